"""Earlier rows of the same file that are going in: a later row that means the same person is asked about.

A file may have a hundred thousand rows, so that of each only numbers are remembered: about half a kilobyte.
"""

from array import array

from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese.partial_dates import PartialDate
from members.imports import texts
from members.imports.matching import texts as own_texts
from members.imports.matching.facts import Facts

_GENDERS = {"": 0, "male": 1, "female": 2}


class Seen:
    def __init__(self):
        # Hash of (kind, value) → the place in the arrays of the first row with it, or of the last one of a chain.
        self._first: dict[int, int] = {}
        self._chain: dict[int, int] = {}
        self._numbers = array("L")
        self._names, self._units = array("q"), array("q")
        self._codes, self._citizens = array("q"), array("q")
        self._births, self._genders = array("l"), array("b")
        self._subjects = array("q")
        # The row before this one with the same name and year of birth; with the same name in the same branch.
        self._of_year, self._of_branch = array("l"), array("l")

    def ask(self, row: Row, facts: Facts, *, by_number: bool):
        """Add to `row` what is to be asked because of earlier rows. `by_number`: a number tells who the row is."""
        if self._ask_by_number(row, facts) or self._ask_by_subject(row, by_number):
            return
        place = self._namesake(row, facts)
        if place is not None:
            answers = ("skip",) if row.subject_key else ("new", "skip")
            _duplicate(row, self._numbers[place], texts.DUPLICATE_IN_FILE, answers)
            return
        # A record that has this phone already was asked about when it got it.
        if facts.phone and (row.subject_key is None or "phone" in row.old):
            place = self._first.get(hash(("phone", facts.phone)))
            if place is not None:
                number = self._numbers[place]
                message = texts.PHONE_TAKEN_IN_FILE.format(row=number)
                row.matches.append(Problem(f"phone_taken_in_file:row {number}", Weight.REVIEW, message, "phone"))

    def note(self, row: Row, facts: Facts):
        """Remember a row that is going in, or may yet."""
        place, first = len(self._numbers), self._first
        name = hash(facts.name)
        self._numbers.append(row.number)
        self._names.append(name)
        self._births.append(_packed(facts.birth))
        self._genders.append(_GENDERS.get(facts.gender, 0))
        self._subjects.append(row.subject_key or 0)
        unit = hash(facts.unit_code) if facts.unit_code else 0
        self._units.append(unit)
        if row.subject_key:
            first.setdefault(hash(("person", row.subject_key)), place)
        for kind, value, kept in (
            ("code", facts.code, self._codes),
            ("citizen", facts.citizen, self._citizens),
            ("phone", facts.phone, None),
        ):
            key = hash((kind, value)) if value else 0
            if kept is not None:
                kept.append(key)
            if value:
                first.setdefault(key, place)
        self._of_year.append(self._link(("year", name, facts.birth.year) if facts.birth else None, place))
        self._of_branch.append(self._link(("branch", name, unit) if unit else None, place))

    def _link(self, key, place) -> int:
        """Put a row at the end of the chain of `key`; gives the row before it, or -1."""
        if key is None:
            return -1
        before = self._chain.get(hash(key), -1)
        self._chain[hash(key)] = place
        return before

    def _ask_by_number(self, row, facts) -> bool:
        asked = set()
        for kind, value, code, message, field in (
            ("code", facts.code, "member_code_taken_in_file", own_texts.CODE_TAKEN_IN_FILE, "member_code"),
            ("citizen", facts.citizen, "citizen_id_taken_in_file", texts.CITIZEN_TAKEN_IN_FILE, "citizen_id"),
        ):
            place = self._first.get(hash((kind, value))) if value else None
            if place is None or place in asked:
                continue
            asked.add(place)
            number = self._numbers[place]
            birth = _packed(facts.birth)
            if self._names[place] == hash(facts.name) or (birth and self._births[place] == birth):
                _duplicate(row, number, texts.DUPLICATE_FOR_SURE, ("skip",))
            else:
                said = Problem(f"{code}:row {number}", Weight.REVIEW, message.format(row=number), field, ("skip",))
                row.matches.append(said)
        return bool(asked)

    def _ask_by_subject(self, row, by_number) -> bool:
        place = self._first.get(hash(("person", row.subject_key))) if row.subject_key else None
        if place is None:
            return False
        if by_number:
            _duplicate(row, self._numbers[place], texts.DUPLICATE_FOR_SURE, ("skip",))
            return True
        if row.decision == "new":
            # A namesake of the record, and of the earlier row: the person says that it is a third one.
            row.subject_key, row.old = None, {}
        _duplicate(row, self._numbers[place], texts.DUPLICATE_IN_FILE, ("new", "skip"))
        return True

    def _namesake(self, row, facts) -> int | None:
        """The first earlier row that may be the same person by name: born on the same day; or in the same branch with
        a date that agrees as far as it is known."""
        if not facts.name:
            return None
        name, birth, found = hash(facts.name), _packed(facts.birth), None
        whole = facts.whole_birth
        if facts.birth:
            for place in self._walk(self._of_year, ("year", name, facts.birth.year)):
                sure = whole and self._births[place] == birth
                if (sure or self._may_be(row, facts, place)) and not self._differs(row, facts, place):
                    found = place
        # Whoever is known, or is asked about already, isn't held up by a mere suspicion.
        if found is None and facts.unit_code and row.subject_key is None and not row.candidate:
            for place in self._walk(self._of_branch, ("branch", name, hash(facts.unit_code))):
                if (birth == 0 or self._births[place] == 0) and not self._differs(row, facts, place):
                    found = place
        return found

    def _walk(self, links, key):
        place = self._chain.get(hash(key), -1)
        while place >= 0:
            yield place
            place = links[place]

    def _may_be(self, row, facts, place) -> bool:
        """Dates of one year, one of them not whole, in one branch."""
        if row.subject_key is not None or row.candidate or self._units[place] != (hash(facts.unit_code) or 1):
            return False
        return _agree(_packed(facts.birth), self._births[place])

    def _differs(self, row, facts, place) -> bool:
        """Namesakes are two people when both are known and not one record; when both have a number of one kind, and it
        differs; or when they differ in sex."""
        if row.subject_key and self._subjects[place] and row.subject_key != self._subjects[place]:
            return True
        for kind, value, kept in (("citizen", facts.citizen, self._citizens), ("code", facts.code, self._codes)):
            if value and kept[place] and kept[place] != hash((kind, value)):
                return True
        gender = _GENDERS.get(facts.gender, 0)
        return bool(gender and self._genders[place] and gender != self._genders[place])


def _packed(birth: PartialDate | None) -> int:
    return birth.year * 10_000 + (birth.month or 0) * 100 + (birth.day or 0) if birth else 0


def _agree(one: int, other: int) -> bool:
    """Packed dates of one year, equal as far as the less precise one goes."""
    month, day = one // 100 % 100, one % 100
    other_month, other_day = other // 100 % 100, other % 100
    return not (month and other_month and month != other_month) and not (day and other_day and day != other_day)


def _duplicate(row, number, message, answers):
    code = f"duplicate_in_file:row {number}"
    row.matches.append(Problem(code, Weight.REVIEW, message.format(row=number), answers=answers))
