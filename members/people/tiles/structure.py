"""What the members are like: age and sex, Party, sector; ethnicity and religion under the rule of restricted fields."""

from branches.pillars.contract import Place, Tile
from branches.templatetags.ui import vdate, vnumber
from branches.units.models import Sector
from members.people import data
from members.people.data.age_bands import AGE_BANDS
from members.people.filters import NOTHING
from members.people.models.persons import Gender
from members.people.tiles import texts
from members.people.tiles.board import Board

SHOWN_FIRST = 8


def of(board: Board) -> Tile:
    return Tile(
        Place.FOOT,
        "members/people/tiles/structure.html",
        {
            "caption": texts.CAPTION.format(day=vdate(board.on)),
            "members": board.now.members,
            "ages": _ages(board),
            "bars": _party(board) + _sectors(board),
            "restricted": [
                _restricted(board, "ethnicity", data.ETHNICITIES),
                _restricted(board, "religion", data.RELIGIONS),
            ],
            "small": board.rules.small_group,
            "opens": board.opens,
        },
    )


def _ages(board):
    counts, by_sex = board.now.ages(), dict.fromkeys((*Gender.values, ""), 0)
    for of_band in counts.values():
        for gender, count in of_band.items():
            by_sex[gender] += count
    rows = [
        {
            "label": _short(band),
            **{side: counts[band.code][gender] for side, gender in (("left", Gender.MALE), ("right", Gender.FEMALE))},
            "left_url": board.roster(age=band.code, gender=Gender.MALE),
            "right_url": board.roster(age=band.code, gender=Gender.FEMALE),
        }
        for band in reversed(AGE_BANDS)
        if counts.get(band.code)
    ]
    return {
        "rows": rows,
        "most": max((max(row["left"], row["right"]) for row in rows), default=0),
        "male_label": texts.MALE.format(count=vnumber(by_sex[Gender.MALE])),
        "female_label": texts.FEMALE.format(count=vnumber(by_sex[Gender.FEMALE])),
        "male": by_sex[Gender.MALE],
        "female": by_sex[Gender.FEMALE],
        "unknown": by_sex[""],
        "male_url": board.roster(gender=Gender.MALE),
        "female_url": board.roster(gender=Gender.FEMALE),
        "unknown_url": board.roster(gender=NOTHING),
    }


def _short(band):
    """The middle of the pyramid is narrow."""
    if band.last is None and band.first is not None:
        return f"> {band.first - 1}"
    return f"< {band.last + 1}" if band.first is None and band.last is not None else band.label


def _party(board):
    return [{"label": texts.PARTY, "value": board.now.count("party"), "url": board.roster(party="yes")}]


def _sectors(board):
    counts = board.now.by("sector")
    rows = [
        {"label": name, "value": counts[code], "url": board.roster(sector=code)}
        for code, name in Sector.objects.values_list("code", "name")
        if counts[code]
    ]
    if counts[""]:
        rows.append({"label": texts.NO_SECTOR, "value": counts[""], "url": board.roster(sector=NOTHING)})
    if rows:
        rows[0]["rule"] = True
    return rows


def _restricted(board, field, values):
    open_ = field in board.open_fields
    counts = sorted(board.now.by(field).items(), key=lambda each: (-each[1], each[0]))
    rows = [
        {
            "label": values.name(code) if code else texts.UNKNOWN,
            "value": count,
            "url": board.roster(**{field: code or NOTHING}) if open_ else "",
        }
        for code, count in counts
    ]
    if not open_:
        _hide_small(rows, board.rules.small_group)
    return {
        "field": field,
        "label": values.label,
        "open": open_,
        "rows": rows[:SHOWN_FIRST],
        "others": rows[SHOWN_FIRST:],
    }


def _hide_small(rows, least):
    """Groups under `least` show as "< 5". One such group alone could be had by subtraction: the next one is hidden too.

    `rows` are sorted, the largest group first.
    """
    small = [row for row in rows if row["value"] < least]
    if len(small) == 1 and len(rows) > 1:
        rows[-2] |= {"value": texts.HIDDEN, "part": 0}
    for row in small:
        row |= {"value": texts.FEWER.format(count=least), "part": 0}
