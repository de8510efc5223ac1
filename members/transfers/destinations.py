"""Where somebody can be sent to: any open branch or cơ sở of the whole system, found by name or code."""

from dataclasses import dataclass

from django.db.models import Case as Choose
from django.db.models import Q, Value, When

from branches.units.models import Unit
from branches.vietnamese.names import clean, fold

MOST = 10
LONGEST = 100
# Names of units above, typed after a comma, that are looked below.
MOST_ABOVE = 60


@dataclass(frozen=True)
class Destination:
    """A unit with the units above it, nearest first: what tells it from others of the same name."""

    unit: Unit
    above: tuple[Unit, ...]

    @property
    def place(self) -> str:
        """ "Đoàn phường Hai · Tỉnh đoàn Thử"; the top of the whole tree says nothing and is left out."""
        said = [each.name for each in self.above if each.depth > 1] or [each.name for each in self.above]
        return " · ".join(said)


@dataclass(frozen=True)
class Found:
    destinations: tuple[Destination, ...]
    more: bool = False


def search(text: str, *, near: Unit | None = None, most: int = MOST) -> Found:
    """Units called `text`, or whose code begins so; "tổ 4, mỹ an đông" looks below units called what follows the comma.

    The very name comes first, then what lies nearest to `near`. Three queries at most.
    """
    name, _, above = clean(text.replace("\0", ""))[:LONGEST].partition(",")
    folded, code, above = fold(name), name.strip().upper(), fold(above)
    if not folded:
        return Found(())
    units = Unit.objects.open().filter(Q(level__is_branch=True) | Q(level__is_grassroots=True))
    units = units.filter(Q(folded_name__contains=folded) | Q(code__startswith=code))
    if above:
        tops = Unit.objects.open().filter(folded_name__contains=above, numchild__gt=0)
        below = Q(pk__in=[])
        for path in tops.order_by("depth").values_list("path", flat=True)[:MOST_ABOVE]:
            below |= Q(path__startswith=path)
        units = units.filter(below)
    ordered = units.annotate(likeness=_likeness(folded, code), nearness=_nearness(near)).order_by(
        "likeness", "nearness", "path"
    )
    rows = list(ordered.select_related("level")[: most + 1])
    return Found(tuple(with_above(rows[:most])), len(rows) > most)


def open_by_code(codes) -> dict[str, Unit]:
    """{code: open unit}; one query for any number."""
    return {unit.code: unit for unit in Unit.objects.open().filter(code__in=codes).select_related("level")}


def with_above(units) -> list[Destination]:
    """The same units with those above them; one query for any number."""
    units = list(units)
    paths = {path for unit in units for path in unit.ancestor_paths}
    by_path = {unit.path: unit for unit in Unit.objects.filter(path__in=paths)} if paths else {}
    return [
        Destination(unit, tuple(by_path[path] for path in reversed(unit.ancestor_paths) if path in by_path))
        for unit in units
    ]


def _likeness(folded, code):
    return Choose(
        When(code=code, then=Value(0)),
        When(folded_name=folded, then=Value(1)),
        # "tổ 4" means "Chi đoàn tổ 4" before "Chi đoàn tổ 40".
        When(folded_name__endswith=f" {folded}", then=Value(2)),
        When(folded_name__contains=f" {folded} ", then=Value(3)),
        default=Value(4),
    )


def _nearness(near):
    paths = [] if near is None else list(reversed(near.ancestor_paths))
    if not paths:
        return Value(0)
    return Choose(
        *(When(path__startswith=path, then=Value(far)) for far, path in enumerate(paths)), default=Value(len(paths))
    )
