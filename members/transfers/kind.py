"""Transfers as cases: their acts, steps and papers, for the pages that all kinds share."""

from branches.cases.kinds import Act, CaseKind, PaperSlot
from members.transfers import actions, forms, papers, presenting, queries, rules, texts, way_forms
from members.transfers.models import Settled, Status, Way
from members.transfers.ways import texts as way_texts


def _crosses(transfer) -> bool:
    """Whether it goes from one cơ sở to another, so that they write to each other."""
    return _counts(transfer) and transfer.from_base_id != transfer.to_base_id


def _needs_notice(transfer) -> bool:
    """A cơ sở outside the system answers on a paper of its own."""
    return _crosses(transfer) and transfer.way != Way.OUT


def _needs_reply(transfer) -> bool:
    return _counts(transfer) and transfer.way == Way.OUT and transfer.settled_by != Settled.SILENCE


def _needs_slip(transfer) -> bool:
    return _counts(transfer) and transfer.from_unit_id != transfer.from_base_id


def _counts(transfer) -> bool:
    """Nothing is lacking of what never left the branch, or came to nothing."""
    return transfer.status not in (Status.WITHDRAWN, Status.CANCELLED)


def _shown(code):
    return lambda transfer: rules.is_in_step(transfer, code)


def _asked_back(transfer) -> bool:
    """The member wants it back, and nobody has answered yet."""
    return rules.is_in_step(transfer, "keep") and transfer.withdrawal_asked_on is not None


def _edit(transfer, **fields):
    """Who comes from outside is described by the record's own fields."""
    run = actions.edit_newcomer if transfer.way == Way.INTO else actions.edit_draft
    return run(transfer, **fields)


ACTS = [
    Act(
        "confirm",
        texts.CONFIRM,
        "check",
        rules.may_confirm,
        actions.confirm_transfer,
        form=way_forms.confirm_form,
        shown=_shown("confirm"),
        bulk=True,
        bulk_form=forms.BulkForm,
        lead=texts.CONFIRM_LEAD,
        tone="primary",
        told=texts.CONFIRM_TOLD,
    ),
    Act(
        "send",
        texts.SEND,
        "send",
        rules.may_send,
        actions.send_transfer,
        form=way_forms.send_form,
        shown=_shown("send"),
        bulk=True,
        bulk_form=forms.BulkForm,
        lead=texts.SEND_LEAD,
        tone="primary",
        told=texts.SEND_TOLD,
    ),
    Act(
        "accept",
        texts.ACCEPT,
        "check",
        rules.may_accept,
        actions.accept_transfer,
        form=forms.AcceptForm,
        shown=_shown("accept"),
        bulk=True,
        bulk_form=forms.BulkForm,
        lead=texts.ACCEPT_LEAD,
        tone="primary",
        told=texts.ACCEPT_TOLD,
    ),
    Act(
        "take_in",
        texts.TAKE_IN,
        "user-check",
        rules.may_take_in,
        actions.take_in_transfer,
        form=forms.TakeInForm,
        shown=_shown("take_in"),
        bulk=True,
        bulk_form=forms.BulkTakeInForm,
        lead=texts.TAKE_IN_LEAD,
        tone="primary",
        told=texts.TAKE_IN_TOLD,
    ),
    Act(
        "reply",
        way_texts.REPLY,
        "mail",
        rules.may_reply,
        actions.record_reply,
        form=way_forms.ReplyForm,
        shown=_shown("reply"),
        lead=way_texts.REPLY_LEAD,
        tone="primary",
        told=way_texts.REPLY_TOLD,
    ),
    Act(
        "silence",
        way_texts.SILENCE,
        "hourglass",
        rules.may_silence,
        actions.settle_silence,
        form=way_forms.SilenceForm,
        shown=_shown("silence"),
        lead=way_texts.SILENCE_LEAD,
        told=way_texts.SILENCE_TOLD,
    ),
    Act(
        "edit",
        texts.EDIT,
        "edit",
        rules.may_edit,
        _edit,
        form=way_forms.edit_form,
        shown=_shown("edit"),
        lead=texts.EDIT_LEAD,
        told=texts.EDIT_TOLD,
    ),
    Act(
        "return",
        texts.RETURN,
        "arrow-back-up",
        rules.may_return,
        actions.return_transfer,
        form=forms.ReasonForm,
        shown=_shown("return"),
        lead=texts.RETURN_LEAD,
        told=texts.RETURN_TOLD,
    ),
    Act(
        "redirect",
        texts.REDIRECT,
        "arrows-exchange",
        rules.may_redirect,
        actions.redirect_transfer,
        form=forms.RedirectForm,
        shown=_shown("redirect"),
        lead=texts.REDIRECT_LEAD,
        told=texts.REDIRECT_TOLD,
    ),
    Act(
        "send_back",
        texts.SEND_BACK,
        "arrow-back-up",
        rules.may_send_back,
        actions.send_back_transfer,
        form=forms.ReasonForm,
        shown=_shown("send_back"),
        lead=texts.SEND_BACK_LEAD,
        told=texts.SEND_BACK_TOLD,
    ),
    Act(
        "keep",
        texts.KEEP,
        "player-play",
        rules.may_keep,
        actions.keep_transfer,
        form=forms.ReasonForm,
        shown=_asked_back,
        lead=texts.KEEP_LEAD,
        told=texts.KEEP_TOLD,
    ),
    Act(
        "recall",
        texts.RECALL,
        "x",
        rules.may_recall,
        actions.recall_transfer,
        form=forms.RecallForm,
        shown=_shown("recall"),
        lead=texts.RECALL_LEAD,
        tone="danger",
        told=texts.RECALL_TOLD,
    ),
    Act(
        "cancel",
        texts.CANCEL,
        "calendar-off",
        rules.may_cancel,
        actions.cancel_transfer,
        form=forms.ReasonForm,
        shown=_shown("cancel"),
        lead=texts.CANCEL_LEAD,
        tone="danger",
        told=texts.CANCEL_TOLD,
    ),
]

# What the way asks for: inside one cơ sở it refers its member to the new branch without a letter to itself, and a chi
# đoàn cơ sở says all on one paper.
PAPERS = [
    PaperSlot("application", texts.APPLICATION, required=lambda transfer: False),
    PaperSlot("slip", papers.SLIP.name, papers.SLIP, required=_needs_slip, may_issue=rules.may_issue_slip),
    PaperSlot(
        "introduction",
        papers.INTRODUCTION.name,
        papers.INTRODUCTION,
        required=_crosses,
        may_issue=rules.may_issue_introduction,
        handed=True,
    ),
    PaperSlot("notice", papers.NOTICE.name, papers.NOTICE, required=_needs_notice, may_issue=rules.may_issue_notice),
    PaperSlot("reply", way_texts.REPLY_SLOT, required=_needs_reply),
    PaperSlot("member_file", texts.MEMBER_FILE, outside=True),
]

KIND = CaseKind(
    code=actions.CODE,
    prefix="CSH",
    name=texts.KIND_NAME,
    icon="arrows-exchange",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=presenting.steps,
    parts=presenting.parts,
    lead=presenting.lead,
    notes=presenting.notes,
    papers=PAPERS,
    list_route="members:transfers:list",
    counts_for=queries.counts_for,
    named_in=queries.named_in,
    about_people=queries.about_people,
    cases_of=queries.cases_of,
    abandon=actions.abandon_transfer,
    told={
        "abandon": texts.ABANDONED_TOLD,
        "draft": texts.DRAFT_TOLD,
        "ask": texts.ASK_TOLD,
        "withdraw_wish": texts.WITHDRAW_WISH_TOLD,
        "ask_withdrawal": texts.ASK_WITHDRAWAL_TOLD,
        "settle": texts.SETTLED_TOLD,
        "guest_ended": way_texts.GUEST_ENDED_TOLD,
        "guest_extended": way_texts.GUEST_EXTENDED_TOLD,
    },
)
