"""How a row's evidence and suggestion are drawn: on the grid, and on the page of one member."""

from members.evaluations import criteria, suggesting, texts
from members.evaluations.criteria import ATTENDANCE, AWARDS, TASKS, Suggestion
from members.evaluations.models import AT_BRANCH, Level, Rating, RatingStatus

KINDS = {Level.EXCELLENT: "ok", Level.GOOD: "info", Level.DONE: "none", Level.NOT_DONE: "bad"}
ICONS = {Level.EXCELLENT: "star", Level.GOOD: "thumb-up", Level.DONE: "check", Level.NOT_DONE: "x"}
STATE_KINDS = {
    RatingStatus.TO_RATE: "none",
    RatingStatus.EXCLUDED: "none",
    RatingStatus.PROPOSED: "info",
    RatingStatus.SENT: "warn",
    RatingStatus.RETURNED: "bad",
    RatingStatus.CONFIRMED: "ok",
    RatingStatus.DECIDED: "ok",
    RatingStatus.ANNOUNCED: "ok",
}


def of_rows(ratings, evaluation) -> dict[int, dict]:
    """{key of a row: what `drawn` gives}: as it stands now of rows with the branch, as it was sent of the others."""
    rules = suggesting.Rules.on(evaluation.round.cut_off_on)
    now = [rating for rating in ratings if rating.status in AT_BRANCH or not rating.working]
    live, facts = suggesting.suggestions(now, evaluation.round.period, rules)
    found = {}
    for rating in ratings:
        if rating.pk in live:
            found[rating.pk] = drawn(live[rating.pk], rules.limits, rules.effective_on, facts[rating.pk].get(AWARDS))
        else:
            suggestion, limits = suggesting.thawed(rating)
            found[rating.pk] = drawn(suggestion, limits, rating.rules_on)
    return found


def drawn(suggestion: Suggestion, limits, rules_on, awards=None) -> dict:
    """{"level", "status" (as components/status.html), "told", "lines", "awards", "rules"}."""
    level = suggestion.level
    day = f"{rules_on:%d/%m/%Y}" if rules_on else ""
    return {
        "level": level,
        "status": {
            "kind": KINDS[level] if level else "none",
            "icon": ICONS[level] if level else "",
            "text": texts.grid.SHORT_LEVELS[level.value] if level else texts.criteria.NOTHING_SUGGESTED,
        },
        "told": criteria.told(suggestion),
        "lines": [_line(line, limits) for line in suggestion.lines],
        "awards": awards.words if awards else "",
        "rules": texts.criteria.RULES_ON.format(day=day) if day else texts.criteria.RULES_DEFAULT,
    }


def _line(line, limits):
    fact = line.fact
    share = fact.value if fact and line.code in (ATTENDANCE, TASKS) and isinstance(fact.value, int) else None
    return {
        "label": line.label,
        "words": fact.words if fact else texts.criteria.UNKNOWN,
        "known": fact is not None,
        "url": fact.url if fact else "",
        "typed": texts.criteria.TYPED_BY_BRANCH if fact and fact.typed else "",
        "tone": {"none": "warn"}.get(KINDS[line.level], KINDS[line.level]) if line.level else "",
        "part": share,
        "level": line.level.label if line.level else "",
        "thresholds": criteria.thresholds(line.code, limits),
    }


def differs(rating: Rating, suggested: Level | None) -> int:
    """By how many levels the proposed one is higher (below zero: lower) than suggested; 0 where one of them lacks."""
    if not rating.level or suggested is None:
        return 0
    return Level(rating.level).height - suggested.height
