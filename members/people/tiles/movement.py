"""Movement of the year, and the number of members by month."""

from datetime import timedelta

from branches.pillars.contract import Place, Tile
from branches.templatetags.ui import vdate
from members.people.models.memberships import OPENING_ENTRIES
from members.people.queries import rollups
from members.people.tiles import texts
from members.people.tiles.board import Board

WIDE_NUMBER = 1_000
NARROW_NUMBER = 100
FEW_MONTHS = 6


def of(board: Board, place: Place) -> Tile:
    movement = rollups.movement_of(board.year)
    begin = board.on.replace(month=1, day=1)
    period = {"from": begin, "to": board.on}
    gains = _lines(board, movement.gains, texts.GAINS, "gain", period, leave=OPENING_ENTRIES)
    listed = _lines(board, movement.gains, texts.GAINS, "gain", period, only=OPENING_ENTRIES)
    losses = _lines(board, movement.losses, texts.LOSSES, "loss", period)
    return Tile(
        place,
        "members/people/tiles/movement.html",
        {
            "year": str(board.on.year),
            "report_url": board.movement(**period),
            "start": {
                "label": texts.START.format(day=f"{begin:%d/%m}"),
                "value": movement.opening,
                "url": board.ledger(on=begin - timedelta(days=1)),
            },
            "end": {
                "label": texts.END.format(day=f"{board.on:%d/%m}"),
                "value": movement.closing,
                "url": board.roster(),
            },
            "agrees": movement.closing == board.now.members,
            "gains": gains,
            "gained": sum(line["value"] for line in gains),
            "listed": listed,
            "listed_sum": sum(line["value"] for line in listed),
            "losses": losses,
            "lost": movement.lost,
        },
    )


def _lines(board, counts, labels, side, period, only=None, leave=()):
    return [
        {"label": labels[code], "value": count, "url": board.ledger(why=f"{side}:{code}", **period)}
        for code, count in counts.items()
        if count and code not in leave and (only is None or code in only)
    ]


def trend(board: Board, place: Place) -> Tile:
    months = list(board.trend.items())
    most = max(figures.members for _, figures in months)
    if most >= WIDE_NUMBER:
        months = months[-FEW_MONTHS:]
    columns, begun = [], False
    for month, figures in months:
        # A month before anybody was written down has no figure: that is no nought.
        begun = begun or figures.members > 0
        last = min(rollups.month_end(month), board.on)
        columns.append(
            {
                "label": str(month.month),
                "value": figures.members if begun else None,
                "strong": last == board.on,
                "url": "" if not begun else board.roster() if last == board.on else board.ledger(on=last),
            }
        )
    return Tile(
        place,
        "members/people/tiles/trend.html",
        {
            "columns": columns,
            "most": most,
            "number": len(columns),
            "class": "colchart-half" if most >= NARROW_NUMBER else "",
            "caption": texts.TREND_CAPTION.format(day=vdate(board.on)),
        },
    )
