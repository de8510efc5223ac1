"""An empty ward as in don-vi.csv with its officer, and short ways to import."""

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from branches.imports import actions, staging
from branches.imports.models import ImportBatch
from tests.conftest import make_unit, make_user

SAMPLES = Path(__file__).parents[2] / "samples"
WARD_FILE = "yum-phuong-binh-minh.xlsx"
BRANCH_FILE = "yum-chi-doan-to-dan-pho-1.xlsx"
OFFICE_FILE = "trich-ngang-to-dan-pho-2.xlsx"


@pytest.fixture
def ward(db):
    province = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    ward = make_unit("BM", "Đoàn phường Bình Minh", "ward", province)
    return SimpleNamespace(province=province, ward=ward, officer=make_user("canbobm", "Cán Bộ Phường", "officer", ward))


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def upload(content, unit, actor, *, name="danh-sach.xlsx", branch=None, create_units=True):
    """An upload that has been read: a batch in PREVIEW, or REFUSED."""
    if isinstance(content, str):
        name, content = content, (SAMPLES / content).read_bytes()
    batch = actions.start_import(
        content,
        file_name=name,
        unit=unit,
        target_code="members",
        actor=actor,
        default_branch=branch,
        create_units=create_units,
    )
    actions.read_batch(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def commit(batch, actor):
    return actions.commit_batch(batch, actor=actor)


def rows_of(batch):
    """{row number: Row} of the people."""
    return {row.number: row for row in staging.load(batch)}


def codes_of(batch):
    """{row number: reason codes} of the rows that have any."""
    return {number: [each.code for each in row.problems] for number, row in rows_of(batch).items() if row.problems}


HEADERS = {
    "full_name": "Họ và tên",
    "member_code": "Mã định danh đoàn viên",
    "birth_date": "Ngày sinh",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "address": "Địa chỉ thường trú",
    "citizen_id": "Số CCCD",
    "joined_on": "Ngày vào Đoàn",
    "party_joined_on": "Ngày vào Đảng",
    "card_number": "Số thẻ đoàn",
    "attachment": "Đối tượng đoàn viên",
    "post": "Chức vụ",
    "phone": "Điện thoại",
    "email": "Email",
    "branch": "Chi đoàn",
    "note": "Ghi chú",
}
SOMEBODY = {"birth_date": "08/10/2003", "gender": "Nam"}


def sheet(*people, columns=None) -> bytes:
    """A workbook with one header row and a row for each of `people` ({field: cell}), from row 2 on."""
    columns = columns or [field for field in HEADERS if any(field in person for person in people)]
    book, file = Workbook(), BytesIO()
    book.active.append(["STT", *(HEADERS[field] for field in columns)])
    for number, person in enumerate(people, 1):
        book.active.append([number, *(person.get(field) for field in columns)])
    book.save(file)
    return file.getvalue()


def person(full_name, **cells):
    """A row with a birth date and a sex, unless told otherwise; None leaves a cell empty."""
    return {"full_name": full_name, **SOMEBODY, **cells}
