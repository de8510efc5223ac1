"""What is said of cells, and what becomes of their values: through the whole engine, by reason codes."""

import pytest

from branches.imports import actions
from branches.imports.targets import Row
from members.imports import cleaning
from members.people.models import Person
from tests.members.imports.conftest import codes_of, commit, person, rows_of, sheet, upload


def clean(**raw):
    row = Row(2, {"full_name": "Lê Văn An", "birth_date": "08/10/2003", "gender": "Nam", **raw})
    row.raw = {name: cell for name, cell in row.raw.items() if cell is not None}
    cleaning.Cleaner().clean([row])
    return row


def codes(**raw):
    return [problem.code for problem in clean(**raw).problems]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, []),
        # errors
        ({"full_name": None}, ["missing:full_name"]),
        ({"full_name": "12345"}, ["not_a_name:full_name"]),
        ({"full_name": "an@gmail.com"}, ["not_a_name:full_name"]),
        ({"full_name": "Lê " + "n" * 5_000}, ["too_long:full_name"]),
        ({"birth_date": "31/02/2003"}, ["impossible_date:birth_date"]),
        ({"birth_date": "khoảng 2003"}, ["unreadable_date:birth_date"]),
        ({"birth_date": "08/10/2099"}, ["future_date:birth_date"]),
        ({"joined_on": "26/03/2001"}, ["date_order:joined_on"]),
        ({"citizen_id": "0643030123456"}, ["bad_citizen_id:length"]),
        ({"citizen_id": "7,9E+10"}, ["bad_citizen_id:rounded"]),
        ({"citizen_id": "chưa làm"}, ["bad_citizen_id:letters"]),
        ({"phone": "12345"}, ["bad_phone"]),
        ({"phone": "0912345678; 123"}, ["bad_phone"]),
        ({"citizen_id": "230123456/064203012345"}, ["bad_citizen_id:several"]),
        ({"birth_date": None, "birth_date_male": "08/10/2003", "birth_date_female": "08/10/2003", "gender": None},
         ["contradictory_gender"]),
        ({"birth_date": None, "birth_date_male": "08/10/2003", "gender": "Nữ"}, ["contradictory_gender"]),
        ({"gender": None, "gender_male": "x", "gender_female": "x"}, ["contradictory_gender"]),
        # a person decides
        ({"birth_date": "08/10/03"}, ["two_digit_year:birth_date"]),
        ({"birth_date": 37902}, ["bare_number_as_date:birth_date"]),
        ({"birth_date": "08/10/1903"}, ["implausible_date:birth_date"]),
        ({"birth_date": "08/10/2020"}, ["implausible_date:birth_date"]),
        ({"gender": "hoa"}, ["unknown_gender"]),
        ({"ethnicity": "Kinhh"}, ["spelling_unknown:ethnicity"]),
        ({"email": "an tại gmail"}, ["spelling_unknown:email"]),
        ({"member_code": "12"}, ["spelling_unknown:member_code"]),
        ({"full_name": "An"}, ["one_word_name"]),
        ({"full_name": "Lê Văn An (đã chuyển)"}, ["remark_in_name"]),
        ({"full_name": "Lê Văn Аn"}, ["mixed_scripts"]),
        ({"full_name": "Nguy?n V?n An"}, ["garbled_text"]),
        ({"note": "n" * 501}, ["too_long:note"]),
        # marks
        ({"birth_date": "2003"}, ["date_precision_year:birth_date"]),
        ({"birth_date": "00/00/2003"}, ["date_precision_year:birth_date"]),
        ({"joined_on": "10/2020"}, ["date_precision_month:joined_on"]),
        ({"joined_on": "26/03/2018"}, ["too_young_to_join"]),
        ({"joined_on": "26/03/2020", "party_joined_on": "26/03/2019"}, ["party_before_joining"]),
        ({"attachment": "Sinh hoạt ghép"}, ["attached_member"]),
        ({"citizen_id": 64203012345}, ["repaired:citizen_id"]),
        ({"phone": 912345678}, ["repaired:phone"]),
        ({"phone": "+84912345678"}, ["repaired:phone"]),
        ({"phone": "0912 345 678"}, []),
        ({"gender": "M"}, ["gender_spelling"]),
        ({"full_name": "Lê Văn An 2"}, ["number_in_name"]),
        ({"full_name": "Lê Văn\nAn"}, ["line_break_in_name"]),
        ({"full_name": "Lê Văn\u200b An"}, ["invisible_characters"]),
        ({"note": "rất tốt 😀"}, ["emoji"]),
        ({"note": "<b>x</b>"}, ["markup"]),
        ({"note": "=HYPERLINK(\"http://x\")"}, ["formula_like_text:note"]),
        ({"note": "- nghỉ ốm"}, []),
        ({"full_name": "NguyÔn V¨n An"}, ["repaired:full_name"]),
        ({"citizen_id": "064103012345"}, ["citizen_id_differs:gender", "citizen_id_differs:birth_year"]),
    ],
)  # fmt: skip
def test_each_fault_is_named_and_no_other(cells, said):
    assert codes(**cells) == said


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("full_name", "NGUYỄN THỊ HOÀ", "Nguyễn Thị Hoà"),
        ("full_name", "H'LIÊN NIÊ KDĂM", "H'Liên Niê Kdăm"),
        ("full_name", "Nguyê\u0303n Va\u0306n An", "Nguyễn Văn An"),
        ("full_name", "NguyÔn V¨n An", "Nguyễn Văn An"),
        ("birth_date", "8/10/2003", "2003-10-08"),
        ("birth_date", {"year": 2003, "month": 10, "day": 8}, "2003-10-08"),
        ("birth_date", 2003, {"year": 2003}),
        ("joined_on", "12/2020", {"year": 2020, "month": 12}),
        ("gender", "Nữ", "female"),
        ("ethnicity", "Ê đê", "Ê-đê"),
        ("ethnicity", "Gia Rai", "Gia-rai"),
        ("religion", "Ko", "Không"),
        ("education", {"year": 2026, "month": 12, "day": 12}, "Hệ 12/12"),
        ("citizen_id", 64203012345.0, "064203012345"),
        ("citizen_id", "064203012345", "064203012345"),
        ("member_code", 1000001, "1000001"),
        ("phone", "01697 123 456", "0397123456"),
        ("address", "Tổ 1,\nPhường Một", "Tổ 1, Phường Một"),
        ("post", "BT", "Bí thư chi đoàn"),
        ("honorary", "x", True),
        ("note", "<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("note", "=1+1", "=1+1"),
        ("phone", "không", None),
        ("email", "-", None),
    ],
)
def test_values_are_normalised_and_never_made_up(field, cell, value):
    assert clean(**{field: cell}).values.get(field) == value


def test_the_sex_comes_from_the_column_in_which_the_date_stands():
    row = Row(2, {"full_name": "Lê Thị An", "birth_date_female": "08/10/2003"})
    cleaning.Cleaner().clean([row])
    assert (row.values["gender"], row.values["birth_date"]) == ("female", "2003-10-08")


def test_cleaning_twice_gives_the_same():
    row = clean(citizen_id=64203012345, phone="+84912345678", full_name="LÊ VĂN AN", note="=1")
    before = (dict(row.values), [each.code for each in row.problems], dict(row.repairs))
    cleaning.Cleaner().clean([row])
    assert (row.values, [each.code for each in row.problems], row.repairs) == before


def test_a_card_number_that_lost_its_zero_with_the_citizen_number_gets_it_back():
    row = clean(citizen_id="064203012345", card_number=64203012345)
    assert (row.values["card_number"], [each.code for each in row.problems]) == (
        "064203012345", ["repaired:card_number"],
    )  # fmt: skip


def test_an_error_value_of_the_spreadsheet_is_named_once(tree, cast):
    batch = upload(sheet(person("Lê Thị Một", birth_date="#REF!")), tree.branch, cast.secretary)
    assert codes_of(batch) == {2: ["error_value:birth_date"]}


def test_a_message_never_carries_the_value_of_a_cell():
    for cells in (
        {"citizen_id": "0643030123456"}, {"ethnicity": "Bí mật"}, {"religion": "Bí mật"}, {"card_number": "số Bí mật"},
    ):  # fmt: skip
        for problem in clean(**cells).problems:
            assert next(iter(cells.values())) not in problem.message


def test_a_doubtful_value_that_is_accepted_is_left_out_and_the_row_goes_in(tree, cast):
    batch = upload(sheet(person("Lê Thị Một", ethnicity="Kinhh")), tree.branch, cast.secretary)
    actions.decide_rows(batch, [2], "new", actor=cast.secretary)
    row = rows_of(batch)[2]
    assert (row.verdict, "ethnicity" in row.values) == ("new", False)


def test_a_repaired_value_that_was_asked_about_goes_in_when_it_is_accepted(tree, cast):
    somebody = person(
        "Lê Thị Một", gender="Nữ", birth_date="08/10/2003", phone="0912345678 / 0987654321", citizen_id=64203012345
    )
    batch = upload(sheet(somebody), tree.branch, cast.secretary)
    assert [code for code in codes_of(batch)[2] if not code.startswith("repaired")] == [
        "several_phones", "lost_zero:citizen_id", "citizen_id_differs:gender",
    ]  # fmt: skip
    actions.decide_rows(batch, [2], "new", actor=cast.secretary)
    assert commit(batch, cast.secretary).committed
    made = Person.objects.get(full_name="Lê Thị Một")
    assert (made.phone, made.citizen_id) == ("0912345678", "064203012345")


def test_a_list_in_capitals_and_in_an_old_typeface_goes_in_as_it_is_spelt_today(tree, cast):
    batch = upload(
        sheet(person("LÊ THỊ MỘT", address="Tổ 1"), person("NguyÔn ThÞ Hai", address="Tæ 2")),
        tree.branch,
        cast.secretary,
    )
    assert codes_of(batch) == {3: ["repaired:full_name", "repaired:address"]}
    commit(batch, cast.secretary)
    assert sorted(Person.objects.filter(address__startswith="Tổ").values_list("full_name", "address")) == [
        ("Lê Thị Một", "Tổ 1"),
        ("Nguyễn Thị Hai", "Tổ 2"),
    ]
