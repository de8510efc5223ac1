"""Comments, files and the clock of a case."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.attachments.serving import respond
from branches.cases import rules, texts
from branches.cases.actions import clock, discussion, files
from branches.cases.forms import AttachForm, CommentForm, ExtendForm, take
from branches.cases.views.detail import page_context, slot_choices
from branches.cases.views.finding import find


@require_POST
@never_cache
def case_comment(request, number):
    found = find(request, number)
    rules.may_comment(request.user, found.case).require()
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _again(request, found, comment_form=form)
    discussion.add_comment(found.case, actor=request.user, text=form.cleaned_data["text"])
    messages.success(request, texts.SAID_COMMENT)
    return redirect(f"{found.case.get_absolute_url()}#trao-doi")


@require_POST
@never_cache
def case_attach(request, number):
    found = find(request, number)
    rules.may_attach(request.user, found.case).require()
    form = AttachForm(request.POST, request.FILES, slots=slot_choices(found.kind, found.thing))
    if not form.is_valid():
        return _again(request, found, attach_form=form)
    uploads = form.cleaned_data["files"]
    try:
        files.attach(found.case, actor=request.user, uploads=uploads, slot=form.cleaned_data["slot"])
    except ValidationError as refusal:
        take(form, refusal)
        return _again(request, found, attach_form=form)
    messages.success(request, texts.SAID_ATTACHED.format(count=len(uploads)))
    return redirect(f"{found.case.get_absolute_url()}#giay-to")


def _again(request, found, **forms):
    return render(request, "branches/cases/detail.html", page_context(request, found, **forms), status=422)


@require_safe
@never_cache
def case_attachment(request, number, pk):
    """The file, to whoever sees the case; 404 once it was removed."""
    case = find(request, number).case
    held = get_object_or_404(case.attachments.select_related("attachment"), pk=pk, removed_at__isnull=True)
    return respond(held.attachment)


@require_http_methods(["GET", "POST"])
@never_cache
def case_detach(request, number, pk):
    found = find(request, number)
    held = get_object_or_404(found.case.attachments.select_related("attachment"), pk=pk)
    if held.removed_at and request.method == "GET":
        raise Http404
    rules.may_detach(request.user, found.case, held).require()
    if request.method == "POST":
        files.detach(found.case, held, actor=request.user)
        messages.success(request, texts.SAID_DETACHED.format(name=held.attachment.name))
        return redirect(found.case)
    context = {"case": found.case, "held": held, "title": found.title, "trail": found.trail_below}
    return render(request, "branches/cases/detach.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def case_extend(request, number):
    found = find(request, number)
    case = found.case
    rules.may_extend(request.user, case).require()
    form = ExtendForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        try:
            case = clock.extend_due(case, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_EXTENDED.format(due=f"{case.due_on:%d/%m/%Y}"))
            return redirect(case)
    context = {
        "case": case,
        "form": form,
        "title": found.title,
        "trail": found.trail_below,
        "step": found.kind.statuses.get(case.status, case.status),
    }
    return render(request, "branches/cases/extend.html", context, status=422 if request.method == "POST" else 200)
