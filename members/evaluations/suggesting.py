"""Evidence about the people of a branch: what the slices know, what the branch typed, and what follows from both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from branches.pillars.contract import Fact
from branches.pillars.registry import gather
from branches.rulesets import definitions
from branches.rulesets.queries import in_force
from members.evaluations import criteria, texts
from members.evaluations.criteria import Limits, Line, Suggestion
from members.evaluations.models import Level, Rating


@dataclass(frozen=True)
class Rules:
    """Thresholds of a day, with the effective date of the rule set that holds on it (None: the defaults)."""

    limits: Limits
    effective_on: date | None

    @classmethod
    def on(cls, day: date) -> "Rules":
        return cls(Limits.of(definitions.on(day)), in_force(day))


def facts_of(people: Iterable[int], period: tuple[date, date]) -> dict[int, dict[str, Fact]]:
    """{key of a person: {code of a source: Fact}} from every slice that knows something; the queries of the sources."""
    keys, found = list(people), defaultdict(dict)
    for source in gather("person_facts") if keys else ():
        for person, fact in source.facts(keys, period).items():
            found[person][source.code] = fact
    return found


def with_typed(rating: Rating, facts: dict[str, Fact]) -> dict[str, Fact]:
    """What slices know comes first; where they know nothing, what the branch typed, marked as such."""
    typed = {
        code: Fact(value, texts.criteria.typed_words(code, value), typed=True)
        for code, value in rating.typed.items()
        if code not in facts
    }
    return facts | typed


def suggestions(
    ratings: Sequence[Rating], period: tuple[date, date], rules: Rules
) -> tuple[dict[int, Suggestion], dict[int, dict[str, Fact]]]:
    """({key of a row: what is suggested}, {key of a row: facts by code}) as things stand now."""
    known = facts_of([rating.person_id for rating in ratings], period)
    facts = {rating.pk: with_typed(rating, known[rating.person_id]) for rating in ratings}
    return {key: criteria.suggest(found, rules.limits) for key, found in facts.items()}, facts


def frozen(suggestion: Suggestion, rules: Rules) -> dict:
    """The columns of a row that keep a suggestion as it was when the row was sent."""
    return {
        "suggested": suggestion.level.value if suggestion.level else "",
        "working": {
            "lines": [
                {
                    "code": line.code,
                    "value": line.fact.value if line.fact else None,
                    "words": line.fact.words if line.fact else "",
                    "url": line.fact.url if line.fact else "",
                    "typed": bool(line.fact and line.fact.typed),
                    "level": line.level.value if line.level else "",
                }
                for line in suggestion.lines
            ],
            "limits": {"attendance": list(rules.limits.attendance), "tasks": list(rules.limits.tasks)},
        },
        "rules_on": rules.effective_on,
    }


def thawed(rating: Rating) -> tuple[Suggestion, Limits] | None:
    """The suggestion that was kept with a row, with the thresholds of then; None where none was."""
    if not rating.working:
        return None
    lines = []
    for each in rating.working["lines"]:
        known = each["value"] is not None
        lines.append(
            Line(
                each["code"],
                texts.criteria.CRITERIA[each["code"]],
                Fact(each["value"], each["words"], each["url"], each["typed"]) if known else None,
                Level(each["level"]) if each["level"] else None,
            )
        )
    missing = [line.label for line in lines if line.level is None]
    limits = Limits(**{code: tuple(least) for code, least in rating.working["limits"].items()})
    return Suggestion(Level(rating.suggested) if rating.suggested else None, lines, missing), limits
