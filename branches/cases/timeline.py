"""What happened to a case, newest first, as components/timeline.html takes it."""

from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from branches.cases import clock, texts
from branches.cases.kinds import CaseKind
from branches.cases.models import Acting, Case
from branches.cases.transitions import EXTEND

ENDS_BADLY = {Case.Outcome.REFUSED, Case.Outcome.CANCELLED, Case.Outcome.WITHDRAWN}


def events(case: Case, kind: CaseKind, steps, papers, attachments, *, ahead=None) -> list[dict]:
    """`steps`, `papers`, `attachments` of the case in order; `ahead` is the label of the step that comes next."""
    today = timezone.localdate()
    found = [_step(case, kind, step) for step in steps]
    found += [_late(kind, span) for span in clock.late_spans(steps, today)]
    for each in papers:
        found += _paper(case, kind, each)
    for each in attachments:
        found += _attachment(case, each)
    found.sort(key=lambda event: event["order"], reverse=True)
    if ahead:
        found.insert(0, {"text": ahead, "kind": "wait", "by": texts.NOT_YET, "at": None})
    return found


def told_of(kind: CaseKind, step) -> str:
    """The act that led to a step, in words."""
    if step.act == EXTEND:
        return texts.EXTENDED.format(due=f"{step.due_on:%d/%m/%Y}")
    if act := kind.act(step.act):
        return str(act.told or act.label)
    return str(kind.told.get(step.act) or texts.TOLD.get(step.act) or kind.statuses.get(step.status, step.status))


def by_of(step) -> str:
    """Who did it; in whose stead, where it wasn't their own duty."""
    acting = Acting(step.acting)
    if acting == Acting.IN_STEAD and step.for_unit and step.act != EXTEND:
        return texts.BY_ACTING_FOR.format(name=step.actor, acting=acting.label, unit=step.for_unit)
    if acting == Acting.RECORDED:
        return texts.BY_ACTING.format(name=step.actor, acting=acting.label)
    if step.for_unit and step.act != EXTEND:
        return texts.BY.format(name=step.actor, unit=step.for_unit)
    return str(step.actor)


def _step(case, kind, step):
    told = told_of(kind, step)
    # Without a holder is what closed the case, and what was written down while it went on.
    last = step.holder_id is None and case.closed_on is not None
    tone = ""
    if last:
        tone = "bad" if case.outcome in ENDS_BADLY else "ok"
    elif step.act != EXTEND and (act := kind.act(step.act)) and act.tone == "primary":
        tone = "ok"
    return {
        "text": texts.TOLD_NOTE.format(told=told, note=step.note) if step.note else told,
        "at": step.begun_at,
        "by": by_of(step),
        "kind": tone,
        "order": (step.begun_at, 1, step.pk),
    }


def _late(kind, span):
    label = kind.statuses.get(span.step.status, span.step.status)
    return {
        "text": texts.OVERDUE_SPAN.format(days=span.days, step=label),
        "at": span.since,
        "by": str(span.step.holder or ""),
        "kind": "bad",
        # After what happened before that day, before what happened on it.
        "order": (_morning(span.since), 0, span.step.pk),
    }


def _paper(case, kind, each):
    paper = each.paper
    slot = kind.slot(each.slot)
    name = slot.noun if slot else paper.title
    issued = {
        "text": texts.ISSUED.format(name=name, reference=paper.reference),
        "at": paper.issued_at,
        "by": texts.BY.format(name=paper.issued_by, unit=paper.unit),
        "kind": "",
        "url": "" if paper.withdrawn_at else reverse("cases:paper_file", args=[case.number, each.pk, "pdf"]),
        "order": (paper.issued_at, 2, each.pk),
    }
    if not paper.withdrawn_at:
        return [issued]
    withdrawn = {
        "text": texts.WITHDRAWN.format(reference=paper.reference, why=paper.withdrawn_why),
        "at": paper.withdrawn_at,
        "by": str(paper.withdrawn_by),
        "kind": "bad",
        "order": (paper.withdrawn_at, 2, each.pk),
    }
    return [issued, withdrawn]


def _attachment(case, each):
    stored = each.attachment
    added = {
        "text": texts.ATTACHED.format(name=stored.name),
        "at": stored.added_at,
        "by": str(stored.added_by),
        "kind": "",
        "url": "" if each.removed_at else reverse("cases:attachment", args=[case.number, each.pk]),
        "order": (stored.added_at, 2, each.pk),
    }
    if not each.removed_at:
        return [added]
    removed = {
        "text": texts.DETACHED.format(name=stored.name),
        "at": each.removed_at,
        "by": str(each.removed_by),
        "kind": "",
        "order": (each.removed_at, 2, each.pk),
    }
    return [added, removed]


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
