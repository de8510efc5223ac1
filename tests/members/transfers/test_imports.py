"""Imports meet somebody who is on the way."""

import pytest

from branches.imports import actions as imports
from branches.imports import staging
from members.imports.matching import texts as said
from members.people.models import Membership, Person
from members.transfers import actions, texts
from tests.members.transfers.making import at, draft
from tests.worlds import import_list, read_list

ELSEWHERE = """Họ và tên,Ngày sinh,Chi đoàn
Vi Thị Hạnh,15/02/2001,Chi đoàn Trường Hoa Sen
"""


def only(batch):
    [row] = staging.load(batch)
    return row


@pytest.mark.parametrize("status", ["draft", "at_sending_base", "at_receiving_branch"])
def test_a_row_elsewhere_is_asked_about_and_cannot_move_who_is_on_the_way(status, tree, cast, person):
    transfer = at(status, person, tree.stranger_branch)
    row = only(read_list(ELSEWHERE, tree.ward, cast.ward_officer))
    [problem] = [each for each in row.problems if each.code.startswith("on_the_way")]
    assert (problem.code, problem.message, row.offered) == (
        "on_the_way:branch_in_scope",
        said.ON_THE_WAY.format(case=transfer.case),
        ["same", "skip"],
    )


def test_once_the_transfer_is_recalled_a_move_is_offered_again(tree, cast, person):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Ở lại")
    assert "move" in only(read_list(ELSEWHERE, tree.ward, cast.ward_officer)).offered


def test_a_move_answered_before_the_transfer_was_opened_is_not_written(tree, cast, person):
    from django.utils import timezone

    batch = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    imports.decide_rows(batch, [only(batch).number], "move", moved_on=timezone.localdate(), actor=cast.ward_officer)
    draft(person, tree.stranger_branch, cast.secretary)
    assert not imports.commit_batch(batch, actor=cast.ward_officer).committed
    assert list(Membership.objects.filter(person=person).values_list("unit", flat=True)) == [tree.branch.pk]


def test_an_import_and_a_transfer_on_one_day_count_the_person_once(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.sister)
    before = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    actions.take_in_transfer(transfer, actor=cast.sister_secretary)
    assert imports.commit_batch(before, actor=cast.ward_officer).committed
    after = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    assert (only(after).verdict, only(after).questions) == ("same", [])
    assert imports.commit_batch(after, actor=cast.ward_officer).committed
    running = Membership.objects.main().running().filter(person=person)
    assert [stay.unit for stay in running] == [tree.sister]


def test_undoing_an_import_leaves_whom_it_made_and_who_is_on_the_way(tree, cast):
    batch = import_list(
        "Họ và tên,Ngày sinh,Giới tính,Chi đoàn\nLò Thị Mới,01/02/2004,Nữ,Chi đoàn Tổ 1\n", tree.ward, cast.ward_officer
    )
    person = Person.objects.get(full_name="Lò Thị Mới")
    transfer = draft(person, tree.sister, cast.secretary)
    undone = imports.undo_batch(batch, actor=cast.ward_officer)
    assert [texts.TIE.format(number=transfer.case.number) in left["reason"] for left in undone.left_by_undo] == [True]
    assert Person.objects.get(pk=person.pk).current_unit == tree.branch
