"""The papers that a departure asks for, by its way and how far it has come."""

from branches.cases.kinds import PaperSlot
from members.departures import actions, papers, rules
from members.departures.models import Status, Way, Wish
from members.departures.texts import pages

_OFF = (Status.WITHDRAWN, Status.CANCELLED)


def _is(departure, *ways) -> bool:
    """Of these ways, and not come to nothing: then nothing is lacking."""
    return departure.way in ways and departure.status not in _OFF


def _needs_request(departure) -> bool:
    return _is(departure, Way.LEAVE, Way.OWN_WISH) or (_is(departure, Way.AGE) and departure.wish == Wish.STAY)


def _may_ask(departure) -> bool:
    """Before the wish is written down there is a slip to hand out."""
    return _is(departure, Way.AGE) and not departure.wish


def _may_be_told(departure) -> bool:
    return _is(departure, Way.STRUCK_OFF) and departure.notified_on is None


def _needs_notice(departure) -> bool:
    return _is(departure, Way.STRUCK_OFF) and departure.notified_on is not None and departure.notified_how == "letter"


def _has_voted(departure) -> bool:
    return _is(departure, Way.STRUCK_OFF, Way.AGE) and departure.vote is not None


def _leaves_by_age(departure) -> bool:
    return _is(departure, Way.AGE) and departure.wish == Wish.LEAVE


def _is_confirmed(departure) -> bool:
    return _is(departure, Way.AGE) and departure.status in (Status.CONFIRMED, Status.SCHEDULED, Status.DONE)


def _is_decided(departure) -> bool:
    return _is(departure, Way.STRUCK_OFF) and departure.resolution is not None


def _has_died(departure) -> bool:
    return departure.way == Way.DIED


SLOTS = [
    PaperSlot("request", pages.REQUEST, required=_needs_request, offered=_may_ask, form=papers.REQUEST_FORM),
    PaperSlot("notice", pages.NOTICE_SCAN, required=_needs_notice, offered=_may_be_told, form=papers.NOTICE_FORM),
    PaperSlot("minutes", papers.MINUTES.name, papers.MINUTES, required=_has_voted, may_issue=rules.may_issue_minutes),
    PaperSlot(
        "age_list",
        papers.AGE_LIST.name,
        papers.AGE_LIST,
        required=_leaves_by_age,
        may_issue=rules.may_issue_list,
        shared=True,
    ),
    PaperSlot(
        "certificate",
        papers.CERTIFICATE.name,
        papers.CERTIFICATE,
        required=_is_confirmed,
        may_issue=rules.may_issue_certificate,
        handed=True,
    ),
    PaperSlot(
        "decision",
        papers.DECISION.name,
        papers.DECISION,
        required=_is_decided,
        may_issue=rules.may_issue_decision,
        shared=True,
        issued=actions.resolve_again,
        handed=True,
    ),
    PaperSlot("death", pages.DEATH_SCAN, required=_has_died),
    PaperSlot("member_file", pages.MEMBER_FILE, required=_is_confirmed, outside=True),
]
