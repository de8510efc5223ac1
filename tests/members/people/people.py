"""Invented people for the tests of the first pillar, written through the actions."""

from datetime import date

from branches.accounts.models import User
from branches.audit import journal
from members.people.actions import memberships, records
from members.people.models.memberships import Began

FULL = {
    "birth_date": "12/04/2003",
    "gender": "male",
    "hometown": "Xã Yên Thái, tỉnh Sông Lam",
    "address": "Tổ 4, phường Một, tỉnh Thử",
    "qualification": "none",
    "political_theory": "none",
    "joined_on": "26/03/2019",
}


def make_person(unit, full_name="Lương Văn Khải", *, member=True, actor=None, **values):
    return records.add_person(
        actor=actor or User.objects.system(), unit=unit, member=member, values={"full_name": full_name, **values}
    )


def make_members(unit, *full_names, **values):
    return [make_person(unit, name, **values) for name in full_names]


def make_old_member(unit, full_name="Hà Thị Cũ", since=date(2024, 3, 26), **values):
    """A member whose stay began on a day in the past, by admission."""
    person = make_person(unit, full_name, member=False, **values)
    with journal.act("test", actor=User.objects.system()):
        memberships.open_main(person, unit=unit, on=since, began_by=Began.ADMITTED)
    return person
