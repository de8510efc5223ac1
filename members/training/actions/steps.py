"""What every act does alike: take the programme and rows as they stand, find out where it stands after, tell it."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.models import Case
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from members.training import queries, rules, texts
from members.training.models import UNFINISHED, EntryStatus, Status, TrainingEntry, TrainingProgramme

LONGEST_NOTE = 500
LONGEST_REASON = 250


def take(programme: TrainingProgramme, act: str, may, *, actor, version: int | None) -> TrainingProgramme:
    """The programme, locked, with its counts, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, and PermissionDenied.
    """
    programme = held(programme, version=version)
    if not rules.is_in_step(programme, act):
        raise transitions.WrongState(WRONG_STATE.format(now=programme.get_status_display()))
    may(actor, programme).require()
    return programme


def held(programme: TrainingProgramme, *, version: int | None = None) -> TrainingProgramme:
    """The programme as it stands now, locked with its case, with its counts. Raises transitions.WrongState."""
    programme = transitions.lock_case(programme, version=version)
    queries.load_counts([programme])
    return programme


def chosen(programme: TrainingProgramme, entries: Iterable[int] | None, *statuses: str) -> list[TrainingEntry]:
    """The rows of these keys (None: all) in these statuses, locked, in the order of names.

    Raises ValidationError on "entries" for none, and for one that stands elsewhere by now.
    """
    rows = TrainingEntry.objects.select_for_update(of=("self",)).filter(programme=programme, status__in=statuses)
    wanted = None if entries is None else set(entries)
    if wanted is not None:
        rows = rows.filter(pk__in=wanted)
    found = list(rows.select_related("person", "confirmed_by").order_by("person__sort_key", "pk"))
    if wanted is not None and len(found) != len(wanted):
        raise ValidationError({"entries": texts.ROWS_GONE})
    if not found:
        raise ValidationError({"entries": texts.ROWS_MISSING})
    return found


def move(rows: Sequence[TrainingEntry], status: str, *, actor, **changes):
    """All rows to `status`, told as changed by `actor`, in one statement."""
    transitions.move_many(
        rows, status, version=F("version") + 1, changed_by=actor, changed_at=timezone.now(), **changes
    )


@contextmanager
def journalled(name: str, programme: TrainingProgramme, *, actor, **details):
    """One act in the journal of the branch."""
    number = programme.case.number
    with journal.act(name, actor=actor, subject=programme, unit=programme.branch, number=number, **details):
        yield


def settle(programme: TrainingProgramme, act: str, *, actor, for_unit, note: str = "", base=None):
    """Where the programme stands now that its rows have changed, written with the step; without a change only told.

    With the superior as long as a row waits there; else returned where one is; else with the branch while one is open;
    done when all are confirmed or gone. Before scoring has begun nothing of it follows from the rows.
    """
    note = note[:LONGEST_NOTE]
    queries.load_counts([programme])
    status = _follows(programme)
    if status == programme.status:
        tell(programme, act, actor=actor, for_unit=for_unit, note=note)
        return
    more = {"base": base} if base is not None else {}
    if status == Status.CONFIRMED:
        more |= {"outcome": Case.Outcome.DONE}
    else:
        more |= {"holder": _holder(programme, status, base), "due_on": due(programme, status)}
    transitions.advance(programme, status, act=act, actor=actor, note=note, for_unit=for_unit, **more)


def tell(programme: TrainingProgramme, act: str, *, actor, for_unit, note: str = "", acting: str = ""):
    """A line of the timeline for what moves no case; whoever has its page open is told that it changed."""
    note = note[:LONGEST_NOTE]
    transitions.record(programme.case, act=act, actor=actor, for_unit=for_unit, note=note, acting=acting)
    touch(programme)


def touch(programme: TrainingProgramme):
    programme.case.version += 1
    programme.case.save(update_fields=["version"])


def _follows(programme):
    counts = programme.counts
    if programme.status in (Status.REGISTERING, Status.RUNNING, Status.WITHDRAWN):
        return programme.status
    if counts[EntryStatus.SENT]:
        return Status.AT_SUPERIOR
    if counts[EntryStatus.RETURNED]:
        return Status.RETURNED
    if any(counts[status] for status in UNFINISHED):
        return Status.SCORING
    # A branch whose rows have all gone elsewhere has finished nothing: it takes the case back itself.
    return Status.CONFIRMED if counts.total() else Status.SCORING


def _holder(programme, status, base):
    unit = (base or programme.base or programme.branch) if status == Status.AT_SUPERIOR else programme.branch
    return superiors.standing_for(unit)


def due(programme: TrainingProgramme, status: str) -> date | None:
    """The last day for a step that begins today."""
    today = timezone.localdate()
    days = definitions.on(today)
    if status == Status.AT_SUPERIOR:
        return today + timedelta(days.training_superior_days)
    again = today + timedelta(days.training_return_days)
    if status == Status.RETURNED:
        return again
    # What was left behind when the window was over gets the days of what was returned.
    return programme.window.ends_on if programme.window.ends_on >= today else again


def need(reason: str) -> str:
    """Raises ValidationError on "reason" where nothing is said, or more than a row holds."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": texts.REASON_LONG.format(most=LONGEST_REASON)})
    return reason


def people(rows: Sequence[TrainingEntry]) -> str:
    """ "3 người: Lò Thị Một, …"; one by the name alone."""
    names = queries.names_of([entry.person for entry in rows])
    told = texts.NOTE_ONE if len(rows) == 1 else texts.NOTE_PEOPLE
    return told.format(count=len(rows), names=names)
