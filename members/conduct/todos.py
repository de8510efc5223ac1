"""Complaints that wait for an answer: of cases that may be closed, which nobody holds any more."""

from datetime import date

from branches.cases.kinds import Todo
from branches.cases.queries import own_units
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts


def appeals_to_answer(user, on: date) -> list[Todo]:
    """Of the units in which the person holds a post that does cases' steps. One query, and `find` where any waits."""
    units = own_units(user)
    if not units:
        return []
    waiting = queries.appeals_waiting(units)
    things = queries.find([appeal.discipline.case_id for appeal in waiting]) if waiting else {}
    found = []
    for appeal in waiting:
        case = appeal.discipline.case
        if rules.may_reject_appeal(user, things[case.pk]):
            found.append(
                Todo(
                    what=texts.TODO_APPEAL,
                    url=case.get_absolute_url(),
                    number=case.number,
                    kind=texts.KIND_NAME,
                    about=case.about,
                    icon="gavel",
                )
            )
    return found
