"""Fields that several columns of a list make up: the name, the date of birth, the sex."""

from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese import citizen_ids, legacy, names
from members.imports import texts
from members.imports.data import words
from members.people.widgets import says_nothing

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK

NAME_PARTS = ("family_and_middle", "middle_name", "given_name")
BIRTH_PARTS = ("birth_day", "birth_month", "birth_year")
# Fields that one column, or several, make up; everything else stands in a column of its own name.
COMPOSED = {
    "full_name": ("full_name", *NAME_PARTS),
    "birth_date": ("birth_date", "birth_date_male", "birth_date_female", *BIRTH_PARTS),
    "gender": ("gender", "gender_male", "gender_female", "gender_one_male", "gender_one_female"),
}
# What was said of a row while its file was read stays true, until the cell that it is about is mended.
OF_READING = {
    "formula_without_value",
    "error_value",
    "hidden_row",
    "ragged_row",
    "unclosed_quote",
    "bad_encoding",
    "header_guessed",
    "branch_by_heading",
    "note_by_heading",
    # Told by the rows around it, when the file was cleaned as a whole.
    "old_typeface",
}
_LONGEST_NOTHING = 10
_OTHER = {"male": "female", "female": "male"}


def name_of(raw: dict) -> tuple[object, str] | None:
    """The cell of the whole name, and what stands in the file; None without a name.

    Of two columns one is often in capitals and the other not: each gets its own.
    """
    if "full_name" in raw:
        return raw["full_name"], ""
    parts = [show(raw[name]) for name in NAME_PARTS if name in raw]
    if not parts:
        return None
    joined = " ".join(parts)
    # In an old font a small letter is another one: no part of such a name is touched before all of it is read.
    if joined.isupper() or joined.islower() or legacy.convert(joined)[1]:
        return joined, ""
    titled = " ".join(map(names.title_case, parts))
    return titled, joined if titled != names.clean(joined) else ""


def birth_of(raw: dict) -> tuple[object | None, set[str]]:
    """The cell of the date of birth, and the sexes that are told by the column in which it stands."""
    by_sex = {
        sex: raw[column]
        for sex, column in (("male", "birth_date_male"), ("female", "birth_date_female"))
        if column in raw and not _is_nothing(raw[column])
    }
    if "birth_date" in raw:
        return raw["birth_date"], set(by_sex)
    if by_sex:
        return next(iter(by_sex.values())), set(by_sex)
    if "birth_year" in raw or "birth_month" in raw or "birth_day" in raw:
        return _of_three(raw), set()
    return None, set()


def _of_three(raw) -> str | None:
    """Day, month and year of three columns as one text; the reader of dates knows the words in them."""
    day, month, year = (
        "" if name not in raw or _is_nothing(raw[name]) else show(raw[name]).strip().removesuffix(".0")
        for name in BIRTH_PARTS
    )
    if day and not month and year:
        # Not 8/2002, which is a month.
        month = "00"
    return "/".join(filter(None, (day, month, year))) or None


def gender_of(row: Row, raw: dict, told: set[str], read) -> None:
    """Put the sex into the row. `told`: by the column of the birth date; `read` takes the cell of the sex.

    Ticks, digits and words must agree with each other.
    """
    for sex in ("male", "female"):
        if f"gender_{sex}" in raw:
            told |= _ticked(row, sex, raw[f"gender_{sex}"])
        if f"gender_one_{sex}" in raw:
            told |= _by_digit(row, sex, raw[f"gender_one_{sex}"])
    if "gender" in raw:
        if digit := words.DIGITS.get(show(raw["gender"]).strip()):
            told |= _confirmed(row, digit)
        else:
            read(raw["gender"])
            told |= {row.values.pop("gender")} if "gender" in row.values else set()
    if len(told) > 1:
        row.cells.append(Problem("contradictory_gender", ERROR, texts.CONTRADICTORY_GENDER, "gender"))
    elif told:
        row.values["gender"] = told.pop()


def _ticked(row, sex, packed) -> set[str]:
    """A mark under the column of one sex. The absence of a mark says nothing."""
    if isinstance(packed, bool):
        return {sex} if packed else set()
    text = names.clean(show(packed)).lower()
    if text in words.TICKS or _sex_in_words(text) == sex:
        return {sex}
    if text in words.NO_TICKS:
        return set()
    row.cells.append(Problem("unknown_gender", REVIEW, texts.UNKNOWN_TICK, "gender"))
    return set()


def _by_digit(row, sex, packed) -> set[str]:
    """1 or 0 in a column of which is known what 1 means."""
    text = names.clean(show(packed)).lower()
    if isinstance(packed, bool):
        text = str(int(packed))
    found = sex if text == "1" else _OTHER[sex] if text in ("0", "2") else _sex_in_words(text)
    if found:
        return {found}
    if text not in words.NO_TICKS:
        row.cells.append(Problem("unknown_gender", REVIEW, texts.UNKNOWN_GENDER, "gender"))
    return set()


def _confirmed(row, digit) -> set[str]:
    """What a digit means as a rule, if the citizen's number says so too: nobody knows how this list has it."""
    number = row.values.get("citizen_id", "")
    if len(number) == 12 and "gender" not in citizen_ids.differs(number, None, digit):
        row.cells.append(Problem("gender_spelling", MARK, texts.GENDER_SPELLING, "gender"))
        return {digit}
    row.cells.append(Problem("unknown_gender", REVIEW, texts.GENDER_IN_DIGITS, "gender"))
    return set()


def _sex_in_words(text) -> str:
    return "male" if text in words.MALE else "female" if text in words.FEMALE else ""


def _is_nothing(packed) -> bool:
    return isinstance(packed, str) and len(packed) < _LONGEST_NOTHING and says_nothing(packed)


def written(raw: dict, name: str) -> str:
    """The cells of a composed field as they stand in the file, as one text."""
    if name == "full_name":
        return " ".join(show(raw[part]) for part in COMPOSED[name] if part in raw)
    if name == "birth_date":
        return show(birth_of(raw)[0])
    return ", ".join(show(raw[part]) for part in COMPOSED[name] if part in raw)


def put(row: Row, name: str, text: str):
    """Replace the cell of a field by what a person typed, whatever columns it was made of."""
    columns = {name, *COMPOSED.get(name, ())}
    row.cells = [problem for problem in row.cells if not (problem.kind in OF_READING and problem.field in columns)]
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
