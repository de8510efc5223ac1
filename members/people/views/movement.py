"""The movement report of a unit and a period. Every figure opens onto the stays behind it (views/ledger.py)."""

from dataclasses import dataclass

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.templatetags.ui import vdate
from branches.units import current
from branches.units.models import Unit
from members.people import filters, rules, texts
from members.people.actions import rollups as summaries
from members.people.models.memberships import OPENING_ENTRIES, Began, Ended
from members.people.queries import areas, movements, periods, rollups, roster
from members.people.queries.areas import Shown
from members.people.queries.movements import Movement
from members.people.queries.periods import Period


@dataclass
class Asked:
    """What an address of the report means: `shown` within `whole`, the reach of the post in use."""

    whole: Shown
    shown: Shown
    period: Period
    warnings: list

    @classmethod
    def of(cls, request, data):
        whole = areas.shown(current.current_seat(request))
        code, warnings = data.get("unit", "").strip(), []
        unit = filters.unit_named(request.user, code, whole) if code else None
        if code and unit is None and code != whole.unit.code:
            warnings.append(texts.NO_SUCH_UNIT_HERE.format(code=code[:40]))
        period, said = periods.asked(data)
        return cls(whole, areas.shown(current.current_seat(request), unit), period, warnings + said)

    def movements(self, parts: list[Unit]) -> dict[int, Movement]:
        """Of the unit of the report and of these below it, by key: from the monthly summaries where these tell it, so
        that a province costs no more than a branch, else from the ledger."""
        unit, period = self.shown.unit, self.period
        keys = [unit.pk, *(part.pk for part in parts)]
        kept_since = summaries.oldest_month(timezone.localdate())
        if not self.shown.below or not period.whole_months or period.first < kept_since:
            return movements.movements(keys, period.first, period.after, below=self.shown.below)
        summaries.settle(unit)
        months = rollups.months_of_many(keys, period.first, period.last)
        return {key: rollups.movement_of(months[key]) for key in keys}

    def report(self, unit: Unit, period: Period | None = None) -> str:
        return _address("members:people:movement", unit=unit.code, **(period or self.period).query)

    def stays(self, unit: Unit, why: str) -> str:
        """The list behind a figure that counts what happened in the period."""
        return _address("members:people:ledger", unit=unit.code, why=why, **self.period.query)

    def stays_on(self, unit: Unit, day, why: str = "") -> str:
        """The list of who was there at the end of a day."""
        return _address("members:people:ledger", unit=unit.code, why=why, on=day.isoformat())


@require_safe
def movement(request):
    """The report. `unit` (a code), `from` and `to` in the address; without them all of one's reach, and this year."""
    rules.may_list(request.user).require()
    asked = Asked.of(request, request.GET)
    unit, period = asked.shown.unit, asked.period
    parts = areas.parts_of(asked.shown)
    found = asked.movements(parts)
    guests = movements.guests([unit.pk], period.first, period.after, below=asked.shown.below)[unit.pk]
    return render(
        request,
        "members/people/movement.html",
        {
            "asked": asked,
            "unit": unit,
            "period": period,
            "printed": timezone.localtime(),
            "flow": _flow(asked, found[unit.pk]),
            "reasons": _reasons(asked, found[unit.pk]),
            "apart": _apart(asked, found[unit.pk], guests),
            "parts": [_part(asked, part, found[part.pk]) for part in counted(parts, found)],
            "presets": _presets(asked),
            "units": _units(asked, parts),
            "may_export": rules.may_export(request.user, asked.shown),
        },
    )


def counted(parts: list[Unit], found: dict[int, Movement]) -> list[Unit]:
    """Those of the units below that a table shows: not the closed ones in which nothing was."""
    return [part for part in parts if part.closed_on is None or _counts(found[part.pk])]


def _counts(movement):
    return movement.opening or movement.closing or any(movement.gains.values()) or any(movement.losses.values())


def _flow(asked, found: Movement):
    """What components/movement.html takes."""
    unit, period = asked.shown.unit, asked.period
    gains, listed, losses = _gains(asked, found), _listed(asked, found), _losses(asked, found)
    today = period.last == timezone.localdate()
    return {
        "start": {
            "label": texts.START_OF.format(day=vdate(period.first)),
            "value": found.opening,
            "url": asked.stays_on(unit, period.before),
        },
        "end": {
            "label": texts.END_OF.format(day=vdate(period.last)),
            "value": found.closing,
            "url": asked.stays_on(unit, period.last),
        },
        "gains": [line for line in gains if line["value"]],
        "listed": [line for line in listed if line["value"]],
        "losses": [line for line in losses if line["value"]],
        "gained": _sum(gains),
        "listed_sum": _sum(listed),
        "lost": _sum(losses),
        "agrees": not today or found.closing == roster.people_of(asked.shown).count(),
    }


def _reasons(asked, found: Movement):
    """The table by reason: groups with their sums, each reason even where it counts nobody."""
    groups = [
        (texts.LISTED_ON, "+", _listed(asked, found)),
        (texts.GAINED, "+", _gains(asked, found)),
        (texts.LOST, "−", _losses(asked, found)),
    ]
    return [{"label": label, "sign": sign, "lines": lines, "sum": _sum(lines)} for label, sign, lines in groups]


def _listed(asked, found):
    return [_line(asked, "gain", Began(code), count) for code, count in found.gains.items() if code in OPENING_ENTRIES]


def _gains(asked, found):
    return [
        _line(asked, "gain", Began(code), count) for code, count in found.gains.items() if code not in OPENING_ENTRIES
    ]


def _losses(asked, found):
    return [_line(asked, "loss", Ended(code), count) for code, count in found.losses.items()]


def _line(asked, side, reason, count):
    url = asked.stays(asked.shown.unit, f"{side}:{reason.value}") if count else ""
    return {"label": reason.label.capitalize(), "value": count, "url": url}


def _sum(lines):
    return sum(line["value"] for line in lines)


def _apart(asked, found: Movement, guests):
    """Lines that are in no sum: moves inside, equal both ways, and who is a guest."""
    unit, period = asked.shown.unit, asked.period
    lines = []
    for code, count in found.inner.items():
        if (asked.shown.below and unit.numchild) or count:
            url = asked.stays(unit, f"inner:{code}") if count else ""
            both = {"value": count, "url": url}
            lines.append({"label": texts.INNER[code], "opening": None, "came": both, "went": both, "closing": None})
    for kind, counts in guests.items():
        lines.append(
            {
                "label": texts.GUESTS[kind],
                "opening": _linked(counts.opening, asked.stays_on(unit, period.before, f"guest:{kind}")),
                "came": _linked(counts.came, asked.stays(unit, f"came:{kind}")),
                "went": _linked(counts.went, asked.stays(unit, f"went:{kind}")),
                "closing": _linked(counts.closing, asked.stays_on(unit, period.last, f"guest:{kind}")),
            }
        )
    return lines


def _part(asked, part, found: Movement):
    """A row of the table of units below: its figures open onto its own report."""
    period = asked.period
    listed = sum(found.gains[code] for code in OPENING_ENTRIES)
    name = texts.UNIT_CLOSED_SHORT.format(unit=part.name) if part.closed_on else part.name
    return {
        "name": name,
        "url": asked.report(part),
        "opening": _linked(found.opening, asked.stays_on(part, period.before)),
        "listed": _linked(listed, asked.stays(part, "listed")),
        "gained": _linked(found.gained - listed, asked.stays(part, "gains")),
        "lost": _linked(found.lost, asked.stays(part, "losses")),
        "closing": _linked(found.closing, asked.stays_on(part, period.last)),
    }


def _linked(count, url):
    return {"value": count, "url": url if count else ""}


def _presets(asked):
    return [
        {"label": label, "url": asked.report(asked.shown.unit, period), "current": period == asked.period}
        for label, period in periods.presets(timezone.localdate()).items()
    ]


def _units(asked, parts):
    """Units to choose from: all of one's reach, the one that is chosen, what stands directly below it."""
    chosen = [] if asked.shown.unit == asked.whole.unit else [asked.shown.unit]
    return [
        (unit.code, texts.UNIT_CLOSED_SHORT.format(unit=unit.name) if unit.closed_on else unit.name)
        for unit in [asked.whole.unit, *chosen, *parts]
    ]


def _address(route, **query):
    found = QueryDict(mutable=True)
    found.update({name: value for name, value in query.items() if value})
    return f"{reverse(route)}?{found.urlencode()}"
