"""What corrections show on the page of one's own: handed over through the pillar."""

from django.urls import reverse

from members.corrections import presenting, queries, rules
from members.people import rules as people
from members.people.data.groups import GROUPS
from members.people.models import Person
from members.people.models.derived import doubts, lacking
from members.people.texts import DOUBTS

SHOWN = 10


def own_card(user, person) -> dict | None:
    """What lacks or may be wrong, the way to ask, and what became of what was asked. Two queries, one where nothing was
    asked yet."""
    if not rules.may_ask(user, person):
        return None
    missing = lacking(person)
    group = next((group for group in GROUPS if set(missing) & set(group.fields)), GROUPS[0])
    rows = queries.newest_of(person, SHOWN)
    hidden = people.restricted_fields() if rows else set()
    return {
        "template": "members/corrections/card.html",
        "missing": [str(Person._meta.get_field(field).verbose_name) for field in missing],
        "doubts": [DOUBTS[code] for code in doubts(person)],
        "ask_url": reverse("members:corrections:ask", args=[group.code]),
        "rows": [presenting.own_row(row, hidden) for row in rows],
    }
