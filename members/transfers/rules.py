"""Who may do which step. A step is the holder's; whoever has the grant over the holder from above may do it too."""

from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.people.models import Person
from members.people.models.persons import Standing
from members.people.rules import is_own
from members.transfers import route, texts
from members.transfers.models import CLOSED, Kind, Status, Way
from members.transfers.ways import texts as way_texts

_ON_THE_WAY = tuple(status for status in Status if status not in CLOSED and status != Status.SCHEDULED)
# In which steps each act is there at all.
STEPS = {
    "edit": (Status.DRAFT, Status.BACK_AT_BRANCH),
    "send": (Status.DRAFT, Status.BACK_AT_BRANCH),
    "confirm": (Status.AT_SENDING_BASE, Status.RETURNED),
    # Out of the system: what came back unanswered, or went to a wrong address, is mended by the branch.
    "return": (Status.AT_SENDING_BASE, Status.RETURNED, Status.AWAITING_REPLY),
    "accept": (Status.AT_RECEIVING_BASE,),
    "redirect": (Status.AT_RECEIVING_BASE, Status.AT_RECEIVING_BRANCH),
    "send_back": (Status.AT_RECEIVING_BASE, Status.AT_RECEIVING_BRANCH),
    "take_in": (Status.AT_RECEIVING_BRANCH,),
    "reply": (Status.AWAITING_REPLY,),
    "silence": (Status.AWAITING_REPLY,),
    "recall": _ON_THE_WAY,
    "cancel": (Status.SCHEDULED,),
    # The member asked for it back: the branch says no.
    "keep": tuple(status for status in _ON_THE_WAY if status != Status.DRAFT),
}
# Who comes from outside was written down by a branch: it goes back to that one, there is nowhere else to send it to.
_STEPS_INTO = {
    "return": (Status.AT_RECEIVING_BASE, Status.AT_RECEIVING_BRANCH),
    "redirect": (),
    "send_back": (),
}


def is_in_step(transfer, act: str) -> bool:
    steps = STEPS[act] if transfer.way != Way.INTO else _STEPS_INTO.get(act, STEPS[act])
    return transfer.status in steps


def may_list(actor) -> Decision:
    """See the list of transfers at all: a plain member sees the own case alone."""
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_draft_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.DRAFT_NOWHERE)


def may_look_for_units(actor) -> Decision:
    """Find units anywhere by name: who drafts, confirms or sends on, and a member who asks for a transfer. What is
    found tells names, codes and levels of units, and nothing of people."""
    if any(reach.has_anywhere(actor, grant) for grant in (Grant.MANAGE, Grant.CONFIRM)):
        return ALLOW
    if Person.objects.members().filter(user=actor).exists():
        return ALLOW
    return deny(texts.DRAFT_NOWHERE)


def may_draft(actor, person) -> Decision:
    """Open a transfer of `person`: who manages the unit in which this member is."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    if person.standing != Standing.MEMBER:
        return deny(texts.NOT_A_MEMBER)
    return ALLOW if reach.manages(actor, person.current_unit) else deny(texts.DRAFT_NOT_YOURS)


def may_ask(actor, person) -> Decision:
    """Ask for a transfer of oneself."""
    if not is_own(actor, person):
        return deny(texts.NOT_ONESELF)
    return ALLOW if person.standing == Standing.MEMBER else deny(texts.OWN_NO_MEMBER)


def may_withdraw_wish(actor, transfer) -> Decision:
    """Take back what one asked for oneself, as long as it is a draft of the branch."""
    if not is_own(actor, transfer.person):
        return deny(texts.NOT_ONESELF)
    if transfer.status != Status.DRAFT or not transfer.wished:
        return deny(texts.SENT_MEANWHILE)
    return ALLOW


def may_ask_withdrawal(actor, transfer) -> Decision:
    """Ask the branch to recall a transfer of oneself that was sent, whoever had asked for it."""
    if not is_own(actor, transfer.person):
        return deny(texts.NOT_ONESELF)
    if not is_in_step(transfer, "keep"):
        return _passed(transfer)
    return deny(texts.WITHDRAWAL_WAITS) if transfer.withdrawal_asked_on else ALLOW


def may_edit(actor, transfer) -> Decision:
    return _holders(actor, transfer, "edit")


def may_send(actor, transfer) -> Decision:
    if is_in_step(transfer, "send") and transfer.unnamed:
        return deny(texts.TO_NOT_NAMED.format(place=transfer.wished_place))
    return _holders(actor, transfer, "send")


def may_confirm(actor, transfer) -> Decision:
    return _holders(actor, transfer, "confirm")


def may_return(actor, transfer) -> Decision:
    return _holders(actor, transfer, "return")


def may_accept(actor, transfer) -> Decision:
    return _holders(actor, transfer, "accept")


def may_redirect(actor, transfer) -> Decision:
    return _holders(actor, transfer, "redirect")


def may_send_back(actor, transfer) -> Decision:
    return _holders(actor, transfer, "send_back")


def may_take_in(actor, transfer) -> Decision:
    return _holders(actor, transfer, "take_in")


def may_draft_newcomer(actor, unit) -> Decision:
    """Write down somebody who comes from outside: who manages the receiving branch."""
    return ALLOW if reach.manages(actor, unit) else deny(way_texts.NEWCOMER_NOT_YOURS)


def may_reply(actor, transfer) -> Decision:
    return _holders(actor, transfer, "reply")


def may_silence(actor, transfer) -> Decision:
    """Decide that no answer comes: the sending cơ sở, once its clock has run out."""
    decision = _holders(actor, transfer, "silence")
    due_on = transfer.case.due_on
    if decision and due_on and due_on >= timezone.localdate():
        return deny(way_texts.STILL_WAITING.format(day=f"{due_on:%d/%m/%Y}"))
    return decision


def may_recall(actor, transfer) -> Decision:
    """The side that opened it, at any time before the last step."""
    if not is_in_step(transfer, "recall"):
        return _passed(transfer)
    unit = transfer.case.opening_unit
    return ALLOW if reach.manages(actor, unit) else deny(texts.RECALL_NOT_YOURS.format(unit=unit))


def may_keep(actor, transfer) -> Decision:
    """Answer no to a member who wants it back; the opening side's, as recalling is."""
    if not is_in_step(transfer, "keep"):
        return _passed(transfer)
    if transfer.withdrawal_asked_on is None:
        return deny(texts.NO_WITHDRAWAL)
    unit = transfer.case.opening_unit
    return ALLOW if reach.manages(actor, unit) else deny(texts.RECALL_NOT_YOURS.format(unit=unit))


def may_cancel(actor, transfer) -> Decision:
    """Either side, while the day lies ahead."""
    if not is_in_step(transfer, "cancel"):
        return _passed(transfer)
    sides = (transfer.from_unit, transfer.to_unit)
    return ALLOW if any(reach.manages(actor, unit) for unit in sides) else deny(texts.CANCEL_NOT_YOURS)


def may_end_guest(actor, stay) -> Decision:
    """The host's to do, with its remark; the home may in its stead. `stay` is a Membership beside the main one."""
    return _sides_of(actor, stay)


def may_extend_guest(actor, stay) -> Decision:
    """The home's to do; the host may in its stead."""
    if stay.kind != Kind.TEMPORARY:
        return deny(way_texts.NOT_TEMPORARY)
    return _sides_of(actor, stay)


def may_settle_guest(actor, stay) -> Decision:
    """Make it permanent: the home's alone, whose member it is."""
    home = stay.person.current_unit
    if stay.ends_on:
        return deny(way_texts.GUEST_OVER)
    return ALLOW if reach.manages(actor, home) else deny(way_texts.SETTLE_NOT_YOURS.format(home=home))


def _sides_of(actor, stay) -> Decision:
    home, host = stay.person.current_unit, stay.unit
    if stay.ends_on:
        return deny(way_texts.GUEST_OVER)
    if reach.manages(actor, home) or reach.manages(actor, host):
        return ALLOW
    return deny(way_texts.GUEST_NOT_YOURS.format(home=home, host=host))


def may_issue_slip(actor, transfer) -> Decision:
    """The sending branch's paper: from the draft on, also afterwards."""
    return _writes(actor, transfer.from_unit)


def may_issue_introduction(actor, transfer) -> Decision:
    """The sending cơ sở's: once the branch has sent."""
    if transfer.from_base_id is None:
        return deny(texts.OUTSIDE_WRITES)
    if transfer.case.draft or transfer.status == Status.BACK_AT_BRANCH:
        return deny(texts.INTRODUCTION_LATER)
    return _writes(actor, transfer.from_base)


def may_issue_notice(actor, transfer) -> Decision:
    """The receiving cơ sở's: once the member was taken in."""
    if transfer.status not in (Status.DONE, Status.SCHEDULED):
        return deny(texts.NOTICE_LATER)
    return _writes(actor, transfer.to_base)


def _writes(actor, unit) -> Decision:
    if unit is None:
        return deny(texts.OUTSIDE_WRITES)
    return papers.may_issue(actor, unit)


def may_see_record(actor, transfer) -> bool:
    """Whether the page may lead to the record: only who reaches the unit in which the person is, or hosts them."""
    if transfer.person_id is None:
        return False
    area, stay = reach.area(actor), transfer.stay
    hosted = transfer.kind != Kind.PERMANENT and stay is not None and _runs(stay) and area.covers(stay.unit.path)
    return hosted or area.covers(transfer.person.unit.path)


def _runs(stay):
    today = timezone.localdate()
    return not stay.void and stay.begins_on <= today and (stay.ends_on is None or stay.ends_on > today)


def _holders(actor, transfer, act) -> Decision:
    if not is_in_step(transfer, act):
        return _passed(transfer)
    holder, grant = transfer.case.holder, route.grant_for(transfer)
    if reach.can(actor, grant, holder):
        return ALLOW
    return deny(texts.STEP_OF.format(unit=holder, grant=texts.GRANTS[grant]))


def _passed(transfer) -> Decision:
    return deny(texts.STEP_PASSED.format(now=transfer.get_status_display()))
