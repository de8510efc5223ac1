import io

import openpyxl
import pytest
from django.urls import reverse

from branches.audit.models import JournalEntry
from members.people.models import Person
from tests.members.people.people import make_person

EXPORT = reverse("members:people:export")


def table(response):
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if row[0] == "STT")
    header = rows[top]
    return [row[0] for row in rows[:top]], header, [dict(zip(header, row, strict=True)) for row in rows[top + 1 :]]


def test_what_is_shown_is_exported_in_the_official_columns(client, cast, tree):
    make_person(
        tree.branch,
        "Lý An",
        gender="male",
        birth_date="12/04/2003",
        joined_on="03/2019",
        ethnicity="12",
        religion="none",
        citizen_id="079203001234",
        phone="0912344417",
        member_code="40100288",
        listed_post="secretary",
        note="=1+1",
    )
    make_person(tree.branch, "Phạm Thị Bình", gender="female", birth_date="1999")
    make_person(tree.stranger_branch, "Trần Thị Lạ", gender="female")
    client.force_login(cast.secretary)
    response = client.post(EXPORT, {"format": "xlsx"})
    facts, header, rows = table(response)
    assert facts[:3] == ["Danh sách đoàn viên", f"Đơn vị: {tree.branch.name}", "Điều kiện: không lọc"]
    assert facts[4] == "Người xuất: Bùi Thị Thư"
    assert header[:11] == [
        "STT",
        "Họ và tên",
        "Mã định danh đoàn viên",
        "Ngày sinh Nam",
        "Ngày sinh Nữ",
        "Dân tộc",
        "Tôn giáo",
        "Quê quán",
        "Địa chỉ thường trú",
        "Số CMND/CCCD",
        "Ngày cấp",
    ]
    assert header[32:] == ["Đơn vị", "Ngày sinh"]
    assert [row["Họ và tên"] for row in rows] == ["Lý An", "Phạm Thị Bình"]
    first = rows[0]
    assert f"{first['Ngày sinh Nam']:%d/%m/%Y}" == "12/04/2003"
    assert {name: first[name] for name in ("Dân tộc", "Tôn giáo", "Số CMND/CCCD", "Điện thoại liên hệ")} == {
        "Dân tộc": "Ê-đê",
        "Tôn giáo": "Không",
        "Số CMND/CCCD": "079203001234",
        "Điện thoại liên hệ": "0912344417",
    }
    assert (first["Thời gian vào đoàn"], first["Chức vụ trong chi đoàn"], first["Đối tượng đoàn viên"]) == (
        "03/2019",
        "Bí thư chi đoàn",
        "Sinh hoạt chính",
    )
    assert rows[1]["Ngày sinh Nữ"] == "1999"
    entry = JournalEntry.objects.get(act="members.roster.exported")
    assert entry.details == {
        "format": "xlsx",
        "conditions": [],
        "restricted": ["card_number", "citizen_id", "ethnicity", "religion"],
        "rows": 2,
    }


def test_the_filter_holds_in_the_file_and_is_stated(client, cast, tree):
    make_person(tree.branch, "Lý An", gender="male")
    make_person(tree.sister, "Phạm Thị Bình", gender="female")
    client.force_login(cast.ward_officer)
    facts, _, rows = table(client.post(EXPORT, {"format": "xlsx", "gender": "female", "q": "binh"}))
    assert facts[2] == "Điều kiện: Giới tính: Nữ; Tìm: “binh”"
    assert [row["Họ và tên"] for row in rows] == ["Phạm Thị Bình"]


def test_an_administrator_gets_no_restricted_column_and_no_phone(client, cast, tree):
    make_person(tree.branch, "Lý An", religion="buddhism", citizen_id="079203001234", phone="0912344417")
    client.force_login(cast.administrator)
    _, header, rows = table(client.post(EXPORT, {"format": "xlsx"}))
    assert [row["Họ và tên"] for row in rows] == ["Lý An"]
    hidden = {"Dân tộc", "Tôn giáo", "Số CMND/CCCD", "Số thẻ đoàn", "Điện thoại liên hệ"}
    assert hidden & set(header) == set()


def test_a_csv_is_guarded_against_formulas(client, cast, tree):
    make_person(tree.branch, "Lý An", awards="=HYPERLINK(1)")
    client.force_login(cast.secretary)
    text = b"".join(client.post(EXPORT, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text


@pytest.mark.parametrize("who", ["committee_member", "member"])
def test_who_may_not_export_is_refused(client, cast, tree, who):
    make_person(tree.branch, "Lý An")
    client.force_login(getattr(cast, who))
    assert client.post(EXPORT, {"format": "xlsx"}).status_code == 403
    assert not JournalEntry.objects.filter(act="members.roster.exported").exists()


def test_an_unknown_format_is_no_export(client, cast):
    client.force_login(cast.secretary)
    assert client.post(EXPORT, {"format": "exe"}).status_code == 400
    assert client.get(EXPORT).status_code == 405


def test_a_long_list_is_written_whole_in_pieces(client, cast, tree, monkeypatch):
    monkeypatch.setattr("members.people.resources.CHUNK", 2)
    for letter in "ABCDE":
        make_person(tree.branch, f"Lê Văn {letter}")
    client.force_login(cast.secretary)
    _, _, rows = table(client.post(EXPORT, {"format": "xlsx"}))
    assert [row["Họ và tên"] for row in rows] == [f"Lê Văn {letter}" for letter in "ABCDE"]
    assert [row["STT"] for row in rows] == [1, 2, 3, 4, 5]
    assert Person.objects.count() == 5
