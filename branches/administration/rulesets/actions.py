"""Rule sets are added, never edited or deleted: decisions of the past keep the rules of their day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.administration.rules import may_keep_rule_sets
from branches.administration.rulesets import texts
from branches.audit.journal import act
from branches.rulesets import definitions
from branches.rulesets.models import RuleSet

FIRST_DAY = date(1931, 1, 1)
MOST_YEARS_AHEAD = 10


@transaction.atomic
def add_rule_set(*, effective_on, source, values, actor, unit=None) -> RuleSet:
    """`values` is {code: number} of all or some rules; stored is what differs from the rules of that day.

    Raises ValidationError: a number out of its bounds (by code), nothing that differs, a day that has a set already.
    """
    may_keep_rule_sets(actor).require()
    if effective_on < FIRST_DAY:
        raise ValidationError({"effective_on": texts.DAY_TOO_EARLY})
    if effective_on.year > timezone.localdate().year + MOST_YEARS_AHEAD:
        raise ValidationError({"effective_on": texts.DAY_TOO_FAR})
    before = definitions.on(effective_on)
    rules = {rule.code: rule for rule in definitions.all_rules()}
    changed = {code: value for code, value in values.items() if value != getattr(before, code)}
    faults = {code: fault for code, value in changed.items() if (fault := _fault(rules[code], value))}
    if faults:
        raise ValidationError(faults)
    if not changed:
        raise ValidationError(texts.NOTHING_DIFFERS)
    added = RuleSet(effective_on=effective_on, source=source, values=changed, created_by=actor)
    added.full_clean()
    with act(
        "rulesets.ruleset.added", actor=actor, unit=unit, source=source, effective_on=f"{effective_on:%d/%m/%Y}"
    ) as details:
        added.save()
        details["subject"] = added
    return added


def _fault(rule, value):
    if value < rule.minimum:
        return texts.TOO_SMALL.format(minimum=rule.minimum, unit=rule.unit)
    if value > rule.maximum:
        return texts.TOO_LARGE.format(maximum=rule.maximum, unit=rule.unit)
    return ""
