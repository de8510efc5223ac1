"""The page of a unit's figures: who reads it, which year, whom it counts."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.pillars import registry
from branches.pillars.contract import Pillar, Statistic
from branches.units.queries import tally
from members.people.models import Person
from tests.conftest import make_unit
from tests.members.people.people import make_members

THIS = timezone.localdate().year


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


@pytest.fixture
def stub(monkeypatch):
    """A pillar that counts members by sex; `asked` keeps what it was asked."""
    asked = []

    def count(units, period):
        asked.append(([unit.code for unit in units], period))
        return tally(units, Person.objects.members(), place="current_unit__path", what="gender")

    statistic = Statistic("stub", "Giới tính", {"male": "Nam giới", "female": "Nữ giới"}, count)
    monkeypatch.setattr(registry, "_pillars", {9: Pillar(9, "Thử", "Thử", statistics=[statistic])})
    return asked


def at(unit, **query):
    return reverse("statistics:figures", args=[unit.code], query=query)


def cells(response):
    """Rows of the page's tables as texts."""
    rows = re.findall(r'<tr role="row">(.*?)</tr>', response.content.decode(), re.S)
    found = []
    for row in rows:
        parts = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        if parts:
            found.append([re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)).strip() for part in parts])
    return found


def test_a_branch_shows_each_figure_of_each_pillar(signed_in, cast, tree, stub):
    make_members(tree.branch, "Lò Văn Một", "Lò Văn Hai", gender="male")
    make_members(tree.sister, "Lò Thị Ba", gender="female")
    response = signed_in(cast.secretary).get(at(tree.branch))
    assert cells(response) == [["Nam giới", "2"], ["Nữ giới", "0"]]
    assert "Từng đơn vị" not in response.content.decode()
    assert stub == [([tree.branch.code], (timezone.localdate().replace(month=1, day=1), timezone.localdate()))]


def test_a_superior_adds_up_what_stands_below_and_shows_it_unit_by_unit(signed_in, cast, tree, stub):
    make_members(tree.branch, "Lò Văn Một", "Lò Văn Hai", gender="male")
    make_members(tree.sister, "Lò Thị Ba", gender="female")
    client = signed_in(cast.ward_officer)
    response = client.get(at(tree.ward))
    assert cells(response) == [["Nam giới", "2"], ["Nữ giới", "1"]]
    assert at(tree.ward, nam=THIS, nhom="stub").replace("&", "&amp;") in response.content.decode()
    response = client.get(at(tree.ward, nhom="stub"))
    assert cells(response) == [
        ["Đoàn phường Một toàn đơn vị", "2", "1"],
        ["Chi đoàn Tổ 1", "2", "0"],
        ["Chi đoàn Trường Hoa Sen", "0", "1"],
    ]
    assert len(stub) == 2


@pytest.mark.parametrize("query", [{}, {"nam": ""}, {"nam": "x"}, {"nam": "9999"}, {"nam": "1999"}, {"nhom": "x"}])
def test_odd_addresses_show_this_year(query, signed_in, cast, tree, stub):
    response = signed_in(cast.secretary).get(at(tree.branch, **query, trang="-3"))
    assert f"Số liệu năm {THIS}" in response.content.decode()
    assert stub[-1][1][0].year == THIS


def test_a_past_year_is_asked_for_to_its_end(signed_in, cast, tree, stub):
    response = signed_in(cast.secretary).get(at(tree.branch, nam=THIS - 2))
    assert f"Tính từ 01/01/{THIS - 2} đến hết 31/12/{THIS - 2}" in response.content.decode()
    assert [f"{day:%d/%m/%Y}" for day in stub[0][1]] == [f"01/01/{THIS - 2}", f"31/12/{THIS - 2}"]


def test_a_unit_that_was_closed_before_the_year_has_no_row(signed_in, cast, tree, stub):
    gone = make_unit("TT.P1.CD77", "Chi đoàn Đã Ngừng", "branch", tree.ward)
    type(gone).objects.filter(pk=gone.pk).update(closed_on=timezone.localdate().replace(year=THIS - 1))
    client = signed_in(cast.ward_officer)
    assert "Chi đoàn Đã Ngừng" not in client.get(at(tree.ward, nhom="stub")).content.decode()
    assert "Chi đoàn Đã Ngừng" in client.get(at(tree.ward, nhom="stub", nam=THIS - 1)).content.decode()


def test_a_list_is_that_of_the_unit_and_the_year_where_it_can_be(signed_in, cast, tree):
    client = signed_in(cast.ward_officer)
    page = client.get(at(tree.branch, nam=THIS - 1)).content.decode()
    lists = re.findall(r'href="([^"]+)">Danh sách', page)
    assert len(lists) == len(registry.gather("statistics"))
    assert [link for link in lists if "?" in link] == [
        f"{reverse(f'members:{slice_}:progress')}?nam={THIS - 1}&amp;don-vi={tree.branch.code}"
        for slice_ in ("training", "evaluations")
    ]
    assert [client.get(link.replace("&amp;", "&")).status_code for link in lists] == [200] * len(lists)


def test_without_a_pillar_that_counts_the_page_says_so(signed_in, cast, tree, monkeypatch):
    monkeypatch.setattr(registry, "_pillars", {9: Pillar(9, "Thử", "Thử")})
    assert "Chưa có số liệu nào để tính" in signed_in(cast.secretary).get(at(tree.branch)).content.decode()


def test_out_of_reach_is_not_there(signed_in, cast, tree):
    assert signed_in(cast.secretary).get(at(tree.stranger_branch)).status_code == 404
    assert signed_in(cast.secretary).get(at(tree.ward)).status_code == 404


def test_the_unit_leads_there(signed_in, cast, tree):
    assert f'href="{at(tree.branch)}"' in signed_in(cast.secretary).get(tree.branch.get_absolute_url()).content.decode()


def test_the_page_asks_as_much_for_many_units_as_for_few(signed_in, cast, tree, django_assert_max_num_queries):
    client = signed_in(cast.ward_officer)
    codes = [each.code for each in registry.gather("statistics")]
    pages = [at(tree.ward), *(at(tree.ward, nhom=code) for code in codes)]
    few = []
    for page in pages:
        client.get(page)
        with django_assert_max_num_queries(60) as asked:
            client.get(page)
        few.append(len(asked))
    for number in range(40):
        make_unit(f"TT.P1.X{number:02d}", f"Chi đoàn {number}", "branch", tree.ward)
    for page, most in zip(pages, few, strict=True):
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200
