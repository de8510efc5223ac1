"""What the columns of a file mean: corrected, remembered for the next file, forgotten."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import Workbook

from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from branches.imports import actions
from branches.imports.models import ImportBatch, ImportMapping, ImportSample
from members.people.models import Person
from tests.members.imports.conftest import codes_of, commit, rows_of, upload
from tests.members.imports.odd_lists import MAPPING, ODD, PEOPLE, choose, listed, workbook


def test_a_file_without_a_header_that_anybody_knows_is_refused_until_its_columns_are_chosen(ward):
    batch = upload(listed(), ward.ward, ward.officer)
    assert (batch.status, batch.reason) == ("refused", "no_header")
    batch = choose(batch, ward.officer)
    assert (batch.status, batch.reason, batch.counts["new"]) == ("preview", "", 3)
    assert batch.detection["mapping"] == {letter: name for letter, name in MAPPING.items() if name}
    assert rows_of(batch)[3].values["birth_date"] == "2004-10-08"


def test_the_next_file_with_the_same_header_needs_no_click(ward):
    choose(upload(listed(), ward.ward, ward.officer), ward.officer)
    shifted = workbook(("T1", [["Một tên bảng"], [None, None, *ODD], *([None, None, *row] for row in PEOPLE)]))
    again = upload(shifted, ward.ward, ward.officer)
    assert (again.status, again.counts["new"]) == ("preview", 3)
    assert again.detection["by"] == "remembered"
    assert again.detection["mapping"] == {
        "D": "full_name", "E": "birth_date", "F": "gender", "G": "citizen_id", "H": "branch",
    }  # fmt: skip


def test_what_a_unit_chose_holds_below_it_and_nowhere_else(tree, cast, ward):  # the tree first: it comes with its keys
    choose(upload(listed(), tree.ward, cast.ward_officer), cast.ward_officer)
    below = upload(listed(), tree.branch, cast.ward_officer)
    assert below.detection["by"] == "remembered"
    assert upload(listed(), ward.ward, ward.officer).status == "refused"


def test_the_nearest_unit_wins(tree, cast):
    choose(upload(listed(), tree.ward, cast.ward_officer), cast.ward_officer)
    nearer = {**MAPPING, "F": "note"}
    choose(upload(listed(), tree.branch, cast.ward_officer), cast.ward_officer, nearer)
    assert upload(listed(), tree.branch, cast.ward_officer).detection["mapping"]["F"] == "note"
    assert upload(listed(), tree.ward, cast.ward_officer).detection["mapping"]["F"] == "branch"


def test_a_mapping_that_would_be_found_anyway_is_not_kept(ward):
    batch = upload(listed(["TT", "Họ và tên", "Ngày sinh"], [[1, "An", "2003"]]), ward.ward, ward.officer)
    mapping = {"A": "", "B": "full_name", "C": "birth_date"}
    actions.choose_columns(
        batch, sheet=0, header_rows=[1], mapping=mapping, hidden=False, guess=batch.detection["mapping"],
        actor=ward.officer,
    )  # fmt: skip
    assert not ImportMapping.objects.exists()


def test_forgetting_reads_the_file_without_it(ward):
    batch = choose(upload(listed(), ward.ward, ward.officer), ward.officer)
    actions.forget_mapping(batch, batch.detection["fingerprint"], actor=ward.officer)
    assert not ImportMapping.objects.exists()
    assert JournalEntry.objects.filter(act="imports.mapping.forgotten").count() == 1
    again = upload(listed(), ward.ward, ward.officer)
    assert again.status == "refused"


def test_what_the_unit_above_chose_is_not_a_branchs_to_forget(tree, cast):
    batch = choose(upload(listed(), tree.ward, cast.ward_officer), cast.ward_officer)
    below = upload(listed(), tree.branch, cast.secretary)
    with pytest.raises(PermissionDenied):
        actions.forget_mapping(below, batch.detection["fingerprint"], actor=cast.secretary)
    assert ImportMapping.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "letters"),
    [
        ({"C": "full_name"}, {"B", "C"}),
        ({"B": ""}, {""}),
        ({"C": "nothing_of_ours"}, {"C"}),
        ({"C": "given_name"}, {"C"}),
        ({"B": "family_and_middle"}, {""}),
    ],
)
def test_columns_that_contradict_each_other_are_refused_with_their_letters(ward, change, letters):
    batch = upload(listed(), ward.ward, ward.officer)
    with pytest.raises(ValidationError) as caught:
        choose(batch, ward.officer, {**MAPPING, **change})
    assert set(caught.value.message_dict) == letters
    assert ImportBatch.objects.get(pk=batch.pk).status == "refused"


def test_family_and_given_name_together_are_a_name(ward):
    people = [[1, "Lê Thị", "Một"], [2, "Trần Văn", "Hai"]]
    batch = upload(listed(["TT", "Cột một", "Cột hai"], people), ward.ward, ward.officer)
    batch = choose(batch, ward.officer, {"B": "family_and_middle", "C": "given_name"})
    assert [row.values["full_name"] for row in rows_of(batch).values()] == ["Lê Thị Một", "Trần Văn Hai"]


def test_a_list_without_any_header_can_be_read(ward):
    batch = upload(workbook(("DS", [row[1:] for row in PEOPLE])), ward.ward, ward.officer)
    assert batch.status == "refused"
    batch = choose(batch, ward.officer, {"A": "full_name", "B": "birth_date", "C": "gender"}, rows=())
    assert (batch.counts["people"], batch.counts["junk"], batch.detection["header_rows"]) == (3, 0, [])
    assert not ImportMapping.objects.exists()


def test_another_sheet_is_read_when_it_is_chosen_and_a_hidden_one_only_then(ward):
    usual = ["Họ và tên", "Ngày sinh", "Giới tính"]
    content = workbook(
        ("Một", [usual, ["Lê Thị Một", "01/02/2003", "Nữ"], ["Trần Văn Hai", "08/10/2004", "Nam"]]),
        ("Hai", [usual, ["Vũ Văn Ba", "01/02/2003", "Nam"]]),
        ("Ẩn", [usual, ["Đỗ Thị Tư", "01/02/2003", "Nữ"]], "hidden"),
    )
    batch = upload(content, ward.ward, ward.officer)
    assert (batch.detection["sheet"], batch.detection["other_sheets"]) == ("Một", ["Hai"])
    assert batch.detection["hidden_sheets"] == ["Ẩn"]
    mapping = {"A": "full_name", "B": "birth_date", "C": "gender"}
    for place, name in ((1, "Vũ Văn Ba"), (2, "Đỗ Thị Tư")):
        batch = choose(batch, ward.officer, mapping, sheet=place)
        assert [row.values["full_name"] for row in rows_of(batch).values()] == [name]


def test_hidden_rows_are_asked_about_unless_they_are_wanted(ward):
    book, file = Workbook(), BytesIO()
    for row in [["Họ và tên", "Ngày sinh", "Giới tính"], *(row[1:4] for row in PEOPLE)]:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(file)
    batch = upload(file.getvalue(), ward.ward, ward.officer)
    assert "hidden_row" in codes_of(batch)[3]
    assert batch.detection["hidden_rows"] == 1
    batch = choose(batch, ward.officer, {"A": "full_name", "B": "birth_date", "C": "gender"}, hidden=True)
    assert "hidden_row" not in codes_of(batch)[3]


def test_reading_again_drops_what_was_mended_and_answered(ward):
    batch = choose(upload(listed(), ward.ward, ward.officer), ward.officer)
    actions.set_cell(batch, 2, "full_name", "Lê Thị Khác", actor=ward.officer)
    batch = choose(batch, ward.officer, {**MAPPING, "F": ""})
    assert rows_of(batch)[2].values["full_name"] == "Lê Thị Một"
    assert "branch" not in batch.detection["mapping"].values()


def test_a_batch_that_went_in_is_not_read_again(ward):
    batch = choose(upload(listed(), ward.ward, ward.officer), ward.officer)
    commit(batch, ward.officer)
    assert Person.objects.count() == 3
    with pytest.raises(WrongState):
        choose(batch, ward.officer)


def test_the_first_rows_are_kept_encrypted_and_go_with_the_upload(ward):
    batch = upload(listed(), ward.ward, ward.officer)
    assert "Lê Thị Một" in ImportSample.objects.get(batch=batch).payload
    with ImportSample.objects.none().query.get_compiler("default").connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM branches_importsample WHERE batch_id = %s", [batch.pk])
        assert "Một" not in cursor.fetchone()[0]
    batch = choose(batch, ward.officer)
    actions.cancel_batch(batch, actor=ward.officer)
    assert not ImportSample.objects.exists()


def test_a_guess_is_asked_about_and_no_longer_once_it_was_chosen(ward):
    header = ["Họ và tên", "Ngày sinh", "Giới tính", "Nghề nghiệpp"]
    people = [["Lê Thị Một", "01/02/2003", "Nữ", "Công nhân"]]
    batch = upload(listed(header, people), ward.ward, ward.officer)
    assert list(batch.detection["guessed"]) == ["D"]
    assert "header_guessed" in codes_of(batch)[2]
    mapping = {"A": "full_name", "B": "birth_date", "C": "gender", "D": "occupation"}
    batch = choose(batch, ward.officer, mapping)
    assert "header_guessed" not in codes_of(batch)[2]
