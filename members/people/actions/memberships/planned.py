"""Taking back what is written for a day to come."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from members.people import texts
from members.people.actions.memberships.copies import lock_people, settle
from members.people.models import Membership, Person


@transaction.atomic
def cancel_planned(case) -> list[Membership]:
    """Take back what `case` wrote for a day to come: a stay not yet begun is void, one that was to end goes on.

    Gives the rows. Raises ValidationError when the day has come, or when the case wrote nothing.
    """
    written = Q(begun_case=case) | Q(ended_case=case)
    people = sorted(set(Membership.objects.valid().filter(written).values_list("person", flat=True)))
    lock_people(people)
    today, rows = timezone.localdate(), list(Membership.objects.valid().filter(written))
    coming = [stay for stay in rows if stay.begun_case_id == case.pk and stay.begins_on > today]
    going = [stay for stay in rows if stay.ended_case_id == case.pk and stay.ends_on > today and stay not in coming]
    if not coming and not going:
        raise ValidationError(_nothing(case, rows))
    # First the rows that make room, then those that go on.
    for stay in coming:
        stay.void, stay.void_reason = True, texts.CANCELLED_CASE.format(case=case)
        stay.full_clean(validate_constraints=False)
        stay.save(update_fields=["void", "void_reason"])
    for stay in going:
        stay.ends_on, stay.ended_by, stay.ended_case = None, "", None
        stay.full_clean()
        stay.save(update_fields=["ends_on", "ended_by", "ended_case"])
    settle(list(Person.objects.filter(pk__in=people)), {stay.unit_id for stay in rows}, today)
    return coming + going


def _nothing(case, rows):
    days = [stay.begins_on if stay.begun_case_id == case.pk else stay.ends_on for stay in rows]
    if not days:
        return texts.NOTHING_PLANNED.format(case=case)
    return texts.ALREADY_BEGUN.format(day=f"{max(days):%d/%m/%Y}")
