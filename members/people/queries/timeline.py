"""What happened to a person: the stays of the ledger and the acts of the journal, newest first."""

from datetime import date, datetime, time

from django.utils import timezone

from branches.audit import words
from branches.audit.models import JournalEntry
from members.people import texts
from members.people.models import Membership, Person
from members.people.models.memberships import Kind

# Acts that the ledger tells better.
TOLD_BY_THE_LEDGER = ("members.people.imported",)


def events(person: Person, limit: int) -> list[dict]:
    """The newest events as templates/components/timeline.html takes them. Two queries."""
    # What was cancelled before its day is no part of this life; the case tells it.
    stays = Membership.objects.filter(person=person).exclude(void=True, begun_case__isnull=False)
    stays = stays.select_related("unit", "begun_case", "ended_case")
    entries = JournalEntry.objects.about(person).exclude(act__in=TOLD_BY_THE_LEDGER)
    found = [event for stay in stays for event in _stay(stay)]
    found += _told(entries.order_by("-id")[: limit * 5])
    # Of two things on one day the later one stands first.
    found.reverse()
    found.sort(key=lambda event: _moment(event["at"]), reverse=True)
    return found[:limit]


def _stay(stay):
    begun, ended = _words(stay)
    mistake = texts.BY_MISTAKE if stay.void else ""
    yield {
        "text": begun.format(reason=stay.get_began_by_display().capitalize(), unit=stay.unit.name) + mistake,
        "at": stay.begins_on,
        "by": _source(stay.begun_case),
        "kind": "wait" if stay.void or _to_come(stay.begins_on) else "ok",
    }
    if stay.ends_on:
        yield {
            "text": ended.format(reason=stay.get_ended_by_display().capitalize(), unit=stay.unit.name) + mistake,
            "at": stay.ends_on,
            "by": _source(stay.ended_case),
            "kind": "wait" if stay.void or _to_come(stay.ends_on) else "",
        }


def _words(stay) -> tuple[str, str]:
    """How its beginning and its end are told."""
    if stay.kind != Kind.MAIN:
        return texts.GUEST_BEGAN[stay.kind], texts.GUEST_ENDED[stay.kind]
    begun = texts.STAY_WILL_BEGIN if _to_come(stay.begins_on) else texts.STAY_BEGAN
    return begun, texts.STAY_WILL_END if stay.ends_on and _to_come(stay.ends_on) else texts.STAY_ENDED


def _to_come(day):
    return day > timezone.localdate()


def _source(case):
    return texts.FROM_CASE.format(case=case) if case else texts.FROM_LEDGER


def _told(entries):
    """The journal's entries in words. Fields that one person opens or edits on one day make one event."""
    found = {}
    for entry in entries:
        fields = entry.details.get("fields") or [entry.details[name] for name in ("field",) if name in entry.details]
        day = timezone.localtime(entry.at).date()
        key = (entry.act, entry.actor_key, day) if fields else entry.pk
        event = found.setdefault(key, {"entry": entry, "fields": []})
        event["fields"] += [field for field in fields if field not in event["fields"]]
    return [_event(**event) for event in found.values()]


def _event(entry, fields):
    text = words.name_of(entry.act)
    said = ", ".join(map(_label, fields)) or entry.details.get("reason", "")
    return {"text": f"{text}: {said}" if said else text, "at": entry.at, "by": entry.actor, "kind": ""}


def _label(field):
    return str(Person._meta.get_field(field).verbose_name)


def _moment(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time.min))
