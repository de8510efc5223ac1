"""Registrations go along with their members: to the branch in which somebody is now, or out with who left the union."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from branches.accounts.models import User
from branches.cases.models import Case
from branches.units.actions import tree
from members.people.models import Person
from members.people.models.memberships import Ended
from members.people.models.persons import Standing
from members.training import queries, texts
from members.training.actions import programmes, steps
from members.training.models import EntryStatus, TrainingEntry, TrainingProgramme


@transaction.atomic
def follow_moves(on: date, branches: Iterable[int] | None = None) -> int:
    """Move unfinished rows to the programme of the branch in which their member is now, of the same year: opened, as
    that branch's draft, where it has a window and hasn't begun. Without a window there a row stays, and the case says
    so; one that is with the superior stays until it comes back. Who left the union is dropped with the reason.

    Of rows in, or coming to, `branches` (keys) alone where these are given. A case that somebody else is just writing
    is left for the next time, so that nobody ever waits here. Gives how many rows went.
    """
    rows = queries.astray()
    if branches is not None:
        branches = list(branches)
        rows = rows.filter(Q(programme__branch__in=branches) | Q(person__current_unit__in=branches))
    rows = list(rows.exclude(status=EntryStatus.SENT, person__standing=Standing.MEMBER))
    if not rows:
        return 0
    return _Following(on, rows).go()


class _Following:
    def __init__(self, on, rows):
        self.on = on
        self.actor = User.objects.system()
        units = {row.person.current_unit for row in rows if row.person.current_unit_id}
        self.begun = queries.begun([unit.pk for unit in units], {row.year for row in rows})
        self.held = self._hold({row.programme_id for row in rows} | {each.pk for each in self.begun.values()})
        locked = TrainingEntry.objects.select_for_update(of=("self",)).filter(
            pk__in=[row.pk for row in rows if row.programme_id in self.held]
        )
        statuses = {row.pk: row.status for row in locked}
        # Somebody may have sent a row, or let it go, since it was read.
        self.rows = [row for row in rows if statuses.get(row.pk) == row.status]
        self.windows = self._windows(units)

    def go(self) -> int:
        moving, leaving = defaultdict(list), defaultdict(list)
        for row in self.rows:
            if row.person.standing != Standing.MEMBER:
                leaving[row.programme_id].append(row)
            elif target := self._target(row):
                moving[row.programme_id, target.pk].append(row)
        for (source, target), rows in moving.items():
            self._move(self.held[source], self.held[target], rows)
        for source, rows in leaving.items():
            self._drop(self.held[source], rows)
        return sum(len(rows) for rows in [*moving.values(), *leaving.values()])

    def _hold(self, keys) -> dict[int, TrainingProgramme]:
        """Those of the programmes whose cases nobody else holds, locked."""
        cases = Case.objects.select_for_update(of=("self",), skip_locked=True)
        wanted = TrainingProgramme.objects.filter(pk__in=keys).values("case")
        cases = {case.pk: case for case in cases.filter(pk__in=wanted).order_by("pk")}
        found = TrainingProgramme.objects.select_for_update(of=("self",)).filter(case__in=cases)
        found = {each.pk: each for each in found.select_related("window", "branch__level", "base").order_by("pk")}
        for programme in found.values():
            programme.case = cases[programme.case_id]
        return found

    def _windows(self, units):
        """{(key of a branch, year): the window in which it may begin today}."""
        may_begin = queries.not_begun([unit for unit in units if unit.is_branch], self.on)
        return {(branch.pk, window.year): window for branch, window in may_begin}

    def _target(self, row) -> TrainingProgramme | None:
        """Where the row goes to, locked; None where it stays for now."""
        key = (row.person.current_unit_id, row.year)
        if programme := self.begun.get(key):
            return self.held.get(programme.pk)
        window = self.windows.get(key)
        if window is None:
            return None
        branch = tree.locked(row.person.current_unit)
        if programme := queries.programme_of(branch, row.year):
            # Begun between the look and the lock.
            return self.held.get(programme.pk)
        programme = programmes.open_programme(branch, window, actor=self.actor)
        self.begun[key] = self.held[programme.pk] = programme
        return programme

    def _move(self, source, target, rows):
        people = steps.people(rows)
        with steps.journalled("members.training.followed", source, actor=self.actor, count=len(rows)):
            TrainingEntry.objects.filter(pk__in=[row.pk for row in rows]).update(
                programme=target, version=F("version") + 1, changed_by=self.actor, changed_at=timezone.now()
            )
            goes = texts.NOTE_GOES_TO.format(people=people, branch=target.branch, number=target.case.number)
            comes = texts.NOTE_COMES_FROM.format(people=people, branch=source.branch, number=source.case.number)
            steps.settle(source, "follow_out", actor=self.actor, for_unit=source.branch, note=goes)
            steps.settle(target, "follow_in", actor=self.actor, for_unit=target.branch, note=comes)

    def _drop(self, source, rows):
        by_reason = defaultdict(list)
        for row in rows:
            by_reason[_reason(row.person)].append(row)
        with steps.journalled("members.training.dropped", source, actor=self.actor, count=len(rows)):
            for reason, dropped in by_reason.items():
                steps.move(dropped, EntryStatus.DROPPED, actor=self.actor, reason=reason)
                note = texts.NOTE_REASON.format(people=steps.people(dropped), reason=reason)
                steps.settle(source, "left", actor=self.actor, for_unit=source.branch, note=note)


def _reason(person: Person) -> str:
    if person.standing == Standing.VOID:
        return texts.RECORD_VOID
    if person.left_reason:
        return texts.LEFT_BECAUSE.format(reason=Ended(person.left_reason).label)
    return texts.NO_MEMBER
