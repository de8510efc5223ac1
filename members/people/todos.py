"""Records that lack something, for whoever keeps them."""

from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from branches.access import reach
from branches.cases.kinds import Todo
from branches.positions.models import Grant
from members.people import texts
from members.people.models import Person


def incomplete_records(user, on: date) -> list[Todo]:
    """One for each branch in which `user` itself holds a post that manages it. One query beside the posts."""
    held = [each for each in reach.held(user) if Grant.MANAGE in each.grants and each.position.unit.is_branch]
    branches = {each.position.unit_id: each.position.unit for each in held}
    if not branches:
        return []
    lacking = Person.objects.members().filter(current_unit__in=branches, missing_count__gt=0).order_by()
    counted = dict(lacking.values_list("current_unit").annotate(number=Count("pk")))
    return [
        Todo(
            what=texts.TODO_INCOMPLETE,
            url=f"{reverse('members:people:list')}?{urlencode({'unit': unit.code, 'missing': 'any'})}",
            kind=texts.TODO_KIND,
            about=texts.TODO_INCOMPLETE_ABOUT.format(count=counted[key], unit=unit),
            icon="clipboard-x",
        )
        for key, unit in branches.items()
        if key in counted
    ]
