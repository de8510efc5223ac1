"""That the checks after a kill see what is half, lost or double, and that what is counted is what happened."""

from random import Random
from types import SimpleNamespace

import pytest

from branches.audit.models import JournalEntry
from branches.imports import actions
from branches.imports.models import ImportBatch, ImportOutcome, ImportRow
from branches.jobs.models import Job
from branches.units.models import Unit
from config.benchmarks import crash, crash_checks
from config.benchmarks.crash import Round
from members.people.models import Membership, Person
from tests.conftest import make_unit, make_user
from tests.members.imports.conftest import commit, person, sheet, upload

COLUMNS = ["full_name", "birth_date", "gender", "member_code", "branch"]
PEOPLE = [
    person(f"Lê Thị {name}", member_code=f"100000{number}", branch=f"Chi đoàn Khu phố {number}")
    for number, name in enumerate(("Một", "Hai", "Ba"), 1)
]


@pytest.fixture
def ward(db):
    """Without a branch yet."""
    ward = make_unit("TT.P1", "Đoàn phường Một", "ward", make_unit("TT", "Tỉnh đoàn Thử", "province"))
    return SimpleNamespace(ward=ward, officer=make_user("canbo", "Cao Thị Bộ", "officer", ward))


@pytest.fixture
def batch(ward):
    """In preview, in a database that holds nothing else."""
    return upload(sheet(*PEOPLE, columns=COLUMNS), ward.ward, ward.officer)


@pytest.fixture
def expected(batch):
    return crash_checks.expected_of(batch)


def test_what_is_expected_is_what_the_preview_holds(expected):
    assert expected == crash_checks.Expected(rows=4, people=3, units=3)


def test_every_state_that_nothing_disturbed_is_without_fault_and_shown(batch, expected, ward):
    assert crash_checks.faults(batch, expected) + crash_checks.on_the_page(batch) == []
    commit(batch, ward.officer)
    assert crash_checks.faults(batch, expected) + crash_checks.on_the_page(batch) == []
    actions.undo_batch(ImportBatch.objects.get(), actor=ward.officer)
    assert crash_checks.faults(batch, expected) + crash_checks.on_the_page(batch) == []


def _without_a_stay():
    Membership.objects.filter(pk=Membership.objects.first().pk).update(void=True)


def _without_a_copy():
    Person.objects.filter(pk=Person.objects.first().pk).update(current_unit=Unit.objects.get(code="TT"))


def _with_another_version():
    Person.objects.filter(pk=Person.objects.first().pk).update(note="thêm")


def _with_a_row_less():
    ImportRow.objects.filter(verdict="new").first().delete()


def _with_a_row_forgotten():
    ImportOutcome.objects.first().delete()


def _with_an_act_twice():
    entry = JournalEntry.objects.get(act="imports.batch.committed")
    entry.pk = None
    entry.save(force_insert=True)


def _half_a_state():
    ImportBatch.objects.update(status="preview")


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_without_a_stay, "valid stays: 2, not 3"),
        (_without_a_copy, "differences between ledger and copy"),
        (_with_another_version, "members.PersonEvent of the commit: 4, not 3"),
        (_with_a_row_less, "staged rows: 3, not 4"),
        (_with_a_row_forgotten, "rows with an outcome: 2, not 3"),
        (_with_an_act_twice, "acts of the journal"),
        (_half_a_state, "people: 3, not 0"),
    ],
)
def test_what_a_kill_could_leave_behind_is_named(batch, expected, ward, damage, named):
    commit(batch, ward.officer)
    damage()
    assert [fault for fault in crash_checks.faults(batch, expected) if named in fault] != []


def test_a_job_that_broke_is_a_fault(ward):
    job = Job.objects.create(kind="x", owner=ward.officer, status=Job.Status.FAILED, message="Hỏng.")
    assert crash_checks.of_job(job) == ["the job is failed: Hỏng."]


def test_few_rounds_have_every_victim_and_every_work():
    plan = list(crash._plan(Random(1), 3))
    assert {victim for work, victim in plan if work == "commit"} == {"worker", "database", "both"}
    assert [work for work, _ in plan] == ["commit"] * 3 + ["read", "undo"]
    assert len(list(crash._plan(Random(1), 20))) == 28


def test_one_fault_in_one_round_misses_the_aim():
    fine = Round("commit", "worker", hit=True, settled=5.0)
    wrong = Round("commit", "both", settled=61.0, faults=["people: 1, not 2"])
    figures = {figure.name: (figure.value, figure.met) for figure in crash.figures([fine, wrong])}
    assert figures == {
        "kills": (2, None),
        "kills that met the work before its end": (1, None),
        "rounds with anything half, lost, double or stuck": (1, False),
        "settled after at most": (61.0, False),
    }
