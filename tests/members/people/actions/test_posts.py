"""Posts end with the stay in the unit in which they are held."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.positions.models import Position
from members.people.actions import posts
from members.people.models import Person
from tests.members.people.people import make_old_member

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def officer(cast, tree):
    person = make_old_member(tree.branch)
    Person.objects.filter(pk=person.pk).update(user=cast.secretary)
    Position.objects.create(user=cast.secretary, unit=tree.ward, post_id="committee_member", begins_on=date(2025, 1, 1))
    person.refresh_from_db()
    return person


def test_posts_in_the_unit_end_on_the_last_day_there(cast, tree, officer):
    ended = posts.end_posts(officer, unit=tree.branch, on=TODAY, actor=cast.ward_officer, paper="GGT 12/ĐTN")
    assert [(each.post_id, each.ends_on) for each in ended] == [("secretary", YESTERDAY)]
    assert not Position.objects.active(TODAY).filter(user=cast.secretary, unit=tree.branch).exists()
    entry = JournalEntry.objects.get(act="positions.position.ended")
    assert (entry.actor_key, entry.unit_key, entry.details) == (
        cast.ward_officer.pk,
        tree.branch.pk,
        {"post": "secretary", "user": cast.secretary.pk, "paper": "GGT 12/ĐTN"},
    )
    assert posts.end_posts(officer, unit=tree.branch, on=TODAY, actor=cast.ward_officer) == []


def test_a_post_that_began_on_the_day_itself_is_held_for_that_day(cast, tree, officer):
    Position.objects.filter(user=cast.secretary, unit=tree.branch).update(begins_on=TODAY)
    [ended] = posts.end_posts(officer, unit=tree.branch, on=TODAY, actor=cast.ward_officer)
    assert (ended.begins_on, ended.ends_on) == (TODAY, TODAY)


def test_posts_above_stay_and_are_named(cast, tree, officer):
    posts.end_posts(officer, unit=tree.branch, on=TODAY, actor=cast.ward_officer)
    [above] = posts.higher_posts(officer, tree.branch)
    assert (above.unit, above.post_id, above.ends_on) == (tree.ward, "committee_member", None)
    assert posts.higher_posts(officer, tree.ward) == []


def test_who_has_no_account_holds_nothing(cast, tree):
    person = make_old_member(tree.branch)
    assert posts.end_posts(person, unit=tree.branch, on=TODAY, actor=cast.ward_officer) == []
    assert posts.higher_posts(person, tree.branch) == []


def test_every_post_ends_in_whatever_unit(cast, tree, officer):
    ended = posts.end_every_post(officer, on=TODAY, actor=cast.ward_officer, paper="KL-2026-0001")
    assert sorted((each.unit.code, each.post_id, each.ends_on) for each in ended) == [
        ("TT.P1", "committee_member", YESTERDAY),
        ("TT.P1.CD01", "secretary", YESTERDAY),
    ]
    assert posts.end_every_post(officer, on=TODAY, actor=cast.ward_officer) == []


def test_one_post_ends_and_the_others_stay(cast, tree, officer):
    post = Position.objects.get(user=cast.secretary, unit=tree.branch)
    assert [each.pk for each in posts.end_post(post, on=TODAY, actor=cast.ward_officer)] == [post.pk]
    assert list(Position.objects.active(TODAY).filter(user=cast.secretary).values_list("unit__code", flat=True)) == [
        "TT.P1"
    ]
    assert posts.end_post(post, on=TODAY, actor=cast.ward_officer) == []
