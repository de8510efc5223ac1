"""Numbered papers of a case: looked at, issued, taken out, withdrawn, and issued for a selection."""

import re

import pytest
from django.urls import reverse

from branches.cases import texts
from branches.cases.models import Case, CasePaper
from branches.papers.models import Paper
from members.transfers import actions
from members.transfers.queries import find
from tests.members.people.people import make_person
from tests.members.transfers.making import draft

SIGNED = {"on": "20/11/2026", "signer": "Bùi Thị Thư", "signer_post": "BÍ THƯ"}


@pytest.fixture
def enter(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def begin(tree, cast, name="Vi Thị Hạnh"):
    """A transfer to another ward that waits at its own."""
    person = make_person(tree.branch, name, birth_date="15/02/2001", joined_on="26/03/2017")
    sent = actions.send_transfer(draft(person, tree.stranger_branch, cast.secretary), actor=cast.secretary)
    return find([sent.case_id])[sent.case_id]


@pytest.fixture
def transfer(tree, cast):
    return begin(tree, cast)


def url(thing, name, *more):
    return reverse(f"cases:{name}", args=[thing.case.number, *more])


def test_the_next_number_and_the_signer_are_proposed(enter, transfer, cast):
    page = enter(cast.ward_officer).get(url(transfer, "paper", "introduction"))
    form = page.context["form"]
    assert form["number"].help_text == texts.NUMBER_HELP.format(number=1)
    assert (form["signer"].value(), form["signer_post"].value()) == ("Võ Văn Phường", "BÍ THƯ")


def test_a_look_at_it_takes_no_number(enter, transfer, cast):
    answer = enter(cast.ward_officer).post(url(transfer, "paper", "introduction"), {**SIGNED, "xem": "pdf"})
    assert (answer.status_code, answer.headers["Content-Type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )
    assert not Paper.objects.exists()


def test_an_issued_paper_fills_its_slot_and_is_served_to_who_sees_the_case(enter, transfer, cast):
    client = enter(cast.ward_officer)
    assert client.post(url(transfer, "paper", "introduction"), SIGNED).status_code == 302
    held = CasePaper.objects.get()
    assert (held.slot, held.paper.number, held.paper.unit) == ("introduction", 1, transfer.from_base)
    reader = enter(cast.committee_member)
    page = reader.get(transfer.case.get_absolute_url()).content.decode()
    assert f"Số {held.paper.reference}" in page
    assert reader.get(url(transfer, "paper_file", held.pk, "pdf")).content[:5] == b"%PDF-"
    assert reader.get(url(transfer, "paper_file", held.pk, "docx")).content[:2] == b"PK"
    assert reader.get(url(transfer, "paper_file", held.pk, "exe")).status_code == 404
    assert reader.get(url(transfer, "pack")).content[:5] == b"%PDF-"
    assert enter(cast.outsider).get(url(transfer, "paper_file", held.pk, "pdf")).status_code == 404


def test_there_is_one_paper_in_force_for_each_slot(enter, transfer, cast):
    client = enter(cast.ward_officer)
    client.post(url(transfer, "paper", "introduction"), SIGNED)
    assert client.post(url(transfer, "paper", "introduction"), SIGNED).status_code == 403
    assert CasePaper.objects.count() == 1


def test_a_number_that_is_taken_stands_beside_its_field_and_nothing_is_lost(enter, transfer, tree, cast):
    client = enter(cast.ward_officer)
    client.post(url(transfer, "paper", "introduction"), SIGNED)
    other = begin(tree, cast, "Lò Văn Hai")
    answer = client.post(url(other, "paper", "introduction"), {**SIGNED, "number": "1", "signer": "Người ký tay"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["number"])
    assert answer.context["form"]["signer"].value() == "Người ký tay"


def test_who_may_not_write_into_the_register_is_told_why(enter, transfer, cast):
    answer = enter(cast.secretary).get(url(transfer, "paper", "introduction"))
    assert answer.status_code == 403
    assert "Đoàn phường Một" in answer.content.decode()


def test_a_withdrawn_paper_makes_room_for_another_and_is_served_no_more(enter, transfer, cast):
    client = enter(cast.ward_officer)
    client.post(url(transfer, "paper", "introduction"), SIGNED)
    held = CasePaper.objects.get()
    assert client.post(url(transfer, "withdraw_paper", held.pk), {"reason": ""}).status_code == 422
    client.post(url(transfer, "withdraw_paper", held.pk), {"reason": "Sai ngày"})
    assert client.get(url(transfer, "paper_file", held.pk, "pdf")).status_code == 404
    assert client.get(url(transfer, "pack")).status_code == 404
    assert client.get(url(transfer, "withdraw_paper", held.pk)).status_code == 403
    page = client.get(transfer.case.get_absolute_url())
    told = [event["text"] for event in page.context["events"]]
    assert f"Thu hồi văn bản số {held.paper.reference}: Sai ngày" in told
    client.post(url(transfer, "paper", "introduction"), SIGNED)
    assert list(CasePaper.objects.order_by("pk").values_list("paper__number", flat=True)) == [1, 2]


def test_a_slot_that_is_only_attached_has_no_page_to_issue_it(enter, transfer, cast):
    assert enter(cast.ward_officer).get(url(transfer, "paper", "application")).status_code == 404
    assert enter(cast.ward_officer).get(url(transfer, "paper", "khong")).status_code == 404


@pytest.fixture
def three(tree, cast):
    return [begin(tree, cast, name) for name in ("Một", "Hai", "Ba")]


def many(three):
    return {"so": [thing.case.number for thing in three]}


def test_papers_of_a_selection_take_one_number_after_the_other(enter, three, cast):
    client = enter(cast.ward_officer)
    client.post(url(three[1], "paper", "introduction"), SIGNED)
    address = reverse("cases:bulk", args=["transfer", "issue_introduction"])
    judged = client.post(address, many(three))
    assert [each.case.about for each in judged.context["passing"]] == ["Một", "Ba"]
    assert [each.refused for each in judged.context["refused"]] == [texts.ISSUED_ALREADY]
    assert judged.context["form"]["signer"].value() == "Võ Văn Phường"
    client.post(address, {**many(three), **SIGNED, "ghi": "1"})
    rows = CasePaper.objects.filter(slot="introduction").order_by("paper__number")
    assert list(rows.values_list("case__about", "paper__number")) == [("Hai", 1), ("Một", 2), ("Ba", 3)]


def test_the_papers_of_a_selection_come_as_one_file(enter, three, cast):
    client = enter(cast.ward_officer)
    for thing in three[:2]:
        client.post(url(thing, "paper", "introduction"), SIGNED)
    answer = client.post(reverse("cases:packs", args=["transfer"]), many(three))
    pages = re.findall(rb"/Type\s*/Page\b", answer.content)
    assert (answer.headers["Content-Type"], len(pages) >= 2) == ("application/pdf", True)
    nothing = client.post(reverse("cases:packs", args=["transfer"]), many(three[2:]) | {"next": "/"})
    assert (nothing.status_code, nothing.url) == (302, "/")


def test_many_papers_are_put_together_in_the_background(enter, three, cast, monkeypatch):
    client = enter(cast.ward_officer)
    client.post(url(three[0], "paper", "introduction"), SIGNED)
    monkeypatch.setattr("branches.cases.views.papers.MOST_AT_ONCE", 0)
    answer = client.post(reverse("cases:packs", args=["transfer"]), many(three))
    assert answer.url.startswith("/cong-viec/")


def test_the_version_of_the_case_stays_when_a_paper_is_issued(enter, transfer, cast):
    """Whoever writes a long remark meanwhile isn't told that somebody was faster."""
    enter(cast.ward_officer).post(url(transfer, "paper", "introduction"), SIGNED)
    assert Case.objects.get(pk=transfer.case_id).version == transfer.case.version
