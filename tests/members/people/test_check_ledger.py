from io import StringIO

import pytest
from django.core.management import call_command

from members.people import texts
from members.people.models import Person
from tests.members.people.people import make_person


def test_a_ledger_that_agrees_is_said_in_one_sentence(tree):
    make_person(tree.branch, "Lý An")
    make_person(tree.branch, "Vũ Thanh Niên", member=False)
    out = StringIO()
    call_command("check_ledger", stdout=out)
    assert out.getvalue().strip() == texts.LEDGER_AGREES.format(people=2)


def test_differences_are_listed_and_end_with_1(tree):
    person = make_person(tree.branch, "Lý An")
    Person.objects.filter(pk=person.pk).update(listed_post="secretary")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_ledger", stdout=out)
    assert ended.value.code == 1
    assert out.getvalue().splitlines() == [
        texts.LEDGER_DIFFERS.format(person=person.pk, column="listed_post", ours="secretary", right=""),
        texts.LEDGER_DIFFERENCES.format(count=1),
    ]
