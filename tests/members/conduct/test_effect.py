"""What takes effect at once, after a transfer, and on a unit."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from branches.cases.transitions import WrongState
from branches.positions.models import Position
from members.cards.models import Card
from members.conduct import actions
from members.conduct.texts import discipline as texts
from members.people.models import Membership, Person
from members.people.queries import copies
from tests.members.cards.making import issue
from tests.members.conduct import making
from tests.members.conduct.making import (
    TODAY,
    announce,
    days_ago,
    decide,
    draft,
    draft_unit,
    end,
    faults,
    fresh,
    own,
    propose,
    remark,
    send,
    stands,
    vote,
)

# What takes effect at once


def test_an_expulsion_ends_the_stay_and_every_post(cast, tree, officer):
    Position.objects.create(user=cast.deputy, unit=tree.sister, post_id="committee_member", begins_on=date(2025, 1, 1))
    thing = draft(officer, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    assert stands(thing) == ("enforced", None, False)
    stay = Membership.objects.get(person=officer)
    assert (stay.ends_on, stay.ended_by, stay.ended_case, fresh(thing).stay) == (
        TODAY(),
        "expelled",
        thing.case,
        stay,
    )
    assert Position.objects.filter(user=cast.deputy).active(TODAY()).count() == 0
    person = Person.objects.get(pk=officer.pk)
    assert (person.standing, person.left_reason, person.kept_by) == ("left", "expelled", tree.branch)
    assert copies.differences(TODAY()) == []


def test_an_expulsion_withdraws_the_card_which_stays_to_be_seen(cast, person):
    issue(person, "040107001234", on=days_ago(100))
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    [card] = Card.objects.filter(person=person)
    assert (card.ended_on, card.ended_by, card.end_note) == (
        TODAY(),
        "withdrawn",
        f"Khai trừ, hồ sơ {thing.case.number}",
    )
    assert Person.objects.for_record().get(pk=person.pk).card_number == ""


def test_somebody_on_the_way_elsewhere_is_not_expelled_over_the_head_of_that_case(cast, tree, person):
    from tests.members.transfers.making import draft as draft_transfer

    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    transfer = draft_transfer(person, tree.sister, cast.secretary)
    [sentence] = faults(announce, thing, cast.secretary)[""]
    assert transfer.case.number in sentence
    assert stands(thing)[0] == "decided"


def test_a_transfer_that_waits_for_its_day_comes_first_too(cast, tree, person):
    from tests.members.transfers.making import at as transfer_at

    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    transfer = transfer_at("scheduled", person, tree.stranger_branch)
    said = faults(announce, thing, cast.secretary)[""]
    assert [transfer.case.number in sentence for sentence in said] == [True] * len(said)


def test_a_removal_ends_the_post_from_the_day_of_its_announcement(cast, tree, officer):
    [post] = Position.objects.filter(user=cast.deputy)
    seat = Position.objects.create(
        user=cast.deputy, unit=tree.branch, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    thing = draft(officer, cast.secretary, "removal", post=post)
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    post.refresh_from_db()
    seat.refresh_from_db()
    # Removed as deputy one may stay in the committee.
    assert (stands(thing)[0], post.ends_on, seat.ends_on) == ("in_force", days_ago(1), None)
    assert Person.objects.get(pk=officer.pk).standing == "member"


def test_removed_from_the_committee_one_loses_all_posts_of_that_level_alone(cast, tree, officer):
    [post] = Position.objects.filter(user=cast.deputy)
    seat = Position.objects.create(
        user=cast.deputy, unit=tree.branch, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    elsewhere = Position.objects.create(
        user=cast.deputy, unit=tree.sister, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    thing = draft(officer, cast.secretary, "removal", post=seat)
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.ward_officer)
    for each in (post, seat, elsewhere):
        each.refresh_from_db()
    assert (post.ends_on, seat.ends_on, elsewhere.ends_on) == (days_ago(1), days_ago(1), None)


def test_a_removal_names_a_post_that_the_person_holds(cast, tree, officer):
    strange = Position.objects.get(user=cast.secretary)
    assert faults(draft, officer, cast.secretary, "removal") == {"post": [texts.POST_MISSING]}
    assert faults(draft, officer, cast.secretary, "removal", post=strange) == {"post": [texts.POST_NOT_THEIRS]}


def test_who_has_left_meanwhile_is_not_disciplined(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    thing = own("decided", person)
    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=TODAY(), reason="came_of_age")
    assert faults(announce, thing, cast.secretary) == {"": [texts.NOT_A_MEMBER_NOW.format(name="Vi Thị Hạnh")]}
    making.revoke(thing, cast.secretary)
    assert stands(thing)[0] == "annulled"


# After a transfer


def test_the_branch_to_which_the_member_moved_watches_over_the_correction(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    thing = own("in_force", person)
    due_on = thing.case.due_on
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.sister, on=TODAY())
    actions.pass_on_discipline(thing, actor=cast.secretary)
    assert (stands(thing), fresh(thing).case.due_on) == (("in_force", "TT.P1.CD02", False), due_on)
    remark(thing, cast.sister_secretary)
    with pytest.raises(PermissionDenied):
        remark(thing, cast.secretary)


def test_it_is_not_passed_on_while_the_member_stays(cast, person):
    with pytest.raises(WrongState):
        actions.pass_on_discipline(own("in_force", person), actor=cast.secretary)


# A unit


def test_a_unit_is_disciplined_by_the_unit_above(cast, tree):
    thing = draft_unit(tree.branch, cast.ward_officer)
    assert stands(thing) == ("draft", "TT.P1", True)
    for step in (propose, vote, decide, announce, remark):
        step(thing, cast.ward_officer)
    assert stands(thing) == ("in_force", "TT.P1", False)
    end(thing, cast.ward_officer)
    assert (stands(thing)[0], fresh(thing).case.about) == ("ended", "Chi đoàn Tổ 1")


def test_a_dissolution_is_done_once_announced_and_closes_nothing(cast, tree):
    thing = draft_unit(tree.branch, cast.ward_officer, "dissolution")
    for step in (propose, vote, decide, announce):
        step(thing, cast.ward_officer)
    tree.branch.refresh_from_db()
    assert (stands(thing)[0], tree.branch.closed_on) == ("enforced", None)


def test_a_unit_sees_what_was_decided_about_it_once_it_is_announced(cast, tree):
    from branches.cases.models import Case

    thing = draft_unit(tree.branch, cast.ward_officer)
    for step in (propose, vote, decide):
        step(thing, cast.ward_officer)
    assert not Case.objects.visible_to(cast.secretary).filter(pk=thing.case_id).exists()
    announce(thing, cast.ward_officer)
    assert Case.objects.visible_to(cast.secretary).filter(pk=thing.case_id).exists()


def test_only_who_confirms_above_opens_a_case_about_a_unit(cast, tree):
    for who, unit in ((cast.secretary, tree.branch), (cast.ward_officer, tree.ward), (cast.outsider, tree.branch)):
        with pytest.raises(PermissionDenied):
            draft_unit(unit, who)
    with pytest.raises(PermissionDenied, match="không có cấp trên trong hệ thống"):
        draft_unit(tree.province, cast.province_officer)
    assert draft_unit(tree.ward, cast.province_officer).decider == tree.province


def test_a_unit_is_not_expelled(cast, tree):
    assert faults(draft_unit, tree.branch, cast.ward_officer, "expulsion") == {
        "proposed_form": [texts.FORM_NOT_OF_IT.format(form="khai trừ")]
    }
