"""The papers of an evaluation: what a member signs, what the branch and who decides over it issue."""

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of
from branches.papers.models import Type
from branches.papers.signing import Signer
from branches.templatetags.ui import percent
from members.evaluations import queries
from members.evaluations.models import NOT_OF_BRANCH, SELF_FIELDS, Exclusion, Level, RatingStatus
from members.evaluations.papers import texts


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


# What a member signs by hand


def _slip(rating) -> dict:
    person = rating.person
    groups = []
    for number, (name, group) in enumerate(SELF_FIELDS.items(), 1):
        groups.append({"number": number, "group": group.label, "text": getattr(rating, name)})
    first, last = rating.evaluation.round.period
    return {
        "full_name": person.full_name,
        "birth": str(person.birth or ""),
        "joined": str(person.joined or ""),
        "branch": str(rating.evaluation.branch),
        "branch_committee": committee_of(rating.evaluation.branch),
        "year": str(rating.year),
        "first": _day(first),
        "last": _day(last),
        "groups": groups,
        "self_level": rating.get_self_level_display() or texts.BLANK_LINE,
        "levels": ", ".join(level.label.lower() for level in Level),
    }


SLIP = PaperKind(
    code="evaluations.slip",
    type=Type.SLIP,
    name=texts.SLIP,
    template="evaluations/slip",
    issuer=lambda rating: rating.evaluation.branch,
    context=_slip,
    title=lambda rating: texts.OF.format(paper=texts.SLIP, name=rating.person.full_name),
    signer=lambda rating: Signer(rating.person.full_name, texts.WRITES),
    personal=True,
)


# What the branch issues


def _row(number, rating) -> dict:
    voted = rating.present is not None
    return {
        "number": number,
        "full_name": rating.person.full_name,
        "birth": str(rating.person.birth or ""),
        "self_level": _short(rating.self_level),
        "suggested": _short(rating.suggested),
        "present": rating.present if voted else "",
        "in_favour": rating.in_favour if voted else "",
        "against": rating.against if voted else "",
        "abstained": rating.abstained if voted else "",
        "vote": f"{rating.in_favour}/{rating.present}" if voted else texts.EMPTY,
        "level": rating.get_level_display(),
        "remark": rating.remark,
    }


def _short(level) -> str:
    return Level(level).label if level else texts.EMPTY


def _rows(evaluation, *statuses):
    return [row for row in queries.rows_of(evaluation, *statuses) if row.exclusion not in NOT_OF_BRANCH]


_PROPOSED = (
    RatingStatus.PROPOSED,
    RatingStatus.SENT,
    RatingStatus.CONFIRMED,
    RatingStatus.DECIDED,
    RatingStatus.ANNOUNCED,
)


def _of_branch(evaluation) -> dict:
    rows = _rows(evaluation, *_PROPOSED)
    excluded = _rows(evaluation, RatingStatus.EXCLUDED)
    counts = {level: sum(row.level == level for row in rows) for level in Level}
    return {
        "branch": str(evaluation.branch),
        "branch_committee": committee_of(evaluation.branch),
        "base": str(evaluation.base),
        "base_committee": committee_of(evaluation.base),
        "year": str(evaluation.year),
        "cut_off_on": _day(evaluation.round.cut_off_on),
        "count": len(rows),
        "people": [_row(number, row) for number, row in enumerate(rows, 1)],
        "excluded": [
            {"number": number, "full_name": row.person.full_name, "why": _why(row)}
            for number, row in enumerate(excluded, 1)
        ],
        "excluded_count": len(excluded),
        "levels": [
            {"level": level.label, "count": count, "share": percent(count, len(rows)) if rows else ""}
            for level, count in counts.items()
        ],
        "excellent_reason": evaluation.excellent_reason,
    }


def _why(row):
    why = Exclusion(row.exclusion).label
    return texts.EXCLUDED_SAYS.format(why=why, reason=row.reason) if row.reason else why


def _minutes(evaluation) -> dict:
    meeting = evaluation.last_meeting
    return _of_branch(evaluation) | {
        "held_on": _day(meeting.held_on),
        "place": meeting.place,
        "chair": meeting.chair,
        "clerk": meeting.clerk,
        "entitled": meeting.entitled,
        "present": meeting.present,
        "absent": meeting.entitled - meeting.present,
        "how": texts.SECRETLY if meeting.secret else texts.OPENLY,
    }


MINUTES = PaperKind(
    code="evaluations.minutes",
    type=Type.MINUTES,
    name=texts.MINUTES,
    template="evaluations/minutes",
    issuer=lambda evaluation: evaluation.branch,
    context=_minutes,
    title=lambda evaluation: texts.OF_YEAR.format(paper=texts.MINUTES, year=evaluation.year, branch=evaluation.branch),
    recipient=lambda evaluation: committee_of(evaluation.base),
    address=lambda evaluation: evaluation.case.get_absolute_url(),
    signer=lambda evaluation: Signer(evaluation.last_meeting.chair, texts.CHAIR),
    beside=lambda evaluation: Signer(evaluation.last_meeting.clerk, texts.CLERK),
    confirmed=True,
)
LIST = PaperKind(
    code="evaluations.list",
    type=Type.REPORT,
    name=texts.LIST,
    template="evaluations/list",
    issuer=lambda evaluation: evaluation.branch,
    context=_of_branch,
    title=lambda evaluation: texts.OF_YEAR.format(paper=texts.LIST, year=evaluation.year, branch=evaluation.branch),
    recipient=lambda evaluation: committee_of(evaluation.base),
    address=lambda evaluation: evaluation.case.get_absolute_url(),
    landscape=True,
    confirmed=True,
)


# What who decides issues


def _decided(evaluations) -> dict:
    first = evaluations[0]
    by_key = {evaluation.pk: evaluation for evaluation in evaluations}
    rows = sorted(
        queries.decidable(evaluations),
        key=lambda row: (by_key[row.evaluation_id].branch.path, bytes(row.person.sort_key), row.pk),
    )
    return {
        "base": str(first.base),
        "base_committee": committee_of(first.base),
        "year": str(first.year),
        "count": len(rows),
        "branches": len(evaluations),
        "people": [
            {
                "number": number,
                "full_name": row.person.full_name,
                "birth": str(row.person.birth or ""),
                "branch": str(by_key[row.evaluation_id].branch),
                "level": row.get_level_display(),
            }
            for number, row in enumerate(rows, 1)
        ],
        "effective_on": _day(first.__dict__.get("resolving_for")),
    }


DECISION = PaperKind(
    code="evaluations.decision",
    type=Type.DECISION,
    name=texts.DECISION,
    template="evaluations/decision",
    issuer=lambda evaluations: evaluations[0].base,
    context=_decided,
    title=lambda evaluations: texts.OF_MANY.format(
        paper=texts.DECISION,
        year=evaluations[0].year,
        count=queries.decidable(evaluations).count(),
        branches=len(evaluations),
    ),
    recipient=lambda evaluations: ", ".join(str(evaluation.branch) for evaluation in evaluations),
)


def _decided_units(ratings) -> dict:
    first = ratings[0]
    return {
        "base": str(first.base),
        "base_committee": committee_of(first.base),
        "year": str(first.year),
        "count": len(ratings),
        "units": [
            {
                "number": number,
                "unit": str(rating.unit),
                "type": str(rating.unit.level),
                "level": Level(rating.deciding).label,
            }
            for number, rating in enumerate(ratings, 1)
        ],
        "effective_on": _day(first.__dict__.get("resolving_for")),
    }


UNIT_DECISION = PaperKind(
    code="evaluations.unit_decision",
    type=Type.DECISION,
    name=texts.UNIT_DECISION,
    template="evaluations/unit_decision",
    issuer=lambda ratings: ratings[0].base,
    context=_decided_units,
    title=lambda ratings: texts.OF_UNITS.format(paper=texts.UNIT_DECISION, year=ratings[0].year, count=len(ratings)),
    recipient=lambda ratings: ", ".join(str(rating.unit) for rating in ratings),
)
