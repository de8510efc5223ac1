"""Who may do what. A branch's step needs *manage* over it, a superior's *confirm*; from above both may be done."""

from datetime import date

from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.people.models.persons import Standing
from members.people.rules import is_own
from members.training import texts
from members.training.models import CLOSED, OPEN_TO_SCORES, SCORED_IN, EntryStatus, Status

# What a branch may still let go: what is sent is the superior's.
DROPPABLE = (EntryStatus.REGISTERED, *OPEN_TO_SCORES)


def is_in_step(programme, act: str) -> bool:
    """Whether `act` is there at all. `programme` comes with its counts (queries.find)."""
    status, counts = programme.status, programme.counts
    open_still = status not in CLOSED
    if act == "approve":
        return status == Status.REGISTERING or (open_still and counts[EntryStatus.REGISTERED] > 0)
    if act == "open_scoring":
        return status == Status.RUNNING
    if act == "send":
        own = status in (Status.SCORING, Status.RETURNED)
        return own or (status == Status.AT_SUPERIOR and counts[EntryStatus.SCORED] > 0)
    if act in ("confirm", "return"):
        return status == Status.AT_SUPERIOR
    if act == "confirm_some":
        return status == Status.AT_SUPERIOR and counts[EntryStatus.SENT] > 1
    if act == "reopen":
        return counts[EntryStatus.CONFIRMED] > 0
    if act == "drop":
        return open_still and any(counts[each] for each in DROPPABLE)
    if act == "withdraw":
        return status in (Status.REGISTERING, Status.RUNNING, Status.SCORING)
    raise LookupError(act)


# Windows


def may_list(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_open_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.CONFIRM) else deny(texts.OPEN_NOWHERE)


def may_open(actor, unit) -> Decision:
    """Open a window of `unit` and all branches below it: who confirms over it."""
    return ALLOW if reach.can(actor, Grant.CONFIRM, unit) else deny(texts.OPEN_NOT_YOURS.format(unit=unit))


def may_change(actor, window) -> Decision:
    """Other days; this opens a closed one again."""
    return may_open(actor, window.unit)


def may_close(actor, window) -> Decision:
    if window.closed_on:
        return deny(texts.WINDOW_IS_CLOSED.format(day=f"{window.closed_on:%d/%m/%Y}"))
    return may_open(actor, window.unit)


def may_begin_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.BEGIN_NOWHERE)


def may_begin(actor, branch, window, on: date | None = None) -> Decision:
    """Open the branch's case in a window that covers it; whether it has one is asked elsewhere."""
    on = on or timezone.localdate()
    if not branch.is_branch:
        return deny(texts.NOT_A_BRANCH.format(unit=branch))
    if branch.closed_on and branch.closed_on <= on:
        return deny(texts.BRANCH_CLOSED.format(unit=branch, day=f"{branch.closed_on:%d/%m/%Y}"))
    if not branch.path.startswith(window.unit.path):
        return deny(texts.NOT_COVERED.format(branch=branch))
    if on < window.begins_on:
        return deny(texts.WINDOW_LATER.format(day=f"{window.begins_on:%d/%m/%Y}"))
    if (closed := _closed(window)) is not None:
        return closed
    if on > window.ends_on:
        return deny(texts.WINDOW_OVER.format(day=f"{window.ends_on:%d/%m/%Y}", unit=window.unit))
    return ALLOW if reach.manages(actor, branch) else deny(texts.STEP_OF.format(unit=branch))


# The branch


def may_register(actor, programme) -> Decision:
    if programme.status == Status.CONFIRMED:
        return deny(texts.REGISTERING_OVER)
    if programme.status in CLOSED:
        return _passed(programme)
    return _branchs(actor, programme, opened=True)


def may_approve(actor, programme) -> Decision:
    if not is_in_step(programme, "approve"):
        return _passed(programme)
    decision = _branchs(actor, programme, opened=True)
    if decision and not programme.counts[EntryStatus.REGISTERED]:
        return deny(texts.NOBODY_REGISTERED)
    return decision


def may_open_scoring(actor, programme) -> Decision:
    if not is_in_step(programme, "open_scoring"):
        return _passed(programme)
    decision = _branchs(actor, programme, opened=True)
    if decision and programme.counts.total() == programme.counts[EntryStatus.DROPPED]:
        return deny(texts.NOBODY_LEFT)
    return decision


def may_score(actor, programme) -> Decision:
    """Write down points; of a closed window those of rows that were returned (may_score_row)."""
    if programme.status in (Status.REGISTERING, Status.RUNNING):
        return deny(texts.SCORING_LATER)
    if programme.status not in SCORED_IN:
        return _passed(programme)
    return ALLOW if reach.manages(actor, programme.branch) else deny(texts.SCORES_NOT_YOURS)


def may_score_row(programme, entry) -> Decision:
    """Whether a row takes points now, whoever writes them. A closed window leaves what was returned."""
    if entry.status not in OPEN_TO_SCORES:
        return deny(texts.ROW_PASSED.format(now=entry.get_status_display()))
    closed = _closed(programme.window)
    return ALLOW if closed is None or entry.status == EntryStatus.RETURNED else closed


def may_send(actor, programme) -> Decision:
    if not is_in_step(programme, "send"):
        return _passed(programme)
    decision = _branchs(actor, programme)
    if decision and not programme.counts[EntryStatus.SCORED]:
        return deny(texts.NOBODY_SCORED)
    return decision


def may_drop(actor, programme) -> Decision:
    if not is_in_step(programme, "drop"):
        return _passed(programme)
    return _branchs(actor, programme)


def may_withdraw(actor, programme) -> Decision:
    """While nothing of it was sent."""
    if not is_in_step(programme, "withdraw"):
        return _passed(programme)
    if programme.counts[EntryStatus.SENT] or programme.counts[EntryStatus.CONFIRMED]:
        return deny(texts.SENT_BEFORE)
    return _branchs(actor, programme)


# The member


def may_register_oneself(actor, person, programme, entry=None) -> Decision:
    """Say what oneself means to do, and change it until the branch approves; `entry` is the row where there is one.

    Who comes later than the others is written down by the branch.
    """
    if not is_own(actor, person):
        return deny(texts.NOT_ONESELF)
    if entry is not None and entry.status != EntryStatus.REGISTERED:
        return deny(texts.APPROVED_ALREADY)
    if entry is None and person.standing != Standing.MEMBER:
        return deny(texts.NO_MEMBER_NOW)
    if programme.status != Status.REGISTERING:
        return deny(texts.OWN_TOO_LATE if entry is None else texts.APPROVED_ALREADY)
    closed = _closed(programme.window)
    return ALLOW if closed is None else closed


def may_score_oneself(actor, person, programme, entry) -> Decision:
    """The own points of the own row, until the branch sends it."""
    if not is_own(actor, person):
        return deny(texts.NOT_ONESELF)
    if entry.status in OPEN_TO_SCORES and programme.status in (Status.REGISTERING, Status.RUNNING):
        return deny(texts.OWN_SCORING_LATER)
    if entry.status == EntryStatus.REGISTERED:
        return deny(texts.OWN_NOT_APPROVED)
    return may_score_row(programme, entry)


# The superior


def may_confirm(actor, programme) -> Decision:
    return _superiors(actor, programme, "confirm")


def may_confirm_some(actor, programme) -> Decision:
    return _superiors(actor, programme, "confirm_some")


def may_return(actor, programme) -> Decision:
    return _superiors(actor, programme, "return")


def may_reopen(actor, programme) -> Decision:
    """Who confirmed, or stands above: each row is asked again by its own unit (may_reopen_row)."""
    if not is_in_step(programme, "reopen"):
        return _passed(programme)
    if any(reach.can(actor, Grant.CONFIRM, unit) for unit in programme.confirmers):
        return ALLOW
    units = ", ".join(sorted(unit.name for unit in programme.confirmers))
    return deny(texts.REOPEN_NOT_YOURS.format(units=units))


def may_reopen_row(actor, entry) -> Decision:
    if reach.can(actor, Grant.CONFIRM, entry.confirmed_by):
        return ALLOW
    return deny(texts.REOPEN_NOT_YOURS.format(units=entry.confirmed_by))


# Papers


def may_issue_result(actor, programme) -> Decision:
    """The branch's list: once it was sent."""
    if programme.status not in (Status.AT_SUPERIOR, Status.RETURNED, Status.CONFIRMED):
        return deny(texts.RESULT_LATER)
    return papers.may_issue(actor, programme.branch)


def may_issue_confirmation(actor, programme) -> Decision:
    if not programme.counts[EntryStatus.CONFIRMED] or programme.base is None:
        return deny(texts.CONFIRMATION_LATER)
    return papers.may_issue(actor, programme.base)


def _branchs(actor, programme, *, opened=False) -> Decision:
    if opened and (closed := _closed(programme.window)) is not None:
        return closed
    unit = programme.branch
    return ALLOW if reach.manages(actor, unit) else deny(texts.STEP_OF.format(unit=unit))


def _superiors(actor, programme, act) -> Decision:
    if not is_in_step(programme, act):
        return _passed(programme)
    unit = programme.branch
    if not reach.can(actor, Grant.CONFIRM, unit):
        return deny(texts.SUPERIORS.format(unit=unit))
    return ALLOW if programme.counts[EntryStatus.SENT] else deny(texts.NOTHING_TO_CONFIRM)


def _closed(window) -> Decision | None:
    """The refusal of a closed window, None while it is open."""
    if window.closed_on is None or window.closed_on > timezone.localdate():
        return None
    return deny(texts.WINDOW_CLOSED.format(day=f"{window.closed_on:%d/%m/%Y}", unit=window.unit))


def _passed(programme) -> Decision:
    return deny(texts.STEP_PASSED.format(now=programme.get_status_display()))
