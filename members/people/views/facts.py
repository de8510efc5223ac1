"""The facts of a record as the page shows them: in groups, masked where the reader may not see at once."""

from django.urls import reverse
from django.utils.text import capfirst

from branches.vietnamese import citizen_ids, phones
from members.people import rules, texts
from members.people.data.groups import GROUPS
from members.people.models import Person
from members.people.models.derived import lacking, read

# Ways to reach a person: whole for who manages the record, hidden from who only reads it.
CONTACTS = ("phone", "zalo", "emergency_contact")


def label(field: str) -> str:
    return capfirst(str(Person._meta.get_field(field).verbose_name))


def shown(person: Person, field: str) -> str:
    """The value in words; empty when there is none."""
    return in_words(field, read(person, field))


def in_words(field: str, value) -> str:
    """A value as the record keeps it: lists by their names, dates as far as they are known."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return texts.YES if value else ""
    choices = Person._meta.get_field(field).choices
    return str(dict(choices).get(value, value) if choices else value)


def groups(actor, person: Person, opened: dict[str, str]) -> list[dict]:
    """{group, facts, edit_url}; `opened` holds the restricted values that this page was asked to show."""
    may_open = rules.restricted_for(actor, person)
    whole_phone = rules.may_see_phone(actor, person)
    may_edit = rules.may_edit(actor, person).allowed
    missing = set(lacking(person))
    return [
        {
            "group": group,
            "facts": [
                _fact(person, field, opened, may_open, whole_phone, missing) | {"wide": field in group.wide}
                for field in group.fields
                if field != "sort_name" or person.sort_name
            ],
            "edit_url": reverse("members:people:edit", args=[person.pk, group.code]) if may_edit else "",
        }
        for group in GROUPS
    ]


def _fact(person, field, opened, may_open, whole_phone, missing):
    fact = {"label": label(field)}
    if field in opened:
        return fact | {"mask": mask(person, field, value=opened[field])}
    if field in may_open:
        # Whether there is a value says something too: it shows only to who may open it.
        if may_open[field] and not getattr(person, field):
            return fact | {"value": ""}
        return fact | {"mask": mask(person, field, may=may_open[field])}
    if field in CONTACTS and not whole_phone and getattr(person, field):
        hidden = _phone_end(person) if field == "phone" else texts.HIDDEN
        return fact | {"mask": {"text": hidden, "name": "", "reveal_url": "", "value": ""}}
    if field in missing:
        return fact | {"status": {"kind": "warn", "text": texts.LACKING}}
    return fact | {"value": shown(person, field)}


def mask(person, field, *, value="", may=False) -> dict:
    """What templates/components/mask.html takes."""
    last = getattr(person, f"{field}_last4", "") if may or value else ""
    return {
        "text": citizen_ids.mask(last) or texts.HIDDEN,
        "name": str(Person._meta.get_field(field).verbose_name),
        "reveal_url": reverse("members:people:reveal", args=[person.pk, field]) if may else "",
        "value": value,
    }


def _phone_end(person):
    return phones.mask(person.phone_last4)
