"""Beginning something: with whom, what, and what it asks for; and cases of coming of age for many at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.access import reach
from branches.cases.forms import take
from branches.positions.models import Grant
from branches.vietnamese.names import clean, fold
from members.departures import actions, ages, missing, queries, rules, texts
from members.departures.forms import OpenForm
from members.departures.models import Way
from members.departures.texts import pages
from members.departures.views.trail import trail
from members.people.models import Person
from members.people.queries import hindrances

MOST_PEOPLE = 20
LONGEST_NAME = 100
# Of a selection for which cases are opened at once.
MOST_CHOSEN = 120


@require_safe
@never_cache
def departure_whom(request):
    """With whom: members of the units that this person manages, by name."""
    rules.may_open_somewhere(request.user).require()
    name = clean(request.GET.get("q", "").replace("\0", ""))[:LONGEST_NAME]
    people = Person.objects.visible_to(request.user).members()
    people = people.filter(reach.area(request.user, Grant.MANAGE).q("current_unit__path"))
    for word in fold(name).split():
        people = people.filter(search__contains=f" {word}")
    found = list(people.select_related("current_unit").order_by("sort_key", "pk")[: MOST_PEOPLE + 1])
    under_way = queries.open_of([person.pk for person in found])
    context = {
        "people": [(person, under_way.get(person.pk)) for person in found[:MOST_PEOPLE]],
        "more": len(found) > MOST_PEOPLE,
        "q": name,
        "trail": trail(),
    }
    template = "members/departures/whom.html"
    return render(request, f"{template}#found" if request.htmx else template, context)


@require_safe
@never_cache
def departure_choose(request, pk):
    """What is to be done: each way with what it is, or why it can't begin."""
    person = _person(request, pk)
    rules.may_open(request.user, person).require()
    blocks = hindrances.blocks(person, queries.ACT)
    leave = queries.on_leave([person.pk]).get(person.pk)
    ways = []
    for way, (icon, label, text) in pages.WAYS.items():
        reason = "" if way == Way.DIED else " ".join(blocks)
        if way == Way.LEAVE and leave and not reason:
            reason = texts.ON_LEAVE_ALREADY.format(number=leave.departure.case.number)
        url = reverse("members:departures:create", args=[person.pk, way])
        ways.append({"icon": icon, "label": label, "text": text, "url": url, "reason": reason})
    context = {"person": person, "ways": ways, "trail": trail()}
    return render(request, "members/departures/choose.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def departure_create(request, pk, way):
    if way not in pages.WAYS:
        raise Http404
    person = _person(request, pk)
    rules.may_open(request.user, person).require()
    known = [] if way == Way.DIED else hindrances.of(person, queries.ACT)
    blocks = [each.text for each in known if each.kind == hindrances.BLOCK]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OpenForm(*sent, way=way, known=missing.of_person(person) if way == Way.STRUCK_OFF else None)
    if request.method == "POST" and not blocks and form.is_valid():
        try:
            departure = _open(request, person, way, form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            said = pages.DIED_NOW if way == Way.DIED else pages.OPENED_NOW
            messages.success(request, said.format(number=departure.case.number))
            return redirect(departure.case)
    warnings = [each.text for each in known if each.kind == hindrances.WARN]
    if way == Way.AGE:
        posts = queries.posts_held([person])
        warnings += ages.warnings(person, ages.rule(), posts, queries.kept_until([person.pk]))
    elif way == Way.STRUCK_OFF and (leave := queries.on_leave([person.pk]).get(person.pk)):
        warnings.append(
            pages.LEAVE_EXCUSES.format(since=f"{leave.begins_on:%d/%m/%Y}", until=f"{leave.until:%d/%m/%Y}")
        )
    icon, label, text = pages.WAYS[way]
    context = {
        "person": person,
        "way": way,
        "label": label,
        "text": text,
        "icon": icon,
        "button": pages.BUTTONS[way],
        "danger": way == Way.DIED,
        "blocks": blocks,
        "warnings": warnings,
        # Somebody may have opened one meanwhile: what was typed stays, below the reason.
        "form": None if blocks and request.method == "GET" else form,
        "trail": trail(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "members/departures/create.html", context, status=status)


def _open(request, person, way, values):
    if way == Way.DIED:
        return actions.record_death(person, actor=request.user, **values)
    return actions.open_departure(person, actor=request.user, way=way, **values)


def _person(request, pk):
    return get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)


@require_POST
@never_cache
def age_many(request):
    """`nguoi` are keys of the people: judged first, and with `ghi` written."""
    rules.may_open_somewhere(request.user).require()
    keys = [int(key) for key in request.POST.getlist("nguoi") if key.isascii() and key.isdigit() and len(key) < 19]
    people = Person.objects.visible_to(request.user).select_related("current_unit__level", "kept_by__level", "user")
    people = list(people.filter(pk__in=keys[: MOST_CHOSEN * 4]).order_by("sort_key", "pk"))
    if not people:
        messages.warning(request, pages.NOBODY_CHOSEN)
        return redirect("members:departures:radar")
    if len(people) > MOST_CHOSEN:
        messages.warning(request, pages.TOO_MANY.format(most=MOST_CHOSEN))
        people = people[:MOST_CHOSEN]
    judged = actions.judge_age(people, actor=request.user)
    if "ghi" not in request.POST:
        return _judged(request, judged, done=False)
    done = actions.open_age_of_many(judged, actor=request.user)
    number = sum(each.departure is not None for each in done)
    if number:
        messages.success(request, pages.OPENED_MANY.format(count=number))
    if number == len(done):
        return redirect(f"{reverse('members:departures:list')}?tab=nhap&viec=truong-thanh")
    return _judged(request, done, done=True)


def _judged(request, judged, *, done):
    context = {
        "passing": [each for each in judged if not each.refused],
        "refused": [each for each in judged if each.refused],
        "done": done,
        "trail": trail(),
    }
    return render(request, "members/departures/age_many.html", context)
