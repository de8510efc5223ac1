"""Numbered papers of a case: issue one, look at it first, take it out as a file, withdraw it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.attachments.serving import answer
from branches.audit.journal import journal
from branches.cases import issuing, rules, slots, texts
from branches.cases.actions.papers import issue_paper
from branches.cases.forms import IssueForm, WithdrawForm, take
from branches.cases.kinds import kind_of
from branches.cases.views.acts import next_of
from branches.cases.views.bulk import chosen, list_url
from branches.cases.views.finding import find
from branches.papers import actions as papers
from branches.papers import signing, tasks
from branches.papers.numbers import proposed
from branches.papers.packs import merge
from branches.papers.rendering import CONTENT_TYPES

# Papers of a selection that are merged while the person waits.
MOST_AT_ONCE = 10


@require_http_methods(["GET", "POST"])
@never_cache
def case_paper(request, number, slot):
    """Day, number and signer; `xem` (pdf or docx) gives the paper as it would be, and takes no number."""
    found = find(request, number)
    slot = found.kind.slot(slot)
    if slot is None or slot.paper is None or slot.may_issue is None:
        raise Http404
    slot.may_issue(request.user, found.thing).require()
    if found.case.papers.filter(slot=slot.code, paper__withdrawn_at__isnull=True).exists():
        raise PermissionDenied(texts.ISSUED_ALREADY)
    today = timezone.localdate()
    unit = issuing.issuer_of(slot, found.thing)
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        signers=signing.proposed(slot.paper, [found.thing] if slot.shared else found.thing, unit, today),
        next_number=proposed(unit, slot.paper.type, today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            if (format := request.POST.get("xem")) in CONTENT_TYPES:
                return _preview(slot, found, form.cleaned_data, format)
            held = issue_paper(found.kind, slot, found.case, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_ISSUED.format(reference=held.paper.reference))
            return redirect(f"{found.case.get_absolute_url()}#giay-to")
    context = {
        "case": found.case,
        "slot": slot,
        "form": form,
        "unit": unit,
        "title": found.title,
        "trail": found.trail_below,
    }
    return render(request, "branches/cases/paper.html", context, status=422 if request.method == "POST" else 200)


def _preview(slot, found, fields, format):
    content = papers.preview(
        slot.paper,
        [found.thing] if slot.shared else found.thing,
        format=format,
        on=fields["on"],
        signer=fields["signer"],
        signer_post=fields["signer_post"],
    )
    return _file(content, texts.PREVIEW_NAME.format(name=slot.label, number=found.case.number), format)


@require_safe
@never_cache
def case_form(request, number, slot, format):
    """What is to be signed by hand, filled in from the record: it takes no number and is kept nowhere. 404 for one that
    this case neither asks for nor offers: its way may have no words for it."""
    found = find(request, number)
    slot = found.kind.slot(slot)
    if slot is None or slot.form is None or format not in CONTENT_TYPES:
        raise Http404
    if not (slot.required(found.thing) or slot.offered(found.thing)):
        raise Http404
    rules.may_attach(request.user, found.case).require()
    try:
        content = papers.preview(slot.form, found.thing, format=format, on=timezone.localdate())
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect(f"{found.case.get_absolute_url()}#giay-to")
    return _file(content, texts.FORM_NAME.format(name=slot.label, number=found.case.number), format)


@require_safe
@never_cache
def case_paper_file(request, number, pk, format):
    """The bytes as they were issued; 404 for a paper that was withdrawn, or has no file."""
    case = find(request, number).case
    held = get_object_or_404(case.papers.select_related("paper"), pk=pk, paper__withdrawn_at__isnull=True)
    stored = getattr(held.paper, format) if format in CONTENT_TYPES else None
    if not stored:
        raise Http404
    with stored.open() as opened:
        content = opened.read()
    return _file(
        content, texts.PAPER_NAME.format(reference=held.paper.reference.replace("/", "-"), number=number), format
    )


def _file(content, name, format):
    return answer(content, name=f"{name}.{format}", content_type=CONTENT_TYPES[format])


@require_safe
@never_cache
def case_pack(request, number):
    """All papers of a case that are in force, as one file."""
    case = find(request, number).case
    try:
        content = merge([held.paper for held in slots.papers_of([case.pk])])
    except ValidationError:
        raise Http404 from None
    return _file(content, texts.PACK_NAME.format(number=number), "pdf")


@require_POST
@never_cache
def case_packs(request, kind):
    """`so`: numbers of cases. Few papers come at once, many are put together in the background."""
    try:
        kind = kind_of(kind)
    except LookupError:
        raise Http404 from None
    cases = chosen(request, kind)
    papers_chosen = [held.paper for held in slots.papers_of([case.pk for case in cases])]
    back = next_of(request) or list_url(kind)
    try:
        if len(papers_chosen) > MOST_AT_ONCE:
            return redirect("jobs:detail", pk=tasks.ask(papers_chosen, owner=request.user).pk)
        content = merge(papers_chosen)
    except ValidationError:
        messages.warning(request, texts.NO_PAPERS_CHOSEN if cases else texts.NOTHING_CHOSEN)
        return redirect(back)
    journal("cases.pack.taken", actor=request.user, count=len(papers_chosen))
    return _file(content, texts.PACKS_NAME.format(count=len(cases)), "pdf")


@require_http_methods(["GET", "POST"])
@never_cache
def case_withdraw_paper(request, number, pk):
    found = find(request, number)
    held = get_object_or_404(found.case.papers.select_related("paper__unit"), pk=pk)
    rules.may_withdraw(request.user, held.paper).require()
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            papers.withdraw(held.paper, actor=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_WITHDRAWN.format(reference=held.paper.reference))
            return redirect(f"{found.case.get_absolute_url()}#giay-to")
    context = {"case": found.case, "held": held, "form": form, "title": found.title, "trail": found.trail_below}
    return render(request, "branches/cases/withdraw.html", context, status=422 if request.method == "POST" else 200)
