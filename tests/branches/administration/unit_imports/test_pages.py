"""The pages of an import of units: upload, preview with mending in place, commit, progress, undo, drop."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from branches.administration.unit_imports import texts as own
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from branches.positions.models import Position
from branches.units import texts
from branches.units.models import Unit
from tests.branches.administration.unit_imports.lists import HEADER, SAMPLE, bring, read
from tests.conftest import LONG_AGO, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(cast, tree, client):
    """Signed in, and administers the whole province."""
    Position.objects.filter(user=cast.administrator).delete()
    Position.objects.create(user=cast.administrator, unit=tree.province, post_id="administrator", begins_on=LONG_AGO)
    client.force_login(cast.administrator)
    return cast.administrator


@pytest.fixture
def messy(administrator, tree):
    """A preview with something of everything."""
    return read(
        tree.province,
        administrator,
        "TT.P3,Đoàn phường Ba,Đoàn phường,,TT",
        "TT.P3.CD01,Chi đoàn Một,Tiểu đội,,TT.P3",
        "TT.P1.CD01,Chi đoàn Tổ dân phố 1,Chi đoàn,Cơ quan,TT.P2",
        "TT.P1.X1,Chi đoàn Trường Hoa Sen,Chi đoàn,,TT.P1",
        "TT.P2.CD01,Chi đoàn Bến Đò,Chi đoàn,,TT.P2",
    )


def url(name, batch=None):
    return reverse(f"unit_imports:{name}", args=[batch.pk] if batch else [])


def upload(client, content, name="don-vi.csv"):
    return client.post(url("list"), {"file": SimpleUploadedFile(name, content)})


def text(response):
    return " ".join(response.content.decode().split())


def fresh(batch):
    return ImportBatch.objects.get(pk=batch.pk)


def test_the_sample_is_uploaded_read_written_and_taken_back(client, db):
    top = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    client.force_login(make_user("quantri", "Quách Thị Trị", "administrator", top))
    response = upload(client, SAMPLE.read_bytes())
    batch = ImportBatch.objects.get()
    assert (response.url, batch.target, batch.job.kind) == (url("preview", batch), "units", "unit_imports.read")
    assert "Đang đọc tệp" in text(client.get(response.url))
    queue.run(batch.job.pk, 0)
    page = text(client.get(url("preview", batch)))
    assert "Xem trước khi ghi" in page
    assert "Ghi 25 dòng" in page
    assert client.post(url("commit", batch)).url == url("preview", batch)
    page = text(client.get(url("preview", batch)))
    assert "Đã ghi vào cây đơn vị" in page
    assert Unit.objects.open().count() == 26
    client.post(url("undo", batch))
    assert Unit.objects.open().count() == 1
    assert fresh(batch).status == "undone"
    upload(client, SAMPLE.read_bytes())
    again = ImportBatch.objects.first()
    queue.run(again.job.pk, 0)
    client.post(url("commit", again))
    assert (Unit.objects.open().count(), Unit.objects.count()) == (26, 26)


def test_the_preview_shows_each_row_with_what_changes_and_what_is_wrong(client, messy):
    page = text(client.get(url("preview", messy), {"tab": "tat-ca"}))
    for expected in (
        "Đoàn phường Ba",
        texts.ROW_UNKNOWN_LEVEL.partition("{")[0],
        texts.ROW_NAMESAKE.format(unit="Chi đoàn Trường Hoa Sen", code="TT.P1.CD02"),
        '<span class="cell-old">Chi đoàn Tổ 1</span>',
        '<span class="cell-new">Chi đoàn Tổ dân phố 1</span>',
        '<span class="cell-old">TT.P1</span> → <span class="cell-new">TT.P2</span>',
        "Tác động theo đơn vị cấp trên",
    ):
        assert expected in page
    for of_people in ("Họ và tên", "người khác", "Cùng một người", "Hồ sơ đang có", "CCCD", "chi đoàn sẽ lập"):
        assert of_people not in page


def test_a_cell_is_mended_in_place_and_its_row_judged_at_once(client, messy):
    where = {"tab": "can-xem"}
    page = text(client.get(url("preview", messy), where))
    assert 'value="Tiểu đội"' in page
    response = client.post(
        url("cell", messy), {"row": "3", "field": "level", "text": "Chi đoàn", **where}, headers={"HX-Request": "true"}
    )
    assert (response.status_code, "Dòng 3: Mới." in text(response)) == (200, True)
    assert fresh(messy).counts["error"] == 0


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"row": "3"},
        {"row": "99", "field": "level", "text": "Chi đoàn"},
        {"row": "3", "field": "closed_on", "text": "01/01/2020"},
        {"row": "3", "field": "parent", "text": "TT"},
        {"row": "-3", "field": "level", "text": "Chi đoàn"},
        {"row": "x", "field": "level", "text": "Chi đoàn"},
    ],
)
def test_a_cell_that_is_not_there_is_not_found(client, messy, sent):
    assert client.post(url("cell", messy), sent).status_code == 404


def test_a_namesake_is_answered_for_one_row(client, messy):
    client.post(url("decide", messy), {"row": "5", "decision": "new"})
    assert fresh(messy).counts["review"] == 0
    response = client.post(url("decide", messy), {"row": "5", "decision": "move"}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    client.post(url("decide", messy), {"row": "5", "decision": "clear"})
    assert fresh(messy).counts["review"] == 1


def test_all_namesakes_are_answered_at_once(client, administrator, tree):
    batch = read(
        tree.ward, administrator, "TT.P1.X1,Chi đoàn Trường Hoa Sen,Chi đoàn,,", "TT.P1.X2,Chi đoàn Tổ 1,Chi đoàn,,"
    )
    page = text(client.get(url("preview", batch)))
    assert "Cả 2: cùng đơn vị" in page
    client.post(url("decide", batch), {"kind": "same_name:unit", "decision": "same"})
    assert fresh(batch).counts["changed"] == 2


def test_what_was_left_by_an_undo_is_listed(client, administrator, tree):
    batch = bring(tree.province, administrator, "TT.P3,Đoàn phường Ba,Đoàn phường,,TT")
    make_unit("TT.P3.CD01", "Chi đoàn Một", "branch", Unit.objects.get(code="TT.P3"))
    client.post(url("undo", batch))
    page = text(client.get(url("preview", batch)))
    assert "Đoàn phường Ba đã được dùng đến nên vẫn hoạt động" in page


def test_a_preview_is_dropped(client, messy):
    assert client.post(url("cancel", messy)).url == url("list")
    assert (fresh(messy).status, fresh(messy).rows.count()) == ("cancelled", 0)


def test_many_rows_are_written_and_taken_back_in_the_background(client, administrator, tree):
    batch = read(
        tree.province, administrator, *(f"X{number},Đoàn phường Mới {number},Phường,,TT" for number in range(2_001))
    )
    client.post(url("commit", batch))
    job = fresh(batch).job
    assert job.kind == "unit_imports.commit"
    queue.run(job.pk, 0)
    assert Job.objects.get(pk=job.pk).status == Job.Status.DONE
    assert Unit.objects.filter(code__startswith="X").count() == 2_001
    client.post(url("undo", batch))
    job = fresh(batch).job
    assert job.kind == "unit_imports.undo"
    queue.run(job.pk, 0)
    assert not Unit.objects.open().filter(code__startswith="X").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (b"a,b\n1,2\n", ""),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(client, administrator, tree, content, said):
    response = upload(client, content)
    batch = ImportBatch.objects.first()
    if said:
        assert (response.status_code, batch, said in text(response)) == (422, None, True)
    else:
        queue.run(batch.job.pk, 0)
        assert (fresh(batch).status, fresh(batch).message in text(client.get(response.url))) == ("refused", True)


def test_no_file_is_refused_with_a_sentence(client, administrator):
    response = client.post(url("list"), {})
    assert (response.status_code, "Chưa chọn tệp" in text(response)) == (422, True)


def test_a_long_list_of_nonsense_is_an_error_in_each_row_and_never_a_crash(client, administrator, tree):
    lines = [
        f"{'A' * 60},Tên,Chi đoàn,,TT",
        f"TT.Z,{'Dài ' * 80},Chi đoàn,,TT.P1",
        "TT.Z1,<script>alert(1)</script>,<b>Chi đoàn</b>,=1+1,../../etc",
        "TT.Z2,\x00\x01Tên,Chi đoàn,😀,TT.P1",
        "TT.Z3,Chi đoàn Z3,Chi đoàn,,TT.Z3",
    ]
    batch = read(tree.province, administrator, *lines)
    assert batch.counts["error"] == 5
    page = text(client.get(url("preview", batch)))
    assert "<script>alert" not in page
    assert texts.ROW_CYCLE.format(codes="TT.Z3 → TT.Z3") in page


def test_a_branch_secretary_is_told_why_units_cannot_be_imported_there(client, cast, tree):
    client.force_login(cast.secretary)
    page = client.get(url("list"))
    assert (page.status_code, texts.BRANCH_HAS_NOTHING_BELOW in text(page)) == (200, True)
    assert upload(client, f"{HEADER}\n".encode()).status_code == 403


def test_the_tree_leads_to_the_import_for_who_may_import(client, cast, administrator):
    assert url("list") in text(client.get(reverse("units:list")))
    client.force_login(cast.committee_member)
    assert url("list") not in text(client.get(reverse("units:list")))


def test_an_import_of_units_is_none_of_members_and_the_other_way_round(client, administrator, messy):
    assert client.get(reverse("members:imports:preview", args=[messy.pk])).status_code == 404
    ImportBatch.objects.filter(pk=messy.pk).update(target="members")
    assert client.get(url("preview", messy)).status_code == 404


def test_out_of_reach_there_is_no_such_import(client, cast, messy):
    client.force_login(cast.outsider)
    assert client.get(url("preview", messy)).status_code == 404


def test_a_wrong_level_is_chosen_from_a_list(client, messy):
    page = text(client.get(url("preview", messy), {"tab": "loi"}))
    assert '<option value="Tiểu đội">Tiểu đội</option><option>Trung ương Đoàn</option>' in page


def test_the_empty_sheet_is_filled_in_and_comes_back(client, administrator, tree):
    response = client.get(url("blank"))
    book = load_workbook(BytesIO(b"".join(response)))
    sheet, file = book.worksheets[0], BytesIO()
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"]
    assert [row[0].value for row in book.worksheets[1].iter_rows(max_row=4)] == list(own.BLANK_HELP)
    for column, value in enumerate(("TT.P1.CD03", "Chi đoàn Chợ", "Chi đoàn", "Cơ quan", "TT.P1"), 1):
        sheet.cell(2, column, value)
    book.save(file)
    batch = read(tree.province, administrator, content=file.getvalue())
    assert (batch.counts["new"], batch.counts["people"]) == (1, 1)


def test_the_columns_can_be_given_by_hand(client, administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,Chợ,TT.P1")
    page = text(client.get(url("mapping", batch)))
    assert "Đơn vị cấp trên" in page
    assert "Họ và tên" not in page


def test_faulty_rows_are_taken_away_mended_and_brought_back(client, messy):
    response = client.post(url("faults", messy))
    book, file = load_workbook(BytesIO(b"".join(response))), BytesIO()
    for row in book.active.iter_rows():
        for cell in row:
            if cell.value == "Tiểu đội":
                cell.value = "Chi đoàn"
    book.save(file)
    client.post(url("mended", messy), {"sheet": SimpleUploadedFile("sua.xlsx", file.getvalue())})
    assert fresh(messy).counts["error"] == 0
