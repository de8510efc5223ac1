"""The units directly below, those that need somebody first."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from branches.pillars.contract import Place, Tile
from branches.positions.models import Position
from branches.templatetags.ui import vnumber
from branches.units.models import Unit
from branches.units.queries import natural_key
from members.people.models import Person
from members.people.models.persons import Standing
from members.people.queries import rollups
from members.people.tiles import texts
from members.people.tiles.board import Board, dashboard

SHOWN_FIRST = 12
KEYS = {"bi-thu": "branches:unled", "thieu": "missing", "it-nguoi": "branches:few", "lau": "branches:quiet"}


@dataclass
class Row:
    unit: Unit
    figures: rollups.Figures
    secretary: str
    listed: bool
    reasons: list
    members_url: str
    missing_url: str

    @property
    def url(self):
        return dashboard(self.unit)

    @property
    def unled_url(self):
        return f"{dashboard(self.unit, loc='bi-thu')}#don-vi"

    @property
    def missing(self):
        return self.figures.count("missing")

    @property
    def unled(self):
        return self.figures.count("branches:unled")

    @property
    def branches(self):
        return self.figures.count("branches")

    @property
    def urgency(self) -> tuple:
        """Kinds of trouble per branch, then the share of records that lack something."""
        troubles = sum(self.figures.count(f"branches:{what}") for what in ("unled", "few", "quiet"))
        return (
            -troubles / max(self.figures.count("branches"), 1),
            -self.figures.count("missing") / max(self.figures.members, 1),
            natural_key(self.unit.name),
        )


def of(board: Board) -> Tile | None:
    """None for a unit without subordinate ones."""
    units = list(
        Unit.objects.open().filter(path__startswith=board.unit.path, depth=board.unit.depth + 1).select_related("level")
    )
    if not units:
        return None
    rows = _rows(board, units)
    asked = board.viewing.asked.get("loc", "")
    asked = asked if asked in KEYS else ""
    chosen = [row for row in rows if not asked or row.figures.count(KEYS[asked])]
    whole = "tat-ca" in board.viewing.asked or len(chosen) <= SHOWN_FIRST
    return Tile(
        Place.WIDE,
        "members/people/tiles/subordinates.html",
        {
            "rows": chosen if whole else chosen[:SHOWN_FIRST],
            "count": len(chosen),
            "all_url": "" if whole else f"{dashboard(board.unit, loc=asked, **{'tat-ca': '1'})}#don-vi",
            "tabs": _tabs(board, rows, asked),
            "asked": asked,
            "evidence_url": reverse("scorecard:evidence", args=[board.unit.code]),
            "branches_only": all(row.unit.is_branch for row in rows),
        },
    )


def _tabs(board, rows, asked):
    tabs = []
    for code, label in texts.TABS.items():
        count = sum(1 for row in rows if row.figures.count(KEYS[code])) if code else len(rows)
        if code and not count:
            continue
        tabs.append(
            {
                "label": label,
                "count": count,
                "tone": {"bi-thu": "bad", "": ""}.get(code, "warn"),
                "current": code == asked,
                "url": f"{dashboard(board.unit, loc=code)}#don-vi",
            }
        )
    return tabs


def _rows(board, units):
    figures = rollups.today_of(units, board.on)
    holders, listed = _holders(units, board.on), _listed(units)
    rows = [
        Row(
            unit,
            figures[unit.pk],
            holders.get(unit.pk) or listed.get(unit.pk, ""),
            unit.pk not in holders,
            _reasons(unit, figures[unit.pk], board),
            board.roster(unit),
            board.roster(unit, missing="any"),
        )
        for unit in units
    ]
    return sorted(rows, key=lambda row: row.urgency)


def _holders(units, on):
    """{unit key: names of who holds the post of secretary}; one query."""
    found = {}
    positions = Position.objects.active(on).filter(unit__in=units, post="secretary").select_related("user")
    for position in positions:
        name = str(position.user)
        found[position.unit_id] = f"{found[position.unit_id]}, {name}" if position.unit_id in found else name
    return found


def _listed(units):
    """{unit key: name of who is listed as secretary}; one query."""
    people = Person.objects.filter(Q(current_unit__in=units), standing=Standing.MEMBER, listed_post="secretary")
    return dict(people.order_by("-pk").values_list("current_unit", "full_name"))


def _reasons(unit, figures, board):
    """Why the unit stands where it stands: (tone, sentence), the gravest first."""
    rules, branches = board.rules, figures.count("branches")
    few, quiet, unled = (figures.count(f"branches:{what}") for what in ("few", "quiet", "unled"))
    reasons = []
    if unit.is_branch:
        if unled:
            reasons.append(("bad", texts.NO_SECRETARY))
        if few:
            sentence = texts.FEW_MEMBERS if figures.members else texts.NO_MEMBERS
            reasons.append(("bad", sentence.format(count=figures.members)))
        if quiet:
            days = (board.on - figures.changed_on).days if figures.changed_on else None
            reasons.append(("warn", texts.QUIET.format(days=days) if days else texts.NEVER_CHANGED))
    else:
        if unled:
            reasons.append(("bad", texts.BRANCHES_UNLED.format(count=vnumber(unled), branches=vnumber(branches))))
        if few:
            reasons.append(("bad", texts.BRANCHES_FEW.format(count=vnumber(few), few=rules.min_branch_members)))
        if quiet:
            reasons.append(("warn", texts.BRANCHES_QUIET.format(count=vnumber(quiet), days=rules.stale_unit_days)))
    return reasons
