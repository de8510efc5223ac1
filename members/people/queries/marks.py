"""What is going on with people, told beside their names: by the ledger, and by every slice that says so."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils import timezone

from branches.cases.models import Case
from branches.pillars.contract import Mark
from branches.pillars.registry import gather
from members.people import texts
from members.people.models import Membership
from members.people.models.memberships import Kind
from members.people.queries import planned


def marks_of(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{person key: marks of all pillars and slices}; nothing is asked when there is nobody."""
    found = defaultdict(list)
    for provider in gather("person_marks") if people else ():
        for person, marks in provider(user, people).items():
            found[person] += marks
    return dict(found)


def of_the_ledger(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """What lies ahead, and where somebody is a guest. Two queries, three where a case belongs to it."""
    found = defaultdict(list)
    changes = planned.changes_of(people)
    guests = list(
        Membership.objects.running()
        .exclude(kind=Kind.MAIN)
        .filter(person__in=people)
        .select_related("unit", "begun_case")
        .order_by("kind", "begins_on")
    )
    cases = {each.case for each in changes.values()} | {stay.begun_case for stay in guests}
    open_to = _visible(user, cases - {None})
    for person, change in changes.items():
        text = texts.MARK_WILL_MOVE if change.unit else texts.MARK_WILL_LEAVE
        by = texts.BY_CASE.format(case=change.case) if change.case else ""
        url = change.case.get_absolute_url() if change.case in open_to else ""
        found[person].append(Mark("info", text.format(day=f"{change.on:%d/%m}"), f"{change.mark}{by}.", url))
    for stay in guests:
        url = stay.begun_case.get_absolute_url() if stay.begun_case in open_to else ""
        found[stay.person_id].append(_guest(stay, url))
    return dict(found)


def _guest(stay, url):
    sentence = texts.GUEST_AT[stay.kind].format(unit=stay.unit.name, since=f"{stay.begins_on:%d/%m/%Y}")
    late = False
    if stay.expected_end_on:
        late = stay.expected_end_on < timezone.localdate()
        sentence += (texts.SHOULD_HAVE_ENDED if late else texts.EXPECTED_TO).format(
            day=f"{stay.expected_end_on:%d/%m/%Y}"
        )
    return Mark("warn" if late else "info", texts.GUEST_MARKS[stay.kind], f"{sentence}.", url)


def _visible(user, cases) -> set:
    """Those of the cases that this user may open; no query where there are none."""
    if not cases:
        return set()
    return set(Case.objects.visible_to(user).filter(pk__in=[case.pk for case in cases]))
