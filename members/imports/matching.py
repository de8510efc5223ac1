"""Who in the database, or in the same file, a row means. Strength: member code; citizen id; name with whole birth date;
name with year in one branch is only a suspicion. The person who imports decides what is unsure.

Nothing of a record outside the reach of that person gets out: neither who, nor where, nor which of its fields agree.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from branches.access import reach
from branches.imports.judging import verdict_of
from branches.imports.targets import Problem, Row, Weight
from branches.positions.models import Grant
from branches.vietnamese.names import fold
from branches.vietnamese.partial_dates import PartialDate
from members.imports import record, texts
from members.people.models import Membership, Person
from members.people.models.derived import index_of
from members.people.models.persons import Standing

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK
CHUNK = 4_000


class Matcher:
    """Matches the rows of one batch for one person. Rows must come in the order of the file, all of them."""

    def __init__(self, batch, actor):
        self.batch = batch
        self.area = reach.area(actor, Grant.IMPORT)
        self.seen = _Seen()

    def match(self, rows: Sequence[Row]):
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            known = _Known(chunk, self.area)
            for row, facts in zip(chunk, known.facts, strict=True):
                self._match(row, facts, known)

    def _match(self, row: Row, facts: "Facts", known: "_Known"):
        person = self._by_number(row, facts, known)
        if person is None and not _has_error(row):
            person = self._by_name(row, facts, known)
        if person is not None:
            self._settle(row, person, known)
        elif not _has_error(row):
            _ask_for_missing(row, facts)
        self.seen.compare(row, facts)

    # By number

    def _by_number(self, row, facts, known) -> Person | None:
        by_code = known.by_code.get(facts.code) if facts.code else None
        by_citizen = known.by_citizen.get(facts.citizen_index) if facts.citizen_index else None
        found = by_code or by_citizen
        if found is None:
            return None
        if not self._in_reach(found) or (by_citizen and not self._in_reach(by_citizen)):
            return self._refuse(row, "already_in_database:branch_out_of_scope", texts.OUT_OF_SCOPE, facts, by_code)
        if by_code and by_citizen and by_code.pk != by_citizen.pk:
            return self._refuse(row, f"citizen_id_taken:{_where(by_citizen, row)}", texts.TWO_PEOPLE, facts)
        if not facts.may_be(found):
            if by_code is None:
                return self._refuse(row, f"citizen_id_taken:{_where(found, row)}", texts.CITIZEN_TAKEN, facts)
            self._ask(row, found, f"already_in_database:{_where(found, row)}", texts.CODE_OF_ANOTHER, ("same", "skip"))
            return found if row.decision == "same" else None
        return found

    def _refuse(self, row, code, message, facts, by_code=None):
        field = "member_code" if by_code is not None or not facts.citizen_index else "citizen_id"
        row.matches.append(Problem(code, ERROR, message, field))

    # By name

    def _by_name(self, row, facts, known) -> Person | None:
        same_name = [
            person
            for person in known.by_name.get(facts.name, ())
            if self._in_reach(person) and not facts.is_another(person)
        ]
        whole = [
            person
            for person in same_name
            if facts.whole_birth and person.partial("birth_date") == facts.birth and facts.gender_agrees(person)
        ]
        sure = [person for person in whole if not facts.a_number_differs(person)]
        if len(sure) == 1:
            return sure[0]
        suspects = sure or whole or [person for person in same_name if _in_branch_and_year(person, row, facts)]
        if not suspects:
            return None
        suspect = min(suspects, key=lambda person: (_unit(person).code != row.unit_code, person.pk))
        self._ask(row, suspect, f"same_name_and_birth:{_where(suspect, row)}", texts.SUSPECTED, _answers(suspect, row))
        return suspect if row.decision in ("same", "move") else None

    # Once it is known who

    def _settle(self, row: Row, person: Person, known):
        asked = bool(row.candidate)
        row.subject_key = person.pk
        row.old = record.differences(person, known.stays.get(person.pk), row.values)
        if row.unit_code == "" or _has_error(row):
            return
        if person.standing != Standing.MEMBER:
            if not asked:
                code = f"already_in_database:{_where(person, row)}"
                self._ask(row, person, code, texts.NOT_A_MEMBER_NOW, ("same", "skip"))
            if row.decision == "same":
                row.old["branch"] = None
        elif person.current_unit.code != row.unit_code:
            if not asked:
                code = "already_in_database:branch_in_scope"
                self._ask(row, person, code, texts.IN_OTHER_BRANCH, ("same", "move", "skip"))
            if row.decision == "move":
                row.old["branch"] = person.current_unit.code

    def _ask(self, row, person, code, message, answers):
        row.matches.append(Problem(code, REVIEW, message, answers=answers))
        unit = _unit(person)
        birth = person.partial("birth_date")
        row.candidate = {
            "key": person.pk,
            "name": person.full_name,
            "birth": birth.as_json() if birth else None,
            "unit": unit.name,
            "path": unit.path,
        }

    def _in_reach(self, person) -> bool:
        unit = _unit(person)
        return unit is not None and self.area.covers(unit.path)


def keys(row: Row) -> list[str]:
    """Texts under which a row may mean the same person as another row of its file: two rows that share none never
    change each other's verdict. For cleaned rows whose unit_code is known; with `subject_key` once they are matched.
    """
    facts = Facts.of(row)
    found = [
        f"{kind}:{value}"
        for kind, value in (("code", facts.code), ("citizen", facts.citizen), ("phone", facts.phone))
        if value
    ]
    if facts.name:
        if facts.birth:
            found.append(f"name:{facts.name}|{facts.birth}")
        if row.unit_code:
            found.append(f"name:{facts.name}@{row.unit_code}")
    if row.subject_key:
        found.append(f"person:{row.subject_key}")
    return found


@dataclass(frozen=True)
class Facts:
    """What a row says about who it is."""

    name: str
    birth: PartialDate | None
    gender: str
    code: str
    citizen: str
    citizen_index: bytes | None
    phone: str

    @classmethod
    def of(cls, row: Row) -> "Facts":
        values = row.values
        birth, citizen = values.get("birth_date"), values.get("citizen_id") or ""
        return cls(
            name=fold(values.get("full_name") or ""),
            birth=record.date_of(birth),
            gender=values.get("gender") or "",
            code=values.get("member_code") or "",
            citizen=citizen,
            citizen_index=index_of("citizen_id", citizen),
            phone=values.get("phone") or "",
        )

    @property
    def whole_birth(self) -> bool:
        return self.birth is not None and self.birth.precision == "day"

    def may_be(self, person) -> bool:
        """Whether a number can be this person's: the name agrees, or else the birth date does."""
        if fold(person.full_name) == self.name:
            return True
        birth = person.partial("birth_date")
        return birth is not None and self.birth is not None and record.dates_agree(birth, self.birth)

    def gender_agrees(self, person) -> bool:
        return not self.gender or not person.gender or self.gender == person.gender

    def a_number_differs(self, person) -> bool:
        return bool(
            (self.code and person.member_code and self.code != person.member_code)
            or (self.citizen_index and person.citizen_id_index and self.citizen_index != bytes(person.citizen_id_index))
        )

    def is_another(self, person) -> bool:
        """Both numbers are known on both sides, and both differ: no question then."""
        return bool(
            self.code
            and person.member_code
            and self.code != person.member_code
            and self.citizen_index
            and person.citizen_id_index
            and self.citizen_index != bytes(person.citizen_id_index)
        )


class _Known:
    """Whom the database has for a few thousand rows: by code and citizen id anywhere, by name in reach."""

    def __init__(self, rows, area):
        self.facts = facts = [Facts.of(row) for row in rows]
        people = Person.objects.exclude(standing=Standing.VOID).select_related("current_unit", "kept_by")
        codes = {each.code for each in facts if each.code}
        indexes = {each.citizen_index for each in facts if each.citizen_index}
        found = {person.pk: person for person in people.filter(member_code__in=codes)} if codes else {}
        if indexes:
            found |= {person.pk: person for person in people.filter(citizen_id_index__in=indexes)}
        self.by_code = {person.member_code: person for person in found.values() if person.member_code}
        self.by_citizen = {
            bytes(person.citizen_id_index): person for person in found.values() if person.citizen_id_index
        }
        unknown = [
            (row, each)
            for row, each in zip(rows, facts, strict=True)
            if each.code not in self.by_code and each.citizen_index not in self.by_citizen and each.name
        ]
        self.by_name = defaultdict(list)
        for person in self._namesakes(people, area, unknown):
            self.by_name[fold(person.full_name)].append(person)
            found[person.pk] = person
        self.stays = {
            stay.person_id: stay
            for stay in Membership.objects.main().filter(person__in=list(found), ends_on__isnull=True)
        }

    def _namesakes(self, people, area, unknown):
        """People of these names, in reach, born on the same day or standing in the same branch."""
        if not unknown or not area:
            return []
        in_reach = area.q("current_unit__path") | area.q("kept_by__path")
        days = {each.birth.first_day for _, each in unknown if each.whole_birth}
        units = {row.unit_code for row, _ in unknown if row.unit_code}
        names = {each.name for _, each in unknown}
        light = people.filter(in_reach, Q(birth_date__in=days) | Q(current_unit__code__in=units)).values_list(
            "pk", "full_name"
        )
        wanted = [key for key, full_name in light if fold(full_name) in names]
        return people.filter(pk__in=wanted) if wanted else []


class _Seen:
    """Earlier rows of the same file that are going in: a later row that means the same person is asked about."""

    def __init__(self):
        self.by_subject: dict[int, int] = {}
        self.by_code: dict[str, tuple] = {}
        self.by_citizen: dict[str, tuple] = {}
        self.by_name = defaultdict(list)
        self.by_phone: dict[str, tuple] = {}

    def compare(self, row: Row, facts: Facts):
        if _has_error(row):
            return
        self._ask(row, facts)
        if verdict_of(row) == "error" or row.decision == "skip":
            return
        if row.subject_key:
            self.by_subject.setdefault(row.subject_key, row.number)
        mine = (row.number, facts)
        if facts.code:
            self.by_code.setdefault(facts.code, mine)
        if facts.citizen:
            self.by_citizen.setdefault(facts.citizen, mine)
        if facts.phone:
            self.by_phone.setdefault(facts.phone, mine)
        if facts.name and facts.birth:
            self.by_name[facts.name, facts.birth].append(mine)

    def _ask(self, row, facts):
        if earlier := self.by_code.get(facts.code) or self.by_citizen.get(facts.citizen):
            number, other = earlier
            if other.name == facts.name or other.birth == facts.birth:
                _duplicate(row, number, texts.DUPLICATE_FOR_SURE, ("skip",))
            else:
                message = texts.CITIZEN_TAKEN_IN_FILE.format(row=number)
                code = f"citizen_id_taken_in_file:row {number}"
                row.matches.append(Problem(code, REVIEW, message, "citizen_id", ("skip",)))
            return
        if row.subject_key and (number := self.by_subject.get(row.subject_key)):
            _duplicate(row, number, texts.DUPLICATE_FOR_SURE, ("skip",))
            return
        if facts.name and facts.birth:
            for number, other in self.by_name.get((facts.name, facts.birth), ()):
                if not _different(facts, other):
                    answers = ("skip",) if row.subject_key else ("new", "skip")
                    _duplicate(row, number, texts.DUPLICATE_IN_FILE, answers)
                    return
        if facts.phone and (earlier := self.by_phone.get(facts.phone)):
            message = texts.PHONE_TAKEN_IN_FILE.format(row=earlier[0])
            row.matches.append(Problem(f"phone_taken_in_file:row {earlier[0]}", REVIEW, message, "phone"))


def _in_branch_and_year(person, row, facts) -> bool:
    return _unit(person).code == row.unit_code and record.dates_agree(person.partial("birth_date"), facts.birth)


def _different(one: Facts, other: Facts) -> bool:
    """Namesakes born on one day: two people when both have a number of one kind, and it differs, or differ in sex."""
    return bool(
        (one.citizen and other.citizen and one.citizen != other.citizen)
        or (one.code and other.code and one.code != other.code)
        or (one.gender and other.gender and one.gender != other.gender)
    )


def _duplicate(row, number, message, answers):
    code = f"duplicate_in_file:row {number}"
    row.matches.append(Problem(code, REVIEW, message.format(row=number), answers=answers))


def _ask_for_missing(row, facts):
    said = {problem.field for problem in row.cells if problem.weight != MARK}
    if facts.birth is None and "birth_date" not in said:
        row.matches.append(Problem("missing:birth_date", REVIEW, texts.MISSING_BIRTH, "birth_date"))
    if not facts.gender and "gender" not in said:
        row.matches.append(Problem("missing_gender", REVIEW, texts.MISSING_GENDER, "gender"))


def _has_error(row) -> bool:
    return any(problem.weight == ERROR for problem in row.problems)


def _unit(person):
    return person.current_unit or person.kept_by


def _where(person, row) -> str:
    return "own_branch" if _unit(person).code == row.unit_code else "branch_in_scope"


def _answers(person, row) -> tuple[str, ...]:
    if person.standing == Standing.MEMBER and _unit(person).code != row.unit_code:
        return ("same", "new", "move", "skip")
    return ("same", "new", "skip")
