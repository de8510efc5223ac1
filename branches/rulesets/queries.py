"""Rule sets as stored."""

from branches.rulesets.models import RuleSet


def in_order() -> list[RuleSet]:
    """All rule sets, the earliest first, each with who made it."""
    return list(RuleSet.objects.select_related("created_by").order_by("effective_on"))
