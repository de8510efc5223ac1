"""Two people at the same moment on the other ways: one is faster, the other is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.people.models import Membership, Person
from members.transfers import actions
from tests.members.transfers import test_attached as attached
from tests.members.transfers import test_newcomers as newcomers
from tests.members.transfers import test_outside as outside
from tests.members.transfers.making import fresh
from tests.members.transfers.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_reply_comes_or_it_is_recalled_but_not_both(tree, cast, person):
    transfer = outside.at("awaiting_reply", person, cast.system)
    outcomes = at_once(
        lambda: outside.reply(fresh(transfer), cast.ward_officer),
        lambda: actions.recall_transfer(fresh(transfer), actor=cast.secretary, reason="Thôi"),
    )
    assert outcomes == ["WrongState", "done"]
    left = fresh(transfer).status == "done"
    assert (Membership.objects.main().get(person=person).ends_on is not None) == left


def test_a_stay_is_ended_or_put_off_but_not_both_at_once(tree, cast, person):
    stay = attached.at("done", person, tree.stranger_branch, cast.system).stay
    day = timezone.localdate() + timedelta(days=120)
    outcomes = at_once(
        lambda: actions.end_guest(stay, actor=cast.outsider, last_day=timezone.localdate(), remark="Tốt"),
        lambda: actions.end_guest(stay, actor=cast.secretary, last_day=timezone.localdate(), remark="Khá"),
        lambda: actions.extend_guest(
            stay, actor=cast.secretary, expected_end_on=day, reason="Hợp đồng", was=stay.expected_end_on
        ),
    )
    # An extension that came first can be followed by an end; of two ends one is refused.
    assert outcomes.count("done") in (1, 2)
    assert Membership.objects.get(pk=stay.pk).ended_by == "finished"
    assert fresh(person.transfers.get()).case.steps.filter(act="guest_ended").count() == 1


def test_one_kind_of_guest_at_a_time(tree, cast, person):
    outcomes = at_once(
        lambda: attached.draft(person, tree.sister, cast.secretary),
        lambda: attached.draft(person, tree.stranger_branch, cast.deputy),
    )
    assert outcomes == ["ValidationError", "done"]


def test_a_newcomer_is_taken_in_once(tree, cast):
    transfer = newcomers.at("at_receiving_branch", tree.branch, cast.system)
    works = [lambda: actions.take_in_transfer(fresh(transfer), actor=cast.secretary)] * 3
    assert at_once(*works) == ["WrongState", "WrongState", "done"]
    assert Person.objects.filter(full_name="Lò Văn Pâng").count() == 1


def test_two_drafts_with_one_number_make_one_person(tree, cast):
    one, two = (newcomers.at("at_receiving_branch", unit, cast.system) for unit in (tree.branch, tree.sister))
    outcomes = at_once(
        *(lambda each=each: actions.take_in_transfer(fresh(each), actor=cast.system) for each in (one, two))
    )
    assert outcomes == ["ValidationError", "done"]
    assert Person.objects.filter(full_name="Lò Văn Pâng").count() == 1
