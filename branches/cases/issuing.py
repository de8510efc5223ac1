"""Issuing the paper of a slot as an act for a selection: each case its own number, with one day and one signer."""

from collections.abc import Sequence
from dataclasses import replace

from branches.cases import texts
from branches.cases.actions.bulk import Judged
from branches.cases.actions.papers import issue_paper, issue_shared
from branches.cases.forms import IssueManyForm
from branches.cases.kinds import Act, CaseKind, PaperSlot
from branches.cases.models import CasePaper

BEGINS = "issue_"


def acts(kind: CaseKind) -> list[Act]:
    """One for each paper of the kind that the product writes."""
    return [_act(kind, slot) for slot in kind.papers if slot.paper and slot.may_issue]


def act_of(kind: CaseKind, code: str) -> Act | None:
    return next((act for act in acts(kind) if act.code == code), None)


def slot_of(kind: CaseKind, act: Act) -> PaperSlot | None:
    """The slot that `act` issues the paper of; None for an act of the kind's own."""
    return kind.slot(act.code.removeprefix(BEGINS)) if act.code.startswith(BEGINS) else None


def issued(kind: CaseKind, keys) -> set[tuple[int, str]]:
    """(key of a case, code of a slot) of the papers in force; one query."""
    rows = CasePaper.objects.filter(case__in=keys, paper__withdrawn_at__isnull=True)
    return set(rows.values_list("case", "slot"))


def narrow(kind: CaseKind, slot: PaperSlot, judged: Sequence[Judged]) -> list[Judged]:
    """Leaves out who has the paper already, and papers of another register than the first one's."""
    have = {key for key, code in issued(kind, [each.case.pk for each in judged]) if code == slot.code}
    unit, found = None, []
    for each in judged:
        refused = each.refused
        if not refused and each.case.pk in have:
            refused = texts.ISSUED_ALREADY
        elif not refused:
            issuer = issuer_of(slot, each.thing)
            unit = unit or issuer
            if issuer != unit:
                refused = texts.OTHER_REGISTER.format(unit=issuer)
        found.append(replace(each, refused=refused))
    return found


def issuer_of(slot: PaperSlot, thing):
    """Whose register gives the number of a paper about this thing."""
    return slot.paper.issuer([thing] if slot.shared else thing)


def _act(kind, slot):
    if slot.shared:
        return _shared(kind, slot)

    def run(thing, *, actor, version, **fields):
        # The number of the step says nothing here: a paper changes no step.
        return issue_paper(kind, slot, thing.case, actor=actor, **fields)

    return Act(
        code=f"{BEGINS}{slot.code}",
        label=texts.DO_ISSUE.format(name=slot.noun),
        icon="file-text",
        may=slot.may_issue,
        run=run,
        form=IssueManyForm,
        bulk=True,
        bulk_form=IssueManyForm,
        shown=lambda thing: bool(slot.required(thing) or slot.offered(thing)),
        lead=texts.ISSUE_MANY_LEAD,
    )


def _shared(kind, slot):
    """One paper, one number for the whole selection."""

    def run(thing, *, actor, version, **fields):
        slot.may_issue(actor, thing).require()

    def finish(things, *, actor, **fields):
        held = issue_shared(kind, slot, things, actor=actor, **fields)
        if slot.issued:
            slot.issued(things, held[0].paper, actor=actor)

    return Act(
        code=f"{BEGINS}{slot.code}",
        label=texts.DO_ISSUE.format(name=slot.noun),
        icon="file-text",
        may=slot.may_issue,
        run=run,
        finish=finish,
        form=IssueManyForm,
        bulk=True,
        bulk_form=IssueManyForm,
        shown=lambda thing: bool(slot.required(thing) or slot.offered(thing)),
        lead=texts.ISSUE_SHARED_LEAD,
    )
