"""Rule sets by effective date, and adding one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone

from branches.administration.accounts.forms import add_faults
from branches.administration.rules import may_keep_rule_sets
from branches.administration.rulesets import actions, texts
from branches.administration.rulesets.forms import RuleSetForm
from branches.rulesets import definitions, queries
from branches.units import current


def rules(request):
    may_keep_rule_sets(request.user).require()
    today = timezone.localdate()
    now = definitions.on(today)
    stored = queries.in_order()
    context = {
        "today": today,
        "rules": [(rule, getattr(now, rule.code), _set_by(rule, stored, today)) for rule in definitions.all_rules()],
        "sets": [(each, _differences(each, stored)) for each in reversed(stored)],
    }
    return render(request, "branches/administration/rulesets/list.html", context)


def rule_set_add(request):
    may_keep_rule_sets(request.user).require()
    form = RuleSetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_rule_set(
                effective_on=form.cleaned_data["effective_on"],
                source=form.cleaned_data["source"],
                values=form.values,
                actor=request.user,
                unit=current.current_unit(request),
            )
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, texts.ADDED.format(day=f"{added.effective_on:%d/%m/%Y}"))
            return redirect("administration:rules")
    return render(
        request, "branches/administration/rulesets/add.html", {"form": form}, status=422 if form.is_bound else 200
    )


def _set_by(rule, stored, on):
    """The text that set the number in force on `on`: of the newest set with the rule, else the default's source."""
    setting = [each for each in stored if each.effective_on <= on and rule.code in each.values]
    return setting[-1].source if setting else rule.source


def _differences(rule_set, stored):
    """[(rule, number before, number from then on)]; `stored` are all sets in order of their days."""
    earlier = [each for each in stored if each.effective_on < rule_set.effective_on]
    found = []
    for rule in definitions.all_rules():
        if rule.code in rule_set.values:
            before = [each.values[rule.code] for each in earlier if rule.code in each.values]
            found.append((rule, before[-1] if before else rule.default, rule_set.values[rule.code]))
    return found
