"""The papers of the training programme, made whole and read back."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from docx import Document

from branches.cases import slots
from branches.cases.actions.papers import issue_paper
from branches.cases.models import Case
from branches.papers import composing, rendering
from branches.papers.packs import pages_of
from members.training import actions, queries
from members.training.kind import KIND
from members.training.models import Side
from members.training.papers import CONFIRMATION, REGISTRATION, RESULT
from tests.members.people.people import FULL, make_person
from tests.members.training.making import NAMES, at, found, row, score

DAY = date(2026, 11, 22)
SECRETS = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012", "religion": "buddhism"}


def sheet_of(kind, thing):
    return composing.compose(kind, thing, on=DAY, reference="07-BC/CĐ", signer="Bùi Thị Thư", signer_post="BÍ THƯ")


def words_of(sheet):
    document = Document(io.BytesIO(rendering.docx(sheet)))
    return " ".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def table(sheet):
    [block] = [block for block in sheet["blocks"] if block["kind"] == "table"]
    return block["rows"]


@pytest.fixture
def programme(tree, window):
    make_person(tree.branch, "Hoàng Thị Bích Ngọc", **FULL, **SECRETS)
    return at("scoring", tree.branch, window)


@pytest.fixture
def sent(programme, cast):
    score(programme, 18, 17, 16, 15, 14, names=["Hoàng Thị Bích Ngọc", NAMES[0]])
    score(programme, 20, side=Side.SELF, names=[NAMES[0]])
    actions.send_results(programme, actor=cast.secretary, behind=True)
    return found(programme)


def entry_of(programme, name="Hoàng Thị Bích Ngọc"):
    entry = queries.rows_of(programme).prefetch_related("contents").get(person__full_name=name)
    entry.programme = programme
    return entry


def test_the_registration_is_the_members_own(programme):
    sheet = sheet_of(REGISTRATION, entry_of(programme))
    assert (sheet["personal"], sheet["about"]) == (True, f"Năm {programme.year}")
    assert REGISTRATION.signer(entry_of(programme)).name == "Hoàng Thị Bích Ngọc"
    assert table(sheet) == [
        ["1", "Tư tưởng chính trị", "Nội dung politics"],
        ["2", "Đạo đức, lối sống", "Nội dung ethics"],
        ["3", "Học tập, sáng tạo", "Nội dung learning"],
        ["4", "Thể chất, kỹ năng", "Nội dung fitness"],
        ["5", "Kỷ luật, tình nguyện", "Nội dung discipline"],
    ]
    words = words_of(sheet)
    assert [part for part in ("12/04/2003", "Ban Chấp hành Chi đoàn Tổ 1", "Chi đoàn Tổ 1") if part not in words] == []


def test_the_result_is_the_branchs_with_room_for_its_base(sent):
    sheet = sheet_of(RESULT, sent)
    assert (sheet["landscape"], sheet["unit"]) == (True, "CHI ĐOÀN TỔ 1")
    assert sheet["confirmed_by"] == "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT"
    # Who stayed behind isn't in it; a blank of the member's own stays blank.
    assert table(sheet) == [
        ["1", "Vi Thị An", "", "100", "18", "17", "16", "15", "14", "80", "Hoàn thành tốt", "Chờ xác nhận"],
        [
            "2",
            "Hoàng Thị Bích Ngọc",
            "12/04/2003",
            "",
            "18",
            "17",
            "16",
            "15",
            "14",
            "80",
            "Hoàn thành tốt",
            "Chờ xác nhận",
        ],
    ]
    assert "hoàn thành tốt 2" in words_of(sheet)


def test_the_notice_names_those_who_are_confirmed(cast, sent):
    actions.confirm_some(sent, actor=cast.ward_officer, entries=[row(sent, NAMES[0]).pk])
    sheet = sheet_of(CONFIRMATION, found(sent))
    assert (sheet["unit"], table(sheet)) == (
        "ĐOÀN PHƯỜNG MỘT",
        [["1", "Vi Thị An", "", "80", "Hoàn thành tốt"]],
    )
    assert sent.case.number in words_of(sheet)


@pytest.mark.parametrize("kind", [REGISTRATION, RESULT, CONFIRMATION], ids=lambda kind: kind.code)
def test_no_restricted_field_stands_on_a_paper(kind, cast, sent):
    actions.confirm_all(sent, actor=cast.ward_officer)
    thing = found(sent) if kind != REGISTRATION else entry_of(sent)
    words = words_of(sheet_of(kind, thing))
    assert "Hoàng Thị Bích Ngọc" in words
    assert [value for value in (*SECRETS.values(), "Phật giáo") if value in words] == []
    assert rendering.pdf(sheet_of(kind, thing)).startswith(b"%PDF-")


def test_sixty_members_go_over_pages_with_the_head_on_each(tree, window):
    names = [f"Nguyễn Hoàng Thị Phương Thảo Nguyên Trâm Anh {number:02d}" for number in range(60)]
    programme = at("at_superior", tree.branch, window, people=names)
    sheet = sheet_of(RESULT, programme)
    assert [line[1] for line in table(sheet)] == names
    assert pages_of(rendering.pdf(sheet)) > 3


# Issuing


def issue(programme, slot, actor):
    case = Case.objects.for_page().get(pk=programme.case_id)
    return issue_paper(
        KIND, KIND.slot(slot), case, actor=actor, on=date.today(), signer="Bùi Thị Thư", signer_post="BÍ THƯ"
    )


def complete(programme):
    return slots.lacking(KIND, KIND.find([programme.case_id])) == {programme.case_id: []}


def test_the_case_is_complete_with_the_result_alone(cast, sent):
    assert not complete(sent)
    held = issue(sent, "result", cast.secretary)
    assert (held.paper.unit.name, held.paper.reference.endswith("-BC/CĐ")) == ("Chi đoàn Tổ 1", True)
    assert complete(sent)


def test_the_notice_takes_a_number_of_who_confirmed(cast, sent):
    with pytest.raises(PermissionDenied):
        issue(sent, "confirmation", cast.ward_officer)
    actions.confirm_all(sent, actor=cast.ward_officer)
    held = issue(sent, "confirmation", cast.ward_officer)
    assert (held.paper.unit.name, held.paper.reference.endswith("-TB/ĐTN")) == ("Đoàn phường Một", True)


def test_the_result_waits_until_it_was_sent(cast, programme):
    with pytest.raises(PermissionDenied):
        issue(programme, "result", cast.secretary)
