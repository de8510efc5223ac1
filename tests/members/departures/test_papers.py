"""The papers of departures and honours, made whole and read back."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from branches.cases.actions.papers import issue_paper
from branches.papers import actions as papers
from branches.papers import rendering
from branches.papers.models import Paper
from members.departures import texts
from members.departures.honours.kind import KIND as HONOUR
from members.departures.kind import KIND
from tests.members.admissions.test_papers import said, sheet
from tests.members.departures.making import (
    SIGNED,
    TODAY,
    ago,
    at,
    confirm_honour,
    fresh,
    honour_at,
    vote_stay,
    wish_to_stay,
)
from tests.members.people.people import make_person

LONG = "Nguyễn Hoàng Thị Bích Ngọc Tôn Nữ Công Tằng Huyền Trân"
SECRETS = {"citizen_id": "001205004321", "phone": "0912345678", "religion": "buddhism"}


@pytest.fixture
def person(tree):
    return make_person(
        tree.branch, LONG, birth_date="15/02/1995", joined_on="26/03/2011", hometown="Xã Yên Thái", **SECRETS
    )


def has(words, *parts):
    return [part for part in parts if part not in words]


def test_the_certificate_is_one_each_under_a_number_of_the_cơ_sở(person, cast):
    departure = at("age", "confirmed", person)
    slot = KIND.slot("certificate")
    words = said(slot.paper, departure)
    assert has(words, LONG, "15/02/1995", "26/03/2011", "Chi đoàn Tổ 1", "đã trưởng thành Đoàn") == []
    assert not any(secret in words for secret in (*SECRETS.values(), "Phật giáo"))
    assert rendering.pdf(sheet(slot.paper, departure)).startswith(b"%PDF-")
    issue_paper(KIND, slot, departure.case, actor=cast.ward_officer, on=TODAY(), **SIGNED)
    paper = Paper.objects.get(type="GCN")
    assert (paper.unit, paper.number, paper.title) == (
        departure.base,
        1,
        f"Giấy chứng nhận trưởng thành Đoàn: {LONG}",
    )


def test_one_list_names_sixty_over_pages(person, cast):
    departure = at("age", "at_base", person)
    words = said(KIND.slot("age_list").paper, [departure] * 60)
    assert (words.count(LONG), "xác nhận 60 đoàn viên" in words) == (60, True)
    pages = rendering.pdf(sheet(KIND.slot("age_list").paper, [departure] * 60))
    assert pages.count(b"/Type /Page\n") >= 3 or pages.count(b"/Type/Page") >= 3


def test_minutes_of_a_removal_tell_months_notice_and_vote(person, cast):
    departure = at("struck_off", "voted", person)
    made = sheet(KIND.slot("minutes").paper, departure)
    assert (made["signs"], made["beside"]["signer"], made["confirmed_by"]) == (
        ["CHỦ TRÌ"],
        "Phạm Văn Phó",
        "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT",
    )
    words = said(KIND.slot("minutes").paper, departure)
    told = f"Gọi điện, nhắn tin, ngày {ago(20):%d/%m/%Y}"
    assert (
        has(words, "xét xóa tên đoàn viên", "4 tháng", "3 tháng", "Vắng bốn buổi liền", told, "7 tán thành (70%") == []
    )
    assert "thống nhất xóa tên" in words


def test_minutes_of_a_vote_that_failed_say_so_and_of_a_stay_what_was_asked(person, cast):
    departure = at("age", "asks_to_stay", person)
    vote_stay(departure, cast.secretary, in_favour=2, against=7)
    words = said(KIND.slot("minutes").paper, fresh(departure))
    assert has(words, "ở lại sinh hoạt", "Còn phụ trách đội văn nghệ", "Số tán thành chưa đủ") == []
    assert "thống nhất" not in words


def test_a_decision_withdrawn_is_followed_by_another_of_the_same_day(person, cast):
    departure = at("struck_off", "decided", person)
    slot = KIND.slot("decision")
    words = said(slot.paper, [departure])
    assert has(words, "QUYẾT ĐỊNH", LONG, f"có hiệu lực từ ngày {ago(5):%d/%m/%Y}", "7/10") == []
    first = departure.resolution
    papers.withdraw(first.paper, actor=cast.secretary, reason="Sai tên")
    issue_paper(KIND, slot, departure.case, actor=cast.secretary, on=TODAY(), **SIGNED)
    again = fresh(departure).resolution
    assert (again != first, again.effective_on) == (True, TODAY())


def test_no_decision_is_issued_before_its_step(person, cast):
    from django.core.exceptions import PermissionDenied

    departure = at("struck_off", "voted", person)
    with pytest.raises(PermissionDenied, match=texts.DECISION_LATER[:20]):
        issue_paper(KIND, KIND.slot("decision"), departure.case, actor=cast.secretary, on=TODAY(), **SIGNED)


def test_the_decision_of_an_honour_names_all_that_were_chosen(tree, cast):
    honour = honour_at("confirmed", tree.branch)
    words = said(HONOUR.slot("decision").paper, [honour, honour])
    assert has(words, "Công nhận đoàn viên danh dự đối với 2 người", "Nguyễn Văn Cựu", "1970", "Chi đoàn Tổ 1") == []
    assert honour.resolution.paper.title == "Quyết định công nhận đoàn viên danh dự: Nguyễn Văn Cựu"
    assert honour.resolution.paper.recipient == "Chi đoàn Tổ 1"


def test_an_honour_signed_outside_is_entered_under_its_own_number(tree, cast):
    honour = honour_at("at_superior", tree.branch)
    with pytest.raises(ValidationError) as refusal:
        confirm_honour(honour, cast.ward_officer, on=ago(30))
    assert list(refusal.value.message_dict) == ["on"]
    confirm_honour(honour, cast.ward_officer, on=ago(30), outside=True, number=44)
    honour.refresh_from_db()
    assert (honour.resolution.number, honour.begins_on) == (44, ago(30))


@pytest.mark.parametrize(
    ("way", "heading", "words"),
    [
        ("leave", "ĐƠN XIN HOÃN SINH HOẠT ĐOÀN", ["xin hoãn sinh hoạt Đoàn từ ngày", "Lý do: Đi làm lưu động"]),
        ("own_wish", "ĐƠN XIN RA KHỎI ĐOÀN", ["xin ra khỏi Đoàn", "Lý do: Bận việc gia đình"]),
        ("age", "PHIẾU NGUYỆN VỌNG", ["[  ]  Trưởng thành Đoàn", "[  ]  Tiếp tục sinh hoạt", "Lý do: ……"]),
    ],
)
def test_what_the_member_asks_for_is_printed_to_be_signed(way, heading, words, person, cast, client):
    departure = at(way, "draft", person)
    form = KIND.slot("request").form
    printed = said(form, departure)
    assert has(printed, heading, LONG, *words) == []
    assert (sheet(form, departure)["personal"], sheet(form, departure)["signs"]) == (True, ["ĐOÀN VIÊN"])
    assert not any(secret in printed for secret in (*SECRETS.values(), "Phật giáo"))
    client.force_login(cast.secretary)
    address = reverse("cases:form", args=[departure.case.number, "request", "docx"])
    assert address in client.get(departure.case.get_absolute_url()).content.decode()
    pdf = client.get(address.replace("docx", "pdf"))
    assert (pdf.status_code, b"".join(pdf).startswith(b"%PDF-")) == (200, True)


def test_a_wish_that_is_known_is_marked(person, cast):
    words = said(KIND.slot("request").form, wish_to_stay(at("age", "draft", person), cast.secretary))
    assert has(words, "[x]  Tiếp tục sinh hoạt Đoàn.", "[  ]  Trưởng thành", "Lý do: Còn phụ trách đội văn nghệ") == []


def test_the_notice_of_a_removal_says_why_and_asks_for_an_answer(person, cast, client):
    departure = at("struck_off", "draft", person)
    words = said(KIND.slot("notice").form, departure)
    assert has(words, LONG, "4 tháng", "3 tháng", "Vắng bốn buổi liền", "gửi ý kiến bằng văn bản") == []
    client.force_login(cast.secretary)
    address = reverse("cases:form", args=[departure.case.number, "notice", "pdf"])
    assert address in client.get(departure.case.get_absolute_url()).content.decode()
    assert b"".join(client.get(address)).startswith(b"%PDF-")
    assert Paper.objects.count() == 0


@pytest.mark.parametrize(("way", "slot"), [("struck_off", "request"), ("leave", "notice"), ("own_wish", "notice")])
def test_a_form_of_another_way_is_not_there(way, slot, person, cast, client):
    departure = at(way, "draft", person)
    client.force_login(cast.secretary)
    assert client.get(reverse("cases:form", args=[departure.case.number, slot, "pdf"])).status_code == 404
