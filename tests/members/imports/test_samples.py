"""The three sample files, through preview and commit."""

import csv
from collections import Counter

from branches.units.models import Unit
from members.people.models import Membership, Person
from tests.conftest import make_unit
from tests.members.imports.conftest import (
    BRANCH_FILE,
    OFFICE_FILE,
    SAMPLES,
    WARD_FILE,
    codes_of,
    commit,
    rows_of,
    upload,
)


def test_the_official_export_is_understood_whole_without_a_mapping_and_without_a_question(ward):
    batch = upload(WARD_FILE, ward.ward, ward.officer)
    assert batch.status == "preview"
    assert batch.counts == {
        "people": 672, "new": 672, "changed": 0, "same": 0, "review": 0, "error": 0, "junk": 6,
    }  # fmt: skip
    assert batch.detection["sheet"] == "DSDV"
    assert batch.detection["header_rows"] == [5, 6]
    assert batch.detection["mapping"]["D"] == "birth_date_male"
    assert codes_of(batch) == {}


def test_the_branches_it_proposes_are_those_of_the_ward(ward):
    batch = upload(WARD_FILE, ward.ward, ward.officer)
    with (SAMPLES / "don-vi.csv").open(encoding="utf-8-sig") as file:
        wanted = [
            (row["Mã đơn vị"], row["Tên đơn vị"], row["Khối"])
            for row in csv.DictReader(file)
            if row["Cấp"] == "Chi đoàn"
        ]
    sectors = {
        "residential": "Địa bàn dân cư",
        "school": "Trường học",
        "office": "Cơ quan",
        "armed_forces": "Lực lượng vũ trang",
        "enterprise": "Doanh nghiệp",
    }
    assert [(unit["code"], unit["name"], sectors[unit["sector"]]) for unit in batch.new_units] == wanted


def test_committing_it_puts_everybody_into_the_right_branch(ward):
    batch = upload(WARD_FILE, ward.ward, ward.officer)
    assert commit(batch, ward.officer).committed
    assert Person.objects.members().count() == 672
    per_unit = Counter(Person.objects.values_list("current_unit__code", flat=True))
    assert per_unit["BM.CD01"] == 42
    assert len(per_unit) == 24
    assert Unit.objects.below(ward.ward).count() == 25
    first = Person.objects.get(member_code="1000000")
    assert (first.full_name, str(first.partial("birth_date")), first.gender) == ("Đỗ Văn Trí", "25/04/2000", "male")
    assert (first.citizen_id, first.phone, first.listed_post) == ("064200981693", "0376167751", "secretary")
    stay = Membership.objects.get(person=first)
    assert (stay.began_by, stay.batch_id, stay.listed_training, stay.listed_rating) == (
        "imported", batch.pk, "unregistered", "rated",
    )  # fmt: skip


def test_the_same_file_again_changes_nothing(ward):
    commit(upload(WARD_FILE, ward.ward, ward.officer), ward.officer)
    versions = dict(Person.objects.values_list("pk", "version"))
    again = upload(WARD_FILE, ward.ward, ward.officer)
    assert (again.counts["same"], again.new_units) == (672, [])
    assert commit(again, ward.officer).committed
    assert dict(Person.objects.values_list("pk", "version")) == versions


def test_the_branchs_own_file_after_the_wards_changes_nothing(ward):
    commit(upload(WARD_FILE, ward.ward, ward.officer), ward.officer)
    batch = upload(BRANCH_FILE, ward.ward, ward.officer)
    assert (batch.counts["people"], batch.counts["same"]) == (42, 42)
    assert codes_of(batch) == {}


def test_the_offices_list_after_the_wards_is_matched_and_loses_no_date(ward):
    commit(upload(WARD_FILE, ward.ward, ward.officer), ward.officer)
    branch = Unit.objects.get(code="BM.CD02")
    births = dict(Person.objects.filter(current_unit=branch).values_list("pk", "birth_date"))
    batch = upload(OFFICE_FILE, ward.ward, ward.officer, branch=branch)
    counts = batch.counts
    assert (counts["people"], counts["new"], counts["error"], counts["junk"]) == (22, 0, 0, 13)
    assert all(row.subject_key for row in rows_of(batch).values())
    commit(batch, ward.officer)
    assert dict(Person.objects.filter(current_unit=branch).values_list("pk", "birth_date")) == births


def test_the_offices_list_alone_is_taken_with_marks_and_nothing_is_invented(ward):
    batch = upload(OFFICE_FILE, ward.ward, ward.officer, create_units=False)
    assert batch.counts["review"] == 22
    assert {code for codes in codes_of(batch).values() for code in codes if code.startswith("missing")} == {
        "missing:branch"
    }
    branch = make_unit("BM.CD02", "Chi đoàn Tổ dân phố 2", "branch", ward.ward, "residential")
    batch = upload(OFFICE_FILE, ward.ward, ward.officer, branch=branch)
    rows = rows_of(batch)
    assert batch.counts["new"] == 22
    assert rows[9].values["birth_date"] == {"year": 2003}
    assert rows[12].values == {
        "full_name": "Ksor H'Liên",
        "birth_date": {"year": 2004},
        "gender": "female",
        "ethnicity": "Gia-rai",
        "religion": "Tin Lành",
        "education": "Hệ 12/12",
        "qualification": "Cao đẳng",
        "joined_on": {"year": 2023, "month": 10},
        "citizen_id": "064304101980",
        "phone": "0375399586",
        "address": "Tổ 8, Phường Bình Minh, Gia Lai",
    }
    assert (rows[13].values["citizen_id"], rows[13].repairs["citizen_id"]) == ("064195516334", "64195516334")
    assert (rows[24].values["phone"], rows[24].values["note"]) == ("0904837649", "học đại học")
    commit(batch, ward.officer)
    person = Person.objects.get(full_name="Vũ Công Sang")
    assert (str(person.partial("birth_date")), person.gender, person.religion) == ("2003", "male", "")


def test_our_own_messy_list_has_two_bad_cells_three_doubtful_people_and_four_changed_ones(ward):
    commit(upload(WARD_FILE, ward.ward, ward.officer), ward.officer)
    batch = upload("can-xem.xlsx", ward.ward, ward.officer)
    assert batch.counts == {
        "people": 15, "new": 0, "changed": 4, "same": 6, "review": 3, "error": 2, "junk": 1,
    }  # fmt: skip
    assert {number: codes[0] for number, codes in codes_of(batch).items()} == {
        12: "impossible_date:birth_date",
        13: "bad_citizen_id:rounded",
        14: "same_name_and_birth:own_branch",
        15: "missing:birth_date",
        16: "duplicate_in_file:row 2",
    }
    assert {number: list(row.old) for number, row in rows_of(batch).items() if row.old} == {
        8: ["phone"], 9: ["phone"], 10: ["phone"], 11: ["phone"],
    }  # fmt: skip
