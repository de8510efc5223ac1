"""One unit: its facts, who leads it, what stands below, what the pillars say; and its history."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from branches.audit.history import entries
from branches.pillars import registry
from branches.positions.models import Position
from branches.units import queries, rules, texts
from branches.units.models import Unit


@require_GET
def detail(request, code):
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    above = visible_above(request.user, unit)
    children = list(Unit.objects.visible_to(request.user).open().filter(queries.children_of([unit])).for_page())
    counts = queries.open_children(children)
    context = {
        "unit": unit,
        "above": above,
        "facts": _facts(unit, above),
        "positions": _positions(unit),
        "children": [(child, counts[child.path]) for child in queries.in_natural_order(children)],
        "may_create": rules.may_create(request.user, unit),
        "panels": [found for panel in registry.gather("unit_panels") if (found := panel(request.user, unit))],
        "can": _can(request.user, unit),
    }
    return render(request, "branches/units/detail.html", context)


def visible_above(user, unit):
    """The units above that this person may open, root first."""
    return list(Unit.objects.visible_to(user).filter(path__in=unit.ancestor_paths))


def _facts(unit, above):
    since = unit.periods.order_by("begins_on").values_list("begins_on", flat=True).first()
    parent = above[-1] if above and above[-1].path == unit.parent_path else None
    if parent is None and unit.parent_path:
        parent = Unit.objects.only("name").get(path=unit.parent_path)
        place = {"label": texts.FACT_PARENT, "value": parent.name}
    elif parent:
        place = {"label": texts.FACT_PARENT, "value": parent.name, "url": parent.get_absolute_url()}
    else:
        place = None
    closed = {
        "label": texts.FACT_STATE,
        "status": {"kind": "none", "text": texts.STATE_CLOSED},
    }
    facts = [
        {"label": texts.FACT_CODE, "value": unit.code},
        {"label": texts.FACT_LEVEL, "value": unit.level.name},
        {"label": texts.FACT_SECTOR, "value": unit.sector.name if unit.sector else texts.NO_SECTOR},
        place,
        {"label": texts.FACT_SINCE, "value": f"{since:%d/%m/%Y}" if since else ""},
        closed if unit.closed_on else None,
    ]
    return [fact for fact in facts if fact]


def _positions(unit):
    positions = Position.objects.filter(unit=unit).active(timezone.localdate()).select_related("user", "post")
    found = list(positions)
    for position in found:
        position.unit = unit  # its level, which the title asks for, is already read
    return found


def _can(user, unit):
    """What can be done; what can't stays, with why."""

    def action(label, icon, url, decision):
        return {"label": label, "icon": icon, "url": url, "reason": decision.reason}

    create = f"{reverse('units:create')}?duoi={unit.code}"
    below = [] if unit.is_branch else [action(texts.DO_CREATE, "plus", create, rules.may_create(user, unit))]
    return [
        *below,
        action(texts.DO_EDIT, "edit", reverse("units:edit", args=[unit.code]), rules.may_edit(user, unit)),
        action(texts.DO_MOVE, "arrows-exchange", reverse("units:move", args=[unit.code]), rules.may_move(user, unit)),
        action(texts.DO_CLOSE, "ban", reverse("units:close", args=[unit.code]), rules.may_close(user, unit)),
        {
            "label": texts.DO_EVIDENCE,
            "icon": "clipboard-check",
            "url": reverse("scorecard:evidence", args=[unit.code]),
        },
        {
            "label": texts.DO_STATISTICS,
            "icon": "report-analytics",
            "url": reverse("statistics:figures", args=[unit.code]),
        },
        {"label": texts.DO_PAPERS, "icon": "file-text", "url": reverse("papers:register", args=[unit.code])},
        {"label": texts.DO_HISTORY, "icon": "history", "url": reverse("units:history", args=[unit.code])},
    ]


@require_GET
def history(request, code):
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    context = {
        "unit": unit,
        "periods": unit.periods.select_related("parent", "level", "sector").order_by("-begins_on", "-pk"),
        "entries": entries(unit),
        "above": visible_above(request.user, unit),
    }
    return render(request, "branches/units/history.html", context)
