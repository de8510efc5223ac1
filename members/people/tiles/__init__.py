"""What the first pillar shows on the dashboards."""

from branches.pillars.contract import Place, Tile, Viewing
from members.people.tiles import attention, figures, first_steps, movement, occasions, structure, subordinates
from members.people.tiles.board import Board


def tiles(viewing: Viewing) -> list[Tile]:
    if viewing.unit is None:
        return [first_steps.of_nobody(viewing)]
    board = Board.read(viewing)
    if not board.now.members:
        return [tile for tile in (first_steps.of_empty_unit(board), subordinates.of(board), _past(board)) if tile]
    return _of_branch(board) if viewing.unit.is_branch else _of_superior(board)


def _of_branch(board):
    return [
        first_steps.action(board),
        *figures.of_branch(board),
        attention.of(board, Place.MAIN),
        movement.of(board, Place.MAIN),
        movement.trend(board, Place.MAIN),
        occasions.birthdays(board),
        occasions.turning(board),
    ]


def _of_superior(board):
    below = subordinates.of(board)
    return [
        first_steps.action(board),
        *figures.of_superior(board),
        *([below] if below else []),
        _overview(board),
        movement.of(board, Place.WIDE),
        structure.of(board),
    ]


def _overview(board):
    """What to attend to, with the trend beside it."""
    parts = {"attention": attention.of(board, Place.WIDE), "trend": movement.trend(board, Place.WIDE)}
    return Tile(Place.WIDE, "members/people/tiles/overview.html", parts)


def _past(board):
    """The movement of a unit that had members this year."""
    moved = any(figures.counts.get("opening") or figures.by("gain") for figures in board.year.values())
    return movement.of(board, Place.WIDE) if moved else None
