"""Writing somebody down who is there already: a transfer is offered instead."""

from django.urls import reverse


def typed(branch):
    return {
        "unit": branch.code,
        "kind": "member",
        "full_name": "Vi Thị Hạnh",
        "birth_date": "15/02/2001",
    }


def test_the_warning_about_a_double_leads_to_a_draft(client, tree, cast, person):
    client.force_login(cast.ward_officer)
    page = client.post(reverse("members:people:create"), typed(tree.sister)).text
    assert "Có thể đã có trong danh sách" in page
    assert f'href="{reverse("members:transfers:create", args=[person.pk])}"' in page


def test_of_somebody_on_the_way_no_other_transfer_is_offered(client, tree, cast, person):
    from tests.members.transfers.making import at

    at("at_sending_base", person, tree.stranger_branch)
    client.force_login(cast.ward_officer)
    page = client.post(reverse("members:people:create"), typed(tree.sister)).text
    assert "Có thể đã có trong danh sách" in page
    assert reverse("members:transfers:create", args=[person.pk]) not in page


def test_a_row_of_a_list_about_somebody_elsewhere_offers_a_draft_beside_the_move(client, tree, cast, person):
    from tests.members.transfers.test_imports import ELSEWHERE
    from tests.worlds import read_list

    batch = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    client.force_login(cast.ward_officer)
    page = client.get(reverse("members:imports:preview", args=[batch.pk])).text
    assert f'<a href="{reverse("members:transfers:create", args=[person.pk])}">Lập hồ sơ chuyển sinh hoạt</a>' in page
