"""The roster of a unit and all below it."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from branches.pillars.registry import gather
from branches.rulesets import definitions as rulesets
from branches.units import current
from branches.units.models import Unit
from members.people import rules, texts
from members.people.actions import looking, rollups
from members.people.models.persons import Standing
from members.people.queries import counts, marks, paging, roster, stays
from members.people.views.listing import Listing


@require_http_methods(["GET", "POST"])
def people_list(request):
    """The list by GET; a search by POST, so that numbers of cards and phones stand in no address and no log."""
    rules.may_list(request.user).require()
    listing = Listing(request.user, current.current_seat(request), request.POST or request.GET)
    if request.method == "POST" and not request.htmx and not listing.holds_number:
        return redirect(reverse("members:people:list") + listing.query())
    if listing.restricted_in_use:
        looking.note_restricted_question(actor=request.user, shown=listing.shown, fields=listing.restricted_in_use)
    tabs = _counted(listing)
    context = rows_context(request, listing, tabs)
    if request.htmx:
        response = render(request, "members/people/list.html#rows", context | {"part": True})
        response["HX-Replace-Url"] = reverse("members:people:list") + listing.query()
        return response
    return render(request, "members/people/list.html", context | page_context(request, listing, tabs))


def rows_context(request, listing, tabs):
    column, descending = listing.order()
    number, more = _number_found(listing, tabs)
    few = listing.narrowed and not more and number <= (roster.FEW_BY_NAME if listing.q else roster.FEW)
    page = paging.page_of(
        roster.for_roster(listing.found),
        column,
        descending=descending,
        after=_number(request.GET.get("after")),
        before=_number(request.GET.get("before")),
        few=few,
    )
    going_on = marks.marks_of(request.user, [person.pk for person in page.rows])
    for person in page.rows:
        person.marks = going_on.get(person.pk, [])
    first = max(_number(request.GET.get("from")) or 1, 1) if page.before else 1
    back = max(first - paging.SIZE, 1)
    return {
        "listing": listing,
        "rows": page.rows,
        "number": number,
        "more": more,
        "first": first,
        "last": first + len(page.rows) - 1,
        "next_url": listing.query(after=str(page.after), **{"from": str(first + len(page.rows))}) if page.after else "",
        "previous_url": listing.query(before=str(page.before), **{"from": str(back)}) if page.before else "",
        "chips": _chips(listing),
        "clear_url": listing.bare_query(standing=listing.standing if listing.standing != Standing.MEMBER else ""),
        "sorts": {name: _sort(listing, name) for name in roster.SORTS},
        "one_unit": not listing.shown.below or listing.shown.unit.is_branch,
        "numbers_open": "citizen_id" in listing.opened,
        "may_add": rules.may_add_somewhere(request.user).allowed,
        "acts": _acts(request.user) if listing.standing == Standing.MEMBER else [],
    }


def page_context(request, listing, tabs):
    unit = listing.shown.unit
    return {
        "tabs": [*_tabs(listing, tabs), *_guests(listing)],
        "total": tabs.members,
        "form": listing.filter.form,
        "units": _units(listing),
        "unit": unit,
        "may_export": rules.may_export(request.user, listing.shown),
        "search_hint": texts.SEARCH_ALL if "citizen_id" in listing.opened else texts.SEARCH_SOME,
    }


def _acts(user):
    """What slices offer to do with people who are chosen."""
    return [{**act, "form": "chon-nguoi"} for offer in gather("roster_acts") for act in offer(user)]


def _counted(listing):
    """Counts of what is shown without filters. A large unit's come from its summary: the same cost at any size."""
    if listing.shown.below and listing.shown.unit.numchild:
        rollups.settle(listing.shown.unit)
        return counts.of_summary(listing.shown)
    return counts.of_tabs(listing.shown)


def _number_found(listing, tabs):
    """How many the list holds, and whether there are more. What a summary knows isn't counted again."""
    if not listing.narrowed:
        return tabs.of(listing.standing), False
    if tabs.summary and listing.standing == Standing.MEMBER and not listing.q:
        known = counts.of_filter(tabs.summary, {each["name"]: each["code"] for each in listing.conditions})
        if known is not None:
            return known, False
    return roster.count(listing.found)


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def _chips(listing):
    chips = [
        {"label": each["label"], "value": each["value"], "url": listing.query(**{each["name"]: ""})}
        for each in listing.conditions
    ]
    if listing.unit:
        chips.insert(0, {"label": texts.UNIT, "value": listing.unit.name, "url": listing.query(unit="")})
    if listing.q:
        chips.append({"label": texts.SEARCH, "value": listing.q, "url": listing.query(q="")})
    return chips


def _sort(listing, name):
    """Address and present direction of a column's head."""
    descending = listing.sort == name
    direction = {name: "asc", f"-{name}": "desc"}.get(listing.sort, "")
    return {"url": listing.query(sort=f"-{name}" if descending else name), "direction": direction}


def _tabs(listing, counted):
    here = listing.query()
    age = rulesets.on(timezone.localdate()).come_of_age
    tabs = [
        (texts.TAB_ALL, {}, counted.members, ""),
        (texts.TAB_TURNING.format(age=age), {"turning": "yes"}, counted.turning, ""),
        (texts.TAB_MISSING, {"missing": "any"}, counted.incomplete, "warn"),
        (texts.TAB_YOUTHS, {"standing": Standing.YOUTH}, counted.of(Standing.YOUTH), ""),
        (texts.TAB_LEFT, {"standing": Standing.LEFT}, counted.of(Standing.LEFT), ""),
        (texts.TAB_VOID, {"standing": Standing.VOID}, counted.of(Standing.VOID), ""),
    ]
    return [
        {
            "label": label,
            "url": listing.bare_query(**query),
            "count": count,
            "tone": tone if count else "",
            "current": listing.bare_query(**query) == here,
        }
        for label, query, count, tone in tabs
        # The first three are there even when empty: their nought is what people come to see.
        if count != 0 or "standing" not in query or listing.standing == query["standing"]
    ]


def _guests(listing):
    """Who is here besides the members: on a list of their own, in no count of this one."""
    here, counted = listing.shown.unit.code, stays.guests_now(listing.shown)
    return [
        {
            "label": texts.GUEST_TABS[kind],
            "url": f"{reverse('members:people:ledger')}?unit={here}&why=guest:{kind}",
            "count": counted[kind],
            "tone": "",
            "current": False,
        }
        for kind in texts.GUEST_TABS
        if kind in counted
    ]


def _units(listing):
    """Units to narrow the list to: those directly below what is shown, and the one that is chosen."""
    if not listing.shown.below:
        return []
    top = listing.shown.unit
    below = (
        Unit.objects.visible_to(listing.user)
        .filter(path__startswith=top.path, depth=top.depth + 1)
        .open()
        .values_list("code", "name")
    )
    return [(listing.unit.code, listing.unit.name), *below] if listing.unit else list(below)
