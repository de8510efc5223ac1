"""Departures as cases: their acts and steps, for the pages that all kinds share."""

from branches.cases.kinds import Act, CaseKind
from members.departures import actions, forms, presenting, queries, rules, texts
from members.departures.models import Status
from members.departures.slots import SLOTS


def _decide(departure, *, actor, version, note="", **resolution):
    return actions.decide_removal(departure, actor=actor, version=version, note=note)


def _resolve(departures, *, actor, note="", **resolution):
    return actions.resolve_removals(KIND, departures, actor=actor, **resolution)


def _act(code, words, icon, may, run, form=None, *, tone="", bulk=None, **more):
    """`words` are label, lead and what the timeline tells; `bulk` the form for a selection."""
    label, lead, told = words
    return Act(
        code,
        label,
        icon,
        may,
        run,
        form=form,
        shown=lambda departure: rules.is_in_step(departure, code),
        bulk=bulk is not None,
        bulk_form=bulk,
        lead=lead,
        tone=tone,
        told=told,
        **more,
    )


_T, _F = texts, forms
ACTS = [
    # Coming of age
    _act(
        "wish",
        (_T.WISH, _T.WISH_LEAD, _T.WISH_TOLD),
        "message-2",
        rules.may_wish,
        actions.record_wish,
        _F.WishForm,
        bulk=_F.BulkWishForm,
        tone="primary",
    ),
    _act(
        "keep",
        (_T.KEEP, _T.KEEP_LEAD, _T.KEEP_TOLD),
        "user-check",
        rules.may_keep,
        actions.keep_member,
        _F.KeepForm,
        tone="primary",
    ),
    _act(
        "send_age",
        (_T.SEND_AGE, _T.SEND_AGE_LEAD, _T.SEND_AGE_TOLD),
        "send",
        rules.may_send_age,
        actions.send_age,
        _F.OpinionForm,
        bulk=_F.OpinionForm,
        tone="primary",
    ),
    _act(
        "confirm",
        (_T.CONFIRM, _T.CONFIRM_LEAD, _T.CONFIRM_TOLD),
        "check",
        rules.may_confirm,
        actions.confirm_age,
        _F.ConfirmForm,
        bulk=_F.ConfirmForm,
        tone="primary",
    ),
    _act(
        "ceremony",
        (_T.CEREMONY, _T.CEREMONY_LEAD, _T.CEREMONY_TOLD),
        "cake",
        rules.may_hold_ceremony,
        actions.hold_ceremony,
        _F.CeremonyForm,
        bulk=_F.CeremonyForm,
        tone="primary",
    ),
    _act(
        "vote_stay",
        (_T.VOTE_STAY, _T.VOTE_STAY_LEAD, _T.VOTE_STAY_TOLD),
        "users-group",
        rules.may_vote_stay,
        actions.vote_on_staying,
        _F.BallotForm,
    ),
    _act(
        "refuse_stay",
        (_T.REFUSE_STAY, _T.REFUSE_STAY_LEAD, _T.REFUSE_STAY_TOLD),
        "x",
        rules.may_refuse_stay,
        actions.refuse_stay,
        _F.ReasonForm,
    ),
    # Removal from the roll
    _act(
        "notify",
        (_T.NOTIFY, _T.NOTIFY_LEAD, _T.NOTIFY_TOLD),
        "mail",
        rules.may_notify,
        actions.notify_member,
        _F.NotifyForm,
        tone="primary",
    ),
    _act(
        "send_removal",
        (_T.SEND_REMOVAL, _T.SEND_REMOVAL_LEAD, _T.SEND_REMOVAL_TOLD),
        "send",
        rules.may_send_removal,
        actions.send_removal,
        _F.NoteForm,
        bulk=_F.BulkNoteForm,
        tone="primary",
    ),
    _act(
        "vote",
        (_T.VOTE, _T.VOTE_LEAD, _T.VOTE_TOLD),
        "users-group",
        rules.may_vote,
        actions.vote_on_removal,
        _F.BallotForm,
        tone="primary",
    ),
    _act(
        "decide",
        (_T.DECIDE, _T.DECIDE_LEAD, _T.DECIDE_TOLD),
        "gavel",
        rules.may_decide,
        _decide,
        _F.DecideForm,
        bulk=_F.DecideForm,
        finish=_resolve,
        tone="primary",
    ),
    _act(
        "acknowledge",
        (_T.ACKNOWLEDGE, _T.ACKNOWLEDGE_LEAD, _T.ACKNOWLEDGE_TOLD),
        "check",
        rules.may_acknowledge,
        actions.acknowledge_removal,
        _F.LeavingForm,
        bulk=_F.LeavingForm,
        tone="primary",
    ),
    # One's own wish
    _act(
        "send_wish",
        (_T.SEND_WISH, _T.SEND_WISH_LEAD, _T.SEND_WISH_TOLD),
        "send",
        rules.may_send_wish,
        actions.send_wish,
        _F.OpinionForm,
        tone="primary",
    ),
    _act(
        "let_go",
        (_T.LET_GO, _T.LET_GO_LEAD, _T.LET_GO_TOLD),
        "check",
        rules.may_let_go,
        actions.let_go,
        _F.LeavingForm,
        bulk=_F.LeavingForm,
        tone="primary",
    ),
    # Leave of absence
    _act(
        "grant",
        (_T.GRANT, _T.GRANT_LEAD, _T.GRANT_TOLD),
        "check",
        rules.may_grant,
        actions.grant_leave,
        _F.GrantForm,
        tone="primary",
    ),
    _act(
        "conclude",
        (_T.CONCLUDE, _T.CONCLUDE_LEAD, _T.CONCLUDE_TOLD),
        "user-check",
        rules.may_conclude,
        actions.end_leave,
        _F.BackForm,
        tone="primary",
    ),
    _act(
        "come_back",
        (_T.COME_BACK, _T.COME_BACK_LEAD, _T.COME_BACK_TOLD),
        "user-check",
        rules.may_come_back,
        actions.end_leave,
        _F.BackForm,
    ),
    _act(
        "renew",
        (_T.RENEW, _T.RENEW_LEAD, _T.RENEW_TOLD),
        "rotate",
        rules.may_renew,
        actions.renew_leave,
        _F.RenewForm,
    ),
    # All of them
    _act(
        "edit",
        (_T.EDIT, _T.EDIT_LEAD, _T.EDIT_TOLD),
        "edit",
        rules.may_edit,
        actions.edit_departure,
        _F.EditForm,
    ),
    _act(
        "return",
        (_T.RETURN, _T.RETURN_LEAD, _T.RETURN_TOLD),
        "arrow-back-up",
        rules.may_return,
        actions.return_departure,
        _F.ReasonForm,
        bulk=_F.BulkReasonForm,
    ),
    _act(
        "call_off",
        (_T.CALL_OFF, _T.CALL_OFF_LEAD, _T.CALL_OFF_TOLD),
        "calendar-off",
        rules.may_call_off,
        actions.call_off,
        _F.ReasonForm,
        bulk=_F.BulkReasonForm,
    ),
    _act(
        "withdraw",
        (_T.WITHDRAW, _T.WITHDRAW_LEAD, _T.WITHDRAW_TOLD),
        "x",
        rules.may_withdraw,
        actions.withdraw_departure,
        _F.ReasonForm,
        tone="danger",
    ),
]

KIND = CaseKind(
    code=queries.CODE,
    prefix="RD",
    name=texts.KIND_NAME,
    icon="logout",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=presenting.steps,
    parts=presenting.parts,
    lead=presenting.lead,
    called=lambda departure: departure.get_way_display(),
    notes=presenting.notes,
    papers=SLOTS,
    list_route="members:departures:list",
    named_in=queries.named_in,
    about_people=queries.about_people,
    cases_of=queries.cases_of,
    abandon=actions.abandon_departure,
    told={
        "open": texts.OPEN_TOLD,
        "died": texts.DIED_TOLD,
        "settle": texts.SETTLED_TOLD,
        "overtaken": texts.OVERTAKEN_TOLD,
        "abandon": texts.ABANDONED_TOLD,
    },
)
