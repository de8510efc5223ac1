"""The papers of a departure: what the branch issues, and the certificate of the cơ sở."""

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of
from branches.papers.models import Type
from branches.papers.signing import Signer
from members.departures.models import Way, Wish
from members.departures.papers import texts


def day(date) -> str:
    return f"{date:%d/%m/%Y}" if date else ""


def _person(departure) -> dict:
    person = departure.person
    return {
        "full_name": person.full_name,
        "birth": str(person.birth or ""),
        "gender": person.get_gender_display(),
        "hometown": person.hometown,
        "joined": str(person.joined or ""),
        "branch": str(departure.unit),
        "branch_committee": committee_of(departure.unit),
        "base": str(departure.base) if departure.base else "",
        "base_committee": committee_of(departure.base) if departure.base else "",
    }


def _minutes(departure) -> dict:
    vote, removal = departure.vote, departure.way == Way.STRUCK_OFF
    told = departure.notified_on and texts.TOLD.format(
        how=departure.get_notified_how_display(), day=day(departure.notified_on)
    )
    return {
        **_person(departure),
        "matter": texts.MATTERS[departure.way],
        "held_on": day(vote.held_on),
        "place": vote.place,
        "chair": vote.chair,
        "clerk": vote.clerk,
        "entitled": vote.entitled,
        "present": vote.present,
        "how": texts.SECRETLY if vote.secret else texts.OPENLY,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "percent": _percent(vote),
        "absent_months": months(departure.months_absent),
        "unpaid_months": months(departure.months_unpaid),
        "evidence": departure.evidence if removal else "",
        "told": told or "",
        "answer": departure.answer,
        "reason": departure.reason if not removal else "",
        "removal_passed": "x" if removal and vote.passed else "",
        "stay_passed": "x" if not removal and vote.passed else "",
        "failed": "" if vote.passed else "x",
    }


def months(count) -> str:
    return texts.MONTHS.format(count=count) if count else ""


def _request(departure) -> dict:
    """What the member asks for, each way with words of its own; a reason that isn't known is left to be written."""
    way = departure.way
    return {
        **_person(departure),
        "heading": texts.REQUESTS[way],
        "leave": "x" if way == Way.LEAVE else "",
        "own_wish": "x" if way == Way.OWN_WISH else "",
        "age": "x" if way == Way.AGE else "",
        "begins_on": day(departure.begins_on),
        "until": day(departure.until),
        "leaves": "x" if departure.wish == Wish.LEAVE else "  ",
        "stays": "x" if departure.wish == Wish.STAY else "  ",
        "reason": departure.reason,
        "blank": "" if departure.reason or departure.wish == Wish.LEAVE else "x",
    }


# What the member signs by hand: no number, no letterhead.
REQUEST_FORM = PaperKind(
    code="departures.request",
    type=Type.SLIP,
    name=texts.REQUEST,
    template="departures/request",
    issuer=lambda departure: departure.unit,
    context=_request,
    title=lambda departure: texts.OF.format(paper=texts.REQUEST, name=departure.person.full_name),
    signer=lambda departure: Signer(departure.person.full_name, texts.ASKS),
    personal=True,
)


def _notice(departure) -> dict:
    return {
        **_person(departure),
        "absent_months": months(departure.months_absent),
        "unpaid_months": months(departure.months_unpaid),
        "evidence": departure.evidence,
    }


# Printed and sent; what comes back is a scan of what was handed over.
NOTICE_FORM = PaperKind(
    code="departures.notice",
    type=Type.NOTICE,
    name=texts.NOTICE,
    template="departures/notice",
    issuer=lambda departure: departure.unit,
    context=_notice,
    title=lambda departure: texts.OF.format(paper=texts.NOTICE, name=departure.person.full_name),
)


def _percent(vote) -> str:
    return f"{vote.in_favour * 100 / vote.present:.1f}".replace(".", ",").removesuffix(",0")


MINUTES = PaperKind(
    code="departures.minutes",
    type=Type.MINUTES,
    name=texts.MINUTES,
    template="departures/minutes",
    issuer=lambda departure: departure.unit,
    context=_minutes,
    title=lambda departure: texts.OF.format(paper=texts.MINUTES, name=departure.person.full_name),
    recipient=lambda departure: committee_of(departure.base) if departure.base else "",
    address=lambda departure: departure.case.get_absolute_url(),
    signer=lambda departure: Signer(departure.vote.chair, texts.CHAIR),
    beside=lambda departure: Signer(departure.vote.clerk, texts.CLERK),
    confirmed=True,
)


def _row(number, departure) -> dict:
    vote = departure.vote
    return {
        **_person(departure),
        "number": number,
        "absent_months": departure.months_absent or "",
        "unpaid_months": departure.months_unpaid or "",
        "vote": f"{vote.in_favour}/{vote.present}" if vote else "",
        "asked_on": day(departure.asked_on),
    }


def _many(departures) -> dict:
    first = departures[0]
    dates = sorted({each.vote.held_on for each in departures if each.vote})
    return {
        **{name: _person(first)[name] for name in ("branch", "branch_committee", "base", "base_committee")},
        "count": len(departures),
        "people": [_row(number, departure) for number, departure in enumerate(departures, 1)],
        "held_on": ", ".join(map(day, dates)),
        "effective_on": day(first.takes_effect_on),
    }


def titled(name, things, name_of) -> str:
    """The trích yếu of one paper for many: the name of who is alone on it, else how many."""
    if len(things) == 1:
        return texts.OF.format(paper=name, name=name_of(things[0]))
    return texts.OF_MANY.format(paper=name, count=len(things))


def _name(departure) -> str:
    return departure.person.full_name


AGE_LIST = PaperKind(
    code="departures.age_list",
    type=Type.LETTER,
    name=texts.AGE_LIST,
    template="departures/age_list",
    issuer=lambda departures: departures[0].unit,
    context=_many,
    title=lambda departures: titled(texts.AGE_LIST, departures, _name),
    recipient=lambda departures: committee_of(departures[0].base) if departures[0].base else "",
    confirmed=True,
)
DECISION = PaperKind(
    code="departures.decision",
    type=Type.DECISION,
    name=texts.DECISION,
    template="departures/decision",
    issuer=lambda departures: departures[0].unit,
    context=_many,
    title=lambda departures: titled(texts.DECISION, departures, _name),
    recipient=lambda departures: committee_of(departures[0].base) if departures[0].base else "",
    confirmed=True,
)
CERTIFICATE = PaperKind(
    code="departures.certificate",
    type=Type.CERTIFICATE,
    name=texts.CERTIFICATE,
    template="departures/certificate",
    issuer=lambda departure: departure.base,
    context=_person,
    title=lambda departure: texts.OF.format(paper=texts.CERTIFICATE, name=departure.person.full_name),
    recipient=lambda departure: departure.person.full_name[:250],
    address=lambda departure: departure.case.get_absolute_url(),
)
