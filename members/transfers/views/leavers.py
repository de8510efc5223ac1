"""Many at once: a grid with a target a row, then the judged list, then what was done. One page, one form."""

from functools import cached_property

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.units.models import Unit
from members.people.models import Person
from members.transfers import actions, destinations, rules, texts
from members.transfers.forms import LeaversForm
from members.transfers.views.trail import trail
from members.transfers.widgets import DestinationField

# A class has sixty; a page of more is slow to read on a phone.
MOST = 120
MOST_TARGETS = 40
STAYS = "o-lai"


@require_http_methods(["GET", "POST"])
@never_cache
def transfer_leavers(request):
    """`nguoi` are keys of the people, or `unit` the code of their branch; `buoc` is what the pressed button says."""
    rules.may_draft_somewhere(request.user).require()
    data = request.POST if request.method == "POST" else request.GET
    unit, people = _chosen(request.user, data)
    if unit is None and not people:
        return _choose_unit(request)
    if len(people) > MOST:
        messages.warning(request, texts.TOO_MANY.format(most=MOST))
        people = people[:MOST]
    grid = Grid(request.user, data, people)
    step = data.get("buoc", "")
    if step.startswith("bo:"):
        grid.drop(step.removeprefix("bo:"))
    elif step == "them" and not grid.add():
        return _grid_page(request, unit, grid, status=422)
    elif step in {"xem", "lap", "gui"}:
        if not grid.form.is_valid():
            return _grid_page(request, unit, grid, status=422)
        if step != "xem":
            return _write(request, unit, grid, send=step == "gui")
        return render(request, "members/transfers/leavers_judged.html", _context(unit, grid))
    return _grid_page(request, unit, grid)


class Grid:
    """What the form holds: the places gone to, the one for all, and where each person goes."""

    def __init__(self, user, data, people):
        self.user, self.people = user, people
        codes = list(dict.fromkeys(code.replace("\0", "") for code in data.getlist("noi")))[:MOST_TARGETS]
        by_code = destinations.open_by_code(codes)
        self.targets = [by_code[code] for code in codes if code in by_code]
        self.common = data.get("chung", "")
        self.near = people[0].current_unit if people else None
        self.box = DestinationField(required=False)
        self.box.near(self.near)
        self.typed = self.box.widget.value_from_datadict(data, {}, "them")
        self.fault = ""
        # A common place is known as soon as there is one.
        if self.common not in by_code:
            self.common = self.targets[0].code if self.targets else ""
        self.form = LeaversForm(data if "buoc" in data and data["buoc"] in {"xem", "lap", "gui"} else None)
        if not self.form.is_bound and "reason" in data:
            self.form = LeaversForm(initial={name: data.get(name, "") for name in self.form.fields})
        self.chosen = {person.pk: data.get(f"den-{person.pk}", "") for person in people}

    @cached_property
    def judged(self) -> list[actions.Leaver]:
        """Asked once the places stand."""
        places = {unit.code: unit for unit in self.targets}
        goes = {person: places.get(code or self.common) for person, code in self.chosen.items() if code != STAYS}
        return actions.judge_leavers(self.people, goes, actor=self.user)

    def add(self) -> bool:
        """What the box says goes to the places; False, with a `fault`, where it says nothing that is."""
        try:
            unit = self.box.clean(self.typed)
        except ValidationError as error:
            self.fault = " ".join(error.messages)
            return False
        if unit is not None and unit not in self.targets:
            self.targets.append(unit)
            self.common = self.common or unit.code
        self.typed = None
        return True

    def drop(self, code):
        self.targets = [unit for unit in self.targets if unit.code != code]
        if self.common == code:
            self.common = self.targets[0].code if self.targets else ""

    @cached_property
    def places(self) -> list[dict]:
        return [
            {"unit": each.unit, "place": each.place, "common": each.unit.code == self.common}
            for each in destinations.with_above(self.targets)
        ]

    @property
    def rows(self) -> list[dict]:
        """A row of the grid: what stands in the way whatever is chosen, or the choice."""
        choosable = {texts.STAYS, texts.NO_TARGET, texts.TO_SAME}
        return [
            {
                "person": each.person,
                "refused": each.refused if each.refused not in choosable else "",
                "warnings": each.warnings,
                "chosen": self.chosen[each.person.pk],
                "name": f"den-{each.person.pk}",
            }
            for each in self.judged
        ]

    def draw_box(self):
        attrs = {"id": "id_them", "class": f"form-control{' is-invalid' if self.fault else ''}"}
        if self.fault:
            attrs |= {"aria-invalid": "true", "aria-describedby": "them-loi"}
        return self.box.widget.render("them", self.typed, attrs)

    def hidden(self) -> list[tuple[str, str]]:
        """All that the form holds, for the page that asks once more."""
        pairs = [("nguoi", str(person.pk)) for person in self.people]
        pairs += [("noi", unit.code) for unit in self.targets] + [("chung", self.common)]
        pairs += [(f"den-{person}", code) for person, code in self.chosen.items() if code]
        return pairs + [(name, self.form[name].value() or "") for name in self.form.fields]


def _chosen(user, data):
    """(the branch that they are all of, None where there are several, the people in the order of the alphabet)."""
    people = Person.objects.visible_to(user).select_related("current_unit__level", "kept_by__level")
    people = people.order_by("sort_key", "pk")
    keys = [int(key) for key in data.getlist("nguoi") if key.isascii() and key.isdigit() and len(key) < 19]
    if keys:
        found = list(people.filter(pk__in=keys[: MOST + 1]))
        units = {person.unit for person in found}
        return units.pop() if len(units) == 1 else None, found
    unit = _unit(user, data.get("unit", "").replace("\0", ""))
    return unit, list(people.members().filter(current_unit=unit)[: MOST + 1]) if unit else []


def _unit(user, code):
    branches = Unit.objects.managed_by(user).open().filter(level__is_branch=True).select_related("level")
    if code:
        return get_object_or_404(branches, code=code)
    only = list(branches[:2])
    return only[0] if len(only) == 1 else None


def _choose_unit(request):
    branches = Unit.objects.managed_by(request.user).open().filter(level__is_branch=True)
    context = {"branches": branches.values_list("code", "name"), "trail": trail()}
    return render(request, "members/transfers/leavers_unit.html", context)


def _grid_page(request, unit, grid, *, status=200):
    return render(request, "members/transfers/leavers.html", _context(unit, grid), status=status)


def _context(unit, grid):
    places = {each["unit"].code: each["place"] for each in grid.places}
    return {
        "unit": unit,
        "grid": grid,
        "stays": STAYS,
        "passing": [(each, places[each.to.code]) for each in grid.judged if not each.refused],
        "refused": [each for each in grid.judged if each.refused and each.refused != texts.STAYS],
        "staying": sum(each.refused == texts.STAYS for each in grid.judged),
        "may_send": _may_send(grid.form),
        "trail": trail(),
    }


def _may_send(form):
    """The first step needs a remark, and up to which month dues are paid."""
    return form.is_bound and form.is_valid() and all(form.cleaned_data[name] for name in ("remark", "dues_paid_to"))


def _write(request, unit, grid, *, send):
    wanted = [each for each in grid.judged if each.refused != texts.STAYS]
    done = actions.draft_leavers(wanted, actor=request.user, send=send, **grid.form.cleaned_data)
    number = sum(each.transfer is not None for each in done)
    if number:
        said = texts.LEAVERS_SENT if send else texts.LEAVERS_DRAFTED
        messages.success(request, said.format(count=number))
    if number and number == len(done):
        tab = "dang-xu-ly" if send else "nhap"
        return redirect(f"{reverse('members:transfers:list')}?tab={tab}")
    context = {"done": done, "number": number, "unit": unit, "trail": trail()}
    return render(request, "members/transfers/leavers_done.html", context)
