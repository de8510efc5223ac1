from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branches.papers import actions, texts
from branches.papers.models import Letterhead, Numbering, Paper, Type

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 8)


def enter(unit, actor, title="Kế hoạch tháng Thanh niên", type=Type.PLAN, **more):
    return actions.enter(
        unit, type=type, actor=actor, on=more.pop("on", DAY), number=more.pop("number", None), title=title, **more
    )


def issued(unit, actor, number=9, **more):
    """A line with files, as an issued paper has."""
    return Paper.objects.create(
        unit=unit,
        type=Type.PLAN,
        period="2026",
        number=number,
        reference=f"{number:02}-KH/ĐTN",
        kind="test.letter",
        title="Kế hoạch hè",
        issued_on=DAY,
        issued_by=actor,
        docx=ContentFile(b"PK docx", name="x"),
        pdf=ContentFile(b"%PDF-", name="x"),
        **more,
    )


def test_the_register_lists_what_the_unit_issued_and_nothing_of_others(client, tree, cast):
    enter(tree.ward, cast.ward_secretary)
    enter(tree.branch, cast.secretary, "Biên bản họp", Type.MINUTES)
    client.force_login(cast.ward_secretary)
    answer = client.get(reverse("papers:register", args=[tree.ward.code]))
    assert [each.title for each in answer.context["page"]] == ["Kế hoạch tháng Thanh niên"]
    assert "01-KH/ĐTN" in answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "thang thanh nien"}, ["01-KH/ĐTN"]),
        ({"q": "01-bc"}, ["01-BC/ĐTN"]),
        ({"q": "tinh doan"}, ["01-BC/ĐTN"]),
        ({"q": "không có"}, []),
        ({"loai": "BC"}, ["01-BC/ĐTN"]),
        ({"loai": "lạ"}, ["01-KH/ĐTN", "01-BC/ĐTN"]),
        ({"ky": "2025"}, ["01-BC/ĐTN"]),
        ({"tinh-trang": "thu-hoi"}, ["01-BC/ĐTN"]),
        ({"tinh-trang": "con"}, ["01-KH/ĐTN"]),
    ],
)
def test_it_is_searched_without_diacritics_and_filtered(client, tree, cast, asked, found):
    enter(tree.ward, cast.ward_secretary)
    old = enter(tree.ward, cast.ward_secretary, "Báo cáo năm", Type.REPORT, on=date(2025, 12, 1), recipient="Tỉnh đoàn")
    actions.withdraw(old, actor=cast.ward_secretary, reason="Sai số liệu")
    client.force_login(cast.ward_secretary)
    answer = client.get(reverse("papers:register", args=[tree.ward.code]), asked)
    assert [each.reference for each in answer.context["page"]] == found


def test_a_withdrawn_paper_stays_listed_with_its_reason(client, tree, cast):
    paper = enter(tree.ward, cast.ward_secretary)
    client.force_login(cast.ward_officer)
    answer = client.post(
        reverse("papers:withdraw", args=[tree.ward.code, paper.pk]), {"reason": "Sai ngày"}, follow=True
    )
    assert "Đã thu hồi 01-KH/ĐTN. Số vẫn nằm trong sổ." in answer.text
    assert "Sai ngày" in answer.text


def test_a_withdrawal_without_a_reason_comes_back_with_a_sentence(client, tree, cast):
    paper = enter(tree.ward, cast.ward_secretary)
    client.force_login(cast.ward_officer)
    answer = client.post(reverse("papers:withdraw", args=[tree.ward.code, paper.pk]), {"reason": ""})
    assert (answer.status_code, texts.WITHDRAW_WITHOUT_REASON in answer.text) == (422, True)


def test_a_paper_written_outside_is_entered_with_its_number(client, tree, cast):
    client.force_login(cast.secretary)
    posted = {"type": "BB", "on": "08/03/2026", "number": "12", "title": "Biên bản họp chi đoàn"}
    answer = client.post(reverse("papers:enter", args=[tree.branch.code]), posted, follow=True)
    assert "Đã ghi sổ 12-BB/CĐ." in answer.text
    answer = client.post(reverse("papers:enter", args=[tree.branch.code]), posted)
    assert answer.status_code == 422
    assert "Số 12 đã có trong sổ (12-BB/CĐ). Chọn số khác; số nhỏ nhất còn trống là 1." in answer.text


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"number": "mười"}, texts.NUMBER_INVALID),
        ({"number": "0"}, texts.NUMBER_TOO_SMALL),
        ({"type": "XX"}, texts.WRONG_CHOICE),
        ({"title": " "}, texts.TITLE_MISSING),
        ({"title": "x" * 251}, texts.TOO_LONG.format(most=250)),
        ({"on": "01/01/2999"}, texts.DAY_TOO_FAR.format(day="01/01/2999")),
        ({"on": "01/01/1900"}, texts.DAY_TOO_EARLY),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_beside_its_field(client, tree, cast, posted, sentence):
    client.force_login(cast.secretary)
    whole = {"type": "BB", "on": "08/03/2026", "number": "", "title": "Biên bản"} | posted
    answer = client.post(reverse("papers:enter", args=[tree.branch.code]), whole)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert Paper.objects.count() == 0


def test_the_letterhead_and_the_numbering_are_set_on_their_pages(client, tree, cast):
    client.force_login(cast.ward_secretary)
    code = tree.ward.code
    client.post(
        reverse("papers:letterhead", args=[code]),
        {"symbol": "ĐTNP1", "place": "Phường 1", "signs_for": "TM. BAN THƯỜNG VỤ"},
    )
    posted = {"period": "term", "current": "2022-2027", "first_number": "40"}
    answer = client.post(reverse("papers:numbering", args=[code, "GGT"]), posted, follow=True)
    assert Letterhead.objects.get().place == "Phường 1"
    numbering = Numbering.objects.get()
    assert (numbering.type, numbering.period, numbering.current, numbering.first_number) == (
        "GGT",
        "term",
        "2022-2027",
        40,
    )
    row = next(row for row in answer.context["rows"] if row["type"] == "GGT")
    assert (row["next"], row["period"]) == (40, "theo nhiệm kỳ")


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"period": "year", "current": "2022-2027"}, texts.CURRENT_WRONG_YEAR),
        ({"period": "term", "current": "2026"}, texts.CURRENT_WRONG_TERM),
        ({"period": "term", "current": "2027-2022"}, texts.CURRENT_WRONG_TERM),
        ({"first_number": ""}, texts.FIRST_MISSING),
    ],
)
def test_a_wrong_period_is_refused(client, tree, cast, posted, sentence):
    client.force_login(cast.ward_secretary)
    whole = {"period": "year", "current": "2026", "first_number": "1"} | posted
    answer = client.post(reverse("papers:numbering", args=[tree.ward.code, "GGT"]), whole)
    assert (answer.status_code, sentence in answer.text) == (422, True)


@pytest.mark.parametrize("symbol", ["", "Đ T N", "/ĐTN", "a//b", "<b>"])
def test_a_symbol_that_no_number_could_carry_is_refused(client, tree, cast, symbol):
    client.force_login(cast.ward_secretary)
    answer = client.post(reverse("papers:letterhead", args=[tree.ward.code]), {"symbol": symbol})
    assert (answer.status_code, Letterhead.objects.count()) == (422, 0)


def test_the_files_come_as_downloads_under_their_number(client, tree, cast):
    paper = issued(tree.ward, cast.ward_secretary)
    client.force_login(cast.ward_officer)
    answer = client.get(reverse("papers:file", args=[paper.pk, "pdf"]))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-", "application/pdf")
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''09-KH-%C4%90TN.pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get(reverse("papers:file", args=[paper.pk, "exe"])).status_code == 404


def test_the_files_of_a_foreign_register_aren_t_there(client, tree, cast):
    paper = issued(tree.ward, cast.ward_secretary)
    client.force_login(cast.outsider)
    assert client.get(reverse("papers:file", args=[paper.pk, "pdf"])).status_code == 404


def test_an_entry_without_files_has_none_to_fetch(client, tree, cast):
    paper = enter(tree.ward, cast.ward_secretary)
    client.force_login(cast.ward_officer)
    assert client.get(reverse("papers:file", args=[paper.pk, "pdf"])).status_code == 404


def test_the_queries_of_the_register_don_t_grow_with_its_papers(client, tree, cast):
    client.force_login(cast.ward_secretary)
    asked = []
    # The first page fills what is cached for a minute.
    client.get(reverse("papers:register", args=[tree.ward.code]))
    for more in (range(1, 2), range(2, 41)):
        for at in more:
            issued(tree.ward, cast.ward_secretary, at)
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("papers:register", args=[tree.ward.code]))
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_the_way_to_the_register_leads_to_that_of_one_s_own_unit(client, tree, cast):
    client.force_login(cast.secretary)
    assert client.get(reverse("papers:own")).url == reverse("papers:register", args=[tree.branch.code])
