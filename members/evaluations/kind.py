"""A branch's evaluation as a case: its acts, steps and papers, for the pages that all kinds share."""

from branches.cases.kinds import Act, CaseKind, PaperSlot
from members.evaluations import actions, forms, papers, presenting, queries, rules, texts
from members.evaluations.models import RatingStatus, Status


def _shown(code):
    return lambda evaluation: rules.is_in_step(evaluation, code)


def _take(evaluation, *, actor, version, **resolution):
    return actions.take_for_decision(evaluation, actor=actor, version=version)


def _decide(evaluations, *, actor, **resolution):
    return actions.decide_ratings(KIND, evaluations, actor=actor, **resolution)


ACTS = [
    Act(
        "confirm",
        texts.CONFIRM,
        "checks",
        rules.may_confirm,
        actions.confirm_all,
        shown=_shown("confirm"),
        bulk=True,
        tone="primary",
        told=texts.CONFIRM_TOLD,
    ),
    Act(
        "decide",
        texts.DECIDE,
        "certificate",
        rules.may_decide,
        _take,
        finish=_decide,
        form=forms.DecideForm,
        shown=_shown("decide"),
        bulk=True,
        bulk_form=forms.DecideForm,
        lead=texts.DECIDE_LEAD,
        tone="primary",
        told=texts.DECIDE_TOLD,
    ),
    Act(
        "send",
        texts.SEND,
        "send",
        rules.may_send,
        actions.send_ratings,
        form=forms.SendForm,
        shown=_shown("send"),
        lead=texts.SEND_LEAD,
        tone="primary",
        told=texts.SEND_TOLD,
    ),
    Act(
        "announce",
        texts.ANNOUNCE,
        "speakerphone",
        rules.may_announce,
        actions.announce_ratings,
        form=forms.AnnounceForm,
        shown=_shown("announce"),
        bulk=True,
        bulk_form=forms.AnnounceForm,
        lead=texts.ANNOUNCE_LEAD,
        tone="primary",
        told=texts.ANNOUNCE_TOLD,
    ),
    Act(
        "meet",
        texts.MEET,
        "users-group",
        rules.may_meet,
        actions.record_meeting,
        form=forms.MeetingForm,
        shown=_shown("meet"),
        lead=texts.MEET_LEAD,
        told=texts.MEET_TOLD,
    ),
    Act(
        "confirm_some",
        texts.CONFIRM_SOME,
        "check",
        rules.may_confirm,
        actions.confirm_some,
        form=forms.ConfirmSomeForm,
        shown=_shown("confirm_some"),
        lead=texts.CONFIRM_SOME_LEAD,
        told=texts.CONFIRM_TOLD,
    ),
    Act(
        "return",
        texts.RETURN,
        "arrow-back-up",
        rules.may_return,
        actions.return_ratings,
        form=forms.ReturnForm,
        shown=_shown("return"),
        lead=texts.RETURN_LEAD,
        told=texts.RETURN_TOLD,
    ),
    Act(
        "exclude",
        texts.EXCLUDE,
        "ban",
        rules.may_exclude,
        actions.exclude_ratings,
        form=forms.ExcludeForm,
        shown=_shown("exclude"),
        lead=texts.EXCLUDE_LEAD,
        told=texts.EXCLUDE_TOLD,
    ),
    Act(
        "include",
        texts.INCLUDE,
        "user-check",
        rules.may_include,
        actions.include_ratings,
        form=forms.IncludeForm,
        shown=_shown("include"),
        lead=texts.INCLUDE_LEAD,
        told=texts.INCLUDE_TOLD,
    ),
    Act(
        "reopen",
        texts.REOPEN,
        "lock-open",
        rules.may_reopen,
        actions.reopen_ratings,
        form=forms.ReopenForm,
        shown=_shown("reopen"),
        lead=texts.REOPEN_LEAD,
        told=texts.REOPEN_TOLD,
    ),
]


def _has_met(evaluation) -> bool:
    return evaluation.last_meeting is not None


def _has_proposed(evaluation) -> bool:
    counts = evaluation.counts
    return any(counts[status] for status in (RatingStatus.PROPOSED, RatingStatus.SENT)) or _has_confirmed(evaluation)


def _has_confirmed(evaluation) -> bool:
    counts = evaluation.counts
    return any(counts[status] for status in (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED))


PAPERS = [
    PaperSlot("slips", texts.SELF_SLIPS, required=lambda evaluation: False),
    PaperSlot("minutes", papers.MINUTES.name, papers.MINUTES, required=_has_met, may_issue=rules.may_issue_minutes),
    PaperSlot("list", papers.LIST.name, papers.LIST, required=_has_proposed, may_issue=rules.may_issue_list),
    # Issued by deciding; a supplementary one hangs beside the first.
    PaperSlot("decision", papers.DECISION.name, papers.DECISION, required=_has_confirmed, shared=True),
]

KIND = CaseKind(
    code=queries.CODE,
    prefix="DG",
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
    list_route="members:evaluations:list",
    counts_for=queries.counts_for,
    told={
        "draft": texts.DRAFT_TOLD,
        "begin": texts.BEGIN_TOLD,
        "follow": texts.FOLLOW_TOLD,
        "self": texts.SELF_TOLD,
        "self_own": texts.own.TOLD,
        "was": texts.WAS_TOLD,
    },
)
