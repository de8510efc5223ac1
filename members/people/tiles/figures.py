"""The key figures at the top."""

from branches.pillars.contract import Place, Tile
from branches.templatetags.ui import percent, vnumber
from members.people.tiles import texts
from members.people.tiles.board import Board, dashboard


def of_branch(board: Board) -> list[Tile]:
    return [_figure(**each) for each in (members(board), complete(board), party(board), turning(board))]


def of_superior(board: Board) -> list[Tile]:
    return [_figure(**each) for each in (members(board), complete(board), unled(board), turning(board))]


def members(board):
    opening = next(iter(board.year.values())).count("opening")
    return {
        "label": texts.MEMBERS,
        "icon": "users",
        "value": board.now.members,
        "url": board.roster(),
        "small": _trend(opening, board.now.members),
    }


def _trend(before, now):
    if not before:
        return texts.NOBODY_BEFORE
    if before == now:
        return texts.AS_BEFORE
    return (texts.GREW if now > before else texts.SHRANK).format(count=vnumber(abs(now - before)))


def complete(board):
    missing, whole = board.now.count("missing"), board.now.members
    small = texts.INCOMPLETE.format(count=vnumber(missing)) if missing else texts.ALL_COMPLETE
    return {
        "label": texts.COMPLETE,
        "icon": "clipboard-check",
        "value": whole - missing,
        "whole": whole,
        "tone": "warn" if missing else "ok",
        "url": board.roster(missing="none"),
        "small": small if whole else texts.NOBODY,
    }


def party(board):
    count = board.now.count("party")
    return {
        "label": texts.PARTY,
        "icon": "star",
        "value": count,
        "url": board.roster(party="yes"),
        "small": texts.SHARE.format(share=percent(count, board.now.members)),
    }


def turning(board):
    return {
        "label": texts.TURNING.format(age=board.rules.come_of_age),
        "icon": "cake",
        "value": board.now.count("turning"),
        "url": board.roster(turning="yes"),
        "small": texts.WITHIN.format(days=board.rules.turning_notice),
    }


def unled(board):
    count = board.now.count("branches:unled")
    return {
        "label": texts.UNLED,
        "icon": "user-off",
        "value": count,
        "whole": board.now.count("branches"),
        "tone": "warn",
        "url": f"{dashboard(board.unit, loc='bi-thu')}#don-vi",
        "small": texts.UNLED_SMALL if count else texts.ALL_LED,
    }


def _figure(**context):
    return Tile(Place.FIGURE, "members/people/tiles/figure.html", context)
