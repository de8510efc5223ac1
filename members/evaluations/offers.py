"""What evaluations show on pages of people and units, who know nothing of them: handed over through the pillar."""

from django.urls import reverse
from django.utils import timezone

from branches.cases.models import Case
from members.evaluations import queries, rules, texts
from members.evaluations.models import AT_BRANCH, Exclusion, Level, RatingStatus
from members.people.models.persons import Standing


def on_record(user, person) -> dict | None:
    """The years of a person. While one is open, what was proposed is for those who see the case. Two queries, one where
    there is nothing."""
    rows = queries.of_person(person)
    if not rows:
        return None
    cases = [row.evaluation.case_id for row in rows]
    visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    return {"template": "members/evaluations/panel.html", "rows": [_row(row, visible) for row in rows]}


def _row(row, visible):
    case = row.evaluation.case
    announced, excluded = row.status == RatingStatus.ANNOUNCED, row.status == RatingStatus.EXCLUDED
    told = [row.evaluation.branch.name]
    if announced:
        told.append(
            texts.pages.PANEL_BY.format(reference=row.resolution.reference, day=f"{row.resolution.on:%d/%m/%Y}")
        )
    elif excluded:
        told.append(Exclusion(row.exclusion).label)
    elif case.pk in visible:
        told += _open(row)
    kind = "ok" if announced else "none" if excluded else "info"
    return {
        "year": row.year,
        "level": row.get_level_display() if announced else "",
        "small": " · ".join(told),
        "url": case.get_absolute_url() if case.pk in visible else "",
        "kind": kind,
        "state": row.get_status_display() if announced or excluded or case.pk in visible else texts.pages.PANEL_RUNNING,
    }


def _open(row):
    if row.self_level:
        yield texts.pages.PANEL_SELF.format(level=Level(row.self_level).label.lower())
    if row.suggested:
        yield texts.pages.PANEL_SUGGESTED.format(level=Level(row.suggested).label.lower())


def on_own(user, person) -> dict | None:
    """The card of the member: what waits for the own words, what was announced. Nothing of what the branch or its
    superior has said before that. One query."""
    rows = queries.own_rows(person)
    if not rows and person.standing != Standing.MEMBER:
        return None
    return {"template": "members/evaluations/own_card.html", "rows": [_own(row) for row in rows]}


def _own(row):
    url = reverse("members:evaluations:own", args=[row.year])
    branch = row.evaluation.branch.name
    year = texts.own.YEAR.format(year=row.year)
    if row.status == RatingStatus.ANNOUNCED:
        decided = row.resolution
        by = texts.own.DECIDED.format(reference=decided.reference, day=f"{decided.on:%d/%m/%Y}")
        level = texts.own.YEAR_LEVEL.format(year=row.year, level=row.get_level_display())
        return _line(level, [branch, by], "ok", texts.own.ANNOUNCED_STATE, url=url)
    if row.status == RatingStatus.EXCLUDED:
        why = [Exclusion(row.exclusion).label, row.reason]
        return _line(year, [branch, *filter(None, why)], "none", texts.own.NOT_RATED_STATE)
    if row.status not in AT_BRANCH:
        return _line(year, [branch], "info", texts.own.WAITS, url=url)
    due = texts.own.due_words(row.evaluation.round.due_on, timezone.localdate())
    if not row.self_level:
        return _line(year, [branch, due], "warn", texts.own.TO_WRITE, url=url, button=texts.own.WRITE)
    kind, state = ("ok", texts.own.BY_ONESELF) if row.self_own else ("info", texts.own.BY_BRANCH)
    return _line(year, [branch, due], kind, state, url=url, button=texts.own.CHANGE)


def _line(heading, small, kind, state, *, url="", button=""):
    return {
        "heading": heading,
        "small": " · ".join(small),
        "kind": kind,
        "state": state,
        "url": url,
        "button": button,
    }


def on_unit(user, unit) -> dict | None:
    """The years of a unit, and the way to propose one. Two queries and the rights."""
    rows = queries.of_unit(unit)
    visible = set()
    if rows:
        cases = [row.case_id for row in rows]
        visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    year = timezone.localdate().year
    has_one = any(row.year == year for row in rows)
    may = bool(unit.parent_path) and not unit.closed_on and not has_one and rules.may_open_for_unit(user, unit)
    rows = [row for row in rows if row.level or row.case_id in visible]
    if not rows and not may:
        return None
    return {
        "template": "members/evaluations/unit_panel.html",
        "rows": [_unit_row(row, visible) for row in rows],
        "open_url": reverse("members:evaluations:unit_open", args=[unit.code]) if may else "",
        "open_label": texts.units.PANEL_UNIT_OFFER.format(year=year),
    }


def _unit_row(row, visible):
    decided = row.resolution
    by = texts.pages.PANEL_BY.format(reference=decided.reference, day=f"{decided.on:%d/%m/%Y}") if decided else ""
    return {
        "year": row.year,
        "level": row.get_level_display(),
        "small": by or row.base.name,
        "url": row.case.get_absolute_url() if row.case_id in visible else "",
        "kind": "ok" if row.level else "info",
        "state": row.get_status_display(),
    }
