"""The movement report: figures, links, periods, who may take it away."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from branches.audit.models import JournalEntry
from branches.positions.models import Position, PostGrant, Reach
from members.people.actions import bulk, memberships
from members.people.models.derived import assign
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries import periods
from members.people.queries.periods import Period
from tests.members.people.cases import make_case
from tests.members.people.people import make_old_member

REPORT, EXPORT = reverse("members:people:movement"), reverse("members:people:movement_export")
TODAY = timezone.localdate()
MONTH = {"from": "01/07/2026", "to": "31/07/2026"}


def page(client, user, **asked):
    client.force_login(user)
    response = client.get(REPORT, asked)
    assert response.status_code == 200
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return main, " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def links(html):
    return [unescape(link) for link in re.findall(r'href="([^"]*bien-dong/danh-sach/[^"]*)"', html)]


def lively_july(tree):
    """One of each: admitted, left, moved inside the ward, moved away, a guest."""
    make_old_member(tree.branch, "An Văn Một", since=date(2026, 7, 2))
    leaver = make_old_member(tree.branch, "Bế Thị Hai")
    memberships.end_main(leaver, on=date(2026, 7, 31), reason=Ended.CAME_OF_AGE)
    inside = make_old_member(tree.branch, "Cù Văn Ba")
    memberships.move_person(inside, to=tree.sister, on=date(2026, 7, 10))
    away = make_old_member(tree.sister, "Dư Thị Bốn")
    memberships.transfer_person(away, to=tree.stranger_branch, on=date(2026, 7, 12), case=make_case(tree.sister))
    guest = make_old_member(tree.stranger_branch, "Giang Văn Năm")
    memberships.attach(
        guest,
        unit=tree.branch,
        kind=Kind.TEMPORARY,
        on=date(2026, 7, 5),
        expected_end_on=date(2026, 8, 5),
        case=make_case(tree.stranger_branch, "CSH-2026-0002"),
    )


def test_the_report_says_who_came_and_went_and_why(client, cast, tree):
    lively_july(tree)
    _, text = page(client, cast.ward_officer, **MONTH)
    assert "Đoàn phường Một · từ 01/07/2026 đến hết 31/07/2026" in text
    assert "Đầu kỳ, 01/07/2026 3 đoàn viên Tăng +1 Kết nạp 1 Giảm −2" in text
    assert "Cuối kỳ, 31/07/2026 2 Khớp danh sách" in text
    assert "Chuyển trong nội bộ – 1 , Đến, Chuyển trong nội bộ 1 , Đi, Chuyển trong nội bộ –" in text
    assert "Sinh hoạt tạm thời tại đây 0 1 , Đến, Sinh hoạt tạm thời tại đây 0 1 , Cuối kỳ" in text
    assert "Sinh hoạt nơi cư trú tại đây 0 0 0 0" in text


def test_every_figure_opens_onto_as_many_people(client, cast, tree):
    lively_july(tree)
    html, _ = page(client, cast.ward_officer, **MONTH)
    found = re.findall(r'href="([^"]*bien-dong/danh-sach/[^"]*)">(?:[^<\d]*)([\d.]+)', html)
    assert len(found) == 20
    wrong = {}
    for link, number in found:
        context = client.get(unescape(link)).context
        if context["number"] != int(number):
            wrong[unescape(link)] = (context["number"], number)
    assert wrong == {}


def test_the_lists_say_from_where_to_where_and_by_which_case(client, cast, tree):
    lively_july(tree)
    client.force_login(cast.ward_officer)
    ledger = reverse("members:people:ledger")
    asked = {"from": "2026-07-01", "to": "2026-07-31"}
    [row] = client.get(ledger, {"why": "loss:moved_out", **asked}).context["rows"]
    assert (row["from_unit"], row["to_unit"], str(row["case"])) == (
        "Chi đoàn Trường Hoa Sen",
        "Chi đoàn Bến Đò",
        "CSH-2026-0001",
    )
    [row] = client.get(ledger, {"why": "inner:moved", **asked}).context["rows"]
    assert (row["stay"].person.full_name, row["from_unit"], row["to_unit"]) == (
        "Cù Văn Ba",
        "Chi đoàn Tổ 1",
        "Chi đoàn Trường Hoa Sen",
    )
    [row] = client.get(ledger, {"why": "guest:temporary"}).context["rows"]
    assert (row["stay"].person.full_name, row["late"]) == ("Giang Văn Năm", True)


def test_hosts_list_their_guests_apart_from_their_members(client, cast, tree):
    lively_july(tree)
    client.force_login(cast.secretary)
    html = client.get(reverse("members:people:list")).content.decode()
    link = unescape(re.search(r'href="([^"]*why=guest:temporary)"', html)[1])
    html = client.get(link).content.decode()
    assert "Giang Văn Năm" in html
    assert "Chi đoàn Bến Đò" in html
    assert "Đã quá hạn" in html
    assert "Giang Văn Năm" not in client.get(reverse("members:people:list")).content.decode()


def test_a_unit_below_opens_onto_its_own_report(client, cast, tree):
    lively_july(tree)
    html, _ = page(client, cast.ward_officer, **MONTH)
    link = unescape(re.search(r'href="([^"]*bien-dong/\?unit=TT.P1.CD02[^"]*)"', html)[1])
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get(link).content.decode())).split())
    assert "Chi đoàn Trường Hoa Sen · từ 01/07/2026 đến hết 31/07/2026" in text
    assert "Tăng +1 Chuyển đến 1" in text


def test_a_closed_unit_keeps_its_past(client, cast, tree):
    person = make_old_member(tree.sister)
    memberships.end_main(person, on=date(2026, 7, 3), reason=Ended.CAME_OF_AGE)
    type(tree.sister).objects.filter(pk=tree.sister.pk).update(closed_on=date(2026, 7, 4))
    _, text = page(client, cast.ward_officer, **MONTH)
    assert "Chi đoàn Trường Hoa Sen (đã ngừng) 1" in text
    _, text = page(client, cast.ward_officer, unit="TT.P1.CD02", **MONTH)
    assert "Giảm −1 Trưởng thành 1" in text
    _, text = page(client, cast.ward_officer, **{"from": "2026-08-01", "to": "2026-08-31"})
    assert "đã ngừng) 1" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "31/02/2026"}, "Không đọc được ngày “31/02/2026”"),
        ({"from": "hôm qua", "to": "x" * 500}, "Không đọc được ngày “hôm qua”"),
        ({"from": "31/07/2026", "to": "01/07/2026"}, "Ngày đầu đứng sau ngày cuối"),
        ({"from": "01/07/2026", "to": f"31/12/{TODAY.year + 1}"}, "Số liệu chỉ tính đến hôm nay"),
        ({"unit": "TT.P2.CD01"}, "Không có đơn vị nào mang mã “TT.P2.CD01”"),
        ({"from": "29/02/2024", "to": "29/02/2024"}, "từ 29/02/2024 đến hết 29/02/2024"),
    ],
)
def test_what_cannot_be_meant_is_said(client, cast, tree, asked, said):
    assert said in page(client, cast.ward_officer, **asked)[1]


def test_periods_end_today_at_the_latest():
    assert periods.presets(date(2026, 11, 22)) == {
        "Tháng này": Period(date(2026, 11, 1), date(2026, 11, 22)),
        "Quý này": Period(date(2026, 10, 1), date(2026, 11, 22)),
        "Năm nay": Period(date(2026, 1, 1), date(2026, 11, 22)),
        "Tháng trước": Period(date(2026, 10, 1), date(2026, 10, 31)),
        "Quý trước": Period(date(2026, 7, 1), date(2026, 9, 30)),
    }
    first_of_year = periods.presets(date(2024, 3, 1))
    assert first_of_year["Tháng trước"] == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert first_of_year["Quý trước"] == Period(date(2023, 10, 1), date(2023, 12, 31))


def exported(client, user, what, **asked):
    client.force_login(user)
    response = client.post(EXPORT, {"what": what, **MONTH, **asked})
    if response.status_code != 200:
        return response.status_code
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_the_figures_are_taken_away_unit_by_unit(client, cast, tree):
    lively_july(tree)
    rows = exported(client, cast.ward_officer, "so-lieu")
    assert rows[0] == ["Biến động đoàn viên"]
    assert rows[2] == ["Thời gian: từ 01/07/2026 đến 31/07/2026"]
    heads, ward, branch, sister = rows[6:]
    told = dict(zip(heads, ward, strict=True))
    assert [told[head] for head in ("Đơn vị", "Đầu kỳ", "Kết nạp", "Tăng", "Giảm", "Cuối kỳ")] == [
        "Đoàn phường Một",
        3,
        1,
        1,
        2,
        2,
    ]
    assert (told["Chuyển trong nội bộ"], told["Sinh hoạt tạm thời tại đây"]) == (1, 1)
    assert (branch[0], sister[0]) == ("Chi đoàn Tổ 1", "Chi đoàn Trường Hoa Sen")
    entry = JournalEntry.objects.get(act="members.movement.exported")
    assert (entry.unit_key, entry.details) == (
        tree.ward.pk,
        {"what": "so-lieu", "rows": 3, "from": "2026-07-01", "to": "2026-07-31"},
    )


def test_the_people_are_taken_away_line_by_line(client, cast, tree):
    lively_july(tree)
    rows = exported(client, cast.ward_officer, "danh-sach")[7:]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("An Văn Một", "Tăng", "Kết nạp"),
        ("Dư Thị Bốn", "Giảm", "Chuyển đi"),
        ("Bế Thị Hai", "Giảm", "Trưởng thành"),
        ("Cù Văn Ba", "Chuyển trong nội bộ", "Chuyển đến"),
    ]
    assert rows[1][4:] == ["Chi đoàn Trường Hoa Sen", "Chi đoàn Bến Đò", "CSH-2026-0001"]


def test_only_who_may_export_takes_it_away(client, cast, tree):
    assert exported(client, cast.committee_member, "so-lieu") == 403
    assert exported(client, cast.ward_officer, "gi-do") == 400
    assert not JournalEntry.objects.filter(act="members.movement.exported").exists()


def add_many(unit, number):
    people = [bulk.NewPerson() for _ in range(number)]
    for place, each in enumerate(people):
        assign(each, {"full_name": f"Vi Văn Số {place}"})
    openings = [memberships.Opening(0, unit.pk, date(2026, 7, 2), Began.ADMITTED) for _ in people]
    bulk.create_members(people, openings)


def test_the_report_and_its_lists_cost_the_same_for_one_and_for_400(client, cast, tree):
    make_old_member(tree.branch, since=date(2026, 7, 2))
    lists = {"why": "gain:admitted", "from": "2026-07-01", "to": "2026-07-31"}
    client.force_login(cast.ward_officer)

    def costs():
        counts = []
        for address, asked in ((REPORT, MONTH), (reverse("members:people:ledger"), lists)):
            client.get(address, asked)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address, asked).status_code == 200
            counts.append(len(queries))
        return counts

    of_one = costs()
    add_many(tree.branch, 400)
    assert costs() == of_one
    assert max(of_one) <= 18


def test_who_reaches_one_unit_alone_counts_that_unit_alone(client, cast, tree):
    PostGrant.objects.filter(post="committee_member", in_branch=False).update(reach=Reach.OWN)
    Position.objects.filter(user=cast.committee_member).update(unit=tree.ward)
    make_old_member(tree.branch)
    _, text = page(client, cast.committee_member)
    assert "Theo đơn vị trực thuộc" not in text
    assert f"Cuối kỳ, {TODAY:%d/%m/%Y} 0 Khớp danh sách" in text


def test_yesterday_and_today_agree_with_the_roster(client, cast, tree):
    person = make_old_member(tree.branch, since=TODAY - timedelta(days=40))
    memberships.transfer_person(person, to=tree.sister, on=TODAY + timedelta(days=3), case=make_case(tree.branch))
    _, text = page(client, cast.secretary)
    assert f"Cuối kỳ, {TODAY:%d/%m/%Y} 1 Khớp danh sách" in text
