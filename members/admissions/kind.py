"""Admissions as cases: their acts, steps and papers, for the pages that all kinds share."""

from branches.cases.kinds import Act, CaseKind, PaperSlot
from members.admissions import actions, forms, papers, presenting, queries, rules, texts
from members.admissions.models import Status


def _shown(code):
    return lambda admission: rules.is_in_step(admission, code)


def _counts(admission) -> bool:
    """Nothing is lacking of what came to nothing."""
    return admission.status not in (Status.WITHDRAWN, Status.REFUSED)


def _has_voted(admission) -> bool:
    return _counts(admission) and admission.vote is not None


def _is_proposed(admission) -> bool:
    return _has_voted(admission) and admission.vote.passed


def _is_approved(admission) -> bool:
    return _counts(admission) and admission.resolution is not None


def _approve(admission, *, actor, version, note="", **resolution):
    return actions.approve_admission(admission, actor=actor, version=version, note=note)


def _resolve(admissions, *, actor, note="", **resolution):
    return actions.resolve_admissions(KIND, admissions, actor=actor, **resolution)


ACTS = [
    Act(
        "learn",
        texts.LEARN,
        "school",
        rules.may_learn,
        actions.record_class,
        form=forms.ClassForm,
        shown=_shown("learn"),
        bulk=True,
        bulk_form=forms.BulkClassForm,
        lead=texts.LEARN_LEAD,
        tone="primary",
        told=texts.LEARN_TOLD,
    ),
    Act(
        "try",
        texts.TRY,
        "clipboard-check",
        rules.may_try,
        actions.record_task,
        form=forms.TaskForm,
        shown=_shown("try"),
        lead=texts.TRY_LEAD,
        tone="primary",
        told=texts.TRY_TOLD,
    ),
    Act(
        "apply",
        texts.APPLY,
        "file-text",
        rules.may_apply,
        actions.record_application,
        form=forms.ApplicationForm,
        shown=_shown("apply"),
        lead=texts.APPLY_LEAD,
        tone="primary",
        told=texts.APPLY_TOLD,
    ),
    Act(
        "send",
        texts.SEND,
        "send",
        rules.may_send,
        actions.send_admission,
        form=forms.NoteForm,
        shown=_shown("send"),
        bulk=True,
        bulk_form=forms.BulkNoteForm,
        lead=texts.SEND_LEAD,
        tone="primary",
        told=texts.SEND_TOLD,
    ),
    Act(
        "vote",
        texts.VOTE,
        "users-group",
        rules.may_vote,
        actions.vote_on_admission,
        form=forms.AdmissionVoteForm,
        shown=_shown("vote"),
        lead=texts.VOTE_LEAD,
        tone="primary",
        told=texts.VOTE_TOLD,
    ),
    Act(
        "approve",
        texts.APPROVE,
        "check",
        rules.may_approve,
        _approve,
        finish=_resolve,
        form=forms.ApproveForm,
        shown=_shown("approve"),
        bulk=True,
        bulk_form=forms.ApproveForm,
        lead=texts.APPROVE_LEAD,
        tone="primary",
        told=texts.APPROVE_TOLD,
    ),
    Act(
        "admit",
        texts.ADMIT,
        "user-check",
        rules.may_admit,
        actions.admit,
        form=forms.CeremonyForm,
        shown=_shown("admit"),
        bulk=True,
        bulk_form=forms.BulkCeremonyForm,
        lead=texts.ADMIT_LEAD,
        tone="primary",
        told=texts.ADMIT_TOLD,
    ),
    Act(
        "edit",
        texts.EDIT,
        "edit",
        rules.may_edit,
        actions.edit_admission,
        form=forms.EditForm,
        shown=_shown("edit"),
        lead=texts.EDIT_LEAD,
        told=texts.EDIT_TOLD,
    ),
    Act(
        "return",
        texts.RETURN,
        "arrow-back-up",
        rules.may_return,
        actions.return_admission,
        form=forms.ReasonForm,
        shown=_shown("return"),
        bulk=True,
        bulk_form=forms.BulkReasonForm,
        lead=texts.RETURN_LEAD,
        told=texts.RETURN_TOLD,
    ),
    Act(
        "call_off",
        texts.CALL_OFF,
        "calendar-off",
        rules.may_call_off,
        actions.call_off_ceremony,
        form=forms.ReasonForm,
        shown=_shown("call_off"),
        lead=texts.CALL_OFF_LEAD,
        told=texts.CALL_OFF_TOLD,
    ),
    Act(
        "ask",
        texts.ASK,
        "lock",
        rules.may_ask,
        actions.ask_party,
        form=forms.AskForm,
        shown=_shown("ask"),
        lead=texts.ASK_LEAD,
        told=texts.ASK_TOLD,
    ),
    Act(
        "refuse",
        texts.REFUSE,
        "x",
        rules.may_refuse,
        actions.refuse_admission,
        form=forms.ReasonForm,
        shown=_shown("refuse"),
        bulk=True,
        bulk_form=forms.BulkReasonForm,
        lead=texts.REFUSE_LEAD,
        tone="danger",
        told=texts.REFUSE_TOLD,
    ),
    Act(
        "withdraw",
        texts.WITHDRAW,
        "x",
        rules.may_withdraw,
        actions.withdraw_admission,
        form=forms.ReasonForm,
        shown=_shown("withdraw"),
        lead=texts.WITHDRAW_LEAD,
        tone="danger",
        told=texts.WITHDRAW_TOLD,
    ),
]

PAPERS = [
    PaperSlot("application", texts.APPLICATION, required=_counts, form=papers.APPLICATION_FORM),
    PaperSlot("cv", texts.CV, required=_counts, form=papers.CV_FORM),
    PaperSlot("certificate", texts.CERTIFICATE, required=_counts),
    PaperSlot("introduction", texts.INTRODUCTION, required=lambda admission: False),
    PaperSlot("minutes", papers.MINUTES.name, papers.MINUTES, required=_has_voted, may_issue=rules.may_issue_minutes),
    PaperSlot(
        "proposal",
        papers.PROPOSAL.name,
        papers.PROPOSAL,
        required=_is_proposed,
        may_issue=rules.may_issue_list,
        shared=True,
    ),
    PaperSlot(
        "resolution",
        papers.RESOLUTION.name,
        papers.RESOLUTION,
        required=_is_approved,
        may_issue=rules.may_issue_resolution,
        shared=True,
        issued=actions.resolve_again,
        handed=True,
    ),
    PaperSlot("member_file", texts.MEMBER_FILE, outside=True),
]

KIND = CaseKind(
    code=queries.CODE,
    prefix="KN",
    name=texts.KIND_NAME,
    icon="user-plus",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=presenting.steps,
    parts=presenting.parts,
    lead=presenting.lead,
    notes=presenting.notes,
    missing=presenting.missing,
    papers=PAPERS,
    list_route="members:admissions:list",
    named_in=queries.named_in,
    about_people=queries.about_people,
    cases_of=queries.cases_of,
    abandon=actions.abandon_admission,
    told={"draft": texts.DRAFT_TOLD, "settle": texts.SETTLED_TOLD, "abandon": texts.ABANDONED_TOLD},
)
