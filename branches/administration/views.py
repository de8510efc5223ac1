"""The first page of administration: the unit in view and those directly below, with their posts and accounts."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from branches.administration.rules import may_administer_anything, may_open_administration
from branches.units import current
from branches.units.models import Unit

PER_PAGE = 50


def index(request):
    may_open_administration(request.user).require()
    reachable = Unit.objects.visible_to(request.user)
    unit = current.current_unit(request)
    if request.GET.get("unit"):
        unit = get_object_or_404(reachable, code=request.GET["unit"])
    today = timezone.localdate()
    running = Q(positions__begins_on__lte=today) & (
        Q(positions__ends_on__isnull=True) | Q(positions__ends_on__gte=today)
    )
    units = (
        reachable.filter(path__startswith=unit.path, depth__lte=unit.depth + 1)
        .open()
        .select_related("level")
        .annotate(
            posts=Count("positions", filter=running, distinct=True),
            accounts=Count("positions__user", filter=running & Q(positions__user__is_active=True), distinct=True),
            secretaries=Count("positions", filter=running & Q(positions__post="secretary"), distinct=True),
        )
    )
    page = Paginator(units, PER_PAGE).get_page(request.GET.get("trang"))
    above = reachable.filter(path=unit.parent_path).first() if unit.depth > 1 else None
    context = {"unit": unit, "above": above, "page": page, "may_rules": may_administer_anything(request.user)}
    return render(request, "branches/administration/index.html", context)
