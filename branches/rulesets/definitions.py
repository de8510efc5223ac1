"""What a rule is, and the rules in force on a day."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from branches.rulesets.models import RuleSet


@dataclass(frozen=True)
class Rule:
    """One number that a text sets. `source` names the text that gave the default, or says that none confirms it."""

    code: str
    label: str
    default: int
    unit: str
    source: str
    minimum: int = 0
    maximum: int = 10_000


_rules: dict[str, Rule] = {}


def register(rules):
    for rule in rules:
        _rules[rule.code] = rule


def all_rules() -> list[Rule]:
    return list(_rules.values())


def on(day: date) -> SimpleNamespace:
    """Every rule by its code, as it stood on `day`: the newest rule set on or before it, defaults for the rest."""
    stored = RuleSet.objects.filter(effective_on__lte=day).order_by("effective_on").values_list("values", flat=True)
    values = {code: rule.default for code, rule in _rules.items()}
    for changes in stored:
        values.update({code: value for code, value in changes.items() if code in values})
    return SimpleNamespace(**values)
