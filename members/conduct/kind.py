"""Discipline as cases: their acts, steps and papers, for the pages that all kinds share."""

from branches.cases.actions.resolutions import renew
from branches.cases.kinds import Act, CaseKind, PaperSlot
from members.conduct import actions, papers, presenting
from members.conduct.forms import discipline as forms
from members.conduct.models.discipline import Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts


def _shown(code):
    return lambda thing: rules.is_in_step(thing, code)


def _act(code, label, icon, may, run, **more):
    return Act(code, label, icon, may, run, shown=_shown(code), **more)


# Where two are of tone "primary" in one step, the first one that is allowed is what waits.
ACTS = [
    _act(
        "propose",
        texts.PROPOSE,
        "users-group",
        rules.may_propose,
        actions.propose_discipline,
        form=forms.NoteForm,
        lead=texts.PROPOSE_LEAD,
        tone="primary",
    ),
    _act(
        "send",
        texts.SEND,
        "send",
        rules.may_send,
        actions.send_discipline,
        form=forms.NoteForm,
        bulk=True,
        bulk_form=forms.NoteForm,
        lead=texts.SEND_LEAD,
        tone="primary",
        told=texts.SEND_TOLD,
    ),
    _act(
        "decide",
        texts.DECIDE,
        "gavel",
        rules.may_decide,
        actions.decide_discipline,
        form=forms.DecideForm,
        lead=texts.DECIDE_LEAD,
        tone="primary",
        told=texts.DECIDE_TOLD,
    ),
    _act(
        "vote",
        texts.VOTE,
        "clipboard-check",
        rules.may_vote,
        actions.vote_discipline,
        form=forms.HearingForm,
        lead=texts.VOTE_LEAD,
        tone="primary",
        told=texts.VOTE_TOLD,
    ),
    _act(
        "announce",
        texts.ANNOUNCE,
        "speakerphone",
        rules.may_announce,
        actions.announce_discipline,
        form=forms.AnnounceForm,
        bulk=True,
        bulk_form=forms.AnnounceForm,
        lead=texts.ANNOUNCE_LEAD,
        tone="primary",
        told=texts.ANNOUNCE_TOLD,
    ),
    _act(
        "remark",
        texts.REMARK,
        "message-2",
        rules.may_remark,
        actions.remark_on_discipline,
        form=forms.RemarkForm,
        lead=texts.REMARK_LEAD,
        tone="primary",
        told=texts.REMARK_TOLD,
    ),
    _act(
        "edit",
        texts.EDIT,
        "edit",
        rules.may_edit,
        actions.edit_discipline,
        form=forms.ProposalForm,
        lead=texts.EDIT_LEAD,
    ),
    _act(
        "return",
        texts.RETURN,
        "arrow-back-up",
        rules.may_return,
        actions.return_discipline,
        form=forms.ReasonForm,
        lead=texts.RETURN_LEAD,
        told=texts.RETURN_TOLD,
    ),
    _act(
        "end",
        texts.END,
        "circle-check",
        rules.may_end,
        actions.end_discipline,
        form=forms.EndForm,
        lead=texts.END_LEAD,
        told=texts.END_TOLD,
    ),
    _act(
        "pass_on",
        texts.PASS_ON,
        "arrows-exchange",
        rules.may_pass_on,
        actions.pass_on_discipline,
        form=forms.NoteForm,
        lead=texts.PASS_ON_LEAD,
        told=texts.PASS_ON_TOLD,
    ),
    _act(
        "appeal",
        texts.APPEAL,
        "mail",
        rules.may_appeal,
        actions.appeal_discipline,
        form=forms.AppealForm,
        lead=texts.APPEAL_LEAD,
    ),
    _act(
        "reject_appeal",
        texts.REJECT_APPEAL,
        "circle-x",
        rules.may_reject_appeal,
        actions.reject_appeal,
        form=forms.RejectForm,
        lead=texts.REJECT_APPEAL_LEAD,
        told=texts.REJECT_APPEAL_TOLD,
    ),
    _act(
        "grant_appeal",
        texts.GRANT_APPEAL,
        "rotate",
        rules.may_grant_appeal,
        actions.grant_appeal,
        form=forms.GrantForm,
        lead=texts.GRANT_APPEAL_LEAD,
        tone="danger",
        told=texts.GRANT_APPEAL_TOLD,
    ),
    _act(
        "refuse",
        texts.REFUSE,
        "ban",
        rules.may_refuse,
        actions.refuse_discipline,
        form=forms.ReasonForm,
        lead=texts.REFUSE_LEAD,
        tone="danger",
        told=texts.REFUSE_TOLD,
    ),
    _act(
        "revoke",
        texts.REVOKE,
        "ban",
        rules.may_revoke,
        actions.revoke_decision,
        form=forms.ReasonForm,
        lead=texts.REVOKE_LEAD,
        tone="danger",
        told=texts.REVOKE_TOLD,
    ),
    _act(
        "withdraw",
        texts.WITHDRAW,
        "x",
        rules.may_withdraw,
        actions.withdraw_discipline,
        form=forms.WithdrawForm,
        lead=texts.WITHDRAW_LEAD,
        tone="danger",
        told=texts.WITHDRAW_TOLD,
    ),
]


# Papers


def _counts(thing) -> bool:
    """Nothing is lacking of what came to nothing."""
    return thing.status not in (Status.WITHDRAWN, Status.REFUSED, Status.ANNULLED)


def _renewed(field):
    """A paper in place of one withdrawn: the case cites the new one, which takes effect when the other one did."""

    def issued(things, paper, *, actor):
        for thing in things:
            old = getattr(thing, field)
            setattr(thing, field, renew(paper, matter=old.matter, effective_on=old.effective_on))
            thing.save(update_fields=[field])

    return issued


def _shared(code, paper, field, may_issue, required):
    return PaperSlot(
        code,
        paper.name,
        paper,
        required=required,
        may_issue=may_issue,
        shared=True,
        issued=_renewed(field),
        handed=True,
    )


PAPERS = [
    PaperSlot("statement", texts.STATEMENT, required=lambda thing: False),
    PaperSlot("minutes", papers.MINUTES.name, papers.MINUTES, required=_counts, may_issue=rules.may_issue_minutes),
    _shared("decision", papers.DECISION, "resolution", rules.may_issue_decision, _counts),
    _shared(
        "ending",
        papers.ENDING,
        "end_resolution",
        rules.may_issue_ending,
        lambda thing: thing.status == Status.ENDED and not thing.lapsed,
    ),
    _shared(
        "annulment",
        papers.ANNULMENT,
        "annul_resolution",
        rules.may_issue_annulment,
        lambda thing: thing.status == Status.ANNULLED and thing.annul_resolution_id is not None,
    ),
    PaperSlot("appeal", texts.APPEAL_SLOT, required=lambda thing: False),
]

KIND = CaseKind(
    code=actions.CODE,
    prefix="KL",
    name=texts.KIND_NAME,
    icon="gavel",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=presenting.steps,
    parts=presenting.parts,
    lead=presenting.lead,
    notes=presenting.notes,
    papers=PAPERS,
    list_route="members:conduct:list",
    counts_for=queries.counts_for,
    named_in=queries.named_in,
    about_people=queries.about_people,
    cases_of=queries.cases_of,
    abandon=actions.abandon_discipline,
    told={"draft": texts.DRAFT_TOLD, "abandon": texts.ABANDONED_TOLD},
)
