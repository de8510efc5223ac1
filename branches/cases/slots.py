"""Which papers a case has and which it lacks: what its kind asks for, beside what was issued and attached."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from branches.cases import texts
from branches.cases.kinds import CaseKind, PaperSlot
from branches.cases.models import CaseAttachment, CasePaper


@dataclass(frozen=True)
class Filled:
    """A slot with what fills it: papers in force, papers withdrawn, files that are still there."""

    slot: PaperSlot
    required: bool
    papers: Sequence[CasePaper] = field(default_factory=list)
    withdrawn: Sequence[CasePaper] = field(default_factory=list)
    attached: Sequence[CaseAttachment] = field(default_factory=list)

    @property
    def state(self) -> str:
        """ "issued", "attached", "outside", "missing" or "optional"."""
        if self.papers:
            return "issued"
        if self.attached:
            return "attached"
        if self.slot.outside:
            return "outside"
        return "missing" if self.required else "optional"


def papers_of(cases: Iterable[int]):
    """CasePaper rows of these cases (keys), with all that a page shows of them."""
    rows = CasePaper.objects.filter(case__in=cases)
    return rows.select_related("paper__unit", "paper__issued_by", "paper__withdrawn_by").order_by("pk")


def attachments_of(cases: Iterable[int]):
    """CaseAttachment rows of these cases (keys), those removed too."""
    rows = CaseAttachment.objects.filter(case__in=cases)
    return rows.select_related("attachment__added_by", "removed_by").order_by("pk")


def filled(kind: CaseKind, thing, papers, attachments) -> list[Filled]:
    """The kind's slots for this thing; one that its way doesn't ask for is there where it is offered, or where
    something fills it."""
    found = []
    for slot in kind.papers:
        own = [each for each in papers if each.slot == slot.code]
        each = Filled(
            slot=slot,
            required=bool(slot.required(thing)),
            papers=[paper for paper in own if not paper.paper.withdrawn_at],
            withdrawn=[paper for paper in own if paper.paper.withdrawn_at],
            attached=[held for held in attachments if held.slot == slot.code and not held.removed_at],
        )
        if each.required or slot.offered(thing) or each.papers or each.withdrawn or each.attached:
            found.append(each)
    return found


def missing(kind: CaseKind, thing, papers, attachments) -> list[str]:
    """Sentences about what the case lacks; empty where it is "đủ giấy tờ"."""
    slots = filled(kind, thing, papers, attachments)
    lacking = [texts.SLOT_MISSING.format(label=each.slot.noun) for each in slots if each.state == "missing"]
    return lacking + list(kind.missing(thing))


def lacking(kind: CaseKind, things: dict) -> dict[int, list[str]]:
    """{key of a case: what it lacks (`missing`)} of these of one kind, `things` as the kind's `find` gives them; two
    queries."""
    keys = list(things)
    papers, attachments = defaultdict(list), defaultdict(list)
    for row in CasePaper.objects.filter(case__in=keys).select_related("paper"):
        papers[row.case_id].append(row)
    for row in CaseAttachment.objects.filter(case__in=keys):
        attachments[row.case_id].append(row)
    return {key: missing(kind, thing, papers[key], attachments[key]) for key, thing in things.items()}
