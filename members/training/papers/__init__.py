"""Papers of the training programme: a member's registration, the branch's list of results, the superior's notice."""

from collections import Counter

from django.utils import timezone

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of
from branches.papers.models import Type
from branches.papers.signing import Signer
from branches.units import superiors
from members.training import queries, scores
from members.training.models import EntryStatus, Group, Level, Side
from members.training.papers import texts

# Rows of the branch's list: what was sent, whatever became of it.
_RESULTS = (EntryStatus.SENT, EntryStatus.RETURNED, EntryStatus.SCORED, EntryStatus.CONFIRMED)


# Of a member


def _registration(entry) -> dict:
    person, programme = entry.person, entry.programme
    by_group = {group: [] for group in Group.values}
    for content in entry.contents.all():
        by_group[content.group].append(content.text)
    lines = [
        {"number": number, "group": group.label, "contents": "; ".join(by_group[group])}
        for number, group in enumerate(Group, 1)
    ]
    return {
        "year": programme.year,
        "window": programme.window.title,
        "committee": committee_of(programme.branch),
        "branch": str(programme.branch),
        "full_name": person.full_name,
        "birth": str(person.birth or ""),
        "member_code": person.member_code,
        "joined": str(person.joined or ""),
        "registered_on": f"{entry.registered_on:%d/%m/%Y}",
        "lines": lines,
    }


REGISTRATION = PaperKind(
    code="training.registration",
    type=Type.SLIP,
    name=texts.REGISTRATION,
    template="training/registration",
    issuer=lambda entry: entry.programme.branch,
    context=_registration,
    title=lambda entry: texts.OF_PERSON.format(paper=texts.REGISTRATION, name=entry.person),
    signer=lambda entry: Signer(entry.person.full_name, texts.MEMBER_SIGNS),
    personal=True,
)


# Of a programme


def _lines(rows) -> list[dict]:
    limits = scores.thresholds_on(timezone.localdate())
    found = []
    for number, entry in enumerate(rows, 1):
        level = scores.level_of(entry, limits)
        points = entry.points if entry.status == EntryStatus.CONFIRMED else entry.total()
        own = entry.total(Side.SELF)
        found.append(
            {
                "number": number,
                "name": entry.person.full_name,
                "birth": str(entry.person.birth or ""),
                "self": "" if own is None else own,
                **{group: _shown(entry.score(Side.BRANCH, group)) for group in Group.values},
                "points": _shown(points),
                "level": level.label if level else "",
                "state": "" if entry.status == EntryStatus.CONFIRMED else entry.get_status_display(),
            }
        )
    return found


def _shown(score):
    return "" if score is None else score


def _summary(lines) -> str:
    counts = Counter(line["level"] for line in lines if line["level"])
    return "; ".join(f"{level.label.lower()} {counts[level.label]}" for level in Level if counts[level.label])


def _result(programme) -> dict:
    lines = _lines(queries.rows_of(programme, *_RESULTS))
    base = superiors.base_above(programme.branch)
    return {
        "year": programme.year,
        "window": programme.window.title,
        "branch": str(programme.branch),
        "base_committee": committee_of(base) if base else "",
        "count": len(lines),
        "summary": _summary(lines),
        "case_number": programme.case.number,
        "people": lines,
    }


RESULT = PaperKind(
    code="training.result",
    type=Type.REPORT,
    name=texts.RESULT,
    template="training/result",
    issuer=lambda programme: programme.branch,
    context=_result,
    title=lambda programme: texts.OF_YEAR.format(paper=texts.RESULT, year=programme.year, branch=programme.branch),
    recipient=lambda programme: committee_of(programme.base) if programme.base else "",
    address=lambda programme: programme.case.get_absolute_url(),
    confirmed=True,
    landscape=True,
)


def _confirmation(programme) -> dict:
    lines = _lines(queries.rows_of(programme, EntryStatus.CONFIRMED))
    return {
        "year": programme.year,
        "window": programme.window.title,
        "branch": str(programme.branch),
        "branch_committee": committee_of(programme.branch),
        "base_committee": committee_of(programme.base),
        "count": len(lines),
        "summary": _summary(lines),
        "case_number": programme.case.number,
        "people": lines,
    }


CONFIRMATION = PaperKind(
    code="training.confirmation",
    type=Type.NOTICE,
    name=texts.CONFIRMATION,
    template="training/confirmation",
    issuer=lambda programme: programme.base,
    context=_confirmation,
    title=lambda programme: texts.OF_YEAR.format(
        paper=texts.CONFIRMATION, year=programme.year, branch=programme.branch
    ),
    recipient=lambda programme: committee_of(programme.branch),
    address=lambda programme: programme.case.get_absolute_url(),
)
