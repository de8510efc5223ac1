"""The page on which one sees what the columns of a file mean, and corrects it."""

import pytest

from branches.audit.models import JournalEntry
from branches.imports import actions
from branches.imports.models import ImportBatch, ImportMapping, ImportSample
from branches.jobs.models import Job
from tests.members.imports.conftest import upload
from tests.members.imports.odd_lists import MAPPING, PEOPLE, choose, form, listed, url, workbook


def test_the_page_shows_each_column_with_its_guess_and_examples(ward, client):
    header = ["STT", "Họ và tên", "Ngày sinh", "Phái", "Số CCCD", "Chi đoàn", "Tôn giáo"]
    people = [[*row, "Công giáo"] for row in PEOPLE]
    batch = upload(listed(header, people), ward.ward, ward.officer)
    client.force_login(ward.officer)
    page = client.get(url("mapping", batch)).context["page"]
    assert [(each.letter, each.field) for each in page.columns] == [
        ("A", ""), ("B", "full_name"), ("C", "birth_date"), ("D", "gender"), ("E", "citizen_id"), ("F", "branch"),
        ("G", "religion"),
    ]  # fmt: skip
    shown = {each.letter: each.examples for each in page.columns}
    assert shown["B"] == ["Lê Thị Một", "Trần Văn Hai", "Y Moan Niê"]
    assert not any("0123" in text for text in shown["E"])
    assert "Công giáo" not in shown["G"]
    assert (page.first, page.height, page.sheets) == (1, 1, [(0, "DS", True)])


def test_long_numbers_of_unknown_columns_are_covered(ward, client):
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    body = client.get(url("mapping", batch)).content.decode()
    assert "Lê Thị Một" in body
    assert "064303012345" not in body


def test_who_neither_brought_the_file_nor_sees_restricted_values_sees_nothing_of_unknown_columns(tree, cast, client):
    header = ["Họ và tên", "Theo đạo gì"]
    batch = upload(listed(header, [["Lê Thị Một", "Công giáo"]]), tree.ward, cast.ward_officer)
    client.force_login(cast.administrator)
    answer = client.get(url("mapping", batch))
    assert answer.context["page"].blind
    assert "Lê Thị Một" in answer.content.decode()
    assert "Công giáo" not in answer.content.decode()


def test_another_header_row_is_looked_at_without_changing_anything(ward, client):
    rows = [["Một tên bảng", "x", "y"], ["Họ và tên", "Ngày sinh", "Dân tộc"], ["An", "2003", "Kinh"]]
    batch = upload(workbook(("DS", rows)), ward.ward, ward.officer)
    client.force_login(ward.officer)
    page = client.get(url("mapping", batch), {"trang": 0, "dong": 1, "tang": 2}).context["page"]
    assert (page.first, page.height, page.columns[0].header) == (1, 2, "Một tên bảng / Họ và tên")
    assert ImportBatch.objects.get(pk=batch.pk).options.get("header_rows") is None


def test_another_sheet_is_offered_and_read_from_the_page(ward, client):
    usual = ["Họ và tên", "Ngày sinh", "Giới tính"]
    content = workbook(
        ("Một", [usual, ["Lê Thị Một", "01/02/2003", "Nữ"]]), ("Hai", [usual[:2], ["Vũ Văn Ba", "2003"]])
    )
    batch = upload(content, ward.ward, ward.officer)
    client.force_login(ward.officer)
    assert client.get(url("mapping", batch)).context["page"].sheets == [(0, "Một", True), (1, "Hai", False)]
    page = client.get(url("mapping", batch), {"trang": 1}).context["page"]
    assert [(each.field, each.examples) for each in page.columns] == [
        ("full_name", ["Vũ Văn Ba"]), ("birth_date", ["2003"]),
    ]  # fmt: skip
    client.post(url("mapping", batch), form({"A": "full_name", "B": "birth_date"}, trang=1))
    actions.read_batch(batch)
    batch.refresh_from_db()
    assert (batch.detection["sheet"], batch.detection["other_sheets"]) == ("Hai", [])
    assert not ImportMapping.objects.exists()


def test_saving_reads_the_file_again_in_the_background(ward, client):
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    answer = client.post(url("mapping", batch), form())
    assert (answer.status_code, answer.url) == (302, url("preview", batch))
    batch.refresh_from_db()
    assert (batch.status, batch.options["mapping"], batch.options["header_rows"]) == ("reading", MAPPING, [1])
    assert Job.objects.filter(pk=batch.job_id, kind="imports.read").exists()
    assert JournalEntry.objects.filter(act="imports.batch.mapped").count() == 1
    assert ImportMapping.objects.count() == 1


def test_two_columns_for_one_field_are_told_at_both(ward, client):
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    answer = client.post(url("mapping", batch), form({**MAPPING, "D": "full_name"}))
    assert answer.status_code == 422
    page = answer.context["page"]
    assert [each.letter for each in page.columns if each.faults] == ["B", "D"]
    assert page.columns[3].field == "full_name"
    batch.refresh_from_db()
    assert batch.status == "refused"


def test_the_refused_page_leads_to_the_columns_and_the_preview_too(ward, client):
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    assert url("mapping", batch) in client.get(url("preview", batch)).content.decode()
    batch = choose(batch, ward.officer)
    assert url("mapping", batch) in client.get(url("preview", batch)).content.decode()


def test_what_was_remembered_is_said_and_can_be_forgotten(ward, client):
    choose(upload(listed(), ward.ward, ward.officer), ward.officer)
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    assert "Đã dùng cách ghép cột đã nhớ" in client.get(url("preview", batch)).content.decode()
    page = client.get(url("mapping", batch)).context["page"]
    assert page.known.unit == ward.ward
    answer = client.post(url("forget", batch), {"dau": page.fingerprint})
    assert answer.url == url("preview", batch)
    assert not ImportMapping.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [{"trang": "99"}, {"trang": "x", "dong": "y"}, {"dong": "999999", "tang": "9"}, {"dong": "0"}, {"tang": "0"}],
)
def test_odd_questions_are_answered(ward, client, asked):
    batch = upload(listed(), ward.ward, ward.officer)
    client.force_login(ward.officer)
    assert client.get(url("mapping", batch), asked).status_code == 200


def test_who_confirms_a_guess_is_not_asked_again(ward, client):
    header, people = (
        ["Họ và tên", "Ngày sinh", "Phái", "Nghề nghiệpp"],
        [["Lê Thị Một", "01/02/2003", "Nữ", "Công nhân"]],
    )
    batch = upload(listed(header, people), ward.ward, ward.officer)
    client.force_login(ward.officer)
    page = client.get(url("mapping", batch)).context["page"]
    assert page.columns[3].known_as == ("warn", "Phỏng đoán")
    client.post(url("mapping", batch), form({each.letter: each.field for each in page.columns}))
    again = upload(listed(header, people), ward.ward, ward.officer)
    assert (again.detection["guessed"], again.detection["by"]) == ({}, "remembered")


def test_without_the_first_rows_one_is_told_to_upload_again(ward, client):
    batch = upload(listed(), ward.ward, ward.officer)
    ImportSample.objects.all().delete()
    client.force_login(ward.officer)
    answer = client.get(url("mapping", batch), follow=True)
    assert "Tải tệp lên lại." in answer.content.decode()


def test_a_picture_in_disguise_has_no_columns(ward, client):
    batch = upload(b"\x89PNG\r\n\x1a\n\x00\x00", ward.ward, ward.officer)
    client.force_login(ward.officer)
    answer = client.get(url("mapping", batch))
    assert (answer.status_code, answer.url) == (302, url("preview", batch))
