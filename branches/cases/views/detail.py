"""The page of any case, drawn from what its kind says."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.access import reach
from branches.cases import clock, rules, slots, texts, timeline
from branches.cases.forms import AttachForm, CommentForm
from branches.cases.queries import act_url
from branches.cases.views.finding import find
from branches.positions.models import Grant
from branches.positions.queries import committee

MOST_NAMES = 3


@require_safe
@never_cache
def case_detail(request, number):
    found = find(request, number)
    return render(request, "branches/cases/detail.html", page_context(request, found))


@require_safe
@never_cache
def case_print(request, number):
    """The same on paper: all of it, without what can be clicked."""
    found = find(request, number)
    context = page_context(request, found) | {"printed_on": timezone.now()}
    return render(request, "branches/cases/print.html", context)


def page_context(request, found, *, comment_form=None, attach_form=None) -> dict:
    """Everything that the page shows. The number of queries doesn't grow with what the case holds."""
    user, case, kind, thing = request.user, found.case, found.kind, found.thing
    today = timezone.localdate()
    steps = list(case.steps.select_related("actor", "holder", "for_unit").order_by("pk"))
    papers = list(slots.papers_of([case.pk]))
    attachments = list(slots.attachments_of([case.pk]))
    drawn = list(kind.steps(thing))
    parts = list(kind.parts(user, thing))
    can = actions_of(user, found)
    return {
        "case": case,
        "kind": kind,
        "title": found.title,
        "trail": found.trail,
        "lead": " · ".join(_lead(found)),
        "steps": [_step(step) for step in drawn],
        "notes": list(kind.notes(user, thing)),
        "clock": clock.face(case, steps, today),
        "holder_people": _people_of(case.holder, today),
        "may_extend": rules.may_extend(user, case),
        "can": can,
        "primary": next((each for each in can if each["tone"] == "primary" and not each["reason"]), None),
        "side_parts": [part for part in parts if part.side],
        "main_parts": [part for part in parts if not part.side],
        "papers": _slots(user, found, papers, attachments),
        "files": _files(user, case, kind, attachments),
        "pack_url": _pack_url(case, papers),
        "may_attach": rules.may_attach(user, case),
        "comments": list(case.comments.select_related("author").order_by("pk")),
        "may_comment": rules.may_comment(user, case),
        "comment_form": comment_form or CommentForm(),
        "attach_form": attach_form or AttachForm(slots=slot_choices(kind, thing)),
        "events": timeline.events(case, kind, steps, papers, attachments, ahead=_ahead(case, drawn)),
    }


def actions_of(user, found) -> list[dict]:
    """The kind's acts of this step, allowed or refused with the reason, as components/can_do.html takes them."""
    case = found.case
    can = []
    for act in found.kind.acts:
        if not act.shown(found.thing):
            continue
        decision = act.may(user, found.thing)
        can.append(
            {
                "label": act.label,
                "icon": act.icon,
                "url": act_url(case, act),
                # What can't be taken back is asked once more, on a page of its own.
                "post": act.form is None and act.tone != "danger",
                "fields": [("version", str(case.version))],
                "reason": "" if decision else decision.reason,
                "tone": act.tone,
            }
        )
    return sorted(can, key=lambda each: (bool(each["reason"]), each["tone"] != "primary"))


def slot_choices(kind, thing) -> list[tuple[str, str]]:
    """Papers of this case that a file can be: those that its way asks for, and those that come only as files."""
    return [(slot.code, slot.label) for slot in kind.papers if slot.required(thing) or slot.paper is None]


def _lead(found):
    case = found.case
    yield texts.OF_CASE.format(number=case.number)
    yield (texts.DRAFTED if case.draft else texts.OPENED).format(on=f"{case.opened_on:%d/%m/%Y}")
    if more := found.kind.lead(found.thing):
        yield more


def _step(step):
    return {"label": step.label, "state": step.state, "small": step.small}


def _ahead(case, drawn):
    """The step after the running one."""
    if case.closed_on:
        return ""
    return next((step.label for step in drawn if step.state == "later"), "")


def _people_of(unit, today):
    """Names of who can do the step there, the highest post first."""
    if unit is None:
        return []
    table = reach.rights_table()
    wanted = {Grant.MANAGE, Grant.CONFIRM}
    able = [each.user for each in committee(unit, today) if wanted & reach.grants_of(each, table)]
    return [str(user) for user in dict.fromkeys(able)][:MOST_NAMES]


def _slots(user, found, papers, attachments):
    case, kind, thing = found.case, found.kind, found.thing
    may_attach = bool(rules.may_attach(user, case))
    shown = []
    for each in slots.filled(kind, thing, papers, attachments):
        paper = each.papers[-1] if each.papers else None
        may_issue = each.slot.may_issue(user, thing) if each.slot.may_issue and each.slot.paper else None
        shown.append(
            {
                "label": each.slot.label,
                "status": STATES[each.state],
                "paper": paper,
                "pdf_url": _file_url(case, paper, "pdf") if paper else "",
                "docx_url": _file_url(case, paper, "docx") if paper else "",
                "withdraw_url": _withdraw_url(user, case, paper) if paper else "",
                "withdrawn": [held.paper for held in each.withdrawn],
                "files": [_file(user, case, held) for held in each.attached],
                "forms": _forms(case, each) if may_attach and not each.attached else [],
                "issue_url": _issue_url(case, each) if may_issue and not paper else "",
                "refused": may_issue.reason if may_issue is not None and not may_issue and not paper else "",
            }
        )
    return shown


STATES = {
    "issued": {"kind": "ok", "text": texts.STATE_ISSUED},
    "attached": {"kind": "ok", "text": texts.STATE_ATTACHED},
    "missing": {"kind": "warn", "text": texts.STATE_MISSING},
    "optional": {"kind": "none", "text": texts.STATE_OPTIONAL},
    "outside": {"kind": "none", "text": texts.STATE_OUTSIDE},
}


def _forms(case, each):
    """What can be printed to be signed: {label, url}."""
    if each.slot.form is None:
        return []
    return [
        {"label": label, "url": reverse("cases:form", args=[case.number, each.slot.code, format])}
        for format, label in (("docx", ".docx"), ("pdf", ".pdf"))
    ]


def _issue_url(case, each):
    return reverse("cases:paper", args=[case.number, each.slot.code])


def _file_url(case, held, format):
    return reverse("cases:paper_file", args=[case.number, held.pk, format]) if getattr(held.paper, format) else ""


def _withdraw_url(user, case, held):
    allowed = rules.may_withdraw(user, held.paper)
    return reverse("cases:withdraw_paper", args=[case.number, held.pk]) if allowed else ""


def _pack_url(case, papers):
    packable = any(each.paper.pdf and not each.paper.withdrawn_at for each in papers)
    return reverse("cases:pack", args=[case.number]) if packable else ""


def _files(user, case, kind, attachments):
    """Files that fill no slot of the kind."""
    return [_file(user, case, held) for held in attachments if not held.removed_at and kind.slot(held.slot) is None]


def _file(user, case, held):
    may = rules.may_detach(user, case, held)
    return {
        "name": held.attachment.name,
        "by": held.attachment.added_by,
        "at": held.attachment.added_at,
        "size": held.attachment.size,
        "url": reverse("cases:attachment", args=[case.number, held.pk]),
        "detach_url": reverse("cases:detach", args=[case.number, held.pk]) if may else "",
    }
