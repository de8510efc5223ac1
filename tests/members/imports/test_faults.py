"""Every known fault is named at its row and field, nothing else is; and no row of a file is lost on the way."""

from random import Random

import pytest

from members.people.models import Membership, Person
from tests.conftest import make_unit
from tests.members.imports.conftest import codes_of, commit, rows_of, sheet, upload
from tests.members.imports.corpus import roster
from tests.members.imports.corpus.faults import FAULTS, plant
from tests.members.imports.corpus.offices import DATES, GENDERS
from tests.members.imports.corpus.roster import LISTS

COLUMNS = (
    "full_name", "birth_date", "gender", "ethnicity", "citizen_id", "phone", "joined_on", "attachment", "branch",
    "note",
)  # fmt: skip
FIRST_ROW = 2


def cells(somebody):
    """Somebody as a row of an office without odd habits."""
    facts = {name: somebody.facts.get(name) for name in COLUMNS}
    for name in ("birth_date", "joined_on"):
        facts[name] = facts[name] and DATES["slashes"](facts[name])
    facts["gender"] = GENDERS["word"][somebody.gender]
    facts["ethnicity"] = LISTS["ethnicity"].name(facts["ethnicity"])
    return {**facts, "phone": facts["phone"] or "0912000000", "branch": somebody.branch}


@pytest.fixture
def branches(ward):
    for number, name in enumerate(roster.BRANCHES, 1):
        make_unit(f"BM.CD0{number}", name, "branch", ward.ward, "residential")


@pytest.mark.parametrize("seed", range(4))
def test_every_planted_fault_is_named_at_its_row_and_no_other_row_is_blamed(ward, branches, seed):
    rows = [cells(somebody) for somebody in roster.people(seed, 3 * len(FAULTS))]
    for number, row in enumerate(rows):
        row["phone"] = f"0912{seed:02}{number:04}"
    planted = plant(Random(seed), rows, FIRST_ROW)
    batch = upload(sheet(*rows, columns=COLUMNS), ward.ward, ward.officer, create_units=False)
    said = {number: set(codes) for number, codes in codes_of(batch).items()}
    verdicts = {number: row.verdict for number, row in rows_of(batch).items()}
    for number, (name, fault, codes) in planted.items():
        assert (name, verdicts.pop(number), said.pop(number, set())) == (name, fault.verdict, codes)
    assert (said, set(verdicts.values())) == ({}, {"new"})
    counts = batch.counts
    assert counts["people"] == len(rows) == counts["new"] + counts["review"] + counts["error"]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_taken_and_what_is_reported_are_all_the_rows(ward, branches, seed):
    rows = [cells(somebody) for somebody in roster.people(seed, 3 * len(FAULTS))]
    plant(Random(seed), rows, FIRST_ROW)
    batch = upload(sheet(*rows, columns=COLUMNS), ward.ward, ward.officer, create_units=False)
    taken = batch.counts["new"]
    assert commit(batch, ward.officer).committed
    assert (Person.objects.count(), Membership.objects.count()) == (taken, taken)
    left = [row for row in rows_of(batch).values() if row.verdict in ("review", "error")]
    assert len(left) == len(rows) - taken
    assert all(row.problems for row in left)
