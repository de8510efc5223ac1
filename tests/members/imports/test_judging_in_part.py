"""A mended cell or an answer judges the rows that it may concern, and gives what judging all of them gives."""

from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from branches.imports import actions, staging
from branches.imports.actions import preview, verdicts
from branches.imports.actions.verdicts import judge_all
from branches.imports.models import ImportBatch
from branches.imports.targets import target
from tests.conftest import make_unit, make_user
from tests.members.imports.conftest import commit, person, sheet, upload

COLUMNS = ["full_name", "member_code", "birth_date", "gender", "citizen_id", "phone", "branch", "note"]
POOL = {
    "full_name": ["Lê Thị Một", "LÊ THỊ MỘT", "Lê Thị Hai", "Trần Văn Ba", "Trần Văn Bốn", "Bà", "", "12345"],
    "member_code": ["", "", "1000001", "1000002", "1000003", "khong"],
    "birth_date": ["08/10/2003", "08/10/2003", "2003", "01/02/2004", "", "31/02/2003"],
    "gender": ["Nam", "Nam", "Nữ", "", "?"],
    "citizen_id": ["", "", "052203000001", "052203000002", "999"],
    "phone": ["", "", "0912345678", "0987654321", "12"],
    "branch": ["Tổ 1", "Tổ 2", "Chi đoàn Tổ 1", "Chi đoàn Mới", "Chi đoàn Chợ", "", "BM"],
    "note": ["", "ghi"],
}
# Many questions at once are what makes a list messy; a row of nothing but faults asks none.
ANSWERS = ["same", "keep", "new", "move", "skip", "", "accept"]


def cells(random):
    return {name: random.choice(values) for name, values in POOL.items()}


def state(batch):
    """All that a judging says of a batch."""
    batch = ImportBatch.objects.get(pk=batch.pk)
    return {row.number: row for row in staging.load(batch)}, batch.counts, batch.new_units


def state_when_all_are_judged(batch, actor):
    with transaction.atomic():
        judge_all(ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk), target(batch.target), actor)
        found = state(batch)
        transaction.set_rollback(True)
    return found


def change(batch, random, actor):
    """One of the things that people do in a preview. What isn't offered is refused."""
    numbers = [row.number for row in staging.load(batch)]
    what = random.random()
    if what < 0.6:
        field = random.choice(COLUMNS)
        actions.set_cell(batch, random.choice(numbers), field, random.choice(POOL[field]), actor=actor)
        return
    day = ImportBatch.objects.get(pk=batch.pk).created_at.date()
    try:
        if what < 0.85:
            row = random.choice(staging.load(batch))
            actions.decide_rows(batch, [row.number], random.choice(row.offered), actor=actor, moved_on=day)
        else:
            kind = random.choice(["missing_gender", "duplicate_in_file", "missing:birth_date", "phone_taken_in_file"])
            actions.decide_kind(batch, kind, random.choice(ANSWERS), actor=actor, moved_on=day)
    except ValidationError:
        return


@pytest.fixture
def messy(ward):
    """A ward with two branches and six people, and a list of forty rows that mean each other and them."""
    for number in (1, 2):
        make_unit(f"BM.CD0{number}", f"Chi đoàn Tổ {number}", "branch", ward.ward)
    people = [
        person("Lê Thị Một", member_code="1000001", branch="BM.CD01", phone="0912345678"),
        person("Lê Thị Hai", member_code="1000002", branch="BM.CD02", citizen_id="052203000001"),
        person("Trần Văn Ba", branch="BM.CD01"),
        person("Trần Văn Bốn", branch="BM.CD02", birth_date="2003"),
    ]
    assert commit(upload(sheet(*people), ward.ward, ward.officer), ward.officer).committed
    return ward


@pytest.mark.parametrize("seed", range(3))
def test_a_messy_list_mended_at_random_is_judged_as_if_all_of_it_were(messy, seed):
    random = Random(seed)
    content = sheet(*(cells(random) for _ in range(40)), columns=COLUMNS)
    batch = upload(content, messy.ward, messy.officer)
    assert state(batch) == state_when_all_are_judged(batch, messy.officer)
    for _ in range(10):
        change(batch, random, messy.officer)
        assert state(batch) == state_when_all_are_judged(batch, messy.officer)


def test_a_mended_cell_judges_no_row_that_shares_nothing_with_it(messy, monkeypatch):
    names = ["Lê Thị Một", "Lê Thị Hai", "Trần Văn Ba", "Lý Thị Năm", "Lý Thị Sáu", "Lý Thị Sáu"]
    content = sheet(*(person(name, branch="BM.CD01") for name in names), columns=["full_name", "birth_date", "branch"])
    batch = upload(content, messy.ward, messy.officer)
    judged = []

    class Watched(verdicts.Judging):
        def judge(self, rows):
            judged.append([row.number for row in rows])
            super().judge(rows)

    monkeypatch.setattr(verdicts, "Judging", Watched)
    actions.set_cell(batch, 5, "full_name", "Lý Thị Sáu", actor=messy.officer)
    assert judged == [[5], [5, 6, 7]]


def test_many_answers_at_once_are_judged_in_one_go_and_alike(messy, monkeypatch):
    names = ["Lý Thị Năm", "Lý Thị Sáu", "Lý Thị Bảy", "Lý Thị Bảy", "Lê Thị Một"]
    content = sheet(*(person(name, gender="", branch="Chi đoàn Mới") for name in names))
    one, other = (upload(content, messy.ward, messy.officer) for _ in range(2))
    assert actions.decide_kind(one, "missing_gender", "accept", actor=messy.officer) == 4
    monkeypatch.setattr(verdicts, "MANY", 1)
    monkeypatch.setattr(preview, "MANY", 1)
    assert actions.decide_kind(other, "missing_gender", "accept", actor=messy.officer) == 4
    of_one, of_other = state(one), state(other)
    assert of_one[1:] == of_other[1:]
    assert [(row.verdict, row.decision, row.answer) for row in of_one[0].values()] == [
        (row.verdict, row.decision, row.answer) for row in of_other[0].values()
    ]


def test_who_goes_on_with_anothers_batch_has_it_judged_for_them(messy, monkeypatch):
    other = make_user("khac", "Khác Văn Cán", "officer", messy.ward)
    batch = upload(
        sheet(*(person(name, branch="BM.CD01") for name in ("Lý Thị Năm", "Lý Thị Sáu"))), messy.ward, messy.officer
    )
    assert ImportBatch.objects.get(pk=batch.pk).judged_for == messy.officer
    judged = []
    monkeypatch.setattr(verdicts, "judge_all", lambda batch, kind, actor: judged.append(actor))
    actions.set_cell(batch, 2, "note", "ghi", actor=messy.officer)
    actions.set_cell(batch, 2, "note", "ghi thêm", actor=other)
    assert judged == [other]
