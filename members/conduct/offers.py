"""What discipline and awards offer on pages of people, who know nothing of either: handed over through the pillar."""

from django.urls import reverse
from django.utils.http import urlencode

from members.conduct.queries import discipline as queries
from members.conduct.rules import awards as award_rules
from members.conduct.rules import discipline as rules
from members.conduct.texts import awards as award_texts
from members.conduct.texts import discipline as texts
from members.people.models.persons import Standing


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them. One query at most."""
    found = []
    if person.standing == Standing.MEMBER:
        decision = rules.may_draft(user, person)
        reason = decision.reason
        if decision and (open_ones := queries.under_review(people=[person.pk])):
            reason = texts.UNDER_REVIEW.format(number=open_ones[0].case.number)
        url = reverse("members:conduct:create", args=[person.pk])
        found.append({"label": texts.DO_DRAFT, "icon": "gavel", "url": url, "reason": reason, "aside": True})
    if person.standing != Standing.VOID:
        decision = award_rules.may_record_award(user, person)
        url = f"{reverse('members:awards:record')}?{urlencode({'nguoi': person.pk})}"
        found.append(
            {
                "label": award_texts.DO_RECORD,
                "icon": "star",
                "url": url,
                "reason": decision.reason,
                "aside": True,
            }
        )
    return found


def on_roster(user) -> list[dict]:
    """What can be done with people chosen on a roster, as components/actbar.html takes it."""
    if not award_rules.may_record_somewhere(user):
        return []
    return [{"label": award_texts.DO_RECORD, "icon": "star", "action": reverse("members:awards:record")}]
