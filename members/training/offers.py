"""What the training programme shows on pages of people, who know nothing of it: handed over through the pillar."""

from django.urls import reverse
from django.utils import timezone

from branches.cases.models import Case
from members.people.models.persons import Standing
from members.training import queries, rules, texts
from members.training.models import EntryStatus, Side
from members.training.presenting import STATE_KINDS

_OVER = (EntryStatus.CONFIRMED, EntryStatus.DROPPED)


def panel(user, person) -> dict | None:
    """The years of a person: points and level with whose confirmation; where the running one stands. Two queries, one
    where there is nothing."""
    rows = queries.of_person(person)
    if not rows:
        return None
    cases = [row.programme.case_id for row in rows]
    visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    return {"template": "members/training/panel.html", "rows": [_row(row, visible) for row in rows]}


def _row(row, visible):
    case = row.programme.case
    confirmed = row.status == EntryStatus.CONFIRMED
    kinds = {EntryStatus.CONFIRMED: "ok", EntryStatus.DROPPED: "none", EntryStatus.RETURNED: "warn"}
    return {
        "year": row.year,
        "branch": row.programme.branch,
        "url": case.get_absolute_url() if case.pk in visible else "",
        "points": row.points if confirmed else None,
        "level": row.get_level_display() if confirmed else "",
        "by": row.confirmed_by if confirmed else "",
        "on": row.confirmed_on,
        "kind": kinds.get(row.status, "info"),
        "state": row.get_status_display(),
        "reason": row.reason if row.status in (EntryStatus.DROPPED, EntryStatus.RETURNED) else "",
        "running": row.status not in (EntryStatus.CONFIRMED, EntryStatus.DROPPED),
    }


def own_card(user, person) -> dict | None:
    """What a member does in the years that are open, and what earlier ones gave. Two queries, up to four while a window
    is open."""
    on = timezone.localdate()
    rows = queries.of_person(person)
    have = {row.year: row for row in rows if row.status != EntryStatus.DROPPED}
    years = {year: _own_row(user, person, row) for year, row in have.items() if row.status not in _OVER}
    windows = _windows(person, on)
    missing = [year for year in windows if year not in have]
    begun = queries.begun([person.current_unit_id], missing) if missing else {}
    for year in missing:
        years[year] = _unregistered(user, person, windows[year], begun.get((person.current_unit_id, year)), on)
    if not rows and not years and person.standing != Standing.MEMBER:
        return None
    over = [row for row in rows if row.status in _OVER]
    cases = [row.programme.case_id for row in over]
    visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True)) if cases else set()
    return {
        "template": "members/training/own_card.html",
        "years": [years[year] for year in sorted(years, reverse=True)],
        "rows": [_row(row, visible) for row in over],
        "nothing": "" if years else texts.OWN_NO_WINDOW,
    }


def _windows(person, on):
    """{year: the window of the branch of this member that runs on the day}."""
    if person.standing != Standing.MEMBER or person.current_unit_id is None:
        return {}
    unit = person.current_unit
    windows = queries.windows_over([unit])[unit.pk]
    return {
        year: window
        for year, window in windows.items()
        if window.begins_on <= on <= window.ends_on and (window.closed_on is None or window.closed_on > on)
    }


def _own_row(user, person, entry):
    """Of a year under way: where the own row stands, and what can be done with it."""
    programme, window = entry.programme, entry.programme.window
    scores = rules.may_score_oneself(user, person, programme, entry)
    registers = rules.may_register_oneself(user, person, programme, entry)
    do, url = texts.DO_SEE_OWN, _own_url("own_register", entry.year)
    ends = f"{window.ends_on:%d/%m/%Y}"
    if scores:
        text, do = _scoring(entry, ends)
        url = _own_url("own_scores", entry.year)
    elif registers:
        text, do = texts.OWN_REGISTERED.format(day=f"{entry.registered_on:%d/%m/%Y}"), texts.DO_CHANGE_OWN
    elif entry.status == EntryStatus.SENT:
        text = texts.OWN_SENT.format(unit=programme.base or texts.OWN_SUPERIOR)
    else:
        text = scores.reason
    if entry.status == EntryStatus.RETURNED:
        text = texts.OWN_RETURNED.format(reason=entry.reason.rstrip("."), more=text)
    return {
        "title": window.title,
        "text": text,
        "kind": STATE_KINDS[entry.status],
        "state": entry.get_status_display(),
        "primary": bool(scores or registers),
        "do": do,
        "url": url,
        "see_url": _own_url("own_register", entry.year) if scores else "",
    }


def _scoring(entry, ends):
    """(what is still to be scored, what the button says)."""
    blank, total = entry.scores(Side.SELF).count(None), entry.total(Side.SELF)
    if total is not None:
        return texts.OWN_SCORED.format(total=total), texts.DO_SCORE_OWN_AGAIN
    if blank < len(Side.SELF.fields):
        return texts.OWN_SCORE_MORE.format(count=blank, day=ends), texts.DO_SCORE_OWN
    return texts.OWN_SCORE_NOW.format(day=ends), texts.DO_SCORE_OWN


def _unregistered(user, person, window, programme, on):
    """Of a year for which nothing was registered: how, or why not (yet)."""
    day = f"{window.register_until:%d/%m/%Y}"
    decision = rules.may_register_oneself(user, person, programme) if programme else None
    if programme is None:
        text = texts.OWN_NOT_BEGUN.format(day=day)
    elif not decision:
        text = decision.reason
    else:
        text = (texts.OWN_REGISTER_NOW if on <= window.register_until else texts.OWN_REGISTER_LATE).format(day=day)
    return {
        "title": window.title,
        "text": text,
        "kind": "none",
        "state": texts.OWN_UNREGISTERED,
        "primary": bool(decision),
        "do": texts.DO_REGISTER_OWN,
        "url": _own_url("own_register", window.year) if decision else "",
        "see_url": "",
    }


def _own_url(route, year):
    return reverse(f"members:training:{route}", args=[year])
