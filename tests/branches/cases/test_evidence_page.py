"""Criterion 1.3 as the page of evidence shows it, and the page of the cases behind it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from branches.cases.measures import IN_ORDER
from branches.cases.models import Case
from branches.pillars import contract
from tests.branches.cases import stub
from tests.branches.cases.files import attach_pdf
from tests.branches.cases.stub import late
from tests.conftest import make_unit

TODAY = timezone.localdate()
YEAR = (date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


def told(unit, period=YEAR):
    return IN_ORDER.measure([unit], period)[unit.pk]


def test_the_criterion_tells_the_share_with_its_counts(sent, tree, cast):
    assert told(tree.ward) == contract.Measure(None)
    late(sent, 3)
    nothing_done = told(tree.ward)
    assert (nothing_done.value, nothing_done.words) == (None, "1 hồ sơ có bước quá hạn")
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    assert (told(tree.ward).value, told(tree.ward).words) == (0, "1 hồ sơ xong, 0 đủ giấy tờ · 1 hồ sơ có bước quá hạn")
    attach_pdf(sent.case, cast.secretary, slot="letter")
    assert (told(tree.branch).value, told(tree.branch).words) == (100, "1 hồ sơ xong, 1 đủ giấy tờ")
    year = TODAY.year
    assert told(tree.branch).url == f"/ho-so/minh-chung/TT.P1.CD01/?tu={year}-01-01&den={year}-12-31"


@pytest.mark.parametrize(("part", "whole", "value"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (199, 200, 99), (3, 3, 100)])
def test_a_share_is_rounded_down_so_that_100_says_all(part, whole, value):
    assert contract.Measure.share(part, whole).value == value


# The page behind


def page(client, user, unit, **asked):
    client.force_login(user)
    return client.get(f"/ho-so/minh-chung/{unit.code}/", asked)


@pytest.fixture
def several(sent, tree, cast):
    """One complete, one that lacks a letter, one that is late at the ward and still open, one of the stranger ward."""
    done = stub.act(sent, "confirm", cast.ward_officer, note="được")
    attach_pdf(done.case, cast.secretary, slot="letter")
    for name, act in {"Lò Văn Thiếu": "confirm", "Bế Thị Trễ": None}.items():
        thing = stub.act(stub.make_case(tree.branch, tree.ward, cast.secretary, name), "send", cast.secretary)
        stub.act(thing, act, cast.ward_officer, note="được") if act else late(thing, 3)
    stranger = stub.make_case(tree.stranger_branch, tree.stranger_ward, cast.system, "Ma Văn Lạ")
    stub.act(stub.act(stranger, "send", cast.system), "confirm", cast.system, note="được")


@pytest.mark.parametrize(
    ("tab", "names"),
    [
        ("", ["Lò Văn Thiếu"]),
        ("thieu", ["Lò Văn Thiếu"]),
        ("du", ["Vi Thị Hạnh"]),
        ("qua-han", ["Bế Thị Trễ"]),
        ("la", ["Lò Văn Thiếu"]),
    ],
)
def test_each_tab_shows_its_cases(several, client, tree, cast, tab, names):
    # Late days reach back beyond New Year in January.
    asked = {"tu": TODAY - timedelta(days=30), "den": TODAY, "tab": tab}
    answer = page(client, cast.ward_officer, tree.ward, **asked)
    assert [row["case"].about for row in answer.context["rows"]] == names
    assert [each["count"] for each in answer.context["tabs"]] == [1, 1, 1]
    assert "Ma Văn Lạ" not in answer.content.decode()


def test_what_a_case_lacks_and_how_long_it_was_late_stand_beside_it(several, client, tree, cast):
    asked = {"tu": TODAY - timedelta(days=30), "den": TODAY}
    assert "Còn thiếu: đơn đề nghị." in page(client, cast.secretary, tree.branch, **asked).content.decode()
    assert "3 ngày" in page(client, cast.ward_officer, tree.ward, **asked, tab="qua-han").content.decode()
    # The branch held nothing that was late.
    late_of_branch = page(client, cast.secretary, tree.branch, **asked, tab="qua-han")
    assert late_of_branch.context["rows"] == []
    assert "Không có hồ sơ nào quá hạn" in late_of_branch.content.decode()


@pytest.mark.parametrize(("first", "last"), [("", ""), ("hôm qua", "2026-01-01"), ("2026-05-01", "2026-04-01")])
def test_days_that_make_no_sense_are_this_year(client, tree, cast, first, last):
    answer = page(client, cast.secretary, tree.branch, tu=first, den=last)
    assert answer.context["period"] == (date(TODAY.year, 1, 1), TODAY)


def test_the_widest_period_there_can_be_has_everything(several, client, tree, cast):
    answer = page(client, cast.ward_officer, tree.ward, tu=date.min, den=date.max)
    assert [each["count"] for each in answer.context["tabs"]] == [1, 1, 1]


def test_another_branchs_cases_stay_closed(several, client, tree, cast):
    assert page(client, cast.sister_secretary, tree.branch).status_code == 404
    assert page(client, cast.member, tree.branch).status_code == 404


def test_many_cases_come_in_pages_and_cost_what_few_cost(several, client, tree, cast, django_assert_num_queries):
    asked = {"tu": TODAY - timedelta(days=30), "den": TODAY, "tab": "thieu"}
    address = "/ho-so/minh-chung/TT.P1/"
    page(client, cast.ward_officer, tree.ward, **asked)  # counts the inbox
    with CaptureQueriesContext(connection) as few:
        client.get(address, asked)
    below = make_unit("TT.P1.CD99", "Chi đoàn Thêm", "branch", tree.ward)
    for number in range(52):
        thing = stub.make_case(below, tree.ward, cast.system, f"Vi Văn {number}")
        stub.act(stub.act(thing, "send", cast.system), "confirm", cast.system, note="được")
    with django_assert_num_queries(len(few)):
        answer = client.get(address, asked)
    assert len(answer.context["rows"]) == 50
    last = client.get(f"{address}{answer.context['next_url']}")
    assert len(last.context["rows"]) == 3
    assert Case.objects.filter(closed_on=TODAY).count() == 55
