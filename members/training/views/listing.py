"""The list of the branches' cases."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.access import reach
from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.positions.models import Grant
from branches.units import current
from branches.units.models import Unit
from members.training import presenting, queries, rules, texts
from members.training.kind import KIND


@require_safe
def training_list(request):
    rules.may_list(request.user).require()
    branches = Unit.objects.managed_by(request.user).open().filter(level__is_branch=True)
    to_begin = queries.not_begun(branches, timezone.localdate()) if rules.may_begin_somewhere(request.user) else []
    return listing.page(
        request,
        KIND,
        Case.objects.visible_to(request.user),
        template="members/training/list.html",
        columns=_columns(),
        first_use=_first_use(request),
        to_begin=len(to_begin),
        may_open=bool(rules.may_open_somewhere(request.user)),
        looks_after_many=any(each.below for each in reach.held(request.user)),
    )


def _columns():
    return [
        Column(texts.COLUMN_YEAR, lambda programme: str(programme.year), phone=False),
        Column(texts.COLUMN_ROWS, presenting.rows_told),
    ]


def _first_use(request):
    unit = current.current_unit(request)
    if unit is not None and reach.can(request.user, Grant.CONFIRM, unit):
        why = texts.NO_CASES_ABOVE
    elif unit is not None and reach.manages(request.user, unit):
        why = texts.NO_CASES_BRANCH
    else:
        why = texts.NO_CASES_READER
    return {"heading": texts.NO_CASES, "text": why}
