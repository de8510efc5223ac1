"""The list of admissions, by how far they have come."""

from django.http import QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.units import current
from members.admissions import filters, rules, texts
from members.admissions.kind import KIND


@require_safe
def admission_list(request):
    rules.may_list(request.user).require()
    stage = request.GET.get("giai-doan", "")
    stage = stage if stage in filters.STAGES else ""
    may_open = bool(rules.may_open_somewhere(request.user))
    return listing.page(
        request,
        KIND,
        filters.narrowed(Case.objects.visible_to(request.user), request.user, stage),
        template="members/admissions/list.html",
        columns=COLUMNS,
        kept={"giai-doan": stage},
        first_use=None if stage else _first_use(request, may_open),
        stages=_stages(request, stage),
        may_open=may_open,
    )


def _voted(admission):
    vote = admission.vote
    return f"{vote.in_favour}/{vote.present}" if vote else ""


COLUMNS = [
    Column(texts.COLUMN_BRANCH, lambda admission: admission.unit.name),
    Column(texts.COLUMN_VOTE, _voted, phone=False),
]


def _stages(request, stage):
    """The stages as links that keep the search; what is admitted stands among the cases that are over."""
    found = []
    for code, label in [("", texts.ALL_STAGES), *texts.STAGES.items()]:
        query = QueryDict(mutable=True)
        tab = "da-xong" if code == "chua-the" else "dang-xu-ly" if code else ""
        kept = {"tab": tab, "q": request.GET.get("q", "").replace("\0", ""), "giai-doan": code}
        query.update({name: value for name, value in kept.items() if value})
        found.append({"label": label, "url": f"?{query.urlencode()}", "current": code == stage})
    return found


def _first_use(request, may_open):
    unit = current.current_unit(request)
    if unit is None or not may_open:
        return {"heading": texts.NO_CASES, "text": texts.NO_CASES_READER}
    why = texts.NO_CASES_BRANCH if unit.is_branch else texts.NO_CASES_ABOVE
    pick = {"primary_label": texts.DO_OPEN, "primary_url": reverse("members:admissions:whom"), "primary_icon": "plus"}
    return {"heading": texts.NO_CASES, "text": why, **pick}
