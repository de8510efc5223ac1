"""What each slice counts of a unit in a period: on its day, where it stood, once in each unit above."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from branches.pillars import registry
from members.cards import actions as cards
from members.people.models import Membership
from tests.members.admissions import making as admissions
from tests.members.conduct import making as conduct
from tests.members.departures import making as departures
from tests.members.evaluations import making as evaluations
from tests.members.people.people import make_old_member, make_person
from tests.members.training import making as training
from tests.members.transfers import making as transfers

TODAY = timezone.localdate


@pytest.fixture
def member(tree):
    return make_old_member(tree.branch, "Lù Thị Mây", since=date(2020, 3, 26), birth_date="20/10/1994")


@pytest.fixture
def figures(tree):
    """figures(code) -> {name of a unit: its figures above 0}, of the two days up to today unless told."""
    units = {name: getattr(tree, name) for name in ("province", "ward", "branch", "sister", "stranger_ward")}

    def ask(code, first=None, last=None):
        statistic = next(each for each in registry.gather("statistics") if each.code == code)
        period = (first or TODAY() - timedelta(days=1), last or TODAY())
        counted = statistic.count(list(units.values()), period)
        assert {key for found in counted.values() for key in found} <= set(statistic.figures)
        found = {name: dict(counted[unit.pk]) for name, unit in units.items()}
        return {name: each for name, each in found.items() if each}

    return ask


def everywhere(**counted):
    """At the branch, its ward and the province."""
    return {"province": counted, "ward": counted, "branch": counted}


def test_codes_are_told_once_and_labelled():
    statistics = registry.gather("statistics")
    assert len({each.code for each in statistics}) == len(statistics)
    assert all(each.title and each.figures and all(each.figures.values()) for each in statistics)


def test_admissions_count_on_the_day_of_the_ceremony(tree, figures):
    admissions.at("approved", make_person(tree.branch, "Vi Văn Chờ", member=False, birth_date="01/02/2008"))
    assert figures("admissions") == {}
    admissions.at("admitted", make_person(tree.branch, "Vi Văn Mới", member=False, birth_date="01/02/2008"))
    assert figures("admissions") == everywhere(new=1)
    assert figures("admissions", date(2020, 1, 1), TODAY() - timedelta(days=1)) == {}


def test_a_transfer_counts_at_both_sides_once_it_is_done(tree, cast, member, figures):
    transfer = transfers.at("at_receiving_branch", member, tree.stranger_branch)
    assert figures("transfers") == {}
    transfers.actions.take_in_transfer(transfer, actor=cast.outsider)
    assert figures("transfers") == {
        "province": {"out_permanent": 1, "in_permanent": 1},
        "ward": {"out_permanent": 1},
        "branch": {"out_permanent": 1},
        "stranger_ward": {"in_permanent": 1},
    }


def test_levels_of_training_count_when_they_are_confirmed(tree, member, figures):
    window = training.window_of(tree.ward)
    training.at("at_superior", tree.branch, window, people=["Lò Văn Một"])
    assert figures("training") == {}
    training.at("confirmed", tree.sister, window, people=["Lò Văn Hai"])
    found = figures("training")
    assert set(found) == {"province", "ward", "sister"}
    assert [sum(each.values()) for each in found.values()] == [1, 1, 1]


def test_levels_of_the_evaluation_count_when_they_are_announced(tree, member, figures):
    evaluations.at("done", tree.branch, evaluations.make_round(tree.ward))
    assert figures("evaluations") == everywhere(good=1)


def test_cards_count_where_the_person_stood_on_that_day(tree, cast, member, figures):
    cards.add_range(tree.province, actor=cast.system, first=7_001, last=7_900, paper="CV 12")
    cards.arrange_source(tree.province, actor=cast.system, source="range")
    cards.issue_card(member, actor=cast.system, on=TODAY() - timedelta(days=1))
    transfers.at("done", member, tree.stranger_branch)
    assert Membership.objects.main().filter(person=member).count() == 2
    assert figures("cards") == everywhere(given=1)
    cards.reissue_card(member, actor=cast.system, on=TODAY(), reason="lost", note="Mất")
    assert figures("cards")["stranger_ward"] == {"given": 1, "ended": 1}


def test_discipline_counts_without_its_form_until_it_is_annulled(tree, cast, member, figures):
    assert conduct.at("decided", make_old_member(tree.branch, "Lù Văn Khác")).announced_on is None
    assert figures("discipline") == {}
    thing = conduct.at("in_force", member)
    assert figures("discipline") == everywhere(person=1)
    conduct.appeal(thing, cast.system)
    conduct.grant(thing, cast.system)
    assert figures("discipline") == {}


def test_awards_of_people_and_units(tree, cast, member, figures):
    conduct.record([member], cast.system, decided_on=TODAY())
    conduct.record_unit(tree.ward, cast.system, decided_on=TODAY())
    assert figures("awards") == {
        "province": {"person": 1, "unit": 1},
        "ward": {"person": 1, "unit": 1},
        "branch": {"person": 1},
    }


def test_who_leaves_counts_by_the_way_and_leaves_of_absence_when_they_begin(tree, cast, member, figures):
    departures.at("own_wish", "done", member)
    departures.at("leave", "on_leave", make_old_member(tree.branch, "Lù Văn Hoãn"))
    assert figures("departures") == everywhere(own_wish=1, leave=1)


def test_honours_count_when_they_were_confirmed(tree, figures):
    departures.honour_at("confirmed", tree.branch)
    assert figures("honours", date(TODAY().year - 1, 1, 1)) == everywhere(given=1)
    assert figures("honours", date(2000, 1, 1), date(2000, 12, 31)) == {}


def test_each_is_a_query_or_two_for_any_number_of_units(tree, django_assert_max_num_queries):
    for statistic in registry.gather("statistics"):
        with django_assert_max_num_queries(2):
            statistic.count([tree.province, tree.ward, tree.branch, tree.sister], (date(2026, 1, 1), TODAY()))
