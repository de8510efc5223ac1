"""What the training programme shows on pages of people, who know nothing of it: handed over through the pillar."""

from branches.cases.models import Case
from members.training import queries
from members.training.models import EntryStatus


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
