"""A member with an account, whose branch has a secretary."""

import pytest

from members.corrections import actions
from members.people.models import Person
from tests.conftest import make_user
from tests.members.people.people import make_person


@pytest.fixture
def person(tree, cast):
    """The record of the cast's plain member."""
    person = make_person(
        tree.branch,
        "Đoàn Văn Viên",
        phone="0987654321",
        birth_date="12/04/2003",
        joined_on="26/03/2019",
        address="Tổ 4, phường Một",
    )
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return Person.objects.for_record().get(pk=person.pk)


@pytest.fixture
def colleagues(tree):
    """colleagues(number) gives more members of the branch with accounts."""

    def make(number):
        people = [make_person(tree.branch, f"Vi Thị {'ABCDEFGH'[index]}", zalo=f"cu{index}") for index in range(number)]
        for person in people:
            Person.objects.filter(pk=person.pk).update(user=make_user(f"vi{person.pk}", person.full_name))
        return people

    return make


@pytest.fixture
def ask(person, cast):
    """ask(field=value, …) as the member; `of`, `read_at`, `note` and `scan` as the action takes them."""

    def ask(of=None, read_at=None, note="", scan=None, **changes):
        about = Person.objects.for_record().get(pk=(of or person).pk)
        return actions.ask_corrections(
            about, actor=about.user, changes=changes, read_at=read_at or about.version, note=note, scan=scan
        )

    return ask


@pytest.fixture
def answer(person, cast):
    """answer(request, field=True or a reason, …) as the secretary: {field: sentence} of what stays."""

    def answer(request, *, actor=None, version=None, **said):
        rows = {row.field: row.pk for row in request.corrections.all()}
        answers = {
            rows[field]: actions.Answer(True) if each is True else actions.Answer(False, each)
            for field, each in said.items()
        }
        now = Person.objects.get(pk=request.person_id)
        left = actions.answer_request(
            request, actor=actor or cast.secretary, answers=answers, version=version or now.version
        )
        fields = {key: field for field, key in rows.items()}
        return {fields[key]: sentence for key, sentence in left.items()}

    return answer


@pytest.fixture
def states():
    """states(request) gives {field: status}."""
    return lambda request: dict(request.corrections.values_list("field", "status"))
