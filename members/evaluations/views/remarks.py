"""What a former branch is asked about somebody who moved away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.forms import take
from members.evaluations import actions, rules, texts
from members.evaluations.forms import AnswerForm
from members.evaluations.models import RemarkRequest
from members.evaluations.views.trail import trail


@require_http_methods(["GET", "POST"])
@never_cache
def remark(request, pk):
    found = get_object_or_404(
        RemarkRequest.objects.visible_to(request.user).select_related(
            "rating__person", "rating__evaluation__case", "rating__evaluation__branch", "unit", "answered_by"
        ),
        pk=pk,
    )
    decision = rules.may_answer(request.user, found)
    form = None
    if request.method == "POST":
        decision.require()
    if decision:
        form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_request(found, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.pages.SAID_ANSWERED.format(name=found.rating.person))
            return redirect("members:evaluations:remark", pk=pk)
    context = {"asked": found, "form": form, "refused": "" if decision else decision.reason, "trail": trail()}
    status = 422 if request.method == "POST" else 200
    return render(request, "members/evaluations/remark.html", context, status=status)
