"""A member who is disciplined, one who holds a post, and the rule that sends every warning to the cơ sở."""

import pytest
from django.utils import timezone

from branches.rulesets.models import RuleSet
from members.people.models import Person
from tests.conftest import make_unit, make_user
from tests.members.people.people import make_old_member


@pytest.fixture
def person(tree):
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")


@pytest.fixture
def officer(tree, cast):
    """A member of the branch who is its deputy secretary."""
    person = make_old_member(tree.branch, "Phạm Văn Phó", birth_date="15/02/2000")
    Person.objects.filter(pk=person.pk).update(user=cast.deputy)
    person.refresh_from_db()
    return person


@pytest.fixture
def warned_above(cast):
    """Warnings are decided on by the cơ sở."""
    RuleSet.objects.create(
        effective_on=timezone.localdate() - timezone.timedelta(days=400),
        values={"discipline_warning": 1},
        source="Thử",
        created_by=cast.system,
    )


@pytest.fixture
def office(tree):
    """A chi đoàn cơ sở right below the province, and its secretary."""
    unit = make_unit("TT.CQ", "Chi đoàn cơ sở Sở Thử", "grassroots_branch", tree.province, "office")
    unit.secretary = make_user("bithucq", "Quàng Thị Sở", "secretary", unit)
    return unit
