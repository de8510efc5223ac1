"""What somebody's own account shows of them: the one record that it is tied to, and who has looked into it."""

from dataclasses import dataclass
from datetime import datetime

from branches.audit.models import JournalEntry
from members.people.models import Person

# The act by which a restricted field was opened on a page (actions/records.py).
OPENED = "members.field.opened"


def own_record(user) -> Person | None:
    """The record of `user`; None where the account is tied to none. One query."""
    return Person.objects.filter(user=user).for_record().first()


@dataclass(frozen=True)
class Look:
    """Somebody opened a restricted field: of what it is, never what it holds."""

    at: datetime
    by: str
    field: str


def looks(person: Person, limit: int) -> list[Look]:
    """Who else opened a restricted field of this record, newest first. One query."""
    entries = JournalEntry.objects.about(person).filter(act=OPENED).exclude(actor_key=person.user_id)
    return [
        Look(entry.at, entry.actor, str(Person._meta.get_field(entry.details["field"]).verbose_name))
        for entry in entries.order_by("-id")[:limit]
    ]
