"""What the pages of cards tell: in words and marks, never more of a number than its last four digits."""

from collections.abc import Iterable

from django.contrib.messages import constants as levels
from django.urls import reverse

from members.cards import queries, rules, texts
from members.cards.actions import Issued
from members.cards.models import Card
from members.cards.queries import Holding

SHOWN_AT_MOST = 10
# What has ended needs nobody any more.
_TONES = {"running": "ok", "listed": "info"}


def state_of(holding: Holding) -> dict:
    """The state of a person's card, as components/status.html takes it."""
    if holding.card:
        return _status("running")
    return _status("listed") if holding.listed else {"kind": "warn", "text": texts.TABS["chua-co"]}


def cards(holding: Holding, found: Iterable[Card], open_cases: set[int]) -> list[dict]:
    """The cards of a person, newest first; a number that came from a list stands before those written down here."""
    rows = []
    if holding.listed:
        rows.append({"name": f"•••{holding.last4}", "status": _status("listed"), "told": [texts.LISTED_CARD]})
    for card in found:
        told = [_origin(card)]
        case = {}
        if card.case_id:
            told.append(texts.BY_CASE.format(number=card.case.number))
            case = {"url": card.case.get_absolute_url()} if card.case_id in open_cases else {}
        if card.ended_on:
            told.append(texts.ENDED_ON.format(day=f"{card.ended_on:%d/%m/%Y}"))
        rows.append(
            {
                "name": str(card),
                "status": _status(card.ended_by or "running"),
                "told": told,
                "note": card.end_note,
                **case,
            }
        )
    return rows


def difference(holding: Holding) -> str:
    """What to say where the record holds another number than the card in use."""
    if not holding.differs:
        return ""
    record, card = holding.person.card_number_last4, holding.card.number_last4
    sentence = texts.DIFFERS_WHY if record else texts.DIFFERS_NONE
    return sentence.format(record=record, card=card)


def can_do(user, holding: Holding) -> list[dict]:
    """As components/can_do.html takes it."""
    person = holding.person
    acts = [
        (texts.ISSUE, "id", "issue", rules.may_issue(user, holding)),
        (texts.REISSUE, "refresh", "reissue", rules.may_reissue(user, holding)),
        (texts.WITHDRAW, "ban", "withdraw", rules.may_withdraw(user, holding)),
    ]
    found = [
        {
            "label": label,
            "icon": icon,
            "url": reverse(f"members:cards:{name}", args=[person.pk]),
            "reason": decision.reason,
        }
        for label, icon, name, decision in acts
    ]
    return [*found, {"label": texts.OPEN_RECORD, "icon": "user", "url": person.get_absolute_url()}]


def number_help(holding: Holding) -> str:
    """What becomes of a number that isn't typed; a card that bears the citizen id keeps it."""
    source = queries.source_of(holding.base)
    if holding.last4 and not source.is_range and holding.person.card_number == holding.person.citizen_id:
        return texts.NUMBER_HELP_SAME
    if source.is_range:
        ranges = queries.ranges_for([holding.base])[holding.base.pk]
        origin = texts.FROM_RANGE.format(unit=ranges[0].unit if ranges else holding.base)
    else:
        origin = texts.FROM_CITIZEN_ID
    return texts.NUMBER_HELP.format(origin=origin[0].lower() + origin[1:])


def said(name: str, holding: Holding, done: Issued | Card | None) -> list[tuple[int, str]]:
    """What is said when an act is done: (level of the message, sentence)."""
    if name == "withdraw":
        return [(levels.SUCCESS, texts.SAID_WITHDRAWN.format(last4=holding.last4, name=holding.person))]
    same = holding.card is not None and bytes(holding.card.number_index) == bytes(done.card.number_index)
    again = texts.SAID_REISSUED_SAME if same else texts.SAID_REISSUED
    if name == "issue":
        again = texts.SAID_ISSUED
    found = [(levels.SUCCESS, again.format(last4=done.card.number_last4, name=holding.person))]
    if done.skipped:
        found.append((levels.INFO, passed_over(done.skipped)))
    return found


def passed_over(skipped: Iterable[str]) -> str:
    """Numbers of ranges are whole: they are nobody's secret, and who issues looks into each. A long list is cut."""
    skipped = list(dict.fromkeys(skipped))
    shown = ", ".join(skipped[:SHOWN_AT_MOST])
    if len(skipped) > SHOWN_AT_MOST:
        shown = texts.AND_MORE.format(shown=shown, more=len(skipped) - SHOWN_AT_MOST)
    return texts.SKIPPED.format(numbers=shown)


def _origin(card):
    if card.issuer is None:
        return texts.LISTED_CARD
    return texts.ISSUED_BY.format(day=f"{card.issued_on:%d/%m/%Y}", unit=card.issuer)


def _status(state):
    return {"kind": _TONES.get(state, "none"), "text": texts.STATES[state]}
