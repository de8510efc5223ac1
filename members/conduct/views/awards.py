"""Awards: the list, writing them down for one or many, one of them, its scan, marking it as a mistake."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.attachments.serving import respond
from branches.cases.forms import take
from branches.positions.models import Grant
from branches.units.models import Unit
from branches.vietnamese.names import clean
from members.conduct import actions
from members.conduct.forms.awards import AwardFilter, RecordForm, VoidForm
from members.conduct.models import Award
from members.conduct.queries import awards as queries
from members.conduct.rules import awards as rules
from members.conduct.texts import awards as texts
from members.conduct.views import choosing
from members.conduct.views.trail import award_trail
from members.people.models import Person

PAGE = 50
LONGEST_QUERY = 100
# A class has sixty, a ceremony of a ward some hundred.
MOST = 200
VOID = "ghi-nham"


# The list


class AwardListing:
    """One reading of the list's address: `tab`, `q`, `unit`, `trang` and the filters."""

    def __init__(self, user, data):
        self.q = clean(data.get("q", "").replace("\0", ""))[:LONGEST_QUERY]
        self.tab = VOID if data.get("tab") == VOID else ""
        seen = Award.objects.visible_to(user)
        code = data.get("unit", "").replace("\0", "")
        self.unit = Unit.objects.visible_to(user).filter(code=code).first() if code else None
        if self.unit:
            seen = seen.filter(unit=self.unit)
        self.counts = {"": seen.filter(void=False).count(), VOID: seen.filter(void=True).count()}
        seen = seen.filter(void=self.tab == VOID)
        self.filter = AwardFilter(data, years=queries.years(seen))
        self.chosen = self.filter.chosen()
        self.found = self._narrowed(seen).for_page()

    def _narrowed(self, awards):
        names = {"nam": "decided_on__year", "cap": "level", "hinh-thuc": "form"}
        awards = awards.filter(**{names[name]: value for name, value in self.chosen.items() if name in names})
        if of := self.chosen.get("ai"):
            awards = awards.filter(person__isnull=of != "nguoi")
        return awards.filter(queries.matching(self.q)) if self.q else awards

    @property
    def narrowed(self) -> bool:
        return bool(self.q or self.chosen or self.unit)

    def query(self, **changes) -> str:
        parts = {"tab": self.tab, "q": self.q, "unit": self.unit.code if self.unit else "", **self.chosen, **changes}
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in parts.items() if value})
        return f"?{query.urlencode()}"

    def tabs(self):
        labels = {"": texts.TAB_VALID, VOID: texts.TAB_VOID}
        return [
            {
                "label": label,
                "url": f"?tab={name}" if name else "?",
                "count": self.counts[name],
                "current": name == self.tab,
            }
            for name, label in labels.items()
            if not name or self.counts[name] or self.tab == name
        ]

    def chips(self):
        found = [
            {
                "label": str(self.filter.fields[name].label),
                "value": self.filter.words(name),
                "url": self.query(**{name: ""}),
            }
            for name in self.chosen
        ]
        if self.unit:
            found.insert(0, {"label": texts.FACT_OF_UNIT, "value": self.unit.name, "url": self.query(unit="")})
        if self.q:
            found.append({"label": texts.SEARCH_CHIP, "value": self.q, "url": self.query(q="")})
        return found


@require_safe
def award_list(request):
    rules.may_list_awards(request.user).require()
    listing = AwardListing(request.user, request.GET)
    page = Paginator(listing.found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "listing": listing,
        "rows": page.object_list,
        "number": page.paginator.count,
        "first": page.start_index(),
        "last": page.end_index(),
        "previous_url": listing.query(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": listing.query(trang=page.next_page_number()) if page.has_next() else "",
        "tabs": listing.tabs(),
        "chips": listing.chips(),
        "clear_url": f"?tab={listing.tab}" if listing.tab else "?",
        "search_hint": texts.SEARCH_HINT,
        "may_record": rules.may_record_somewhere(request.user).allowed,
        "part": bool(request.htmx),
    }
    name = "members/conduct/award_list.html"
    return render(request, f"{name}#rows" if request.htmx else name, context)


# Writing them down


@dataclass
class Chosen:
    """Whom an award is for: people, or a unit."""

    people: list[Person]
    unit: Unit | None = None

    def __bool__(self):
        return bool(self.people or self.unit)


@require_http_methods(["GET", "POST"])
@never_cache
def award_record(request):
    """`nguoi` are keys of people, or `unit` the code of a unit; `ghi` is sent by the form itself."""
    rules.may_record_somewhere(request.user).require()
    data = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(request.user, data)
    if not chosen:
        if request.method == "POST":
            messages.warning(request, texts.NOBODY)
        return _whom(request)
    if len(chosen.people) > MOST:
        messages.warning(request, texts.TOO_MANY.format(most=MOST))
        chosen.people = chosen.people[:MOST]
    refused = [(person, rules.may_record_award(request.user, person)) for person in chosen.people]
    if chosen.unit:
        rules.may_record_unit_award(request.user, chosen.unit).require()
    elif len(refused) == 1:
        refused[0][1].require()
    refused = [(person, decision.reason) for person, decision in refused if not decision]
    left_out = {person for person, _ in refused}
    people = [person for person in chosen.people if person not in left_out]
    sent = request.method == "POST" and "ghi" in request.POST
    form = RecordForm(request.POST, request.FILES) if sent else RecordForm()
    if sent and form.is_valid() and (people or chosen.unit):
        try:
            done = _write(request.user, people, chosen.unit, form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            return _said(request, done)
    context = {
        "people": people,
        "unit": chosen.unit,
        "refused": refused,
        "form": form,
        "file_lost": form.file_lost,
        "trail": award_trail(),
    }
    return render(request, "members/conduct/award_record.html", context, status=422 if sent else 200)


def _chosen(user, data) -> Chosen:
    keys = [int(key) for key in data.getlist("nguoi") if key.isascii() and key.isdigit() and len(key) < 19]
    if keys:
        people = Person.objects.visible_to(user).select_related("current_unit__level", "kept_by__level")
        return Chosen(list(people.filter(pk__in=keys[: MOST + 1]).order_by("sort_key", "pk")))
    code = data.get("unit", "").replace("\0", "")
    if not code:
        return Chosen([])
    return Chosen([], get_object_or_404(Unit.objects.visible_to(user).for_page(), code=code))


def _whom(request):
    name = choosing.typed(request)
    people, more = choosing.people_found(request.user, name)
    units, more_units = choosing.units_found(request.user, name, Grant.MANAGE)
    context = {"people": people, "units": units, "more": more or more_units, "q": name, "trail": award_trail()}
    template = "members/conduct/award_whom.html"
    return render(request, f"{template}#found" if request.htmx else template, context)


def _write(user, people, unit, fields) -> list[Award]:
    if unit:
        return [actions.record_unit_award(unit, actor=user, **fields)]
    return actions.record_awards(people, actor=user, **fields)


def _said(request, done):
    if len(done) == 1:
        messages.success(request, texts.RECORDED.format(name=done[0].of))
        return redirect(done[0].of)
    messages.success(request, texts.RECORDED_MANY.format(count=len(done)))
    return redirect("members:awards:list")


# One of them


@require_safe
@never_cache
def award_detail(request, pk):
    award = _find(request, pk)
    context = {
        "award": award,
        "facts": _facts(award),
        "can": _can(request.user, award),
        "trail": award_trail(),
    }
    return render(request, "members/conduct/award.html", context)


@require_safe
@never_cache
def award_scan(request, pk):
    """The scanned decision, to whoever sees the record or the unit."""
    award = _find(request, pk)
    if award.scan is None:
        raise Http404
    return respond(award.scan)


@require_http_methods(["GET", "POST"])
@never_cache
def award_void(request, pk):
    award = _find(request, pk)
    rules.may_void_award(request.user, award).require()
    form = VoidForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.void_award(award, actor=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.VOIDED)
            return redirect(award)
    context = {"award": award, "form": form, "trail": award_trail()}
    return render(request, "members/conduct/award_void.html", context, status=422 if request.method == "POST" else 200)


def _find(request, pk):
    seen = Award.objects.visible_to(request.user).for_page().select_related("recorded_by", "voided_by")
    return get_object_or_404(seen, pk=pk)


def _facts(award):
    facts = [
        {
            "label": texts.FACT_OF_PERSON if award.person_id else texts.FACT_OF_UNIT,
            "value": str(award.of),
            "url": award.of.get_absolute_url(),
        },
        {"label": texts.FORM_LABEL, "value": award.form_words},
        {"label": texts.LEVEL_LABEL, "value": award.get_level_display()},
        {"label": texts.NUMBER_LABEL, "value": award.number},
        {"label": texts.DATE_LABEL, "value": f"{award.decided_on:%d/%m/%Y}"},
        {"label": texts.ISSUER_LABEL, "value": award.issuer},
        {"label": texts.CONTENT_LABEL, "value": award.content, "wide": True},
        {"label": texts.FACT_RECORDED, "value": _by(award.recorded_by, award.recorded_at), "wide": True},
    ]
    if award.void:
        voided = f"{_by(award.voided_by, award.voided_at)}: {award.void_reason}"
        facts.append({"label": texts.FACT_VOIDED, "value": voided, "wide": True})
    return facts


def _by(user, at):
    return texts.RECORDED_BY.format(name=user, at=f"{timezone.localtime(at):%d/%m/%Y}")


def _can(user, award):
    found = []
    if award.scan_id:
        scan = reverse("members:awards:scan", args=[award.pk])
        found.append({"label": texts.DO_SCAN, "icon": "download", "url": scan, "reason": ""})
    decision = rules.may_void_award(user, award)
    if not award.void:
        void = reverse("members:awards:void", args=[award.pk])
        found.append({"label": texts.DO_VOID, "icon": "ban", "url": void, "reason": decision.reason})
    return found
