"""Opening a unit's own classification."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.forms import take
from branches.units.models import Unit
from members.evaluations import actions, rules, texts
from members.evaluations.forms import OpenUnitForm
from members.evaluations.views.trail import trail


@require_http_methods(["GET", "POST"])
@never_cache
def unit_rating_open(request, code):
    unit = get_object_or_404(Unit.objects.visible_to(request.user).select_related("level"), code=code)
    rules.may_open_for_unit(request.user, unit).require()
    form = OpenUnitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rating = actions.open_unit_rating(unit, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.units.SAID_UNIT.format(number=rating.case.number))
            return redirect(rating.case)
    above = [*trail(), {"label": texts.UNIT_KIND_NAME, "url": reverse("members:evaluations:units")}]
    context = {"form": form, "unit": unit, "trail": above}
    status = 422 if request.method == "POST" else 200
    return render(request, "members/evaluations/unit_form.html", context, status=status)
