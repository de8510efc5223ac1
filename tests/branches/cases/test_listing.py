"""The list of the cases of one kind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.cases.listing import CaseListing, Column
from branches.cases.models import Case
from tests.branches.cases import stub


def read(user, **data):
    return CaseListing(user, stub.KIND, Case.objects.visible_to(user), data)


def names(listing):
    return [row["case"].about for row in listing.rows]


@pytest.fixture
def several(tree, cast):
    """A draft, one at the ward, one overdue there, one that is done, one of the sister branch at the ward."""
    stub.make_case(tree.branch, tree.ward, cast.secretary, "Nháp Thị Một")
    for name, branch, actor in [
        ("Chờ Văn Hai", tree.branch, cast.secretary),
        ("Muộn Văn Ba", tree.branch, cast.secretary),
        ("Xong Văn Bốn", tree.branch, cast.secretary),
        ("Sen Thị Năm", tree.sister, cast.sister_secretary),
    ]:
        stub.act(stub.make_case(branch, tree.ward, actor, name), "send", actor)
    Case.objects.filter(about="Muộn Văn Ba").update(due_on=timezone.localdate() - timedelta(days=2))
    done = stub.find(Case.objects.filter(about="Xong Văn Bốn").values_list("pk", flat=True))
    stub.act(next(iter(done.values())), "confirm", cast.ward_officer, note="được")


def test_each_tab_holds_its_own(several, cast):
    told = {
        tab: names(read(cast.ward_officer, tab=tab)) for tab in ("cho-toi", "dang-xu-ly", "qua-han", "nhap", "da-xong")
    }
    open_ones = ["Muộn Văn Ba", "Chờ Văn Hai", "Sen Thị Năm"]
    assert told == {
        "cho-toi": open_ones,
        "dang-xu-ly": open_ones,
        "qua-han": ["Muộn Văn Ba"],
        "nhap": ["Nháp Thị Một"],
        "da-xong": ["Xong Văn Bốn"],
    }


def test_the_counts_of_the_tabs_are_what_they_hold(several, cast):
    assert read(cast.ward_officer).counts == {"cho-toi": 3, "dang-xu-ly": 3, "qua-han": 1, "nhap": 1, "da-xong": 1}
    assert read(cast.secretary).counts == {"cho-toi": 0, "dang-xu-ly": 2, "qua-han": 1, "nhap": 1, "da-xong": 1}
    assert read(cast.sister_secretary).counts == {"cho-toi": 0, "dang-xu-ly": 1, "qua-han": 0, "nhap": 0, "da-xong": 0}
    assert read(cast.outsider).counts == dict.fromkeys(["cho-toi", "dang-xu-ly", "qua-han", "nhap", "da-xong"], 0)


def test_what_waits_comes_first_when_there_is_any(several, cast):
    assert read(cast.ward_officer).tab == "cho-toi"
    assert read(cast.secretary).tab == "dang-xu-ly"
    assert read(cast.ward_officer, tab="khong-co").tab == "cho-toi"


def test_a_name_is_found_without_its_marks_and_a_case_by_its_number(several, cast):
    assert names(read(cast.ward_officer, tab="dang-xu-ly", q="sen thi")) == ["Sen Thị Năm"]
    number = Case.objects.get(about="Chờ Văn Hai").number
    assert names(read(cast.ward_officer, tab="dang-xu-ly", q=number.lower())) == ["Chờ Văn Hai"]
    assert names(read(cast.ward_officer, tab="dang-xu-ly", q="không ai")) == []


def test_only_acts_that_are_allowed_for_a_row_are_offered_for_a_selection(several, cast):
    assert [act["label"] for act in read(cast.ward_officer, tab="dang-xu-ly").bulk_acts()] == ["Xác nhận"]
    assert read(cast.secretary, tab="dang-xu-ly").bulk_acts() == []
    assert [act["label"] for act in read(cast.secretary, tab="nhap").bulk_acts()] == ["Gửi lên cơ sở"]


def test_a_page_that_is_not_there_is_the_last_one(several, cast):
    assert read(cast.ward_officer, trang="99").page == 1
    assert read(cast.ward_officer, trang="-1").page == 1


def test_a_column_of_the_slice_asks_the_thing(several, cast):
    columns = [Column("Đi từ", lambda thing: thing.from_unit.name)]
    listing = CaseListing(
        cast.ward_officer, stub.KIND, Case.objects.visible_to(cast.ward_officer), {"tab": "nhap"}, columns
    )
    assert [value for _, value in listing.rows[0]["values"]] == ["Chi đoàn Tổ 1"]


def test_the_list_asks_as_much_for_forty_cases_as_for_one(tree, cast, django_assert_max_num_queries):
    stub.act(stub.make_case(tree.branch, tree.ward, cast.secretary), "send", cast.secretary)
    read(cast.ward_officer).context()  # reads the posts of the person, once
    with django_assert_max_num_queries(20) as one:
        context = read(cast.ward_officer).context()
    assert (len(context["rows"]), len(one)) == (1, len(one))
    for number in range(39):
        thing = stub.make_case(tree.branch, tree.ward, cast.secretary, f"Người {number}")
        stub.act(thing, "send", cast.secretary)
    with django_assert_max_num_queries(20) as forty:
        context = read(cast.ward_officer).context()
    assert (len(context["rows"]), len(forty)) == (40, len(one))
