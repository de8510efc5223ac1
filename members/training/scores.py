"""From points to a level. Pure: thresholds come from the rule set of a day, or from what a confirmed row keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from branches.rulesets import definitions
from members.training import texts
from members.training.models import MOST_POINTS, EntryStatus, Group, Level, Side, TrainingEntry


@dataclass(frozen=True)
class Thresholds:
    """From how many points on a level is reached, of 100."""

    excellent: int
    good: int
    done: int

    def level(self, points: int | None) -> Level | None:
        """None where there are no points: a row that isn't scored whole has no level."""
        if points is None:
            return None
        for level, least in ((Level.EXCELLENT, self.excellent), (Level.GOOD, self.good), (Level.DONE, self.done)):
            if points >= least:
                return level
        return Level.NOT_DONE


def thresholds_on(day: date) -> Thresholds:
    """Those of the rule set in force on the day. One query."""
    rules = definitions.on(day)
    return Thresholds(rules.training_excellent, rules.training_good, rules.training_done)


def level_of(entry: TrainingEntry, thresholds: Thresholds) -> Level | None:
    """What was confirmed; while it is open what the branch's points would give."""
    if entry.status == EntryStatus.CONFIRMED:
        return Level(entry.level)
    return thresholds.level(entry.total())


def parse(text: str) -> int | None:
    """A typed score; None for nothing typed. Raises ValueError for anything but a whole number from 0 to 20."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 3) or int(text) > MOST_POINTS:
        raise ValueError(text)
    return int(text)


def told(entry: TrainingEntry, side: Side) -> str:
    """ "Chính trị 18, Đạo đức trống, …"."""
    return ", ".join(
        f"{texts.SHORT_GROUPS[group]} {texts.BLANK if score is None else score}"
        for group, score in zip(Group.values, entry.scores(side), strict=True)
    )


def state_after(entry: TrainingEntry, branch: Mapping[str, int | None], own: Mapping[str, int | None]) -> str:
    """Where a row that is open to scores stands with these points, {group: score}: scored once nothing of the branch's
    lacks, self-scored once nothing of the member's own does."""
    if None not in branch.values():
        return EntryStatus.SCORED
    if entry.status == EntryStatus.RETURNED:
        return EntryStatus.RETURNED
    return EntryStatus.APPROVED if None in own.values() else EntryStatus.SELF_SCORED
