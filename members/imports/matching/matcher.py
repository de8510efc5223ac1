"""Who in the database, or in the same file, a row means. Strength: member code; citizen id; name with whole birth date
and sex; name with year in one branch is only a suspicion. The person who imports decides what is unsure.

Nothing of a record outside the reach of that person gets out: neither who, nor where, nor which of its fields agree.
"""

from collections.abc import Sequence

from branches.access import reach
from branches.imports.policies import Policy
from branches.imports.targets import Problem, Row, Weight
from branches.positions.models import Grant
from members.imports import record, texts
from members.imports.matching import policy
from members.imports.matching import texts as own_texts
from members.imports.matching.comparing import open_sealed
from members.imports.matching.decisions import Decisions, Earlier
from members.imports.matching.evidence import candidates
from members.imports.matching.facts import Facts, same_spelling
from members.imports.matching.known import Known, People, Places
from members.imports.matching.seen import Seen

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK
CHUNK = 4_000
_THE_SAME = ("same", "keep", "move")


class Matcher:
    """Matches the rows of one batch for one person. Rows must come in the order of the file, all of them or all that
    share keys."""

    def __init__(self, batch, actor):
        self.batch = batch
        self.area = reach.area(actor, Grant.IMPORT)
        self.policy = Policy(batch.options)
        self.places = Places()
        self.decisions = Decisions(batch)
        self.seen = Seen()

    def match(self, rows: Sequence[Row]):
        for start in range(0, len(rows), CHUNK):
            self._match_some(rows[start : start + CHUNK])

    def _match_some(self, rows):
        for row in rows:
            if row.answer.pop("earlier", False):
                # Taken from an earlier file: looked up anew, like the record.
                row.decision = ""
        facts, earlier = [Facts.of(row) for row in rows], self.decisions.look_up(rows)
        besides = {each.subject_key for each in earlier if each and each.subject_key}
        people = People(rows, facts, self.area, self.places, besides)
        self.decisions.learn_owners(people.by_key)
        for place, row in enumerate(rows):
            _Match(self, people, place, row, facts[place], earlier[place]).run()
        open_sealed(rows)


class _Match:
    """One row, the one at `place` of those that are being matched, and the records that it may mean."""

    def __init__(self, matcher: Matcher, people: People, place: int, row: Row, facts: Facts, earlier: Earlier | None):
        self.matcher, self.people, self.place = matcher, people, place
        self.row, self.facts, self.earlier = row, facts, earlier
        # Whether a number tells who it is; whether an earlier answer does.
        self.by_number = self.by_answer = False

    def run(self):
        row = self.row
        person = self._by_number()
        if person is None and not has_error(row):
            person = self._by_answer() or self._by_name()
        if person is not None:
            self._settle(person)
        elif not has_error(row):
            _ask_for_missing(row, self.facts)
        if has_error(row):
            return
        self.matcher.seen.ask(row, self.facts, by_number=self.by_number)
        self._answer_as_before()
        if row.decision != "skip":
            self.matcher.seen.note(row, self.facts)

    # By number

    def _by_number(self) -> Known | None:
        row, facts, people = self.row, self.facts, self.people
        by_code = people.by_code.get(facts.code) if facts.code else None
        by_citizen = people.by_citizen.get(facts.citizen_index) if facts.citizen_index else None
        found = by_code or by_citizen
        if found is None:
            return None
        if not people.in_reach(found) or (by_citizen and not people.in_reach(by_citizen)):
            return self._refuse("already_in_database:branch_out_of_scope", texts.OUT_OF_SCOPE, by_code)
        if by_code and by_citizen and by_code.key != by_citizen.key:
            return self._refuse(f"citizen_id_taken:{_where(by_citizen, row)}", texts.TWO_PEOPLE)
        self.by_number = True
        if facts.may_be(found) or (self.earlier and self.earlier.subject_key == found.key):
            self.by_answer = not facts.may_be(found)
            return found
        if by_code is None:
            return self._refuse(f"citizen_id_taken:{_where(found, row)}", texts.CITIZEN_TAKEN)
        self._ask([found], f"already_in_database:{_where(found, row)}", texts.CODE_OF_ANOTHER, ("same", "skip"))
        return found if row.decision in _THE_SAME else None

    def _refuse(self, code, message, by_code=None):
        field = "member_code" if by_code is not None or not self.facts.citizen_index else "citizen_id"
        self.row.matches.append(Problem(code, ERROR, message, field))

    # By name

    def _by_answer(self) -> Known | None:
        """Whom an earlier file's answer named, if that record is still there and in reach."""
        person = self.people.by_key.get(self.earlier.subject_key) if self.earlier else None
        if person is None or not self.people.in_reach(person) or self.facts.is_another(person):
            return None
        self.by_answer = True
        return person

    def _by_name(self) -> Known | None:
        row, facts = self.row, self.facts
        same_name = [person for person in self.people.by_name.get(facts.name, ()) if not facts.is_another(person)]
        if not same_name:
            return None
        sure = [
            person
            for person in same_name
            if facts.is_sure(person) and not facts.code_differs(person) and not facts.citizen_differs(person)
        ]
        if len(sure) > 1:
            sure = self._likelier(sure)
        if len(sure) == 1:
            return sure[0]
        suspects = sure or [person for person in same_name if self._is_suspect(person)]
        if not suspects:
            return None
        answers = ("same", "new", "skip")
        self._ask(suspects, "", texts.SUSPECTED, answers)
        if row.decision not in _THE_SAME:
            return None
        if row.answer.get("chosen", row.candidate["key"]) != row.candidate["key"]:
            # Whom somebody chose is no longer among them.
            row.decision = ""
            return None
        return self.people.by_key[row.candidate["key"]]

    def _likelier(self, sure: list[Known]) -> list[Known]:
        """Of namesakes born on one day: whom nobody said to be another, who is spelled alike, who is in the branch."""
        for fits in (
            lambda person: not self.matcher.decisions.is_anothers(self.place, person.key),
            lambda person: same_spelling(person.full_name, self.facts.full_name),
            lambda person: person.place.code == self.row.unit_code,
        ):
            if found := [person for person in sure if fits(person)]:
                sure = found
        return sure

    def _is_suspect(self, person) -> bool:
        """Born on the same day, or in the same branch with a date that may be the same."""
        facts = self.facts
        if facts.whole_birth and person.birth == facts.birth and facts.gender_agrees(person):
            return True
        return person.place.code == self.row.unit_code and record.dates_agree(person.birth, facts.birth)

    # Once it is known who

    def _settle(self, person: Known):
        row, asked = self.row, bool(self.row.candidate)
        if person.on_the_way and row.decision == "move":
            row.decision, row.moved_on = "", None
        if row.unit_code and not has_error(row):
            if person.on_the_way and not (person.is_member and person.place.code == row.unit_code):
                if not asked:
                    answers = ("same", "skip") if person.is_member else ("skip",)
                    self._ask([person], f"on_the_way:{_where(person, row)}", person.on_the_way, answers)
            elif not person.is_member:
                if not asked:
                    answers = ("same", "skip") if self.by_number or self.by_answer else ("same", "new", "skip")
                    self._ask([person], f"already_in_database:{_where(person, row)}", texts.NOT_A_MEMBER_NOW, answers)
            elif person.place.code != row.unit_code and not asked:
                answers = (
                    ("same", "move", "skip") if self.by_number or self.by_answer else ("same", "new", "move", "skip")
                )
                self._ask([person], "already_in_database:branch_in_scope", texts.IN_OTHER_BRANCH, answers)
            if row.candidate and row.decision == "new" and not self.by_number:
                _ask_for_missing(row, self.facts)
                return
        row.subject_key = person.key
        row.old = self.people.columns.differences(person, row.values, self.facts)
        moves = person.is_member and person.place.code != row.unit_code and not person.on_the_way
        policy.apply(self.matcher.policy, row, moves=moves)
        if row.unit_code == "" or has_error(row):
            return
        if not person.is_member and not person.on_the_way and row.decision in ("same", "keep"):
            row.old["branch"] = None
        elif moves and row.decision == "move":
            row.old["branch"] = person.place.code

    def _ask(self, people: list[Known], code, message, answers):
        """Ask about the likeliest of `people`; without a `code`, whether it is a namesake."""
        row = self.row
        row.candidate = candidates(row, self.facts, people)
        likeliest = self.people.by_key[row.candidate["key"]]
        if not code:
            code = f"same_name_and_birth:{_where(likeliest, row)}"
            if likeliest.is_member and likeliest.place.code != row.unit_code and not likeliest.on_the_way:
                answers = (*answers, "move")
        if self.matcher.policy.asks and "same" in answers:
            answers = (*answers, "keep")
        row.matches.append(Problem(code, REVIEW, message, answers=answers))

    def _answer_as_before(self):
        """Take the answer of an earlier file to what is asked still, and say so."""
        row, earlier = self.row, self.earlier
        if earlier is None:
            return
        settles = not row.decision and earlier.settles(row, named=self.by_answer) and self._stays_what_it_is()
        if settles:
            row.decision, row.answer["earlier"] = earlier.decision, True
        if settles or (self.by_answer and row.subject_key is not None and earlier.decision):
            message = own_texts.DECIDED_BEFORE.format(date=f"{earlier.on:%d/%m/%Y}")
            row.matches.append(Problem("decided_before", MARK, message))

    def _stays_what_it_is(self) -> bool:
        """Nobody is taken in again by an old answer."""
        person = self.people.by_key.get(self.row.subject_key)
        return person is None or person.is_member


def has_error(row: Row) -> bool:
    for problems in (row.cells, row.matches):
        for problem in problems:
            if problem.weight == ERROR:
                return True
    return False


def _ask_for_missing(row, facts):
    said = {problem.field for problem in row.cells if problem.weight != MARK}
    if facts.birth is None and "birth_date" not in said:
        row.matches.append(Problem("missing:birth_date", REVIEW, texts.MISSING_BIRTH, "birth_date"))
    if not facts.gender and "gender" not in said:
        row.matches.append(Problem("missing_gender", REVIEW, texts.MISSING_GENDER, "gender"))


def _where(person: Known, row: Row) -> str:
    return "own_branch" if person.place.code == row.unit_code else "branch_in_scope"
