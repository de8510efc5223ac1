"""What a vote comes to. Pure but for the rule of the day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from branches.cases.models.votes import Choice
from branches.rulesets import definitions


def share_on(day: date) -> int:
    """Of those present more than this share, in per cent, must be in favour."""
    return definitions.on(day).vote_share


def is_passed(in_favour: int, present: int, share: int) -> bool:
    return present > 0 and in_favour * 100 > share * present


def counted(choices: Mapping) -> dict[str, int]:
    """Counts by field of Vote from what each voter said: {voter: Choice}; who was absent isn't among them."""
    said = Counter(choices.values())
    return {
        "present": sum(said.values()),
        "in_favour": said[Choice.FOR],
        "against": said[Choice.AGAINST],
        "abstained": said[Choice.ABSTAINED],
    }
