"""The cases behind the figures of criterion 1.3 of a unit, in a period."""

from datetime import date

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.cases import evidence, texts
from branches.cases.kinds import all_kinds
from branches.cases.models import Case
from branches.units.models import Unit

PAGE = 50
# Tabs by their name in the address, with what an empty one says.
TABS = {
    "thieu": (texts.TAB_LACKING, texts.NONE_LACKING, texts.NONE_LACKING_WHY),
    "du": (texts.TAB_COMPLETE, texts.NONE_COMPLETE, texts.NONE_COMPLETE_WHY),
    "qua-han": (texts.TAB_LATE, texts.NONE_LATE, texts.NONE_LATE_WHY),
}


@require_safe
@never_cache
def case_evidence(request, code):
    unit = get_object_or_404(Unit.objects.visible_to(request.user), code=code)
    request.nav_part = "units"
    period = _period(request.GET)
    done, late = evidence.behind(unit, period)
    cases = Case.objects.visible_to(request.user).filter(pk__in={*done, *late})
    seen = set(cases.values_list("pk", flat=True))
    keys = {
        "thieu": [key for key, lacking in done.items() if lacking and key in seen],
        "du": [key for key, lacking in done.items() if not lacking and key in seen],
        "qua-han": [key for key in late if key in seen],
    }
    tab = request.GET.get("tab")
    if tab not in TABS:
        tab = next((name for name in TABS if keys[name]), "thieu")
    found = cases.filter(pk__in=keys[tab]).select_related("opening_unit").order_by("-closed_on", "-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    kinds = {kind.code: kind.name for kind in all_kinds()}

    def address(**changes):
        first, last = period
        return f"?{urlencode({'tu': first.isoformat(), 'den': last.isoformat(), 'tab': tab, **changes})}"

    context = {
        "unit": unit,
        "period": period,
        "trail": [_above(unit, period[1].year)],
        "tab": tab,
        "tabs": [
            {"label": label, "url": address(tab=name), "count": len(keys[name]), "current": name == tab}
            for name, (label, _, _) in TABS.items()
        ],
        "empty": dict(zip(("heading", "text"), TABS[tab][1:], strict=True)),
        "rows": [
            {
                "case": case,
                "kind": kinds.get(case.kind, ""),
                "lacking": done.get(case.pk, []),
                "late": texts.LATE_DAYS.format(days=late[case.pk]) if case.pk in late else "",
            }
            for case in page.object_list
        ],
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "branches/cases/evidence.html", context)


def _above(unit, year):
    url = reverse("scorecard:evidence", args=[unit.code])
    return {"label": texts.EVIDENCE.format(year=year), "url": f"{url}?{urlencode({'nam': year})}"}


def _period(asked):
    """The days `tu` to `den` of the address, both included; this year up to today where they make no sense."""
    today = timezone.localdate()
    try:
        first, last = date.fromisoformat(asked.get("tu", "")), date.fromisoformat(asked.get("den", ""))
    except ValueError:
        first, last = date.max, date.min
    return (first, last) if first <= last else (date(today.year, 1, 1), today)
