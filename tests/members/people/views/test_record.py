import pytest
from django.urls import reverse
from django.utils import timezone

from branches.audit.models import JournalEntry
from members.people import texts
from members.people.actions import memberships, records
from tests.members.people.people import FULL, make_old_member, make_person

ID = "079303001234"


def page(person):
    return reverse("members:people:detail", args=[person.pk])


def reveal(person, field):
    return reverse("members:people:reveal", args=[person.pk, field])


@pytest.fixture
def person(tree):
    return make_person(
        tree.branch,
        "Hoàng Thị Ánh",
        citizen_id=ID,
        phone="0912344417",
        religion="buddhism",
        health="Hen suyễn",
        gender="female",
        emergency_contact="Mẹ: 0987654321",
    )


@pytest.mark.parametrize("who", ["secretary", "deputy", "ward_officer", "ward_secretary", "province_officer"])
def test_who_manages_sees_the_phone_and_masks(client, cast, person, who):
    client.force_login(getattr(cast, who))
    response = client.get(page(person))
    assert response.status_code == 200
    assert "0912344417" in response.text
    assert "•••• 1234" in response.text
    for hidden in (ID, "Phật giáo", "Hen suyễn"):
        assert hidden not in response.text
    assert "no-store" in response["Cache-Control"]


def test_who_only_reads_sees_neither_phone_nor_numbers(client, cast, person):
    client.force_login(cast.committee_member)
    response = client.get(page(person))
    assert response.status_code == 200
    for hidden in (ID, "1234", "0912344417", "0987654321", "Phật giáo", "Hen suyễn", reveal(person, "citizen_id")):
        assert hidden not in response.text, hidden
    assert texts.EDIT_NOT_YOURS in response.text


@pytest.mark.parametrize("who", ["outsider", "sister_secretary", "member"])
def test_out_of_reach_is_not_found(client, cast, person, who):
    client.force_login(getattr(cast, who))
    for url in (page(person), reverse("members:people:edit", args=[person.pk, "nhan-than"])):
        assert client.get(url).status_code == 404
    assert client.post(reveal(person, "religion")).status_code == 404


def test_a_member_sees_the_own_record_whole(client, cast, person):
    person.user = cast.member
    person.save(update_fields=["user"])
    client.force_login(cast.member)
    assert client.get(page(person)).status_code == 200
    assert ID in client.post(reveal(person, "citizen_id")).text
    assert client.get(reverse("members:people:edit", args=[person.pk, "nhan-than"])).status_code == 403


def test_the_own_record_leads_to_no_page_that_stays_closed(client, cast, person):
    person.user = cast.member
    person.save(update_fields=["user"])
    client.force_login(cast.member)
    roster = f'href="{reverse("members:people:list")}"'
    history = reverse("members:people:history", args=[person.pk])
    assert [roster in client.get(url).text for url in (page(person), history)] == [False, False]
    assert "tel:" not in client.get(page(person)).text
    client.force_login(cast.secretary)
    assert roster in client.get(history).text


def test_each_opening_is_journalled_without_the_value(client, cast, person):
    client.force_login(cast.secretary)
    part = client.post(reveal(person, "citizen_id"), headers={"HX-Request": "true"})
    assert ID in part.text
    assert "<html" not in part.text
    whole = client.post(reveal(person, "religion"))
    assert "Phật giáo" in whole.text
    assert "<html" in whole.text
    entries = JournalEntry.objects.filter(act="members.field.opened").order_by("id")
    assert [(each.actor_key, each.subject_key, each.details) for each in entries] == [
        (cast.secretary.pk, person.pk, {"field": "citizen_id"}),
        (cast.secretary.pk, person.pk, {"field": "religion"}),
    ]
    assert "Phật giáo" not in client.get(page(person)).text


def test_who_may_not_open_a_field_is_refused_and_nothing_is_shown(client, cast, person):
    client.force_login(cast.committee_member)
    response = client.post(reveal(person, "citizen_id"))
    assert response.status_code == 403
    assert ID not in response.text
    assert not JournalEntry.objects.filter(act="members.field.opened").exists()
    client.force_login(cast.secretary)
    assert client.post(reveal(person, "phone")).status_code == 404
    assert client.get(reveal(person, "religion")).status_code == 405


def test_the_record_says_what_lacks_and_where_to_mend_it(client, cast, tree):
    person = make_person(tree.branch, "Lý An", **{**FULL, "hometown": ""})
    client.force_login(cast.secretary)
    response = client.get(page(person))
    assert response.context["missing"] == ["quê quán"]
    assert response.context["complete_url"] == reverse("members:people:edit", args=[person.pk, "nhan-than"])


def test_numbers_that_contradict_the_record_are_doubted_not_refused(client, cast, tree):
    person = make_person(tree.branch, "Lý An", gender="male", birth_date="12/04/2004", citizen_id=ID)
    client.force_login(cast.secretary)
    assert client.get(page(person)).context["doubts"] == [texts.DOUBTS["gender"], texts.DOUBTS["birth_year"]]
    client.force_login(cast.committee_member)
    assert client.get(page(person)).context["doubts"] == []


def test_the_timeline_tells_stays_and_acts(client, cast, tree):
    person = make_old_member(tree.branch, "Lý An")
    memberships.move_person(person, to=tree.sister, on=timezone.localdate())
    client.force_login(cast.ward_officer)
    told = [event["text"] for event in client.get(page(person)).context["events"]]
    assert told == [
        "Thêm vào danh sách",
        f"Chuyển đến: {tree.sister.name}",
        f"Chuyển đi khỏi {tree.branch.name}",
        f"Kết nạp: {tree.branch.name}",
    ]


def test_the_record_says_who_can_see_it(client, cast, person):
    client.force_login(cast.secretary)
    viewers = client.get(page(person)).context["viewers"]
    assert [(each.name, each.opens) for each in viewers] == [
        ("Bùi Thị Thư", True),
        ("Phạm Văn Phó", True),
        ("Ung Thị Viên", False),
        ("Võ Văn Phường", True),
        ("Cao Thị Bộ", True),
        ("Quách Thị Trị", False),
        ("Tạ Văn Tỉnh", True),
    ]


def test_the_record_costs_the_same_with_a_long_history(client, cast, tree, django_assert_num_queries):
    client.force_login(cast.ward_officer)
    people = [make_old_member(tree.branch, "Lê Văn A"), make_old_member(tree.branch, "Lê Văn B")]
    for unit in (tree.sister, tree.branch, tree.sister):
        memberships.move_person(people[1], to=unit, on=timezone.localdate())
    client.get(page(people[0]))
    for person in people:
        with django_assert_num_queries(31):
            client.get(page(person))


def test_the_history_shows_changes_and_hides_what_is_restricted(client, cast, person):
    records.edit_person(
        person,
        actor=cast.secretary,
        changes={"hometown": "Xã Yên Thái", "religion": "catholicism", "citizen_id": "079303009999"},
        version=person.version,
    )
    client.force_login(cast.committee_member)
    text = client.get(reverse("members:people:history", args=[person.pk])).text
    assert "Xã Yên Thái" in text
    assert "Bùi Thị Thư" in text
    for hidden in ("Phật giáo", "Công giáo", "buddhism", "079303009999", ID):
        assert hidden not in text, hidden
    client.force_login(cast.outsider)
    assert client.get(reverse("members:people:history", args=[person.pk])).status_code == 404
