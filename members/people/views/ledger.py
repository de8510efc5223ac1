"""The stays behind a figure of the movement report. A former unit keeps the name, not the record."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.templatetags.ui import vdate
from branches.units import current
from members.people import filters, rules, texts
from members.people.models import Person
from members.people.models.memberships import Began, Ended
from members.people.queries import areas, stays

PAGE = 50


@require_safe
def ledger(request):
    """`why` ("gain:<Began>" or "loss:<Ended>") with `from` and `to`; or `on`, the end of a day, today if not given."""
    rules.may_list(request.user).require()
    whole = areas.shown(current.current_seat(request))
    code = request.GET.get("unit", "")
    unit = filters.unit_named(request.user, code, whole) if code else None
    shown = areas.shown(current.current_seat(request), unit)
    heading, period, found = _asked(request.GET, shown)
    page = Paginator(found.select_related("person", "unit"), PAGE).get_page(request.GET.get("page"))
    people = [stay.person_id for stay in page]
    return render(
        request,
        "members/people/ledger.html",
        {
            "unit": shown.unit,
            "heading": heading,
            "period": period,
            "page": page,
            "number": page.paginator.count,
            "visible": set(Person.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True)),
            "previous_url": _page_url(request, page.previous_page_number()) if page.has_previous() else "",
            "next_url": _page_url(request, page.next_page_number()) if page.has_next() else "",
        },
    )


def _asked(data, shown):
    """Heading, period in words, and the stays."""
    side, _, reason = data.get("why", "").partition(":")
    first, last = _day(data.get("from")), _day(data.get("to"))
    known = {"gain": (Began, stays.gained, "begins_on"), "loss": (Ended, stays.lost, "ends_on")}
    if side in known and reason in known[side][0].values and first and last:
        reasons, find, day = known[side]
        heading = reasons(reason).label.capitalize()
        period = texts.STAYS_PERIOD.format(first=vdate(first), last=vdate(last))
        return heading, period, find(shown, reason, first, last).order_by(f"-{day}", "person__sort_key", "pk")
    on = _day(data.get("on")) or timezone.localdate()
    return texts.STAYS_ON.format(day=vdate(on)), "", stays.covering(shown, on).order_by("person__sort_key", "pk")


def _day(text):
    """A day of an address, None when it is none or lies where no period reaches."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if 1900 < day.year <= (timezone.localdate() + timedelta(days=366)).year else None


def _page_url(request, number):
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
