"""Finding a unit anywhere in the system."""

import pytest
from django.urls import reverse
from django.utils import timezone

from members.transfers import destinations, texts
from tests.conftest import make_unit

FIND = reverse("members:transfers:destinations")
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def namesakes(tree):
    """ "Chi đoàn Tổ 4" in both wards, and a "Chi đoàn Tổ 40"."""
    return [
        make_unit("TT.P1.CD04", "Chi đoàn Tổ 4", "branch", tree.ward),
        make_unit("TT.P2.CD04", "Chi đoàn Tổ 4", "branch", tree.stranger_ward),
        make_unit("TT.P2.CD40", "Chi đoàn Tổ 40", "branch", tree.stranger_ward),
    ]


def codes(text, near=None):
    return [each.unit.code for each in destinations.search(text, near=near).destinations]


def test_a_name_without_marks_finds_the_whole_word_first_and_what_is_near_before_the_rest(tree, namesakes):
    assert codes("to 4", near=tree.branch) == ["TT.P1.CD04", "TT.P2.CD04", "TT.P2.CD40"]
    assert codes("TỔ 4", near=tree.stranger_branch) == ["TT.P2.CD04", "TT.P1.CD04", "TT.P2.CD40"]


def test_a_unit_above_tells_namesakes_apart(tree, namesakes):
    assert codes("tổ 4, phường hai") == ["TT.P2.CD04", "TT.P2.CD40"]
    assert [each.place for each in destinations.search("tổ 4").destinations][:2] == [
        "Đoàn phường Một",
        "Đoàn phường Hai",
    ]


def test_a_code_finds_its_unit_and_those_below(tree):
    assert codes("tt.p2") == ["TT.P2", "TT.P2.CD01"]


def test_only_open_branches_and_bases_are_found(tree):
    tree.sister.closed_on = timezone.localdate()
    tree.sister.save(update_fields=["closed_on"])
    assert (codes("hoa sen"), codes("tỉnh đoàn"), codes("phường một")) == ([], [], ["TT.P1"])


@pytest.mark.parametrize("text", ["", " ", ",", ", phường hai", "\0", "%", "'"])
def test_odd_words_find_nothing(tree, text):
    assert codes(text) == []


def test_many_are_cut_with_a_word(tree):
    for number in range(60, 75):
        make_unit(f"TT.P2.CD{number}", f"Chi đoàn Tổ {number}", "branch", tree.stranger_ward)
    found = destinations.search("tổ")
    assert (len(found.destinations), found.more) == (destinations.MOST, True)


def test_the_search_asks_as_much_for_one_as_for_many(tree, namesakes, django_assert_num_queries):
    with django_assert_num_queries(2):
        destinations.search("bến đò")
    with django_assert_num_queries(2):
        destinations.search("tổ 4")
    with django_assert_num_queries(3):
        destinations.search("tổ 4, phường")


# On the page


def test_as_one_types_only_the_list_comes_named_after_its_box(client, cast, tree, namesakes):
    client.force_login(cast.secretary)
    part = client.get(FIND, {"o": "to", "to": "tổ 4", "gan": "TT.P1.CD01"}, **HTMX).content.decode()
    assert ("<html" in part, part.count('name="to_code"'), 'name="to_for" value="tổ 4"' in part) == (False, 3, True)
    assert client.get(FIND, {"o": "to x", "q": "tổ 4"}, **HTMX).content.decode().count('name="q_code"') == 3


def test_the_same_address_is_a_page_of_its_own(client, cast, tree, namesakes):
    client.force_login(cast.secretary)
    page = client.get(FIND, {"q": "bến đò"}).content.decode()
    assert ("<html" in page, "Chi đoàn Bến Đò" in page, "mã TT.P2.CD01" in page) == (True, True, True)


@pytest.mark.parametrize(
    ("sent", "status", "error"),
    [
        ({"to": "bến đò"}, 422, texts.TO_PICK),
        ({"to": "tổ 4"}, 422, texts.TO_PICK),
        ({"to": "không có"}, 422, texts.TO_UNKNOWN),
        ({"to": ""}, 422, texts.TO_MISSING),
        ({"to": "chi đoàn bến đò"}, 302, None),
        ({"to": "tt.p2.cd04"}, 302, None),
        ({"to": "tổ 4", "to_code": "TT.P2.CD04", "to_for": "tổ 4"}, 302, None),
        ({"to": "bến", "to_code": "TT.P2.CD04", "to_for": "tổ 4"}, 422, texts.TO_PICK),
        ({"to": "tổ 4", "to_code": "TT", "to_for": "tổ 4"}, 422, texts.TO_NOT_A_BASE.format(unit="Tỉnh đoàn Thử")),
    ],
)
def test_what_is_typed_is_taken_picked_or_asked_again(client, cast, tree, person, namesakes, sent, status, error):
    client.force_login(cast.secretary)
    answer = client.post(
        reverse("members:transfers:create", args=[person.pk]),
        {"reason": "work", "proposed_on": f"{timezone.localdate():%d/%m/%Y}", **sent},
    )
    assert answer.status_code == status
    if error:
        assert answer.context["form"].errors == {"to": [error]}
        assert f'value="{sent["to"]}"' in answer.content.decode() or not sent["to"]
