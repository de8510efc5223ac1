"""The frame of every page: navigation, unit in view, account."""

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.urls import include, path

from branches.administration.context import shell
from tests.conftest import make_user


def view(request):
    template = engines["django"].from_string(
        "{{ shell.unit.name }}|{% for e in shell.nav %}{{ e.label }}:{{ e.current }};{% endfor %}"
    )
    return HttpResponse(template.render({}, request))


people = ([path("", view, name="list"), path("1/", view, name="detail")], "people")
imports = ([path("", view, name="list")], "imports")
members = ([path("ds/", include(people)), path("nhap/", include(imports))], "members")
units = ([path("", view, name="list")], "units")
urlpatterns = [
    path("", view, name="home"),
    path("doan-vien/", include(members)),
    path("don-vi/", include(units)),
    path("tai-khoan/", include("branches.administration.accounts.urls")),
    path("quan-tri/", include("branches.administration.urls")),
]


@pytest.fixture
def whole(settings):
    settings.ROOT_URLCONF = __name__


def nav(client, user, address="/"):
    client.force_login(user)
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("who", "labels"),
    [
        ("secretary", ["Tổng quan", "Đoàn viên", "Đơn vị"]),
        ("ward_officer", ["Tổng quan", "Đoàn viên", "Đơn vị", "Quản trị"]),
        ("administrator", ["Tổng quan", "Đoàn viên", "Đơn vị", "Quản trị"]),
        ("member", ["Tổng quan"]),
    ],
)
def test_an_entry_is_there_for_whom_it_leads_somewhere(client, cast, whole, who, labels):
    shown = nav(client, getattr(cast, who)).partition("|")[2]
    assert [entry.partition(":")[0] for entry in shown.split(";")[:-1]] == labels


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", {"Tổng quan": "page", "Đoàn viên": "", "Đơn vị": ""}),
        ("/doan-vien/ds/", {"Tổng quan": "", "Đoàn viên": "true", "Đơn vị": ""}),
        ("/doan-vien/ds/1/", {"Tổng quan": "", "Đoàn viên": "true", "Đơn vị": ""}),
        ("/don-vi/", {"Tổng quan": "", "Đoàn viên": "", "Đơn vị": "page"}),
    ],
)
def test_the_page_in_view_is_marked(client, cast, whole, address, marked):
    shown = nav(client, cast.secretary, address).partition("|")[2]
    assert dict(entry.split(":") for entry in shown.split(";")[:-1]) == marked


def build(user, address="/"):
    from django.urls import resolve

    request = RequestFactory().get(address)
    request.user, request.session, request.resolver_match = user, {}, resolve(address)
    return shell(request)["shell"]


def test_pages_of_a_section_are_its_children(cast, whole):
    entry = build(cast.secretary, "/doan-vien/ds/1/")["nav"][1]
    assert (entry["number"], entry["url"]) == (1, "/doan-vien/ds/")
    assert [(each["label"], each["url"], each["current"]) for each in entry["children"]] == [
        ("Danh sách", "/doan-vien/ds/", "true"),
        ("Nhập từ bảng tính", "/doan-vien/nhap/", ""),
    ]
    reader = build(cast.committee_member, "/doan-vien/ds/")["nav"][1]
    assert (reader["current"], reader["children"]) == ("page", [])


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/doan-vien/", {"Danh sách": "page"}),
        ("/doan-vien/them/", {"Danh sách": "true"}),
        ("/doan-vien/bien-dong/", {"Biến động": "page"}),
        ("/doan-vien/chuyen-sinh-hoat/lap/", {"Chuyển sinh hoạt": "true"}),
    ],
)
def test_of_pages_that_share_a_part_one_alone_is_marked(cast, address, marked):
    [entry] = [each for each in build(cast.secretary, address)["nav"] if each["number"] == 1]
    assert {each["label"]: each["current"] for each in entry["children"] if each["current"]} == marked


def test_what_is_not_built_has_no_address(cast, whole):
    made = build(cast.ward_officer)
    assert (made["search_url"], made["inbox_url"]) == (None, None)


def test_the_unit_in_view_with_the_one_above_and_the_account(cast, whole):
    made = build(cast.secretary)
    assert (made["unit"], made["account"]["name"], made["account"]["initials"]) == (
        {"name": "Chi đoàn Tổ 1", "code": "TT.P1.CD01", "parent": "Đoàn phường Một"},
        "Bùi Thị Thư",
        "BT",
    )
    assert made["account"]["post"] == "Bí thư chi đoàn"
    nobody = build(make_user("khong", "Không Chức Vụ"))
    assert (nobody["unit"], nobody["units"], nobody["account"]["post"]) == (None, [], "Chưa giữ chức vụ nào")


def test_a_stranger_gets_an_empty_frame_and_no_query(client, db, whole, django_assert_num_queries):
    from django.contrib.auth.models import AnonymousUser

    with django_assert_num_queries(0):
        assert not build(AnonymousUser())


def test_the_frame_costs_three_queries_once(cast, whole, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user, request.session, request.resolver_match = cast.secretary, {}, None
    with django_assert_num_queries(3):
        assert shell(request)["shell"]["unit"]["name"] == "Chi đoàn Tổ 1"
        assert shell(request)["shell"]["nav"]


@pytest.mark.parametrize(
    ("address", "marks"),
    [
        ("/quan-tri/", ["page", "", ""]),
        ("/quan-tri/don-vi/TT.P1/chuc-vu/", ["true", "", ""]),
        ("/quan-tri/nhat-ky/", ["", "page", ""]),
        ("/quan-tri/quy-dinh/them/", ["", "", "true"]),
    ],
)
def test_pages_of_administration_mark_the_page_that_led_to_them(cast, whole, address, marks):
    entry = build(cast.administrator, address)["nav"][-1]
    assert [each["current"] for each in entry["children"]] == marks
