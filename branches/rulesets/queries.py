"""Rule sets as stored."""

from datetime import date

from branches.rulesets.models import RuleSet


def in_order() -> list[RuleSet]:
    """All rule sets, the earliest first, each with who made it."""
    return list(RuleSet.objects.select_related("created_by").order_by("effective_on"))


def in_force(day: date) -> date | None:
    """From when the newest rule set of `day` holds; None while only the defaults do."""
    return (
        RuleSet.objects.filter(effective_on__lte=day)
        .order_by("-effective_on")
        .values_list("effective_on", flat=True)
        .first()
    )
