"""What the values of one row say together. Dates are compared as ISO texts, which have the order of the days."""

from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese import citizen_ids
from members.imports import texts
from members.imports.resources import WIDGETS

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK

# Statutes: members are admitted from 16 on. Older lists hold people who were younger; it is said, never refused.
JOINING_AGE = 16
YOUNGEST, OLDEST = 13, 70
_JOINT = WIDGETS["attachment"].values.name("joint")


def check(row: Row, today: str):
    """`today` in ISO."""
    values = row.values
    if "card_number" in values:
        _mend_card(row, values)
    birth = _span(values["birth_date"]) if "birth_date" in values else None
    joined = _span(values["joined_on"]) if "joined_on" in values else None
    party = _span(values["party_joined_on"]) if "party_joined_on" in values else None
    if birth:
        age = _years(birth[0], today)
        if not YOUNGEST <= age <= OLDEST:
            message = texts.IMPLAUSIBLE_BIRTH.format(age=age)
            row.cells.append(Problem("implausible_date:birth_date", REVIEW, message, "birth_date"))
        card = _span(values["citizen_id_date"]) if "citizen_id_date" in values else None
        for name, span in (("joined_on", joined), ("party_joined_on", party), ("citizen_id_date", card)):
            if span and span[0] < birth[0]:
                row.cells.append(Problem(f"date_order:{name}", ERROR, texts.BEFORE_BIRTH, name))
        if joined and birth[0] <= joined[0] and _years(birth[0], joined[1]) < JOINING_AGE:
            message = texts.TOO_YOUNG.format(age=JOINING_AGE)
            row.cells.append(Problem("too_young_to_join", MARK, message, "joined_on"))
    if joined and party and party[1] < joined[0]:
        row.cells.append(Problem("party_before_joining", MARK, texts.PARTY_BEFORE, "party_joined_on"))
    if values.get("attachment") == _JOINT:
        row.cells.append(Problem("attached_member", MARK, texts.ATTACHED, "attachment"))
    if "citizen_id" in values:
        _check_citizen_id(row, birth)


def _span(value) -> tuple[str, str]:
    """First and last day that a date may mean; the thirty-first of a short month does for comparing."""
    if isinstance(value, str):
        return value, value
    year, month = value["year"], value.get("month")
    return f"{year}-{month or 1:02}-01", f"{year}-{month or 12:02}-31"


def _years(begin: str, end: str) -> int:
    return int(end[:4]) - int(begin[:4]) - (end[5:] < begin[5:])


def _check_citizen_id(row, birth):
    values = row.values
    differs = citizen_ids.differs(values["citizen_id"], int(birth[0][:4]) if birth else None, values.get("gender"))
    if differs and "citizen_id" in row.repairs:
        # A zero in front made sense of the number, but not of the person.
        row.cells.append(Problem("lost_zero:citizen_id", REVIEW, texts.LOST_ZERO, "citizen_id"))
    for what in differs:
        message = texts.CITIZEN_GENDER if what == "gender" else texts.CITIZEN_YEAR
        row.cells.append(Problem(f"citizen_id_differs:{what}", MARK, message, "citizen_id"))


def _mend_card(row, values):
    """A card number that a spreadsheet made a number of gets its zeros back where they make it the citizen's number,
    whose shape it has."""
    card = values["card_number"]
    if not (len(card) < 12 and card.isdecimal() and card[0] != "0"):
        return
    citizen = values.get("citizen_id")
    if citizen:
        whole = citizen if card.zfill(len(citizen)) == citizen else ""
    else:
        whole = card.zfill(12) if len(card) > 9 and citizen_ids.is_plain(card.zfill(12)) else ""
    if whole and whole != card:
        values["card_number"] = whole
        row.repairs["card_number"] = show(row.raw["card_number"])
        row.cells.append(Problem("repaired:card_number", MARK, texts.REPAIRED, "card_number"))
