"""Training programmes for tests, written through the actions."""

from datetime import timedelta

from django.utils import timezone

from branches.accounts.models import User
from branches.units import superiors
from members.training import actions, queries
from members.training.actions import Typed
from members.training.kind import KIND
from members.training.models import Group, Side, TrainingEntry, TrainingProgramme
from tests.members.people.people import make_members

CONTENTS = {group: [f"Nội dung {group}"] for group in Group.values}
NAMES = ("Vi Thị An", "Lò Văn Bình", "Quàng Thị Chi")


def system():
    return User.objects.system()


def window_of(unit, **values):
    today = timezone.localdate()
    values = {
        "year": today.year,
        "title": f"Chương trình rèn luyện năm {today.year}",
        "begins_on": today - timedelta(days=60),
        "register_until": today + timedelta(days=20),
        "ends_on": today + timedelta(days=30),
        **values,
    }
    return actions.open_window(unit, actor=system(), **values)


def begun(branch, window=None, *, people=NAMES, actor=None):
    """A programme in which the members of `branch` (made by their names) have registered."""
    make_members(branch, *people)
    programme = actions.begin_programme(
        branch, actor=actor or system(), window=window or window_of(superiors.base_above(branch))
    )
    if people:
        register(programme)
    return found(programme)


def register(programme, people=None, *, actor=None, **values):
    if people is None:
        people = queries.registrable(programme).values_list("pk", flat=True)
    values = {"contents": CONTENTS, "registered_on": timezone.localdate(), **values}
    return actions.register_members(programme, actor=actor or system(), people=people, **values)


def found(programme) -> TrainingProgramme:
    """As pages get it."""
    return KIND.find([programme.case_id])[programme.case_id]


def rows(programme):
    return list(queries.rows_of(programme))


def row(programme, name) -> TrainingEntry:
    return next(entry for entry in rows(programme) if entry.person.full_name == name)


def scores(*points):
    """{group: points} of five numbers, or of one for all."""
    points = points if len(points) == 5 else points * 5
    return dict(zip(Group.values, points, strict=True))


def score(programme, *points, names=None, side=Side.BRANCH, actor=None):
    """Write these points on rows of these names, or all."""
    typed = [
        Typed(entry.pk, entry.version, scores(*points))
        for entry in rows(programme)
        if names is None or entry.person.full_name in names
    ]
    return actions.save_scores(programme, actor=actor or system(), side=side, typed=typed)


def stands(programme):
    """(status, holder's code or None, {name: status of the row})."""
    programme = found(programme)
    holder = programme.case.holder
    states = {entry.person.full_name: entry.status for entry in rows(programme)}
    return programme.status, holder.code if holder else None, states


def at(status, branch, window=None, *, people=NAMES) -> TrainingProgramme:
    """A programme of `branch`, brought into `status` by the system user."""
    programme, actor = begun(branch, window, people=people), system()
    for step in _WAYS[status]:
        step(programme, actor)
    programme = found(programme)
    assert programme.status == status
    return programme


def _approve(programme, actor):
    actions.approve_registrations(programme, actor=actor)


def _open(programme, actor):
    actions.open_scoring(programme, actor=actor)


def _send(programme, actor):
    score(programme, 18)
    actions.send_results(programme, actor=actor)


def _return(programme, actor):
    actions.return_entries(programme, actor=actor, entries=[rows(programme)[0].pk], reason="Điểm cao quá")
    left = [entry.pk for entry in queries.rows_of(programme, "sent")]
    if left:
        actions.return_entries(programme, actor=actor, entries=left, reason="Xem lại cả")


def _confirm(programme, actor):
    actions.confirm_all(programme, actor=actor)


def _withdraw(programme, actor):
    actions.withdraw_programme(programme, actor=actor, reason="Mở nhầm")


_SCORING = [_approve, _open]
_SENT = [*_SCORING, _send]
_WAYS = {
    "registering": [],
    "running": [_approve],
    "scoring": _SCORING,
    "at_superior": _SENT,
    "returned": [*_SENT, _return],
    "confirmed": [*_SENT, _confirm],
    "withdrawn": [_withdraw],
}
STATUSES = list(_WAYS)
