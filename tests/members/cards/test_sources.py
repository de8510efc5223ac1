"""Where the numbers of a unit come from, and who may say so."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from branches.audit.models import JournalEntry
from members.cards import actions, queries, texts
from members.cards.models import CardSetting
from members.cards.queries import USUAL, Source
from tests.members.cards.making import answers


@pytest.fixture
def arrange(cast):
    def run(unit, source):
        return actions.arrange_source(unit, actor=cast.system, source=source)

    return run


def test_without_any_setting_the_citizen_id_is_the_number(tree):
    assert queries.source_of(tree.branch) == USUAL == Source("citizen_id")


def test_the_nearest_setting_counts(tree, arrange):
    arrange(tree.province, "range")
    assert queries.source_of(tree.branch) == Source("range", tree.province)
    arrange(tree.ward, "citizen_id")
    assert queries.source_of(tree.branch) == Source("citizen_id", tree.ward)
    assert queries.source_of(tree.stranger_branch) == Source("range", tree.province)


def test_a_setting_that_is_left_to_the_superior_counts_no_more(tree, arrange):
    arrange(tree.province, "range")
    arrange(tree.ward, "citizen_id")
    assert arrange(tree.ward, "") is None
    assert queries.source_of(tree.ward) == Source("range", tree.province)
    assert CardSetting.objects.count() == 1


def test_many_units_are_asked_about_at_once(tree, arrange, django_assert_num_queries):
    arrange(tree.ward, "range")
    units = [tree.province, tree.ward, tree.branch, tree.sister, tree.stranger_ward, tree.stranger_branch]
    with django_assert_num_queries(1):
        found = queries.sources_of(units)
    assert [found[unit.pk].kind for unit in units] == [
        "citizen_id",
        "range",
        "range",
        "range",
        "citizen_id",
        "citizen_id",
    ]


def test_a_setting_is_journalled(tree, cast):
    actions.arrange_source(tree.ward, actor=cast.ward_officer, source="range")
    entry = JournalEntry.objects.get(act="members.card.source_arranged")
    assert (entry.actor_key, entry.unit_key, entry.details) == (
        cast.ward_officer.pk,
        tree.ward.pk,
        {"numbers_from": "range"},
    )


@pytest.mark.parametrize("source", ["khac", "RANGE", " "])
def test_only_what_is_offered_can_be_set(tree, arrange, source):
    with pytest.raises(ValidationError) as told:
        arrange(tree.ward, source)
    assert told.value.message_dict == {"source": [texts.SOURCE_MISSING]}


def test_who_confirms_over_the_unit_sets_it_and_nobody_else(tree, cast):
    told = answers(cast, lambda user: actions.arrange_source(tree.ward, actor=user, source="range"))
    allowed = {"ward_secretary", "ward_officer", "province_officer", "system"}
    assert {name for name, sentence in told.items() if not sentence} == allowed
    assert set(told.values()) == {"", texts.ARRANGE_NOT_YOURS.format(unit="Đoàn phường Một")}


def test_a_branch_that_issues_nothing_has_no_setting(tree, cast):
    with pytest.raises(PermissionDenied) as told:
        actions.arrange_source(tree.branch, actor=cast.ward_officer, source="range")
    assert str(told.value) == texts.UNIT_ISSUES_NOT.format(unit="Chi đoàn Tổ 1", base="Đoàn phường Một")
