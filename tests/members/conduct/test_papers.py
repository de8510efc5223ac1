"""The papers of a case of discipline, made whole and read back."""

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from docx import Document

from branches.cases.actions.papers import issue_paper
from branches.cases.models import Case, CasePaper, Resolution
from branches.papers import actions as register
from branches.papers import composing, rendering
from branches.papers.models import Paper
from members.conduct import papers
from members.conduct.kind import KIND
from members.conduct.texts import discipline as texts
from tests.members.conduct import making
from tests.members.conduct.making import SIGNED, TODAY, at, draft, draft_unit, fresh, own
from tests.members.people.people import FULL, make_person
from tests.members.transfers.test_papers import words_of

SECRETS = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012", "religion": "buddhism"}


def thing(of):
    return KIND.find([of.case_id])[of.case_id]


def page(of):
    return Case.objects.for_page().get(pk=of.case_id)


def sheet_of(kind, of, shared=True):
    what = [thing(of)] if shared else thing(of)
    return composing.compose(
        kind, what, on=TODAY(), reference="12-QĐ/ĐTN", signer="Võ Văn Phường", signer_post="BÍ THƯ"
    )


def said(kind, of, shared=True):
    return words_of(Document(io.BytesIO(rendering.docx(sheet_of(kind, of, shared)))))


def test_the_minutes_are_of_the_branch_its_chair_and_its_clerk(cast, person):
    of = own("deciding", person, grounds="Điều lệ Đoàn", statement="Nhận lỗi")
    sheet = sheet_of(papers.MINUTES, of, shared=False)
    assert (sheet["unit"], sheet["confirmed_by"], sheet["beside"]) == (
        "CHI ĐOÀN TỔ 1",
        "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT",
        {"signs": ["THƯ KÝ"], "signer": "Phạm Văn Phó"},
    )
    assert papers.MINUTES.signer(thing(of)).name == "Bùi Thị Thư"
    words = said(papers.MINUTES, of, shared=False)
    for part in ("đồng chí Vi Thị Hạnh", "10 người", "7 phiếu", "cảnh cáo", "Nhận lỗi", "Căn cứ: Điều lệ Đoàn"):
        assert part in words
    assert "Hội nghị thống nhất đề nghị hình thức kỷ luật cảnh cáo" in words


def test_minutes_of_a_meeting_that_did_not_agree_say_so(cast, person):
    of = draft(person, cast.secretary)
    making.propose(of, cast.secretary)
    making.vote(of, cast.secretary, in_favour=3, against=6, heard_on=None, not_heard_why="Đã báo hai lần")
    words = said(papers.MINUTES, of, shared=False)
    assert "chưa đủ số phiếu tán thành" in words
    assert "Không trình bày: Đã báo hai lần" in words


def test_the_decision_is_of_who_decided(cast, person, warned_above):
    of = at("decided", person)
    sheet = sheet_of(papers.DECISION, of)
    assert (sheet["unit"], sheet["recipients"]) == (
        "ĐOÀN PHƯỜNG MỘT",
        ["Đồng chí Vi Thị Hạnh", "Ban Chấp hành Chi đoàn Tổ 1", "Lưu"],
    )
    words = said(papers.DECISION, of)
    for part in ("đề nghị của Ban Chấp hành Chi đoàn Tổ 1", "15/02/2001", "ít nhất 3 tháng một lần"):
        assert part in words


def test_of_its_own_proposal_a_branch_tells_the_unit_above(person):
    sheet = sheet_of(papers.DECISION, own("decided", person))
    assert sheet["recipients"] == ["Đồng chí Vi Thị Hạnh", "Ban Chấp hành Đoàn phường Một", "Lưu"]


def test_a_removal_names_the_post(cast, officer):
    from branches.positions.models import Position

    of = draft(officer, cast.secretary, "removal", post=Position.objects.get(user=cast.deputy))
    for step in (making.propose, making.vote, making.send):
        step(of, cast.secretary)
    making.decide(of, cast.ward_officer)
    assert "Phó bí thư chi đoàn Chi đoàn Tổ 1" in said(papers.DECISION, of)


def test_an_expulsion_says_what_follows(person):
    words = said(papers.DECISION, at("enforced", person))
    assert "đưa đồng chí Vi Thị Hạnh ra khỏi danh sách đoàn viên" in words
    assert "tháng một lần" not in words


def test_of_a_unit_there_is_no_birth(cast, tree):
    of = draft_unit(tree.branch, cast.ward_officer, "dissolution")
    for step in (making.propose, making.vote, making.decide):
        step(of, cast.ward_officer)
    words = said(papers.DECISION, of)
    assert "giải tán" in words
    assert "Ngày sinh" not in words
    assert "sắp xếp nơi sinh hoạt cho đoàn viên của Chi đoàn Tổ 1" in words


def test_what_ends_and_what_annuls_cite_the_decision(cast, person):
    of = own("ended", person)
    words = said(papers.ENDING, of)
    assert "Quyết định số 01-QĐ/CĐ" in words
    assert f"từ ngày {TODAY():%d/%m/%Y}" in " ".join(words.split())
    making.appeal(of, cast.secretary)
    making.grant(of, cast.secretary, how=texts.HERE, **SIGNED)
    words = said(papers.ANNULMENT, of)
    assert "Lý do: Sai người." in words
    assert [paper.kind for paper in Paper.objects.order_by("pk")] == [
        "conduct.decision",
        "conduct.ending",
        "conduct.annulment",
    ]


def test_no_restricted_field_stands_on_a_paper(cast, tree):
    person = make_person(tree.branch, "Hoàng Thị Bích Ngọc", **FULL, **SECRETS)
    of = own("ended", person)
    for kind, shared in ((papers.MINUTES, False), (papers.DECISION, True), (papers.ENDING, True)):
        words = said(kind, of, shared)
        assert [value for value in (*SECRETS.values(), "Phật giáo") if value in words] == []
        assert rendering.pdf(sheet_of(kind, of, shared)).startswith(b"%PDF-")


def test_a_name_is_never_taken_for_markup(person):
    person.full_name = 'Y Kô #eval("1") **Niê** {form} \\ <b>&'
    person.save()
    of = own("decided", person)
    assert 'Y Kô #eval("1") **Niê** {form} \\ <b>&' in said(papers.DECISION, of)


def test_the_minutes_come_after_the_meeting_from_the_register_of_the_branch(cast, person):
    of = own("hearing", person)
    slot = KIND.slot("minutes")
    with pytest.raises(PermissionDenied, match="Chưa có kết quả họp"):
        issue_paper(KIND, slot, page(of), actor=cast.secretary, on=TODAY(), **SIGNED)
    making.vote(of, cast.secretary)
    held = issue_paper(KIND, slot, page(of), actor=cast.secretary, on=TODAY(), **SIGNED)
    assert held.paper.reference == "01-BB/CĐ"


def test_a_decision_withdrawn_is_issued_anew_and_cited(cast, person):
    of = own("decided", person)
    slot, old = KIND.slot("decision"), of.resolution
    issue = {"actor": cast.secretary, "on": TODAY(), **SIGNED}
    with pytest.raises(PermissionDenied, match="cùng lúc với bước ra quyết định"):
        issue_paper(KIND, slot, page(of), **issue)
    register.withdraw(old.paper, actor=cast.secretary, reason="Sai tên")
    issue_paper(KIND, slot, page(of), **issue)
    new = fresh(of).resolution
    assert (new.reference, new.effective_on, new.matter, Resolution.objects.count()) == (
        "02-QĐ/CĐ",
        old.effective_on,
        old.matter,
        2,
    )
    making.announce(of, cast.secretary)
    assert fresh(of).status == "in_force"


def test_a_decision_names_nobody_else(cast, tree, person):
    two = [own("decided", person), own("decided", make_person(tree.branch, "Lò Văn Khác"))]
    with pytest.raises(ValidationError, match="Mỗi hồ sơ kỷ luật có quyết định riêng"):
        papers.DECISION.context([thing(of) for of in two])
    assert CasePaper.objects.count() == 2
