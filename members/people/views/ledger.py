"""The stays behind a figure of the movement report. A former unit keeps the name, not the record."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.cases.models import Case
from branches.templatetags.ui import vdate
from branches.units import current
from members.people import filters, rules, texts
from members.people.models import Person
from members.people.models.memberships import GAINS, LOSSES, OPENING_ENTRIES, Began, Ended
from members.people.queries import areas, periods, stays
from members.people.queries.movements import INNER

PAGE = 50


@dataclass(frozen=True)
class Behind:
    """What a figure stands for: its heading, and the stays in order. `day` is the column of the day on which it
    happened; None where it counts who was there."""

    heading: str
    period: str
    found: object
    day: str | None = None
    guests: bool = False


@require_safe
def ledger(request):
    """`why` with `from` and `to` says what happened (gain:<Began>, loss:<Ended>, gains, losses, listed, inner:<code>,
    came:<Kind>, went:<Kind>); `on`, the end of a day (today if not given), says who was there (why=guest:<Kind>)."""
    rules.may_list(request.user).require()
    whole = areas.shown(current.current_seat(request))
    code = request.GET.get("unit", "")
    unit = filters.unit_named(request.user, code, whole) if code else None
    shown = areas.shown(current.current_seat(request), unit)
    behind = _behind(request.GET, shown)
    related = ("person__current_unit", "person__kept_by", "unit", "begun_case", "ended_case")
    page = Paginator(behind.found.select_related(*related), PAGE).get_page(request.GET.get("page"))
    people = [stay.person_id for stay in page]
    return render(
        request,
        "members/people/ledger.html",
        {
            "unit": shown.unit,
            "behind": behind,
            "report_url": _report(request.GET, shown),
            "page": page,
            "rows": _rows(request.user, list(page), behind),
            "number": page.paginator.count,
            "visible": set(Person.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True)),
            "previous_url": _page_url(request, page.previous_page_number()) if page.has_previous() else "",
            "next_url": _page_url(request, page.next_page_number()) if page.has_next() else "",
        },
    )


def _rows(user, found, behind):
    """Each stay with what the list shows of it."""
    joined = stays.neighbours(found) if behind.day and not behind.guests else {}
    cases = {case.pk for stay in found if (case := _case(stay, behind))}
    opens = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True)) if cases else set()
    return [_row(stay, behind, joined.get(stay.pk, (None, None)), opens) for stay in found]


def _row(stay, behind, joined, opens):
    before, after = joined
    case = _case(stay, behind)
    came = behind.day == "begins_on"
    return {
        "stay": stay,
        "day": getattr(stay, behind.day) if behind.day else None,
        "reason": stay.get_began_by_display() if came else stay.get_ended_by_display(),
        "from_unit": (before.unit.name if before else "") if came else stay.unit.name,
        "to_unit": stay.unit.name if came else (after.unit.name if after else ""),
        "case": case,
        "case_url": case.get_absolute_url() if case and case.pk in opens else "",
        "late": bool(not stay.ends_on and stay.expected_end_on and stay.expected_end_on < timezone.localdate()),
    }


def _case(stay, behind):
    return stay.ended_case if behind.day == "ends_on" else stay.begun_case


def _behind(data, shown) -> Behind:
    side, _, code = data.get("why", "").partition(":")
    first, last = periods.day(data.get("from")), periods.day(data.get("to"))
    if first and last and (told := _happened(side, code, shown, first, last)):
        heading, found, day, guests = told
        period = texts.STAYS_PERIOD.format(first=vdate(first), last=vdate(last))
        return Behind(heading, period, found.order_by(f"-{day}", "person__sort_key", "pk"), day, guests)
    on = periods.day(data.get("on")) or timezone.localdate()
    if side == "guest" and code in texts.GUESTS:
        found = stays.guests_on(shown, code, on).order_by("expected_end_on", "person__sort_key", "pk")
        return Behind(texts.GUESTS_ON[code].format(day=vdate(on)), "", found, guests=True)
    found = stays.covering(shown, on).order_by("person__sort_key", "pk")
    return Behind(texts.STAYS_ON.format(day=vdate(on)), "", found)


def _happened(side, code, shown, first, last):
    """Heading, stays, column of their day, whether they are guests'; None for what can't be meant."""
    if side == "gain" and code in GAINS:
        return Began(code).label.capitalize(), stays.gained(shown, [code], first, last), "begins_on", False
    if side == "loss" and code in LOSSES:
        return Ended(code).label.capitalize(), stays.lost(shown, [code], first, last), "ends_on", False
    if side == "inner" and code in INNER:
        return texts.INNER[code], stays.inside(shown, code, first, last), "begins_on", False
    if side in ("came", "went") and code in texts.GUESTS:
        if side == "came":
            return texts.GUESTS_CAME[code], stays.guests_came(shown, code, first, last), "begins_on", True
        return texts.GUESTS_WENT[code], stays.guests_went(shown, code, first, last), "ends_on", True
    many = {
        "gains": (texts.ALL_GAINS, stays.gained, [each for each in GAINS if each not in OPENING_ENTRIES], "begins_on"),
        "listed": (texts.ALL_LISTED, stays.gained, OPENING_ENTRIES, "begins_on"),
        "losses": (texts.ALL_LOSSES, stays.lost, LOSSES, "ends_on"),
    }
    if side not in many:
        return None
    heading, find, reasons, day = many[side]
    return heading, find(shown, reasons, first, last), day, False


def _report(data, shown):
    """The report of the same unit and period."""
    query = QueryDict(mutable=True)
    query["unit"] = shown.unit.code
    query.update({name: data[name] for name in ("from", "to") if periods.day(data.get(name))})
    return f"{reverse('members:people:movement')}?{query.urlencode()}"


def _page_url(request, number):
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
