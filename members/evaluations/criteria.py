"""Working out a suggested level from evidence. Pure: facts and thresholds in, a level with its working out.

The table is that of the guidance on evaluating members; its numbers are rules of the rule set. A suggestion decides
nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from branches.pillars.contract import Fact
from members.evaluations import texts
from members.evaluations.models.levels import Level

ATTENDANCE, TASKS, TRAINING, DUES, DISCIPLINE, AWARDS = (
    "attendance",
    "tasks",
    "training",
    "dues",
    "discipline",
    "awards",
)
# Those that say something about the level, in the order in which they are shown.
CRITERIA = (ATTENDANCE, TASKS, TRAINING, DUES, DISCIPLINE)
NO_DISCIPLINE = "none"
DUES_LEVELS = {"on_time": Level.EXCELLENT, "late": Level.DONE, "missing": Level.NOT_DONE}


@dataclass(frozen=True)
class Limits:
    """Least shares in per cent, of activities attended and of tasks done, for the three levels from the best down."""

    attendance: tuple[int, int, int]
    tasks: tuple[int, int, int]

    @classmethod
    def of(cls, rules) -> "Limits":
        """`rules` as rulesets.definitions.on gives them."""
        return cls(
            (
                rules.evaluation_attendance_excellent,
                rules.evaluation_attendance_good,
                rules.evaluation_attendance_done,
            ),
            (rules.evaluation_tasks_excellent, rules.evaluation_tasks_good, rules.evaluation_tasks_done),
        )


@dataclass(frozen=True)
class Line:
    """One criterion of one person: the fact, None where nobody knows any, and the best level that it allows."""

    code: str
    label: str
    fact: Fact | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Suggestion:
    """`level` is None where nothing but discipline is known. `missing` are labels of criteria without a fact."""

    level: Level | None
    lines: Sequence[Line] = field(default_factory=tuple)
    missing: Sequence[str] = field(default_factory=tuple)

    @property
    def provisional(self) -> bool:
        return self.level is not None and bool(self.missing)


def suggest(facts: Mapping[str, Fact], limits: Limits) -> Suggestion:
    """The lowest of the levels that the known criteria allow; one without a fact neither raises nor lowers it."""
    lines = [_line(code, facts.get(code), limits) for code in CRITERIA]
    known = [line for line in lines if line.level is not None]
    missing = [line.label for line in lines if line.level is None]
    if any(line.code != DISCIPLINE for line in known):
        return Suggestion(min((line.level for line in known), key=lambda level: level.height), lines, missing)
    return Suggestion(None, lines, missing)


def _line(code, fact, limits):
    level = level_of(code, fact.value, limits) if fact else None
    return Line(code, texts.criteria.CRITERIA[code], fact, level)


def level_of(code: str, value, limits: Limits) -> Level | None:
    """The best level that a value of this criterion allows; None for a value that the criterion doesn't know."""
    return _LEVELS[code](value, limits)


def _by_share(least: Sequence[int], value) -> Level | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    for floor, level in zip(least, (Level.EXCELLENT, Level.GOOD, Level.DONE), strict=True):
        if value >= floor:
            return level
    return Level.NOT_DONE


def _of_discipline(value) -> Level | None:
    """Any form, from a reprimand on, ends at the lowest level."""
    if not value:
        return None
    return Level.EXCELLENT if value == NO_DISCIPLINE else Level.NOT_DONE


_LEVELS: Mapping[str, Callable] = {
    ATTENDANCE: lambda value, limits: _by_share(limits.attendance, value),
    TASKS: lambda value, limits: _by_share(limits.tasks, value),
    TRAINING: lambda value, limits: Level(value) if value in Level.values else None,
    DUES: lambda value, limits: DUES_LEVELS.get(value),
    DISCIPLINE: lambda value, limits: _of_discipline(value),
}


def told(suggestion: Suggestion) -> str:
    """ "tạm, chưa có: sinh hoạt, đoàn phí"; empty where nothing lacks or nothing is suggested."""
    if not suggestion.provisional:
        return ""
    return texts.criteria.PROVISIONAL.format(
        missing=", ".join(label[:1].lower() + label[1:] for label in suggestion.missing)
    )


def thresholds(code: str, limits: Limits) -> str:
    """What of a criterion leads to which level, in words."""
    if code in (ATTENDANCE, TASKS):
        excellent, good, done = getattr(limits, code)
        return texts.criteria.THRESHOLDS_SHARE.format(excellent=excellent, good=good, done=done)
    return texts.criteria.THRESHOLDS[code]
