import pytest
from django.urls import reverse

from tests.conftest import make_user
from tests.members.people.people import make_person

LIST = reverse("admin:members_person_changelist")


@pytest.fixture
def person(tree):
    return make_person(tree.branch, "Lý An", citizen_id="079303001234", phone="0912344417", religion="buddhism")


def test_a_superuser_may_look_and_nothing_more(client, person):
    client.force_login(make_user("goc", "Gốc", is_staff=True, is_superuser=True))
    text = client.get(LIST).text
    assert "Lý An" in text
    page = client.get(reverse("admin:members_person_change", args=[person.pk]))
    assert page.status_code == 200
    for hidden in ("079303001234", "0912344417", "buddhism", "Phật giáo"):
        assert hidden not in page.text + text
    assert client.get(reverse("admin:members_person_add")).status_code == 403
    assert client.post(reverse("admin:members_person_delete", args=[person.pk])).status_code == 403


def test_staff_without_being_superuser_sees_nobody(client, person):
    client.force_login(make_user("nhanvien", "Nhân Viên", is_staff=True))
    assert client.get(LIST).status_code == 403
