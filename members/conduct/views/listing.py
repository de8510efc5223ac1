"""The list of cases of discipline."""

from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from members.conduct.kind import KIND
from members.conduct.models.discipline import Form
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts


@require_safe
def discipline_list(request):
    rules.may_list(request.user).require()
    may_draft = rules.may_draft_somewhere(request.user)
    return listing.page(
        request,
        KIND,
        Case.objects.visible_to(request.user),
        template="members/conduct/list.html",
        columns=[
            Column(texts.COLUMN_FORM, lambda thing: capfirst(Form(thing.final_form).label)),
            Column(texts.COLUMN_UNIT, lambda thing: str(thing.case.opening_unit)),
        ],
        first_use={
            "heading": texts.NO_CASES,
            "text": texts.NO_CASES_MAKER if may_draft else texts.NO_CASES_READER,
        },
        may_draft=may_draft,
    )
