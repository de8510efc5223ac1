"""A branch's training programme as a case: its acts, steps and papers, for the pages that all kinds share."""

from branches.cases.kinds import Act, CaseKind, PaperSlot
from members.training import actions, forms, papers, presenting, queries, rules, texts
from members.training.models import Status


def _shown(code):
    return lambda programme: rules.is_in_step(programme, code)


ACTS = [
    Act(
        "confirm",
        texts.CONFIRM,
        "check",
        rules.may_confirm,
        actions.confirm_all,
        shown=_shown("confirm"),
        bulk=True,
        tone="primary",
        told=texts.CONFIRM_TOLD,
    ),
    Act(
        "confirm_some",
        texts.CONFIRM_SOME,
        "checks",
        rules.may_confirm_some,
        actions.confirm_some,
        form=forms.ConfirmSomeForm,
        shown=_shown("confirm_some"),
        lead=texts.CONFIRM_SOME_LEAD,
        told=texts.CONFIRM_SOME_TOLD,
    ),
    Act(
        "return",
        texts.RETURN,
        "arrow-back-up",
        rules.may_return,
        actions.return_entries,
        form=forms.ReturnForm,
        shown=_shown("return"),
        lead=texts.RETURN_LEAD,
        told=texts.RETURN_TOLD,
    ),
    Act(
        "open_scoring",
        texts.OPEN_SCORING,
        "edit",
        rules.may_open_scoring,
        actions.open_scoring,
        shown=_shown("open_scoring"),
        bulk=True,
        tone="primary",
        told=texts.OPEN_SCORING_TOLD,
    ),
    Act(
        "send",
        texts.SEND,
        "send",
        rules.may_send,
        actions.send_results,
        form=forms.SendForm,
        shown=_shown("send"),
        bulk=True,
        bulk_form=forms.SendForm,
        lead=texts.SEND_LEAD,
        tone="primary",
        told=texts.SEND_TOLD,
    ),
    Act(
        "approve",
        texts.APPROVE,
        "check",
        rules.may_approve,
        actions.approve_registrations,
        shown=_shown("approve"),
        bulk=True,
        tone="primary",
        told=texts.APPROVE_TOLD,
    ),
    Act(
        "reopen",
        texts.REOPEN,
        "rotate",
        rules.may_reopen,
        actions.reopen_entries,
        form=forms.ReopenForm,
        shown=_shown("reopen"),
        lead=texts.REOPEN_LEAD,
        told=texts.REOPEN_TOLD,
    ),
    Act(
        "drop",
        texts.DROP,
        "user-x",
        rules.may_drop,
        actions.drop_entries,
        form=forms.DropForm,
        shown=_shown("drop"),
        lead=texts.DROP_LEAD,
        told=texts.DROP_TOLD,
    ),
    Act(
        "withdraw",
        texts.WITHDRAW,
        "ban",
        rules.may_withdraw,
        actions.withdraw_programme,
        form=forms.ReasonForm,
        shown=_shown("withdraw"),
        lead=texts.WITHDRAW_LEAD,
        tone="danger",
        told=texts.WITHDRAW_TOLD,
    ),
]


def _needs_result(programme) -> bool:
    """Nothing is lacking of what was taken back."""
    return programme.status != Status.WITHDRAWN


PAPERS = [
    PaperSlot("registration", papers.REGISTRATION.name, required=lambda programme: False),
    PaperSlot("result", papers.RESULT.name, papers.RESULT, required=_needs_result, may_issue=rules.may_issue_result),
    PaperSlot(
        "confirmation",
        papers.CONFIRMATION.name,
        papers.CONFIRMATION,
        required=lambda programme: False,
        offered=presenting.has_confirmed,
        may_issue=rules.may_issue_confirmation,
    ),
]

KIND = CaseKind(
    code=actions.CODE,
    prefix="RL",
    name=texts.KIND_NAME,
    icon="star",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=presenting.steps,
    parts=presenting.parts,
    lead=presenting.lead,
    notes=presenting.notes,
    papers=PAPERS,
    list_route="members:training:list",
    counts_for=queries.counts_for,
    told={
        "begin": texts.BEGIN_TOLD,
        "register": texts.REGISTER_TOLD,
        "register_own": texts.REGISTER_OWN_TOLD,
        "score_own": texts.SCORE_OWN_TOLD,
        "was": texts.WAS_TOLD,
        "follow_out": texts.FOLLOW_OUT_TOLD,
        "follow_in": texts.FOLLOW_IN_TOLD,
        "left": texts.LEFT_TOLD,
    },
)
