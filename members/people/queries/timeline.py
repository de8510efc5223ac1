"""What happened to a person: the stays of the ledger and the acts of the journal, newest first."""

from datetime import date, datetime, time

from django.utils import timezone

from branches.audit import words
from branches.audit.models import JournalEntry
from members.people import texts
from members.people.models import Membership, Person

# Acts that the ledger tells better.
TOLD_BY_THE_LEDGER = ("members.people.imported",)


def events(person: Person, limit: int) -> list[dict]:
    """The newest events as templates/components/timeline.html takes them. Two queries."""
    stays = Membership.objects.filter(person=person).select_related("unit")
    entries = JournalEntry.objects.about(person).exclude(act__in=TOLD_BY_THE_LEDGER)
    found = [event for stay in stays for event in _stay(stay)]
    found += _told(entries.order_by("-id")[: limit * 5])
    # Of two things on one day the later one stands first.
    found.reverse()
    found.sort(key=lambda event: _moment(event["at"]), reverse=True)
    return found[:limit]


def _stay(stay):
    kind = "wait" if stay.void else "ok"
    mistake = texts.BY_MISTAKE if stay.void else ""
    begun = texts.STAY_BEGAN.format(reason=stay.get_began_by_display().capitalize(), unit=stay.unit.name)
    yield {"text": begun + mistake, "at": stay.begins_on, "by": texts.FROM_LEDGER, "kind": kind}
    if stay.ends_on:
        ended = texts.STAY_ENDED.format(reason=stay.get_ended_by_display().capitalize(), unit=stay.unit.name)
        yield {
            "text": ended + mistake,
            "at": stay.ends_on,
            "by": texts.FROM_LEDGER,
            "kind": "wait" if stay.void else "",
        }


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
