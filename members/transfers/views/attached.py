"""People attached here, ours attached elsewhere, and what can be decided of each of these stays."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.cases.forms import take
from branches.cases.models import Case
from members.people.models import Person
from members.transfers import actions, rules
from members.transfers.views.trail import trail
from members.transfers.way_forms import EndGuestForm, ExtendGuestForm
from members.transfers.ways import guests, texts

PAGE = 50
HERE, AWAY = "o-day", "noi-khac"


@require_safe
@never_cache
def guest_list(request):
    """`phia` is which side: guests here, or ours elsewhere; the side with somebody on it opens by itself."""
    rules.may_list(request.user).require()
    sides = {HERE: guests.here(request.user), AWAY: guests.away(request.user)}
    counts = {name: stays.count() for name, stays in sides.items()}
    side = request.GET.get("phia", "")
    if side not in sides:
        side = AWAY if counts[AWAY] and not counts[HERE] else HERE
    pages = Paginator(sides[side].order_by("expected_end_on", "begins_on", "pk"), PAGE)
    page = pages.get_page(request.GET.get("trang"))
    stays, today = list(page.object_list), timezone.localdate()
    seen = set(
        Person.objects.visible_to(request.user).filter(pk__in=[s.person_id for s in stays]).values_list("pk", flat=True)
    )
    labels = {HERE: texts.GUESTS_HERE, AWAY: texts.GUESTS_AWAY}
    context = {
        "trail": trail(),
        "tabs": [
            {"label": labels[name], "url": f"?phia={name}", "count": counts[name], "current": name == side}
            for name in sides
        ],
        "rows": [_row(stay, today, seen) for stay in stays],
        "page": page,
        "previous_url": f"?phia={side}&trang={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?phia={side}&trang={page.next_page_number()}" if page.has_next() else "",
        "empty": texts.NO_GUESTS_HERE if side == HERE else texts.NO_GUESTS_AWAY,
    }
    return render(request, "members/transfers/guests.html", context)


def _row(stay, today, seen):
    kind, words = guests.state_of(stay, today)
    return {
        "stay": stay,
        "url": reverse("members:transfers:guest", args=[stay.pk]),
        "form": texts.FORM_WORDS[stay.kind],
        "state": {"kind": kind, "text": words},
        "person_url": stay.person.get_absolute_url() if stay.person_id in seen else "",
    }


@require_safe
@never_cache
def guest_detail(request, pk):
    return _detail(request, _find(request, pk))


@require_http_methods(["GET", "POST"])
@never_cache
def guest_end(request, pk):
    stay = _find(request, pk)
    rules.may_end_guest(request.user, stay).require()
    form = EndGuestForm(request.POST if request.method == "POST" else None, stay=stay)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_guest(stay, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            day = f"{form.cleaned_data['last_day']:%d/%m/%Y}"
            messages.success(request, texts.SAID_ENDED.format(name=stay.person, day=day))
            return redirect("members:transfers:attached")
    lead = texts.END_GUEST_LEAD.format(unit=stay.unit)
    return _form(request, stay, form, texts.END_GUEST, lead, "members:transfers:guest_end")


@require_http_methods(["GET", "POST"])
@never_cache
def guest_extend(request, pk):
    stay = _find(request, pk)
    rules.may_extend_guest(request.user, stay).require()
    form = ExtendGuestForm(request.POST if request.method == "POST" else None, stay=stay)
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_guest(stay, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            day = f"{form.cleaned_data['expected_end_on']:%d/%m/%Y}"
            messages.success(request, texts.SAID_EXTENDED.format(day=day))
            return redirect("members:transfers:guest", pk=stay.pk)
    lead = texts.EXTEND_GUEST_LEAD.format(unit=stay.person.current_unit)
    return _form(request, stay, form, texts.EXTEND_GUEST, lead, "members:transfers:guest_extend")


@require_POST
def guest_settle(request, pk):
    stay = _find(request, pk)
    rules.may_settle_guest(request.user, stay).require()
    try:
        transfer = actions.settle_guest(stay, actor=request.user)
    except ValidationError as refusal:
        return _detail(request, stay, refused=refusal.messages, status=422)
    messages.success(request, texts.SAID_SETTLED.format(number=transfer.case.number))
    return redirect("cases:act", transfer.case.number, "edit")


def _find(request, pk):
    return get_object_or_404(guests.visible_to(request.user), pk=pk)


def _detail(request, stay, *, refused=(), status=200):
    today = timezone.localdate()
    kind, words = guests.state_of(stay, today)
    context = {
        "stay": stay,
        "trail": _trail(),
        "state": {"kind": kind, "text": words},
        "form": texts.FORM_WORDS[stay.kind],
        "facts": _facts(request.user, stay),
        "can": _can(request.user, stay),
        "refused": refused,
    }
    return render(request, "members/transfers/guest.html", context, status=status)


def _can(user, stay):
    """The three answers; one that doesn't fit the stay isn't there."""
    found = [
        (texts.END_GUEST, "check", "guest_end", rules.may_end_guest(user, stay), False),
        (texts.EXTEND_GUEST, "calendar", "guest_extend", rules.may_extend_guest(user, stay), False),
        (texts.SETTLE_GUEST, "arrows-exchange", "guest_settle", rules.may_settle_guest(user, stay), True),
    ]
    return [
        {
            "label": label,
            "icon": icon,
            "url": reverse(f"members:transfers:{name}", args=[stay.pk]),
            "post": post,
            "reason": decision.reason,
        }
        for label, icon, name, decision, post in found
    ]


def _facts(user, stay):
    person, case = stay.person, stay.begun_case
    seen = Person.objects.visible_to(user).filter(pk=person.pk).exists()
    open_to = case and Case.objects.visible_to(user).filter(pk=case.pk).exists()
    facts = [
        {"label": texts.FACT_MEMBER, "value": str(person), "url": person.get_absolute_url() if seen else ""},
        {"label": texts.FACT_FORM, "value": texts.FORM_WORDS[stay.kind]},
        {"label": texts.FACT_HOME, "value": str(person.current_unit or "")},
        {"label": texts.FACT_HOST, "value": str(stay.unit)},
        {"label": texts.FACT_SINCE, "value": f"{stay.begins_on:%d/%m/%Y}"},
        {
            "label": texts.FACT_EXPECTED,
            "value": f"{stay.expected_end_on:%d/%m/%Y}" if stay.expected_end_on else texts.NO_END,
        },
    ]
    if stay.ends_on:
        facts.append({"label": texts.FACT_ENDED, "value": f"{stay.ends_on - timedelta(days=1):%d/%m/%Y}"})
    if case:
        facts.append(
            {"label": texts.FACT_CASE, "value": case.number, "url": case.get_absolute_url() if open_to else ""}
        )
    return facts


def _form(request, stay, form, heading, lead, route):
    context = {
        "stay": stay,
        "form": form,
        "heading": heading,
        "lead": lead,
        "url": reverse(route, args=[stay.pk]),
        "trail": [*_trail(), {"label": str(stay.person), "url": reverse("members:transfers:guest", args=[stay.pk])}],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "members/transfers/guest_form.html", context, status=status)


def _trail():
    return [*trail(), {"label": texts.GUESTS, "url": reverse("members:transfers:attached")}]
