"""A unit's own yearly classification as a case."""

from django.utils.text import capfirst

from branches.cases.kinds import Act, CaseKind, PaperSlot, Part, Step
from members.evaluations import actions, forms, papers, queries, rules, texts
from members.evaluations.models import Level, UnitStatus


def _shown(code):
    return lambda rating: rules.unit_is_in_step(rating, code)


def _take(rating, *, actor, version, level="", note="", **resolution):
    return actions.take_unit_for_decision(rating, actor=actor, version=version, level=level, note=note)


def _decide(ratings, *, actor, **resolution):
    return actions.decide_unit_ratings(UNIT_KIND, ratings, actor=actor, **resolution)


def _steps(rating) -> list[Step]:
    labels = [texts.units.UNIT_STEP_DRAFT, texts.units.UNIT_STEP_DECIDE.format(unit=rating.base)]
    place = {UnitStatus.AT_SUPERIOR: 1, UnitStatus.DECIDED: 2}.get(rating.status, 0)
    if rating.status == UnitStatus.WITHDRAWN:
        return [Step(label, "later") for label in labels]
    return [
        Step(label, "done" if at < place else "now" if at == place else "later", texts.STEP_HERE if at == place else "")
        for at, label in enumerate(labels)
    ]


def _parts(user, rating) -> list[Part]:
    """What is proposed and decided, and the figures: of now while it is with the unit, then as they were sent."""
    decided = rating.resolution
    facts = [
        {"label": texts.units.UNIT_FACT_PROPOSED, "value": Level(rating.proposed).label, "wide": True},
        {"label": texts.units.UNIT_FACT_LEVEL, "value": rating.get_level_display(), "wide": True},
        {
            "label": texts.units.UNIT_FACT_DECISION,
            "value": texts.pages.PANEL_BY.format(reference=decided.reference, day=f"{decided.on:%d/%m/%Y}")
            if decided
            else "",
            "wide": True,
        },
        {"label": texts.units.UNIT_FACT_TEXT, "value": rating.text, "wide": True},
    ]
    at_unit = rating.status in (UnitStatus.DRAFT, UnitStatus.RETURNED)
    figures = queries.figures_of(rating.unit, rating.year) if at_unit else rating.evidence
    return [
        Part(
            "members/evaluations/unit_facts.html",
            {
                "unit": rating.unit,
                "facts": facts,
                "figures": [
                    {
                        "label": capfirst(figure["label"]),
                        "value": figure["value"],
                        "status": None if figure["value"] else {"kind": "none", "text": texts.units.NO_FIGURES},
                    }
                    for figure in figures
                ],
            },
        )
    ]


ACTS = [
    Act(
        "send",
        texts.units.UNIT_SEND,
        "send",
        rules.may_send_unit,
        actions.send_unit_rating,
        form=forms.NoteForm,
        shown=_shown("send"),
        lead=texts.units.UNIT_SEND_LEAD,
        tone="primary",
        told=texts.units.UNIT_SEND_TOLD,
    ),
    Act(
        "decide",
        texts.units.UNIT_DECIDE,
        "certificate",
        rules.may_decide_unit,
        _take,
        finish=_decide,
        form=forms.DecideUnitForm,
        shown=_shown("decide"),
        bulk=True,
        bulk_form=forms.DecideUnitForm,
        lead=texts.units.UNIT_DECIDE_LEAD,
        tone="primary",
        told=texts.units.UNIT_DECIDE_TOLD,
    ),
    Act(
        "edit",
        texts.units.UNIT_EDIT,
        "edit",
        rules.may_edit_unit,
        actions.edit_unit_rating,
        form=forms.UnitForm,
        shown=_shown("edit"),
    ),
    Act(
        "return",
        texts.units.UNIT_RETURN,
        "arrow-back-up",
        rules.may_return_unit,
        actions.return_unit_rating,
        form=forms.ReasonForm,
        shown=_shown("return"),
        bulk=True,
        bulk_form=forms.ReasonForm,
        lead=texts.units.UNIT_RETURN_LEAD,
        told=texts.units.UNIT_RETURN_TOLD,
    ),
    Act(
        "withdraw",
        texts.units.UNIT_WITHDRAW,
        "x",
        rules.may_withdraw_unit,
        actions.withdraw_unit_rating,
        form=forms.ReasonForm,
        shown=_shown("withdraw"),
        lead=texts.units.UNIT_WITHDRAW_LEAD,
        tone="danger",
        told=texts.units.UNIT_WITHDRAW_TOLD,
    ),
]

PAPERS = [
    PaperSlot("report", texts.units.UNIT_REPORT, required=lambda rating: False),
    PaperSlot(
        "decision",
        papers.UNIT_DECISION.name,
        papers.UNIT_DECISION,
        required=lambda rating: rating.status == UnitStatus.DECIDED,
        shared=True,
    ),
]

UNIT_KIND = CaseKind(
    code=queries.UNIT_CODE,
    prefix="XLD",
    name=texts.UNIT_KIND_NAME,
    icon="certificate",
    statuses={status.value: status.label for status in UnitStatus},
    find=queries.find_units,
    acts=ACTS,
    steps=_steps,
    parts=_parts,
    lead=lambda rating: texts.units.UNIT_LEAD.format(year=rating.year, base=rating.base),
    papers=PAPERS,
    list_route="members:evaluations:units",
    told={"draft": texts.units.UNIT_DRAFT_TOLD},
)
