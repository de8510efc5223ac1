"""Requests that wait for whoever manages the unit itself."""

from datetime import date

from branches.access import reach
from branches.cases.kinds import Todo
from branches.positions.models import Grant
from members.corrections import queries, texts


def corrections_to_answer(user, on: date) -> list[Todo]:
    """One for each request about somebody of a unit in which `user` itself holds a post that manages. One query."""
    units = {each.position.unit_id for each in reach.held(user) if Grant.MANAGE in each.grants}
    if not units:
        return []
    return [
        Todo(
            what=texts.TODO,
            url=request.get_absolute_url(),
            kind=texts.KIND_NAME,
            about=texts.TODO_ABOUT.format(name=request.person, count=request.number, unit=request.person.unit),
            icon="user-edit",
        )
        for request in queries.waiting_in(units)
    ]
