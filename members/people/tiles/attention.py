"""What somebody has to attend to in a unit, each with the list behind it."""

from django.urls import reverse

from branches.administration.rules import may_keep_committee
from branches.pillars.contract import Place, Tile
from branches.templatetags.ui import vnumber
from members.people.data.age_bands import UNKNOWN
from members.people.tiles import texts
from members.people.tiles.board import Board

YOUNGEST = "under-16"
OLDEST = "over-30"


def of(board: Board, place: Place) -> Tile:
    items = _of_people(board)
    if board.unit.is_branch:
        items = _of_branch(board) + items
    return Tile(place, "members/people/tiles/attention.html", {"items": items, "opens": board.opens})


def _of_people(board):
    now, rules = board.now, board.rules
    of_age = {band: counts.total() for band, counts in now.ages().items()}
    return [
        item
        for item in (
            _item(
                of_age.get(OLDEST, 0), texts.ITEM_OVER, texts.ITEM_OVER_WHY, "user-x", "bad", board.roster(age=OLDEST)
            ),
            _item(
                of_age.get(YOUNGEST, 0),
                texts.ITEM_UNDER,
                texts.ITEM_UNDER_WHY,
                "alert-circle",
                "bad",
                board.roster(age=YOUNGEST),
            ),
            _item(
                now.count("missing"),
                texts.ITEM_MISSING,
                texts.ITEM_MISSING_WHY,
                "clipboard-x",
                "warn",
                board.roster(missing="any"),
            ),
            _item(
                of_age.get(UNKNOWN.code, 0),
                texts.ITEM_UNBORN,
                texts.ITEM_UNBORN_WHY,
                "calendar-off",
                "warn",
                board.roster(age=UNKNOWN.code),
            ),
            _item(
                now.count("turning"),
                texts.ITEM_TURNING,
                texts.ITEM_TURNING_WHY,
                "cake",
                "info",
                board.roster(turning="yes"),
                age=rules.come_of_age,
                days=rules.turning_notice,
            ),
        )
        if item
    ]


def _of_branch(board):
    now, rules, unit = board.now, board.rules, board.unit
    may_appoint = may_keep_committee(board.viewing.user, unit)
    days = (board.on - now.changed_on).days if now.changed_on else rules.stale_unit_days
    return [
        item
        for item in (
            _item(
                now.count("branches:unled"),
                texts.ITEM_UNLED,
                texts.ITEM_UNLED_WHY,
                "user-off",
                "bad",
                reverse("administration:positions", args=[unit.code]) if may_appoint else "",
            ),
            _item(
                now.count("branches:few"),
                texts.ITEM_FEW,
                texts.ITEM_FEW_WHY,
                "users-group",
                "bad",
                board.roster(),
                few=rules.min_branch_members,
            ),
            _item(
                now.count("branches:quiet"),
                texts.ITEM_QUIET,
                texts.ITEM_QUIET_WHY,
                "history",
                "warn",
                board.roster(),
                days=days,
            ),
        )
        if item
    ]


def _item(count, title, why, icon, tone, url, **words):
    words["count"] = vnumber(count)
    return count and {
        "title": title.format(**words),
        "text": why.format(**words),
        "icon": icon,
        "tone": tone,
        "url": url,
    }
