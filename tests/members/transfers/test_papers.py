"""The papers of a transfer, made whole and read back."""

import io
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from branches.cases.models import Case
from branches.papers import actions, composing, rendering
from branches.papers.models import Paper
from members.transfers.models import Kind, Reason, Transfer, Way
from members.transfers.papers import INTRODUCTION, NOTICE, SLIP
from tests.members.people.people import FULL, make_person

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)
KINDS = {"introduction": INTRODUCTION, "slip": SLIP, "notice": NOTICE}
# Restricted fields: none of them ever stands on a paper of a transfer.
SECRETS = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012", "religion": "buddhism"}


@pytest.fixture
def transfer(tree):
    """Of a member who goes from a branch of one ward to a branch of the other."""
    person = make_person(tree.branch, "Hoàng Thị Bích Ngọc", **FULL, **SECRETS)
    return Transfer(
        case=Case(number="CSH-2026-0147"),
        person=person,
        from_unit=tree.branch,
        from_base=tree.ward,
        to_base=tree.stranger_ward,
        to_unit=tree.stranger_branch,
        reason=Reason.WORK,
        remark="Chấp hành tốt Điều lệ Đoàn.",
        dues_paid_to=date(2026, 10, 1),
        asked_on=date(2026, 11, 2),
        proposed_on=date(2026, 12, 1),
        effective_on=date(2026, 12, 1),
    )


def sheet_of(kind, transfer, **more):
    return composing.compose(
        kind, transfer, on=DAY, reference="41-GGT/ĐTN", signer="Võ Văn Phường", signer_post="BÍ THƯ", **more
    )


def words_of(document) -> str:
    """Everything that a .docx says, in order."""
    return " ".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def said(kind, transfer):
    return words_of(Document(io.BytesIO(rendering.docx(sheet_of(kind, transfer)))))


def test_the_introduction_is_of_the_sending_base_to_the_receiving_one(transfer):
    sheet = sheet_of(INTRODUCTION, transfer)
    assert (sheet["upper"], sheet["unit"]) == ("TỈNH ĐOÀN THỬ", "ĐOÀN PHƯỜNG MỘT")
    assert sheet["place_and_day"] == "Phường Một, ngày 22 tháng 11 năm 2026"
    assert sheet["signs"] == ["TM. BAN CHẤP HÀNH", "BÍ THƯ"]
    assert sheet["confirmed_by"] == ""
    assert sheet["address"].endswith("/ho-so/CSH-2026-0147/")
    words = said(INTRODUCTION, transfer)
    for part in ("Số: 41-GGT/ĐTN", "Hoàng Thị Bích Ngọc", "12/04/2003", "10/2026", "Chi đoàn Tổ 1", "Đi làm"):
        assert part in words
    assert "Kính gửi:  Ban Chấp hành Đoàn phường Hai" in words


def test_the_slip_is_of_the_branch_with_remark_and_dues_and_room_for_its_base(transfer):
    sheet = sheet_of(SLIP, transfer)
    assert (sheet["upper"], sheet["unit"]) == ("ĐOÀN PHƯỜNG MỘT", "CHI ĐOÀN TỔ 1")
    assert sheet["confirmed_by"] == "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT"
    words = said(SLIP, transfer)
    for part in (
        "Chấp hành tốt Điều lệ Đoàn.",
        "10/2026",
        "Theo đề nghị ngày 02/11/2026",
        "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT",
    ):
        assert part in words


def test_the_notice_is_of_the_receiving_base_and_names_branch_and_day(transfer):
    assert sheet_of(NOTICE, transfer)["unit"] == "ĐOÀN PHƯỜNG HAI"
    words = said(NOTICE, transfer)
    for part in ("Kính gửi:  Ban Chấp hành Đoàn phường Một", "Chi đoàn Bến Đò", "01/12/2026", "CSH-2026-0147"):
        assert part in words


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_restricted_field_stands_on_a_paper(transfer, kind):
    words = said(kind, transfer)
    assert [value for value in (*SECRETS.values(), "Phật giáo") if value in words] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_docx_and_pdf_say_the_same(transfer, kind):
    """Both come from one sheet: each of its texts stands in the .docx, and the .pdf is made without a fault."""
    sheet = sheet_of(kind, transfer)
    words = words_of(Document(io.BytesIO(rendering.docx(sheet))))
    runs = [run for block in sheet["blocks"] for run in block.get("runs", [])]
    runs += [run for block in sheet["blocks"] for row in block.get("rows", []) for run in row["runs"]]
    assert [text for text, _ in runs if text.strip() not in words] == []
    assert rendering.pdf(sheet).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "field", "value", "called"),
    [
        (SLIP, "remark", "", "nhận xét của chi đoàn"),
        (SLIP, "dues_paid_to", None, "đã đóng đoàn phí hết tháng"),
        (NOTICE, "effective_on", None, "ngày chuyển"),
        (NOTICE, "to_unit", None, "chi đoàn nhận"),
        (INTRODUCTION, "to_base", None, "nơi đến"),
    ],
)
def test_a_missing_field_is_named_with_its_paper(transfer, kind, field, value, called):
    setattr(transfer, field, value)
    with pytest.raises(ValidationError) as told:
        actions.preview(kind, transfer, format="pdf", on=DAY)
    assert told.value.messages == [f"{kind.name} còn thiếu “{called}”. Bổ sung vào hồ sơ rồi làm lại."]


def test_a_member_without_a_known_birth_date_gets_no_introduction(transfer):
    transfer.person.birth_date = None
    with pytest.raises(ValidationError, match="ngày sinh"):
        actions.preview(INTRODUCTION, transfer, format="docx", on=DAY)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (Kind.TEMPORARY, "sinh hoạt tạm thời tại đơn vị đồng chí đến hết ngày"),
        (Kind.RESIDENTIAL, "tham gia sinh hoạt Đoàn nơi cư trú"),
        (Kind.PERMANENT, "thôi sinh hoạt tại Chi đoàn Tổ 1"),
    ],
)
def test_each_form_of_transfer_has_its_own_sentence(transfer, kind, part):
    transfer.kind, transfer.expected_end_on = kind, date(2027, 5, 31)
    assert part in re.sub(r"\s+", " ", said(INTRODUCTION, transfer))


def test_out_of_the_system_it_is_addressed_to_what_was_written_down(transfer):
    transfer.way, transfer.to_base, transfer.to_unit = Way.OUT, None, None
    transfer.outside_unit = "Ban Cán sự Đoàn tại nước Lào"
    assert "Kính gửi:  Ban Cán sự Đoàn tại nước Lào" in said(INTRODUCTION, transfer)


def test_a_name_is_never_taken_for_markup(transfer):
    transfer.person.full_name = 'Y Kô #eval("1") **Niê** {dues} \\ <b>&'
    assert 'Y Kô #eval("1") **Niê** {dues} \\ <b>&' in said(INTRODUCTION, transfer)
    assert rendering.pdf(sheet_of(INTRODUCTION, transfer)).startswith(b"%PDF-")


def test_all_three_are_issued_each_in_its_own_register(transfer, cast):
    how = {"on": DAY, "signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}
    for kind, actor in ((SLIP, cast.secretary), (INTRODUCTION, cast.ward_secretary), (NOTICE, cast.outsider)):
        actions.issue(kind, transfer, actor=actor, **how)
    assert list(Paper.objects.order_by("pk").values_list("reference", "title", "unit__name")) == [
        ("01-P/CĐ", "Phiếu chuyển sinh hoạt của đồng chí Hoàng Thị Bích Ngọc", "Chi đoàn Tổ 1"),
        ("01-GGT/ĐTN", "Giấy giới thiệu chuyển sinh hoạt của đồng chí Hoàng Thị Bích Ngọc", "Đoàn phường Một"),
        ("01-P/ĐTN", "Phiếu báo tiếp nhận của đồng chí Hoàng Thị Bích Ngọc", "Đoàn phường Hai"),
    ]
