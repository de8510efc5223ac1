"""A file that went in changes nothing when it comes in again; and a part of a file is judged as the whole is."""

from random import Random

import pytest

from branches.imports import actions, staging
from branches.imports.actions.verdicts import judge_all
from branches.imports.targets import target
from members.people.models import Membership, Person
from tests.members.imports.conftest import WARD_FILE, commit, person, rows_of, sheet, upload

SEEDS = range(8)
COLUMNS = ["full_name", "member_code", "birth_date", "gender", "citizen_id", "phone", "branch", "note"]
NAMES = ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Nguyen Van Hung", "Lê Thị Hai")
BIRTHS = ("08/10/2003", "08/10/2003", "09/10/2003", "10/2003", 2003, 2004, None)
BRANCHES = ("Chi đoàn Tổ 1", "Chi đoàn Trường Hoa Sen")


def messy(random, count):
    """Rows of few names, days and numbers, so that many of them may be one person."""

    def some(values, share):
        return random.choice(values) if random.random() < share else None

    return [
        person(
            random.choice(NAMES),
            birth_date=random.choice(BIRTHS),
            gender=random.choice(("Nam", "Nam", "Nữ", None)),
            member_code=some(("1000001", "1000002", "1000003", "1000004"), 0.3),
            citizen_id=some(("064203012345", "064203054321", "064303011111"), 0.2),
            phone=some(("0912345678", "0987654321"), 0.2),
            branch=random.choice(BRANCHES),
            note=some(("a", "b"), 0.3),
        )
        for _ in range(count)
    ]


def unanswered(rows):
    return [row for row in rows.values() if row.verdict == "review" and row.decision != "skip"]


def answer_all(batch, actor, random):
    """Answer, one by one, whatever is asked, until nothing is."""
    while waiting := unanswered(rows_of(batch)):
        offered = [answer for answer in waiting[0].offered if answer != "move"]
        actions.decide_rows(batch, [waiting[0].number], random.choice(offered), actor=actor)


def state():
    return (
        list(Person.objects.order_by("pk").values_list("pk", "version", "full_name", "standing", "current_unit")),
        Membership.objects.count(),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_with_answers_of_all_kinds_changes_nothing_the_second_time(tree, cast, seed):
    random, officer = Random(seed), cast.ward_officer
    for part in (messy(random, 8), messy(random, 14)):
        content = sheet(*part, columns=COLUMNS)
        batch = upload(content, tree.ward, officer)
        answer_all(batch, officer, random)
        assert commit(batch, officer).committed
        before, first = state(), rows_of(batch)
        again = upload(content, tree.ward, officer)
        rows = rows_of(again)
        assert unanswered(rows) == []
        assert {row.verdict for row in rows.values()} <= {"same", "review", "error"}
        skipped = {number for number, row in first.items() if row.decision == "skip"}
        assert {number for number, row in rows.items() if row.decision == "skip"} == {
            number for number in skipped if rows[number].verdict != "error"
        }
        assert commit(again, officer).committed
        assert state() == before


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_part_of_a_file_is_judged_as_the_whole_is(tree, cast, seed):
    random, officer = Random(seed), cast.ward_officer
    commit(upload(sheet(*messy(random, 8), columns=COLUMNS), tree.ward, officer), officer)
    batch = upload(sheet(*messy(random, 25), columns=COLUMNS), tree.ward, officer)
    for _ in SEEDS:
        row = random.choice(list(rows_of(batch).values()))
        if random.random() < 0.5:
            actions.set_cell(batch, row.number, "full_name", random.choice(NAMES), actor=officer)
        else:
            actions.decide_rows(
                batch,
                [row.number],
                random.choice([*(each for each in row.offered if each != "move"), ""]),
                actor=officer,
            )
    in_parts = staging.load(batch)
    batch.refresh_from_db()
    judge_all(batch, target("members"), officer)
    assert staging.load(batch) == in_parts


def test_the_wards_list_and_a_messy_one_change_nothing_the_second_time(ward):
    random = Random(1)
    for name in (WARD_FILE, "can-xem.xlsx", "can-xem.xlsx"):
        batch = upload(name, ward.ward, ward.officer)
        answer_all(batch, ward.officer, random)
        assert commit(batch, ward.officer).committed
    before = state()
    for name in (WARD_FILE, "can-xem.xlsx"):
        batch = upload(name, ward.ward, ward.officer)
        changed = {number: row.old for number, row in rows_of(batch).items() if row.verdict in ("new", "changed")}
        # The phones of four people were changed by the messy list; the ward's own one has the old ones.
        assert (len(changed), unanswered(rows_of(batch))) == (4 if name == WARD_FILE else 0, [])
    assert commit(batch, ward.officer).committed
    assert state() == before
