"""The one door through which a status changes; of a case also its holder, its clock and its steps."""

from datetime import date

from django.utils import timezone

from branches.access import reach
from branches.cases import texts
from branches.cases.models import Acting, Case, CaseCounter, CaseParty, CaseStep
from branches.positions.models import Grant
from branches.vietnamese.names import fold

# The act of a step's row that only gives it another due day; no kind has an act of this code.
EXTEND = "extend"


class WrongState(Exception):
    """Somebody was faster: the thing no longer stands where the page saw it."""


def lock(thing):
    """The row of `thing` as it stands now, locked until the transaction ends."""
    return type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)


def move(thing, status, **changes):
    """Write `status` and `changes` to a locked `thing`; raises WrongState when its FLOW has no such step."""
    if status not in thing.FLOW[thing.status]:
        raise WrongState(texts.WRONG_STATE.format(now=thing.get_status_display()))
    changes["status"] = status
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(changes))


def move_many(things, status, **changes):
    """The same of many locked things of one model, in one statement; `changes` may be expressions over the row.

    Raises WrongState, with nothing written, when the FLOW of one has no such step. The instances keep what they were.
    """
    for thing in things:
        if status not in thing.FLOW[thing.status]:
            raise WrongState(texts.WRONG_STATE.format(now=thing.get_status_display()))
    if things:
        rows = type(things[0])._default_manager.filter(pk__in=[thing.pk for thing in things])
        rows.update(status=status, **changes)


# Cases


def lock_case(thing, *, version: int | None = None):
    """The thing with its case, both locked. Raises WrongState where the page showed another `version` of the case."""
    case = lock(thing.case)
    thing = lock(thing)
    thing.case = case
    if version is not None and version != case.version:
        raise WrongState(texts.WRONG_STATE.format(now=thing.get_status_display()))
    return thing


def open_case(
    kind, *, about: str, unit, actor, status: str, act: str, note: str = "", acting: str = "", prefix: str = ""
) -> Case:
    """A new draft of `unit`, in the slice's first `status`. The caller journals it and makes the slice's own row.

    `prefix` is that of one way of the kind whose numbers are counted by themselves; the kind's where none is given.
    """
    today = timezone.localdate()
    case = Case.objects.create(
        number=_next_number(prefix or kind.prefix, today.year),
        kind=kind.code,
        about=about,
        folded_about=fold(about)[:160],
        opening_unit=unit,
        holder=unit,
        status=status,
        opened_on=today,
        opened_by=actor,
    )
    involve(case, unit)
    acting = acting or acting_for(actor, unit)
    CaseStep.objects.create(
        case=case,
        act=act,
        status=status,
        holder=unit,
        begun_at=timezone.now(),
        actor=actor,
        for_unit=unit,
        acting=acting,
        note=note,
    )
    return case


def advance(
    thing,
    status: str,
    *,
    act: str,
    actor,
    holder=None,
    due_on: date | None = None,
    note: str = "",
    acting: str = "",
    for_unit=None,
    outcome: str = "",
    **changes,
):
    """Write status, holder, clock and step of a case in one go; `thing` comes from `lock_case`.

    Without a `holder` the case is closed with `outcome`. The step is put down to `for_unit`, the holder until now
    unless another is given; whether it was done in that unit's stead follows from who `actor` is, or is given as
    `acting`. `changes` are of the slice's own row. Raises WrongState when its FLOW has no such step.
    """
    move(thing, status, **changes)
    case, now = thing.case, timezone.now()
    duty = for_unit or case.holder
    case.steps.filter(ended_at__isnull=True).update(ended_at=now)
    CaseStep.objects.create(
        case=case,
        act=act,
        status=status,
        holder=holder,
        due_on=due_on if holder else None,
        begun_at=now,
        ended_at=None if holder else now,
        actor=actor,
        for_unit=duty,
        acting=acting or acting_for(actor, duty),
        note=note,
    )
    # A unit that is its own superior may hold it on: what it sent is no draft any more.
    # What never went out stays its unit's own, also when it is taken back.
    case.draft = case.draft and (status == case.status or outcome in {Case.Outcome.WITHDRAWN, Case.Outcome.CANCELLED})
    case.status, case.holder, case.due_on = status, holder, due_on if holder else None
    case.closed_on, case.outcome = (None, "") if holder else (timezone.localdate(), outcome)
    case.version += 1
    case.save(update_fields=["status", "holder", "due_on", "draft", "closed_on", "outcome", "version"])
    if holder:
        involve(case, holder)


def extend_due(case, *, due_on: date, actor, note: str, act: str = EXTEND, for_unit=None):
    """Give the step of a locked case another due day. It goes on as a row of its own, which tells why and by whom.

    What its holder was late by until now stays on the row that ends. The other day may follow from another `act`, of
    `for_unit`, by which the step isn't done yet: then that is told, as `record` would.
    """
    now = timezone.now()
    running = case.steps.get(ended_at__isnull=True)
    running.ended_at = now
    running.save(update_fields=["ended_at"])
    CaseStep.objects.create(
        case=case,
        act=act,
        status=running.status,
        holder=running.holder,
        due_on=due_on,
        begun_at=now,
        actor=actor,
        for_unit=for_unit or running.holder,
        acting=Acting.OWN if act == EXTEND else acting_for(actor, for_unit),
        note=note,
    )
    case.due_on = due_on
    case.save(update_fields=["due_on"])


def record(case, *, act: str, actor, for_unit, note: str = "", acting: str = ""):
    """Something decided that moves nothing (after a case was closed, or beside its running step), put down to
    `for_unit`: holder and clock stay, the timeline tells it. `acting` as of `advance`."""
    now = timezone.now()
    CaseStep.objects.create(
        case=case,
        act=act,
        status=case.status,
        begun_at=now,
        ended_at=now,
        actor=actor,
        for_unit=for_unit,
        acting=acting or acting_for(actor, for_unit),
        note=note,
    )


def restate(thing, status: str, *, act: str, actor, for_unit, outcome: str, note: str = "", **changes):
    """What became of a closed case is decided otherwise: its status and `outcome` change, the day of its end stays.

    `thing` comes from `lock_case`; `changes` are of the slice's own row. Raises WrongState when its FLOW has no
    such step.
    """
    move(thing, status, **changes)
    case = thing.case
    case.status, case.outcome = status, outcome
    case.version += 1
    case.save(update_fields=["status", "outcome", "version"])
    record(case, act=act, actor=actor, for_unit=for_unit, note=note)


def involve(case, *units):
    """Let these units, and whoever reaches them, see the case from now on."""
    CaseParty.objects.bulk_create([CaseParty(case=case, unit=unit) for unit in units], ignore_conflicts=True)


def acting_for(actor, unit) -> str:
    """Whether `actor`, by a post in `unit` itself, does its own work, or does it in the unit's stead from above."""
    if unit is None or actor.is_system:
        return Acting.OWN
    wanted = {Grant.MANAGE, Grant.CONFIRM}
    own = any(each.position.unit_id == unit.pk and wanted & each.grants for each in reach.held(actor))
    return Acting.OWN if own else Acting.IN_STEAD


def _next_number(prefix, year):
    CaseCounter.objects.bulk_create([CaseCounter(prefix=prefix, year=year)], ignore_conflicts=True)
    counter = CaseCounter.objects.select_for_update().get(prefix=prefix, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{prefix}-{year}-{counter.last:04d}"
