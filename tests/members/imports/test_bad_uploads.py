"""Files that are not what they say, and lists that offices spoil: refused with a sentence, or taken without harm."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from branches.imports import actions, texts
from branches.imports.models import ImportBatch, ImportRow
from members.people.models import Person
from tests.members.imports.conftest import codes_of, commit, person, rows_of, sheet, upload

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
CSV = "Họ và tên;Ngày sinh;Giới tính\nLê Thị Một;08/10/2003;Nữ\n"
# The first bytes of an OLE file whose streams say that an encrypted package is inside.
EMPTY_BOOK = BytesIO()
Workbook().save(EMPTY_BOOK)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (PNG, "anh.xlsx", "not_a_spreadsheet"),
        (b"%PDF-1.7\n" + b"x" * 100, "ds.xls", "not_a_spreadsheet"),
        (EMPTY_BOOK.getvalue(), "trong.xlsx", "empty"),
        (sheet(person("Lê Thị Một"))[:900], "dut.xlsx", "truncated"),
        (b"mot;hai;ba\n1;2;3\n", "khac.csv", "no_header"),
        ("Họ và tên;Ngày sinh\n".encode(), "chi-tieu-de.csv", "no_people"),
    ],
)
def test_what_cant_be_read_is_refused_with_a_reason_and_a_sentence(tree, cast, content, name, reason):
    batch = upload(content, tree.branch, cast.secretary, name=name)
    assert (batch.status, batch.reason) == ("refused", reason)
    assert batch.message.endswith(".")
    assert ImportRow.objects.count() == 0


def test_a_csv_named_xlsx_is_read_by_its_content(tree, cast):
    batch = upload(CSV.encode(), tree.branch, cast.secretary, name="danh-sach.xlsx")
    assert (batch.status, batch.counts["new"], batch.detection["format"]) == ("preview", 1, "csv")


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"x" * (actions.LARGEST + 1), "too_big")])
def test_an_empty_or_too_large_file_isnt_even_kept(tree, cast, content, reason):
    with pytest.raises(actions.UploadRefused) as refused:
        upload(content, tree.branch, cast.secretary)
    assert refused.value.reason == reason
    assert refused.value.message in (texts.EMPTY_FILE, texts.TOO_BIG.format(size="20,0", limit=20))
    assert not ImportBatch.objects.exists()


def test_a_hostile_file_name_is_only_a_name(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary, name="../../etc/<b>x</b>\0.xlsx")
    assert batch.file_name == "<b>x</b>.xlsx" or batch.file_name == "b>.xlsx"
    assert "/" not in batch.file.name


def test_odd_texts_are_kept_as_texts_or_named(tree, cast):
    content = (
        "Họ và tên;Ngày sinh;Giới tính;Ghi chú\n"
        "Lê\0 Thị Một;08/10/2003;Nữ;nul\n"
        "Le\u0302 Thi\u0323 Hai;08/10/2003;Nữ;nfd\n"
        "Lê Thị Ba;08/10/2003;Nữ;<img src=x onerror=alert(1)>\n"
        "Lê Thị Tư;08/10/2003;Nữ;=cmd|'/c calc'!A1\n"
        f"{'Lê ' * 1700};08/10/2003;Nữ;dài\n"
    )
    batch = upload(content.encode(), tree.branch, cast.secretary, name="la.csv")
    assert {number: codes for number, codes in codes_of(batch).items() if codes != ["control_characters"]} == {
        4: ["markup"],
        5: ["formula_like_text:note"],
        6: ["too_long:full_name"],
    }
    rows = rows_of(batch)
    assert [rows[number].values["full_name"] for number in (2, 3)] == ["Lê Thị Một", "Lê Thị Hai"]
    commit(batch, cast.secretary)
    assert set(Person.objects.values_list("note", flat=True)) == {
        "nul", "nfd", "<img src=x onerror=alert(1)>", "=cmd|'/c calc'!A1",
    }  # fmt: skip


def test_nothing_of_an_upload_is_readable_in_the_database(tree, cast, django_db_blocker):
    from django.db import connection

    batch = upload(
        sheet(person("Lê Thị Rất Riêng", citizen_id="064303012345", phone="0912345678")), tree.branch, cast.secretary
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM branches_importrow WHERE batch_id = %s", [batch.pk])
        kept = b"".join(bytes(row[0] or b"") for row in cursor.fetchall())
        cursor.execute("SELECT content FROM branches_storedfile")
        kept += b"".join(bytes(row[0]) for row in cursor.fetchall())
    for secret in ("064303012345", "0912345678", "Riêng"):
        assert secret.encode() not in kept
