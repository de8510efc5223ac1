"""Honours as cases."""

from django.utils.text import capfirst

from branches.cases.kinds import Act, CaseKind, PaperSlot, Part, Step
from members.departures import forms as shared
from members.departures.honours import actions, forms, papers, queries, rules, texts
from members.departures.models import HonourStatus as Status


def steps(honour) -> list[Step]:
    """Proposal, sending, confirmation."""
    labels = (texts.STEP_OPEN, texts.STEP_SEND, texts.STEP_CONFIRM.format(unit=honour.base))
    place = {Status.DRAFT: 1, Status.RETURNED: 1, Status.AT_SUPERIOR: 2}.get(honour.status)
    if honour.status == Status.CONFIRMED:
        return [Step(label, "done") for label in labels]
    found = []
    for number, label in enumerate(labels):
        if place == number:
            found.append(Step(label, "now", texts.STEP_HERE))
        else:
            behind = number == 0 or (place is not None and number < place)
            found.append(Step(label, "done" if behind else "later"))
    return found


def lead(honour) -> str:
    return texts.LEAD.format(unit=honour.unit, base=honour.base)


def parts(user, honour) -> list[Part]:
    """Whom it is about, and what was decided."""
    reached = rules.may_see_record(user, honour)
    facts = [
        _fact(honour, "birth_year", str(honour.birth_year or "")),
        _fact(honour, "workplace", honour.workplace),
    ]
    more = [_fact(honour, "merit", honour.merit)]
    if resolution := honour.resolution:
        said = texts.RESOLVED.format(
            reference=resolution.reference, day=_day(resolution.on), effective=_day(resolution.effective_on)
        )
        more.append(_fact(honour, "resolution", said))
    if honour.ended_on:
        more += [_fact(honour, "ended_on", _day(honour.ended_on)), _fact(honour, "ended_why", honour.ended_why)]
    who = {"name": honour.full_name, "url": honour.person.get_absolute_url() if reached else "", "facts": facts}
    return [
        Part("members/departures/honour_who.html", who, side=True),
        Part("members/departures/progress.html", {"facts": more}),
    ]


def _day(day):
    return f"{day:%d/%m/%Y}"


def _fact(thing, field, value):
    return {"label": capfirst(str(thing._meta.get_field(field).verbose_name)), "value": value, "wide": True}


def _confirm(honour, *, actor, version, note="", **resolution):
    return actions.confirm_honour(honour, actor=actor, version=version, note=note)


def _resolve(honours, *, actor, **resolution):
    return actions.resolve_honours(KIND, honours, actor=actor, **resolution)


def _act(code, words, icon, may, run, form, **more):
    label, lead_, told = words
    return Act(
        code,
        label,
        icon,
        may,
        run,
        form=form,
        shown=lambda honour: rules.is_in_step(honour, code),
        lead=lead_,
        told=told,
        **more,
    )


_T = texts
ACTS = [
    _act(
        "send",
        (_T.SEND, _T.SEND_LEAD, _T.SEND_TOLD),
        "send",
        rules.may_send,
        actions.send_honour,
        shared.NoteForm,
        tone="primary",
    ),
    _act(
        "confirm",
        (_T.CONFIRM, _T.CONFIRM_LEAD, _T.CONFIRM_TOLD),
        "star",
        rules.may_confirm,
        _confirm,
        forms.ConfirmForm,
        finish=_resolve,
        bulk=True,
        bulk_form=forms.ConfirmForm,
        tone="primary",
    ),
    _act("edit", (_T.EDIT, _T.EDIT_LEAD, _T.EDIT_TOLD), "edit", rules.may_edit, actions.edit_honour, forms.EditForm),
    _act(
        "return",
        (_T.RETURN, _T.RETURN_LEAD, _T.RETURN_TOLD),
        "arrow-back-up",
        rules.may_return,
        actions.return_honour,
        shared.ReasonForm,
    ),
    _act(
        "refuse",
        (_T.REFUSE, _T.REFUSE_LEAD, _T.REFUSE_TOLD),
        "x",
        rules.may_refuse,
        actions.refuse_honour,
        shared.ReasonForm,
        tone="danger",
    ),
    _act(
        "withdraw",
        (_T.WITHDRAW, _T.WITHDRAW_LEAD, _T.WITHDRAW_TOLD),
        "x",
        rules.may_withdraw,
        actions.withdraw_honour,
        shared.ReasonForm,
        tone="danger",
    ),
]

KIND = CaseKind(
    code=queries.CODE,
    prefix="DD",
    name=texts.KIND_NAME,
    icon="star",
    statuses={status.value: status.label for status in Status},
    find=queries.find,
    acts=ACTS,
    steps=steps,
    parts=parts,
    lead=lead,
    papers=[
        PaperSlot("request", texts.REQUEST, required=lambda honour: False),
        PaperSlot(
            "decision",
            papers.DECISION.name,
            papers.DECISION,
            required=lambda honour: honour.resolution is not None,
            may_issue=rules.may_issue_resolution,
            shared=True,
            issued=actions.resolve_again,
            handed=True,
        ),
    ],
    list_route="members:departures:honour_cases",
    named_in=queries.named_in,
    about_people=queries.about_people,
    cases_of=queries.cases_of,
    abandon=actions.abandon_honour,
    told={"open": texts.OPEN_TOLD, "end": texts.ENDED_TOLD, "abandon": texts.WITHDRAW_TOLD},
)
