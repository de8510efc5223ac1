"""What members wait for from their branch: a transfer that they asked for, or one that they want back."""

from datetime import date, timedelta

from branches.access import reach
from branches.cases.kinds import Todo
from branches.positions.models import Grant
from branches.rulesets import definitions
from members.transfers import queries, texts


def wishes(user, on: date) -> list[Todo]:
    """Of the units in which `user` itself holds a post that manages. Two queries at most beside the posts, none without
    one; what this person drafted for oneself is among the own drafts already."""
    units = {each.position.unit_id for each in reach.held(user) if Grant.MANAGE in each.grants}
    if not units:
        return []
    waiting = [
        each
        for each in queries.asked_by_members(units)
        if each.withdrawal_asked_on or each.unnamed or each.case.opened_by_id != user.pk
    ]
    if not waiting:
        return []
    days = timedelta(days=definitions.on(on).transfer_branch_days)
    return [
        Todo(
            what=texts.TODO_WITHDRAWAL if each.withdrawal_asked_on else texts.TODO_WISH,
            url=each.case.get_absolute_url(),
            due_on=(each.withdrawal_asked_on or each.asked_on) + days,
            number=each.case.number,
            kind=texts.KIND_NAME,
            about=each.case.about,
            icon="arrows-exchange",
        )
        for each in waiting
    ]
