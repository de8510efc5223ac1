"""Cells of a list to values of the record, with what is to be said of them. Asks the database nothing."""

from collections.abc import Sequence

from django.utils import timezone

from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese import citizen_ids
from branches.vietnamese.partial_dates import PartialDate
from members.imports import texts
from members.imports.record import date_of
from members.imports.resources import WIDGETS
from members.people.data import words
from members.people.widgets import Cell

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK
# What was said of a row while its file was read stays true.
OF_READING = {"formula_without_value", "error_value", "hidden_row", "ragged_row", "unclosed_quote"}
MOST_REMEMBERED = 100_000
# Statutes: members are admitted from 16 on. Older lists hold people who were younger; it is said, never refused.
JOINING_AGE = 16
YOUNGEST, OLDEST = 13, 70

# Fields that one column, or several, make up; everything else stands in a column of its own name.
COMPOSED = {
    "full_name": ("full_name", "family_and_middle", "given_name"),
    "birth_date": ("birth_date", "birth_date_male", "birth_date_female"),
    "gender": ("gender", "gender_male", "gender_female"),
}
DATES = ("birth_date", "citizen_id_date", "joined_on", "party_joined_on")


class Cleaner:
    """Cleans rows of one file; a value that repeats is read once."""

    def __init__(self, today=None):
        self.today = today or timezone.localdate()
        self._remembered: dict[tuple, Cell] = {}

    def clean(self, rows: Sequence[Row]):
        for row in rows:
            self._clean(row)

    def _clean(self, row: Row):
        row.cells = [problem for problem in row.cells if problem.kind in OF_READING]
        broken = {problem.field for problem in row.cells if problem.kind == "error_value"}
        row.values, row.repairs = {}, {}
        raw = {name: cell for name, cell in row.raw.items() if name not in broken}
        self._name(row, raw)
        self._birth_and_gender(row, raw)
        for name in WIDGETS:
            if name not in COMPOSED and name in raw:
                self._take(row, name, raw[name])
        _mend_card(row, raw)
        self._check(row)

    def _read(self, name, packed) -> Cell:
        key = (name, tuple(packed.items()) if isinstance(packed, dict) else (type(packed), packed))
        cell = self._remembered.get(key)
        if cell is None:
            cell = WIDGETS[name].clean(packed, today=self.today)
            if len(self._remembered) < MOST_REMEMBERED:
                self._remembered[key] = cell
        return cell

    def _take(self, row: Row, name: str, packed, at: str = ""):
        """Read a cell into `name`; `at` is the column where it stands, when that has another name."""
        cell = self._read(name, packed)
        for code, weight, message in cell.said:
            row.cells.append(Problem(code + name if code.endswith(":") else code, weight, message, name))
        if cell.repaired:
            row.repairs[name] = show(packed)
            row.cells.append(Problem(f"repaired:{name}", MARK, texts.REPAIRED, name))
        if cell.value is not None:
            row.values[name] = cell.value

    def _name(self, row, raw):
        if "full_name" in raw:
            self._take(row, "full_name", raw["full_name"])
        else:
            parts = [show(raw[name]) for name in ("family_and_middle", "given_name") if name in raw]
            if parts:
                self._take(row, "full_name", " ".join(parts))
        said = any(problem.field == "full_name" and problem.weight == ERROR for problem in row.cells)
        if "full_name" not in row.values and not said:
            row.cells.append(Problem("missing:full_name", ERROR, texts.MISSING_NAME, "full_name"))

    def _birth_and_gender(self, row, raw):
        """A date under one of two columns says the sex; so does a tick. Both at once contradict each other."""
        male = "birth_date_male" in raw
        female = "birth_date_female" in raw
        date = raw.get("birth_date_male") if male else raw.get("birth_date_female") if female else None
        if "birth_date" in raw:
            date = raw["birth_date"]
        if date is not None:
            self._take(row, "birth_date", date)
        ticked = {name for name in ("gender_male", "gender_female") if name in raw and _ticked(raw[name])}
        genders = {"male"} if male else set()
        genders |= {"female"} if female else set()
        genders |= {name.removeprefix("gender_") for name in ticked}
        if "gender" in raw:
            self._take(row, "gender", raw["gender"])
            genders |= {row.values.pop("gender")} if "gender" in row.values else set()
        if len(genders) > 1:
            row.cells.append(Problem("contradictory_gender", ERROR, texts.CONTRADICTORY_GENDER, "gender"))
        elif genders:
            row.values["gender"] = genders.pop()

    def _check(self, row: Row):
        """What values say together."""
        values = row.values
        dates = {name: date_of(values[name]) for name in DATES if name in values}
        birth = dates.get("birth_date")
        if birth:
            self._check_birth(row, birth)
            for name in ("joined_on", "party_joined_on", "citizen_id_date"):
                if name in dates and dates[name].first_day < birth.first_day:
                    row.cells.append(Problem(f"date_order:{name}", ERROR, texts.BEFORE_BIRTH, name))
        joined, party = dates.get("joined_on"), dates.get("party_joined_on")
        after = birth and joined and birth.first_day <= joined.first_day
        if after and _years(birth.first_day, joined.last_day) < JOINING_AGE:
            message = texts.TOO_YOUNG.format(age=JOINING_AGE)
            row.cells.append(Problem("too_young_to_join", MARK, message, "joined_on"))
        if joined and party and party.last_day < joined.first_day:
            row.cells.append(Problem("party_before_joining", MARK, texts.PARTY_BEFORE, "party_joined_on"))
        if values.get("attachment") == WIDGETS["attachment"].values.name("joint"):
            row.cells.append(Problem("attached_member", MARK, texts.ATTACHED, "attachment"))
        if "citizen_id" in values:
            _check_citizen_id(row, birth)

    def _check_birth(self, row, birth: PartialDate):
        age = _years(birth.first_day, self.today)
        if not YOUNGEST <= age <= OLDEST:
            message = texts.IMPLAUSIBLE_BIRTH.format(age=age)
            row.cells.append(Problem("implausible_date:birth_date", REVIEW, message, "birth_date"))


def put(row: Row, name: str, text: str):
    """Replace the cell of a field by what a person typed, whatever columns it was made of."""
    row.cells = [problem for problem in row.cells if not (problem.kind in OF_READING and problem.field == name)]
    raw = row.raw
    if name == "birth_date":
        place = next((part for part in ("birth_date_male", "birth_date_female") if part in raw), name)
        both = "birth_date_male" in raw and "birth_date_female" in raw
        for part in COMPOSED[name]:
            raw.pop(part, None)
        _set(raw, name if both else place, text)
        return
    if name == "gender":
        dates = [raw.pop(part) for part in ("birth_date_male", "birth_date_female") if part in raw]
        if dates:
            raw.setdefault("birth_date", dates[0])
    for part in COMPOSED.get(name, (name,)):
        raw.pop(part, None)
    _set(raw, name, text)


def _set(raw, name, text):
    if text.strip():
        raw[name] = text


def _ticked(packed) -> bool:
    return not isinstance(packed, str) or packed.strip().lower() not in words.NO


def _mend_card(row, raw):
    """A card number that is the citizen's number without its first zero gets the zero back with it."""
    card, citizen = row.values.get("card_number"), row.values.get("citizen_id")
    if card and citizen and card != citizen and card.isdecimal() and card.zfill(len(citizen)) == citizen:
        row.values["card_number"] = citizen
        row.repairs["card_number"] = show(raw["card_number"])
        row.cells.append(Problem("repaired:card_number", MARK, texts.REPAIRED, "card_number"))


def _check_citizen_id(row, birth):
    number = citizen_ids.parse(row.values["citizen_id"])
    sentences = {"gender": texts.CITIZEN_GENDER, "birth_year": texts.CITIZEN_YEAR}
    for what in citizen_ids.warnings(number, birth, row.values.get("gender")):
        row.cells.append(Problem(f"citizen_id_differs:{what}", MARK, sentences[what], "citizen_id"))


def _years(begin, end) -> int:
    return end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))
