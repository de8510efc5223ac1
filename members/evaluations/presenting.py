"""What the case page shows of an evaluation besides what all cases show."""

from django.urls import reverse
from django.utils.http import urlencode

from branches.cases.kinds import Part, Step
from branches.rulesets import definitions
from branches.templatetags.ui import percent
from members.evaluations import queries, rules, texts
from members.evaluations.models import AT_BRANCH, Level, RatingStatus, Status

# The place of the step that is at work, by status; while the branch prepares it follows from its rows.
_PLACES = {
    Status.RETURNED: 2,
    Status.AT_SUPERIOR: 3,
    Status.DECIDING: 4,
    Status.ANNOUNCING: 5,
    Status.DONE: 6,
}
_DONE = (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED)
_PROPOSED = (RatingStatus.PROPOSED, RatingStatus.SENT, *_DONE)
TONES = {Level.EXCELLENT: "c-ok", Level.GOOD: "c-1", Level.DONE: "c-2", Level.NOT_DONE: "c-4"}


def steps(evaluation) -> list[Step]:
    counts, whole = evaluation.counts, queries.rated(evaluation)
    proposed = sum(counts[status] for status in _PROPOSED)
    place = _PLACES.get(evaluation.status)
    if place is None:
        place = 2 if proposed == whole else 1 if evaluation.last_meeting else 0
    returned = counts[RatingStatus.RETURNED]
    meanwhile = bool(returned) and evaluation.status == Status.AT_SUPERIOR
    mends = returned and not meanwhile
    labels = [
        (texts.STEP_SELF, texts.STEP_SELF_SMALL.format(done=evaluation.self_assessed, whole=whole)),
        (texts.STEP_VOTE, texts.STEP_VOTE_SMALL.format(done=proposed, whole=whole)),
        (texts.STEP_MEND.format(count=returned) if mends else texts.STEP_SEND, ""),
        (texts.STEP_CONFIRM.format(unit=evaluation.base), texts.STEP_MEND.format(count=returned) if meanwhile else ""),
        (texts.STEP_DECIDE, ""),
        (texts.STEP_ANNOUNCE, ""),
    ]
    found = []
    for number, (label, small) in enumerate(labels):
        state = "done" if number < place else "now" if number == place else "later"
        found.append(Step(label, state, small or (texts.STEP_HERE if state == "now" else "")))
    return found


def lead(evaluation) -> str:
    excluded = evaluation.counts[RatingStatus.EXCLUDED]
    words = texts.LEAD if excluded else texts.LEAD_ALL
    return words.format(year=evaluation.year, count=evaluation.counts.total(), excluded=excluded)


def parts(user, evaluation) -> list[Part]:
    return [
        Part("members/evaluations/case_days.html", _days(evaluation), side=True),
        Part("members/evaluations/case_counts.html", _counts(user, evaluation)),
    ]


def _days(evaluation):
    each = evaluation.round
    facts = [
        _fact(texts.forms.CUT_OFF_LABEL, f"{each.cut_off_on:%d/%m/%Y}"),
        _fact(texts.forms.OPENS_LABEL, f"{each.opens_on:%d/%m/%Y}"),
    ]
    if meeting := evaluation.last_meeting:
        how = texts.pages.SECRETLY if meeting.secret else texts.pages.OPENLY
        told = texts.pages.MEETING_TOLD.format(
            day=f"{meeting.held_on:%d/%m/%Y}",
            chair=meeting.chair,
            clerk=meeting.clerk,
            present=meeting.present,
            entitled=meeting.entitled,
            how=how,
        )
        facts.append(_fact(texts.MEET_TOLD, told))
    return {"round": each, "facts": facts}


def _counts(user, evaluation):
    """How far it has come; every figure opens the rows behind it."""
    counts = evaluation.counts
    figures = [
        (texts.pages.COUNT_OF_BRANCH, counts.total(), ""),
        (texts.pages.COUNT_EXCLUDED, counts[RatingStatus.EXCLUDED], "khong"),
        (texts.pages.COUNT_SELF, evaluation.self_assessed, ""),
        (texts.pages.COUNT_PROPOSED, sum(counts[status] for status in _PROPOSED), ""),
        (texts.pages.COUNT_RETURNED, counts[RatingStatus.RETURNED], "tra-lai"),
        (texts.pages.COUNT_SENT, counts[RatingStatus.SENT], "cho"),
        (texts.pages.COUNT_CONFIRMED, counts[RatingStatus.CONFIRMED], "xong"),
        (texts.pages.COUNT_DECIDED, counts[RatingStatus.DECIDED], "xong"),
        (texts.pages.COUNT_ANNOUNCED, counts[RatingStatus.ANNOUNCED], "xong"),
    ]
    return {
        "figures": [
            {"label": label, "value": value, "url": grid_url(evaluation, which) if value else ""}
            for label, value, which in figures
        ],
        "bars": bars(evaluation),
        "whole": queries.rated(evaluation),
        "grid_url": grid_url(evaluation),
        "writes": bool(rules.may_write(user, evaluation)),
    }


def bars(evaluation) -> list[dict]:
    """As components/bars.html takes them: how many of each level."""
    return [
        {"label": texts.grid.SHORT_LEVELS[level.value], "value": evaluation.levels[level.value], "tone": TONES[level]}
        for level in Level
    ]


def grid_url(evaluation, which="") -> str:
    url = reverse("members:evaluations:grid", args=[evaluation.case.number])
    return f"{url}?{urlencode({'muc': which})}" if which else url


def notes(user, evaluation) -> list[dict]:
    """What one should know before acting. Two queries while rows are with the branch."""
    if evaluation.status == Status.DONE and not evaluation.decision_gone:
        return []
    found, counts = [], evaluation.counts
    if evaluation.decision_gone:
        strong = texts.pages.WITHDRAWN_DECISION.format(reference=_gone(evaluation))
        found.append(_note("bad", strong, texts.pages.WITHDRAWN_DECISION_MORE))
    if count := counts[RatingStatus.RETURNED]:
        waiting = counts[RatingStatus.SENT]
        more = texts.pages.NOTE_RETURNED_WAIT.format(waiting=waiting) if waiting else texts.pages.NOTE_RETURNED_MORE
        found.append(
            _note("warn", texts.pages.NOTE_RETURNED.format(count=count), more)
            | {"link_label": texts.pages.OPEN_GRID, "link_url": grid_url(evaluation, "tra-lai")}
        )
    if evaluation.status == Status.PREPARING and evaluation.last_meeting is None:
        found.append(_note("", texts.pages.NOTE_NO_MEETING, texts.pages.NOTE_NO_MEETING_MORE))
    if ratio := ratio_note(evaluation):
        found.append(ratio)
    if any(counts[status] for status in AT_BRANCH):
        found += _missing(evaluation)
    return found


def _gone(evaluation):
    rows = queries.decidable([evaluation]).filter(resolution__isnull=False)
    return ", ".join(dict.fromkeys(row.resolution.reference for row in rows))


def _missing(evaluation):
    lacking = queries.lacking_remarks(evaluation)
    if lacking:
        names = queries.names_of([rating.person for rating in lacking])
        yield _note("warn", texts.pages.NOTE_REMARKS.format(names=names), texts.pages.NOTE_REMARKS_MORE)
    missing = queries.rated(evaluation) - evaluation.self_assessed
    if missing and evaluation.last_meeting:
        yield _note("warn", texts.pages.NOTE_SELF_MISSING.format(count=missing), texts.pages.NOTE_SELF_MISSING_MORE)


def ratio_note(evaluation) -> dict | None:
    """A warning where more are rated excellent than recommended; None where not. The rule set is asked."""
    count, whole = queries.excellent_share(evaluation.levels)
    most = definitions.on(evaluation.round.cut_off_on).evaluation_excellent_percent
    if count * 100 <= most * whole:
        return None
    told = texts.pages.RATIO.format(count=count, whole=whole, share=percent(count, whole), most=most)
    reason = evaluation.excellent_reason
    return _note("warn", told, texts.pages.RATIO_REASON.format(reason=reason) if reason else texts.pages.RATIO_MORE)


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}


def _fact(label, value):
    return {"label": label, "value": value, "wide": True}
