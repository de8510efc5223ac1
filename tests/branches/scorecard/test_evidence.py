"""The page of what counts for the criteria of the model, of a unit and those directly below it."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from branches.pillars import registry
from branches.pillars.contract import Criterion, Measure, NavItem, Pillar
from branches.scorecard import views
from branches.units.models import Unit
from tests.branches.many import make_branches
from tests.conftest import make_unit
from tests.members.evaluations.making import at, make_many, make_old, make_round

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
THIS = TODAY.year
EMPTY = "Chưa có số liệu"


def page(client, user, unit, **asked):
    client.force_login(user)
    return client.get(f"/don-vi/{unit.code}/minh-chung/", asked)


def words(answer):
    html = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main")]).split())


def names(answer):
    return [row.unit.name for row in answer.context["rows"]]


@pytest.fixture
def stub(monkeypatch):
    """A pillar with one criterion: `found` is what it measures, by the unit's code, `asked` what it was asked for."""

    class Stub:
        def measure(self, units, period):
            units = list(units)
            self.asked.append(([unit.code for unit in units], period))
            return {unit.pk: self.found.get(unit.code, Measure(None)) for unit in units}

    stub = Stub()
    stub.found, stub.asked = {}, []
    criterion = Criterion("9.1", "Việc thử", stub.measure)
    nav = [NavItem("Danh sách", "members:people:list")]
    monkeypatch.setitem(registry._pillars, 9, Pillar(9, "Thử", "Chỉ để thử", nav=nav, criteria=[criterion]))
    return stub


def test_a_branch_has_a_list_of_criteria_with_their_counts(client, cast, tree, stub):
    stub.found = {"TT.P1.CD01": Measure(75, "3/4 việc", "/x/")}
    answer = page(client, cast.secretary, tree.branch)
    shown = words(answer)
    assert f"Minh chứng năm {THIS}" in shown
    assert "1.2 Nhận xét, đánh giá hằng năm Chưa có số liệu" in shown
    assert "1.3 Hồ sơ đúng quy trình Chưa có số liệu" in shown
    assert "9.1 Việc thử 75% Việc thử 3/4 việc" in shown
    assert '<a class="fw-semibold" href="/x/">75%' in answer.content.decode()
    assert answer.context["rows"] == []


def test_a_superior_sees_the_whole_first_and_each_unit_below_in_natural_order(client, cast, tree, stub):
    make_unit("TT.P1.CD10", "Chi đoàn Tổ 10", "branch", tree.ward)
    make_unit("TT.P1.CD03", "Chi đoàn Tổ 2", "branch", tree.ward)
    stub.found = {"TT.P1": Measure(50, "5/10 việc"), "TT.P1.CD03": Measure(0, "0/4 việc")}
    answer = page(client, cast.ward_officer, tree.ward)
    assert names(answer) == ["Chi đoàn Tổ 1", "Chi đoàn Tổ 2", "Chi đoàn Tổ 10", "Chi đoàn Trường Hoa Sen"]
    shown = words(answer)
    # 1.2 and 1.3 of both are unknown; the stub's are told.
    heads = ("1.2 Nhận xét, đánh giá hằng năm", "1.3 Hồ sơ đúng quy trình", "9.1 Việc thử")
    whole = f"Đoàn phường Một toàn đơn vị {heads[0]} {EMPTY} {heads[1]} {EMPTY} {heads[2]} 50% 5/10 việc"
    assert whole in shown
    assert f"Chi đoàn Tổ 2 {heads[0]} {EMPTY} {heads[1]} {EMPTY} {heads[2]} 0% 0/4 việc" in shown
    assert f'href="/don-vi/TT.P1.CD03/minh-chung/?nam={THIS}"' in answer.content.decode()
    assert "Chi đoàn Bến Đò" not in shown
    # All of them, the unit first, were asked for at once.
    [(codes, _)] = stub.asked
    assert codes == ["TT.P1", "TT.P1.CD01", "TT.P1.CD03", "TT.P1.CD10", "TT.P1.CD02"]


def test_a_unit_above_wards_shows_the_wards(client, cast, tree):
    assert names(page(client, cast.province_officer, tree.province)) == ["Đoàn phường Hai", "Đoàn phường Một"]


def test_the_page_of_a_unit_below_leads_back_up_as_far_as_one_reaches(client, cast, tree):
    crumbs = [each["label"] for each in page(client, cast.ward_officer, tree.branch).context["above"]]
    assert crumbs == ["Đoàn phường Một"]
    assert page(client, cast.secretary, tree.branch).context["above"] == []


@pytest.mark.parametrize(
    ("who", "unit", "code"),
    [
        ("secretary", "branch", 200),
        ("committee_member", "branch", 200),
        ("ward_officer", "branch", 200),
        ("administrator", "ward", 200),
        ("secretary", "ward", 404),
        ("secretary", "sister", 404),
        ("member", "branch", 404),
        ("outsider", "ward", 404),
        ("outsider", "stranger_branch", 200),
    ],
)
def test_who_reads_a_unit_reads_its_evidence(client, cast, tree, who, unit, code):
    """A member without a post reads no unit, so none is there for them, as on the unit's own page."""
    asked = getattr(tree, unit)
    assert page(client, getattr(cast, who), asked).status_code == code
    assert client.get(asked.get_absolute_url()).status_code == code


def test_what_is_not_there_looks_the_same(client, cast, tree):
    client.force_login(cast.secretary)
    assert client.get("/don-vi/KHONG.CO/minh-chung/").status_code == 404
    assert client.post(f"/don-vi/{tree.branch.code}/minh-chung/").status_code == 405


@pytest.mark.parametrize("year", ["", "abc", "0", "-1", "99999", "٢٠٢٦", f"{THIS} ", str(THIS + 1), str(THIS - 5)])
def test_a_year_that_is_not_offered_is_this_one(client, cast, tree, stub, year):
    answer = page(client, cast.secretary, tree.branch, nam=year)
    assert (answer.status_code, answer.context["year"]) == (200, THIS)
    assert stub.asked[-1][1] == (date(THIS, 1, 1), TODAY)


@pytest.mark.parametrize("back", [1, 4])
def test_a_past_year_is_measured_whole(client, cast, tree, stub, back):
    year = THIS - back
    answer = page(client, cast.ward_officer, tree.ward, nam=year)
    assert stub.asked[-1][1] == (date(year, 1, 1), date(year, 12, 31))
    shown = words(answer)
    assert f"Tính từ 01/01/{year} đến hết 31/12/{year}" in shown
    assert "không kết luận đạt hay chưa đạt" in shown
    assert [each["label"] for each in answer.context["years"] if each["current"]] == [str(year)]
    assert [each["label"] for each in answer.context["years"]] == [str(THIS - n) for n in range(5)]
    assert f"/don-vi/TT.P1.CD01/minh-chung/?nam={year}" in answer.content.decode()


def test_a_unit_that_was_closed_stays_in_the_years_in_which_it_worked(client, cast, tree):
    Unit.objects.filter(pk=tree.sister.pk).update(closed_on=date(THIS - 1, 6, 1))
    assert names(page(client, cast.ward_officer, tree.ward)) == ["Chi đoàn Tổ 1"]
    then = page(client, cast.ward_officer, tree.ward, nam=THIS - 1)
    assert names(then) == ["Chi đoàn Tổ 1", "Chi đoàn Trường Hoa Sen"]
    assert f"Chi đoàn Trường Hoa Sen ngừng từ 01/06/{THIS - 1}" in words(then)
    own = page(client, cast.ward_officer, tree.sister, nam=THIS - 1)
    assert f"ngừng từ 01/06/{THIS - 1}" in words(own)


def test_where_no_pillar_has_criteria_the_page_says_so(client, cast, tree, monkeypatch):
    monkeypatch.setitem(registry._pillars, 1, replace(registry._pillars[1], criteria=[]))
    for unit, who in ((tree.branch, cast.secretary), (tree.ward, cast.ward_officer)):
        shown = words(page(client, who, unit))
        assert "Chưa có tiêu chí nào để tính" in shown
        assert EMPTY not in shown


def test_counts_without_a_share_are_told_and_lead_on(client, cast, tree, stub):
    stub.found = {"TT.P1.CD01": Measure(None, "2 việc quá hạn", "/x/")}
    answer = page(client, cast.secretary, tree.branch)
    assert f"9.1 Việc thử {EMPTY} · 2 việc quá hạn" in words(answer)
    assert '<a href="/x/">2 việc quá hạn' in answer.content.decode()


def test_reviews_and_cases_of_the_year_are_shown_with_what_is_behind_them(client, cast, tree):
    make_old(tree.branch, "Lê An", "Lê Bình")
    make_old(tree.sister, "Lê Sen")
    at("done", tree.branch, make_round(tree.ward))
    answer = page(client, cast.ward_officer, tree.ward)
    shown = words(answer)
    assert "66% Đoàn phường Một 2/3 đoàn viên có kết quả công bố" in shown
    assert "100% Chi đoàn Tổ 1 2/2 đoàn viên có kết quả công bố" in shown
    assert "0% Chi đoàn Trường Hoa Sen 0/1 đoàn viên có kết quả công bố" in shown
    assert "0% Đoàn phường Một 1 hồ sơ xong, 0 đủ giấy tờ" in shown
    links = set(re.findall(r'href="([^"]+)">\d+%', answer.content.decode()))
    assert len(links) == 5
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_many_units_come_in_pages_with_the_whole_on_each(client, cast, tree, stub, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    make_unit("TT.P1.CD03", "Chi đoàn Tổ 2", "branch", tree.ward)
    first = page(client, cast.ward_officer, tree.ward, nam=THIS - 1)
    assert names(first) == ["Chi đoàn Tổ 1", "Chi đoàn Tổ 2"]
    assert first.context["next_url"] == f"/don-vi/TT.P1/minh-chung/?nam={THIS - 1}&trang=2"
    last = client.get(first.context["next_url"])
    assert names(last) == ["Chi đoàn Trường Hoa Sen"]
    assert stub.asked[-1][0] == ["TT.P1", "TT.P1.CD02"]
    assert "toàn đơn vị" in words(last)
    assert "3–3 trong 3" in words(last)
    assert names(page(client, cast.ward_officer, tree.ward, trang="nhiều")) == names(first)


def test_hundreds_of_units_and_members_cost_what_one_costs(client, cast, tree):
    make_round(tree.province)
    make_old(tree.stranger_branch, "Lê An")

    def cost():
        client.force_login(cast.outsider)
        address = f"/don-vi/{tree.stranger_ward.code}/minh-chung/"
        client.get(address)  # counts the inbox, which then stays for a minute
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        return len(queries), len(answer.context["rows"]), answer

    few, one, _ = cost()
    units = make_branches(tree.stranger_ward, 400)
    make_many(units[7], 400)
    many, hundred, answer = cost()
    assert (one, hundred) == (1, 100)
    assert many == few
    assert "0/401 đoàn viên có kết quả công bố" in words(answer)


def test_the_units_page_and_the_superiors_dashboard_lead_here(client, cast, tree):
    address = f"/don-vi/{tree.ward.code}/minh-chung/"
    client.force_login(cast.ward_officer)
    assert f'href="{address}"' in client.get(tree.ward.get_absolute_url()).content.decode()
    tile = client.get("/").content.decode().partition('id="don-vi"')[2]
    assert f'href="{address}">Minh chứng</a>' in tile
    client.force_login(cast.secretary)
    assert f"/don-vi/{tree.branch.code}/minh-chung/" in client.get(tree.branch.get_absolute_url()).content.decode()


def test_a_day_of_the_new_year_is_a_period_of_its_own(client, cast, tree, stub, monkeypatch):
    first = date(THIS, 1, 1)
    monkeypatch.setattr(views.timezone, "localdate", lambda *args: first)
    page(client, cast.secretary, tree.branch)
    assert stub.asked[-1][1] == (first, first)
    monkeypatch.setattr(views.timezone, "localdate", lambda *args: first - timedelta(days=1))
    page(client, cast.secretary, tree.branch)
    assert stub.asked[-1][1] == (date(THIS - 1, 1, 1), date(THIS - 1, 12, 31))
