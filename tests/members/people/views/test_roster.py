import pytest
from django.urls import reverse

from branches.audit.models import JournalEntry
from members.people import texts
from members.people.models import Person
from tests.members.people.people import FULL, make_members, make_person

LIST = reverse("members:people:list")


def names_on(response):
    return [person.full_name for person in response.context["rows"]]


@pytest.fixture
def at(client):
    """at(user) signs in and gives the client."""

    def enter(user):
        client.force_login(user)
        return client

    return enter


def test_a_secretary_sees_the_members_of_the_own_branch_by_given_name(at, cast, tree):
    make_members(tree.branch, "Phạm Văn Bình", "Ngô Thị Ánh", "Lý An")
    make_person(tree.sister, "Trần Thị Lạ")
    make_person(tree.branch, "Vũ Thanh Niên", member=False)
    response = at(cast.secretary).get(LIST)
    assert names_on(response) == ["Lý An", "Ngô Thị Ánh", "Phạm Văn Bình"]
    assert "Trần Thị Lạ" not in response.text


def test_an_officer_sees_all_below_and_no_stranger(at, cast, tree):
    make_person(tree.branch, "Lý An")
    make_person(tree.sister, "Phạm Văn Bình")
    make_person(tree.stranger_branch, "Trần Thị Lạ")
    response = at(cast.ward_officer).get(LIST)
    assert names_on(response) == ["Lý An", "Phạm Văn Bình"]
    assert response.context["number"] == 2
    assert names_on(at(cast.outsider).get(LIST)) == ["Trần Thị Lạ"]


def test_a_plain_member_is_told_why_there_is_no_roster(at, cast):
    response = at(cast.member).get(LIST)
    assert response.status_code == 403
    assert texts.NO_ROSTER in response.text


def test_a_unit_outside_reach_is_as_if_it_did_not_exist(at, cast, tree):
    make_person(tree.branch, "Lý An")
    make_person(tree.stranger_branch, "Trần Thị Lạ")
    response = at(cast.ward_officer).get(LIST, {"unit": tree.stranger_branch.code})
    assert names_on(response) == ["Lý An"]
    assert tree.stranger_branch.name not in response.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hoang anh", ["Hoàng Thị Ánh"]),
        ("HOÀNG", ["Hoàng Thị Ánh", "Đặng Hoàng Long"]),
        ("dang", ["Đặng Hoàng Long"]),
        ("oang", []),
        ("4417", ["Đặng Hoàng Long"]),
        ("0912 344 417", ["Đặng Hoàng Long"]),
        ("12345678", ["Hoàng Thị Ánh"]),
        ("%", []),
        ("<b>", []),
        ("a" * 5000, []),
    ],
)
def test_people_are_found_by_what_is_typed(at, cast, tree, typed, found):
    make_person(tree.branch, "Hoàng Thị Ánh", member_code="12345678")
    make_person(tree.branch, "Đặng Hoàng Long", phone="0912344417")
    assert names_on(at(cast.secretary).get(LIST, {"q": typed})) == found


def test_numbers_of_papers_are_found_by_who_may_and_by_nobody_else(at, cast, tree):
    make_person(tree.branch, "Hoàng Thị Ánh", citizen_id="079303001234", card_number="001203009876")
    for typed in ("079303001234", "1234", "9876", "001203009876"):
        assert names_on(at(cast.secretary).get(LIST, {"q": typed})) == ["Hoàng Thị Ánh"], typed
        assert names_on(at(cast.committee_member).get(LIST, {"q": typed})) == [], typed
    asked = JournalEntry.objects.filter(act="members.roster.asked")
    assert {(each.actor_key, str(each.details)) for each in asked} == {
        (cast.secretary.pk, "{'fields': ['card_number', 'citizen_id']}")
    }


def test_a_search_for_a_number_stands_in_no_address(at, cast, tree):
    make_person(tree.branch, "Hoàng Thị Ánh", citizen_id="079303001234")
    response = at(cast.secretary).post(LIST, {"q": "079303001234"})
    assert names_on(response) == ["Hoàng Thị Ánh"]
    response = at(cast.secretary).post(LIST, {"q": "hoang", "gender": "female", "sort": "-birth"})
    assert response.url == f"{LIST}?q=hoang&sort=-birth&gender=female"
    part = at(cast.secretary).post(LIST, {"q": "079303001234"}, headers={"HX-Request": "true"})
    assert part["HX-Replace-Url"] == f"{LIST}?"
    assert "<html" not in part.text
    assert "Hoàng Thị Ánh" in part.text


def test_filters_narrow_the_list_and_stand_as_chips(at, cast, tree):
    make_person(tree.branch, "Lý An", **FULL)
    make_person(tree.sister, "Phạm Thị Bình", gender="female", birth_date="1999", party_joined_on="2025")
    officer = at(cast.ward_officer)
    for query, found in [
        ({"gender": "female"}, ["Phạm Thị Bình"]),
        ({"sector": "school"}, ["Phạm Thị Bình"]),
        ({"unit": tree.branch.code}, ["Lý An"]),
        ({"missing": "none"}, ["Lý An"]),
        ({"missing": "any"}, ["Phạm Thị Bình"]),
        ({"missing": "hometown"}, ["Phạm Thị Bình"]),
        ({"party": "yes"}, ["Phạm Thị Bình"]),
        ({"party": "no", "gender": "female"}, []),
        ({"age": "23-25"}, ["Lý An"]),
        ({"age": "26-28"}, ["Phạm Thị Bình"]),
        ({"ethnicity": "-"}, ["Lý An", "Phạm Thị Bình"]),
        ({"gender": "nonsense"}, ["Lý An", "Phạm Thị Bình"]),
    ]:
        assert names_on(officer.get(LIST, query)) == found, query
    response = officer.get(LIST, {"gender": "female", "party": "yes"})
    assert [(chip["label"], chip["value"], chip["url"]) for chip in response.context["chips"]] == [
        ("Giới tính", "Nữ", "?party=yes"),
        ("Đảng viên", "Đã vào Đảng", "?gender=female"),
    ]


def test_a_filter_on_a_restricted_field_needs_the_grant_over_all_that_is_shown(at, cast, tree):
    make_person(tree.branch, "Lý An", religion="buddhism")
    make_person(tree.branch, "Phạm Thị Bình", religion="none")
    response = at(cast.committee_member).get(LIST, {"religion": "buddhism"})
    assert names_on(response) == ["Lý An", "Phạm Thị Bình"]
    assert texts.FILTER_NOT_YOURS["religion"] in response.text
    assert 'name="religion"' not in response.text
    assert not JournalEntry.objects.filter(act="members.roster.asked").exists()
    response = at(cast.secretary).get(LIST, {"religion": "buddhism"})
    assert names_on(response) == ["Lý An"]
    entry = JournalEntry.objects.get(act="members.roster.asked")
    assert (entry.actor_key, entry.unit_key, entry.details) == (
        cast.secretary.pk,
        tree.branch.pk,
        {"fields": ["religion"]},
    )


@pytest.mark.parametrize("sort", ["name", "-name", "birth", "-birth", "joined", "-joined"])
def test_pages_go_forward_and_back_over_everybody_once(at, cast, tree, monkeypatch, sort):
    monkeypatch.setattr("members.people.queries.paging.SIZE", 3)
    monkeypatch.setattr(
        "members.people.queries.paging.page_of.__kwdefaults__",
        {"descending": False, "after": None, "before": None, "size": 3},
    )
    for number in range(10):
        dates = {"birth_date": f"0{number % 3 + 1}/04/2003", "joined_on": "26/03/2020"} if number % 4 else {}
        make_person(tree.branch, f"Lê Văn {'ABCDEGHIKL'[number]}", **dates)
    client = at(cast.secretary)
    url, seen, pages = f"{LIST}?sort={sort}", [], []
    while True:
        response = client.get(url)
        pages.append(names_on(response))
        seen += names_on(response)
        if not response.context["next_url"]:
            break
        url = LIST + response.context["next_url"]
    assert len(pages) == 4
    assert sorted(seen) == sorted(Person.objects.values_list("full_name", flat=True))
    assert (response.context["first"], response.context["last"]) == (10, 10)
    back = []
    while response.context["previous_url"]:
        response = client.get(LIST + response.context["previous_url"])
        back.append(names_on(response))
    assert back == pages[2::-1]
    assert response.context["first"] == 1


def test_a_key_of_somebody_out_of_reach_says_nothing_about_their_place(at, cast, tree):
    make_members(tree.branch, "Lê Văn A", "Lê Văn C")
    stranger = make_person(tree.stranger_branch, "Lê Văn B")
    assert names_on(at(cast.secretary).get(LIST, {"after": stranger.pk})) == ["Lê Văn A", "Lê Văn C"]
    for nonsense in ("x", "-1", "9" * 40, "١"):
        assert names_on(at(cast.secretary).get(LIST, {"after": nonsense})) == ["Lê Văn A", "Lê Văn C"]


def test_an_empty_list_says_what_to_do_next(at, cast):
    assert "Chưa có đoàn viên nào trong danh sách" in at(cast.secretary).get(LIST).text
    assert "Không có ai khớp điều kiện" in at(cast.secretary).get(LIST, {"q": "khong co"}).text


def test_tabs_count_what_they_open(at, cast, tree):
    make_person(tree.branch, "Lý An", **FULL)
    make_person(tree.branch, "Phạm Thị Bình")
    make_person(tree.branch, "Vũ Thanh Niên", member=False)
    response = at(cast.ward_officer).get(LIST)
    tabs = {tab["label"]: (tab["count"], tab["url"]) for tab in response.context["tabs"]}
    assert {label: count for label, (count, _) in tabs.items()} == {
        "Tất cả": 2,
        "Sắp 30 tuổi": 0,
        "Hồ sơ thiếu": 1,
        "Thanh niên": 1,
    }
    for label, (count, url) in tabs.items():
        assert at(cast.ward_officer).get(LIST + url).context["number"] == count, label


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_list(at, cast, tree, people, django_assert_num_queries):
    make_members(tree.branch, *[f"Lê Văn {letter}" for letter in "ABC"[:people]])
    client = at(cast.ward_officer)
    client.get(LIST)
    with django_assert_num_queries(26):
        client.get(LIST)
