"""The papers of evaluations, made whole and read back."""

import io

from docx import Document

from branches.papers import composing, rendering, signing
from members.evaluations import papers
from members.evaluations.kind import KIND
from tests.members.evaluations.making import TODAY, at, begin, fresh, make_old, meet, propose, rate, rows, send
from tests.members.transfers.test_papers import words_of


def sheet(kind, thing):
    unit = kind.issuer(thing)
    [signer, *_] = signing.proposed(kind, thing, unit, TODAY())
    return composing.compose(
        kind, thing, on=TODAY(), reference="12-QĐ/ĐTN", signer=signer.name, signer_post=signer.post
    )


def said(kind, thing):
    return words_of(Document(io.BytesIO(rendering.docx(sheet(kind, thing)))))


def test_a_slip_is_of_its_member_and_signed_by_hand(evaluation):
    row = rows(evaluation)["Lê An"]
    row.evaluation = evaluation
    made = sheet(papers.SLIP, row)
    assert (made["personal"], made["signs"], made["signer"]) == (True, ["NGƯỜI TỰ ĐÁNH GIÁ"], "Lê An")
    words = said(papers.SLIP, row)
    assert ("Tổ chức, kỷ luật, đoàn phí" in words, "Chi đoàn Tổ 1" in words, "Số:" in words) == (True, True, False)
    assert rendering.pdf(made).startswith(b"%PDF-")


def test_minutes_tell_every_vote_and_who_gets_no_level(tree, members, round_):
    make_old(tree.branch, "Lê Đảng", party_joined_on="01/01/2020")
    evaluation = begin(tree.branch, round_)
    meet(evaluation)
    rate(evaluation)
    made = sheet(papers.MINUTES, fresh(evaluation))
    assert (made["signs"], made["beside"]) == (["CHỦ TRÌ"], {"signs": ["THƯ KÝ"], "signer": "Phạm Văn Phó"})
    assert made["confirmed_by"] == "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT"
    words = said(papers.MINUTES, fresh(evaluation))
    assert ("bỏ phiếu kín" in words, "Đảng viên, chỉ gửi kết quả rèn luyện" in words) == (True, True)
    assert "đề nghị Đoàn phường Một xem xét, quyết định xếp loại 3 đoàn viên" in words


def test_the_list_of_sixty_lies_across_the_page_and_goes_over_pages(tree, cast, round_):
    make_old(tree.branch, *(f"Nguyễn Hoàng Thị Bích {number:02d}" for number in range(60)))
    evaluation = begin(tree.branch, round_)
    meet(evaluation)
    rate(evaluation)
    send(evaluation, excellent_reason="Có công trình")
    made = sheet(papers.LIST, fresh(evaluation))
    assert made["landscape"] is True
    words = said(papers.LIST, fresh(evaluation))
    assert (words.count("Nguyễn Hoàng Thị Bích"), "Có công trình" in words) == (60, True)
    pages = rendering.pdf(made)
    assert max(pages.count(b"/Type /Page\n"), pages.count(b"/Type/Page")) >= 3


def test_a_decision_names_people_of_many_branches_with_their_levels(tree, cast, members, round_):
    make_old(tree.sister, "Lê Sen")
    things = [fresh(at("deciding", branch, round_)) for branch in (tree.branch, tree.sister)]
    for thing in things:
        thing.resolving_for = TODAY()
    words = said(papers.DECISION, things)
    assert f"Xếp loại năm {round_.year} đối với 4 đoàn viên" in words
    assert [name in words for name in ("Lê An", "Lê Sen", "Chi đoàn Trường Hoa Sen", "Hoàn thành tốt")] == [True] * 4
    assert f"Quyết định có hiệu lực từ ngày {TODAY():%d/%m/%Y}" in words


def test_the_decision_about_units_names_them(tree, cast):
    rating = propose(tree.branch)
    rating.deciding, rating.resolving_for = "excellent", TODAY()
    words = said(papers.UNIT_DECISION, [rating])
    assert ("Chi đoàn Tổ 1" in words, "Hoàn thành xuất sắc" in words) == (True, True)


def test_a_case_has_its_papers_when_minutes_list_and_decision_are_there(tree, members, round_):
    evaluation = fresh(at("done", tree.branch, round_))
    assert {slot.code: bool(slot.required(evaluation)) for slot in KIND.papers} == {
        "slips": False,
        "minutes": True,
        "list": True,
        "decision": True,
    }
