"""Members whose months without meetings or dues are as many as the rule set asks before a removal from the roll."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.units.models import Unit
from members.departures import missing, rules, texts
from members.departures.models import Way
from members.departures.texts import pages
from members.departures.views.trail import trail


@require_safe
@never_cache
def missing_list(request):
    """`unit` narrows it to one unit and what is below it. Nothing is begun by looking."""
    rules.may_list(request.user).require()
    code = request.GET.get("unit", "").replace("\0", "")
    unit = get_object_or_404(Unit.objects.visible_to(request.user), code=code) if code else None
    found = missing.Missing(request.user, unit)
    # With one source there is nothing to tell apart.
    tab = request.GET.get("tab", "") if not found.lacking else ""
    if tab not in missing.TABS:
        tab = missing.ALL
    page = Paginator(found.of(tab), missing.PAGE).get_page(request.GET.get("trang", ""))

    def address(**parts):
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in ({"tab": tab, "unit": code} | parts).items() if value})
        return f"?{query.urlencode()}"

    may_open = bool(rules.may_open_somewhere(request.user))
    lead = pages.MISSING_LEAD if found.given else pages.MISSING_LEAD_UNKNOWN
    lead = lead.format(least=found.least, what=_missed(found.given), **missing.span(found.period))
    context = {
        "trail": trail(),
        "unit": unit,
        "all_url": address(unit="", trang="") if unit else "",
        "lead": lead,
        "given": found.given,
        "tabs": [] if found.lacking else _tabs(found, tab, address),
        "columns": [pages.MISSED[source] for source in found.given],
        "rows": [_row(candidate, found) for candidate in found.rows(page)],
        "notes": _notes(found, may_open),
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "empty": _empty(found, tab, may_open),
    }
    return render(request, "members/departures/missing.html", context)


def _tabs(found, tab, address):
    counts = found.counts()
    return [
        {"label": label, "url": address(tab=name, trang=""), "count": counts[name], "current": name == tab}
        for name, label in pages.MISSING_TABS.items()
    ]


def _missed(codes):
    return pages.MISSED[codes[0]].lower() if len(codes) == 1 else pages.MISSED_EITHER


def _notes(found, may_open):
    """What isn't known, above the rows; with no source at all the empty page says it instead."""
    notes = []
    if found.given and found.lacking:
        what = missing.named(found.lacking)
        strong = f"{pages.NO_SOURCE.format(what=what)}."
        notes.append({"strong": strong, "text": pages.NO_SOURCE_MORE.format(what=what)})
    parts = [
        pages.MONTHS_LACKING_ONE.format(what=pages.SOURCES[code], count=count)
        for code, count in found.unknown.items()
        if count
    ]
    if parts:
        text = pages.MONTHS_LACKING_MORE.format(parts=", ".join(parts), total=found.asked)
        notes.append({"strong": pages.MONTHS_LACKING, "text": text})
    if notes and may_open:
        notes[0]["url"] = reverse("members:departures:whom")
    return notes


def _empty(found, tab, may_open):
    if not found.given:
        what = missing.named(found.lacking)
        said = {"heading": pages.NO_SOURCE.format(what=what), "text": pages.NO_SOURCE_MORE.format(what=what)}
        if not may_open:
            return said
        url = reverse("members:departures:whom")
        return said | {"primary_label": pages.CHOOSE_PERSON, "primary_url": url, "primary_icon": "user-search"}
    codes = [code for code in missing.TABS[tab] if code in found.given]
    text = pages.MISSING_EMPTY_MORE.format(least=found.least, what=_missed(codes))
    return {"heading": pages.MISSING_EMPTY, "text": text}


def _row(candidate, found):
    return {
        "candidate": candidate,
        "person": candidate.person,
        "months": [_months(code, candidate.facts.get(code), found.least) for code in found.given],
        "leaves": [_leave(leave) for leave in candidate.leaves],
        "url": reverse("members:departures:create", args=[candidate.person.pk, Way.STRUCK_OFF]),
    }


def _months(code, fact, least):
    """A cell: without a fact, or without its months, nothing is known of them, which is no 0."""
    count = None if fact is None else fact.months_missed
    return {
        "label": pages.MISSED[code],
        "count": count,
        "enough": count is not None and count >= least,
        "words": fact.words if fact else "",
        "url": fact.url if fact else "",
        "typed": pages.TYPED_BY_BRANCH if fact and fact.typed else "",
    }


def _leave(away):
    """As components/status.html takes it while the leave runs, a sentence afterwards."""
    until = f"{away.until:%d/%m/%Y}"
    if not away.running:
        return {"text": pages.LEAVE_BEFORE.format(since=f"{away.begins_on:%d/%m/%Y}", until=until), "url": away.url}
    words = texts.MARK_LEAVE_OVER if away.over else texts.MARK_LEAVE
    return {"kind": "warn" if away.over else "info", "text": words.format(day=until), "url": away.url}
