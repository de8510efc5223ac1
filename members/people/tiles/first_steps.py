"""A unit without members: how to fill it. Who holds no post: the own record."""

from branches.pillars.contract import Place, Tile, Viewing
from branches.positions.models import Grant
from branches.units.rules import may_create
from members.people.queries.own import own_record
from members.people.tiles.board import Board


def of_empty_unit(board: Board) -> Tile:
    return Tile(
        Place.NOTICE,
        "members/people/tiles/first_steps.html",
        {
            "unit": board.unit,
            "may_import": board.may(Grant.IMPORT),
            "may_add": board.may(Grant.MANAGE),
            "may_create": bool(may_create(board.viewing.user, board.unit)),
        },
    )


def of_nobody(viewing: Viewing) -> Tile:
    """For who holds no post."""
    return Tile(Place.NOTICE, "members/people/tiles/own_record.html", {"person": own_record(viewing.user)})


def action(board: Board) -> Tile:
    """The one thing to do from here."""
    return Tile(
        Place.ACTION,
        "members/people/tiles/action.html",
        {"may_import": board.may(Grant.IMPORT), "may_add": board.may(Grant.MANAGE), "branch": board.unit.is_branch},
    )
