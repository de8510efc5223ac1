"""Answers are kept for the next file of the unit, without any value; and count only while they still mean something."""

import pytest
from django.utils import timezone

from branches.imports import actions
from branches.imports.models import ImportBatch, ImportDecision
from members.imports.matching import texts
from members.people.actions.memberships import end_main, move_person
from members.people.actions.records import edit_person
from members.people.models import Person
from members.people.models.memberships import Ended
from tests.members.imports.conftest import codes_of, commit, person, rows_of
from tests.members.imports.test_matching import ONE, judged, take

BARE = {**ONE, "member_code": None, "citizen_id": None, "birth_date": 2003}
TWO = person("Lê Thị Hai", gender="Nữ")


def answered(tree, actor, decision, *people, row=2, unit=None, **answer):
    """A committed file of `people` with an answer to one row."""
    batch, _ = judged(tree, actor, *people, unit=unit)
    actions.decide_rows(batch, [row], decision, actor=actor, **answer)
    assert commit(batch, actor).committed
    return ImportBatch.objects.get(pk=batch.pk)


def again(tree, actor, *people, unit=None):
    """(verdict, decision, codes) of each row of a file."""
    _, rows = judged(tree, actor, *people, unit=unit)
    return [(row.verdict, row.decision, [each.code for each in row.problems]) for row in rows.values()]


YEAR = "date_precision_year:birth_date"


@pytest.mark.parametrize(
    ("decision", "people", "verdict"),
    [("same", 1, "same"), ("new", 2, "same"), ("skip", 1, "review")],
)
def test_a_suspicion_that_was_settled_is_not_asked_again(tree, cast, decision, people, verdict):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, decision, BARE)
    assert Person.objects.count() == people
    ((found, kept, codes),) = again(tree, cast.secretary, BARE)
    asked = ["same_name_and_birth:own_branch"] if decision == "skip" else []
    assert (found, kept, codes) == (verdict, decision, [*asked, *sorted([YEAR, "decided_before"], key=codes.index)])
    commit(ImportBatch.objects.latest("pk"), cast.secretary)
    assert Person.objects.count() == people


def test_the_preview_says_when_the_answer_was_given(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    _, rows = judged(tree, cast.secretary, BARE)
    marks = [problem.message for problem in rows[2].problems if problem.code == "decided_before"]
    assert marks == [texts.DECIDED_BEFORE.format(date=f"{timezone.localdate():%d/%m/%Y}")]


def test_an_earlier_answer_can_be_taken_back_and_given_otherwise(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    batch, _ = judged(tree, cast.secretary, BARE)
    actions.decide_rows(batch, [2], "", actor=cast.secretary)
    row = rows_of(batch)[2]
    assert (row.verdict, row.decision, row.offered) == ("review", "", ["same", "new", "skip"])
    assert "decided_before" not in [problem.code for problem in row.problems]
    actions.decide_rows(batch, [2], "new", actor=cast.secretary)
    commit(batch, cast.secretary)
    assert Person.objects.count() == 2
    assert again(tree, cast.secretary, BARE)[0][:2] == ("same", "new")
    _, rows = judged(tree, cast.secretary, BARE)
    assert rows[2].subject_key == Person.objects.latest("pk").pk


def test_what_is_kept_holds_no_value(tree, cast):
    take(tree, cast.secretary, ONE)
    batch = answered(tree, cast.secretary, "same", BARE)
    kept = ImportDecision.objects.get()
    assert (kept.unit, kept.target, kept.decision, kept.subject_key, kept.asked, kept.batch, kept.decided_by) == (
        tree.branch, "members", "same", Person.objects.get().pk, ["same_name_and_birth:own_branch"], batch,
        cast.secretary,
    )  # fmt: skip
    assert len(bytes(kept.identity)) == 16


def test_of_rows_that_nobody_was_asked_about_those_without_a_number_are_remembered(tree, cast):
    take(tree, cast.secretary, ONE, TWO)
    two = Person.objects.get(full_name="Lê Thị Hai").pk
    assert list(ImportDecision.objects.values_list("decision", "subject_key", "asked")) == [("", two, [])]


def test_a_list_with_bare_years_is_known_again_without_a_question(tree, cast):
    people = [person(name, birth_date=2003) for name in ("Lê Thị Một", "Lê Thị Hai", "Lê Thị Ba")]
    take(tree, cast.secretary, *people)
    assert again(tree, cast.secretary, *people) == [("same", "", [YEAR])] * 3
    # Another list that says as little is only a suspicion.
    assert again(tree, cast.secretary, {**people[0], "gender": None})[0][0] == "review"


def test_a_decision_of_one_unit_is_none_in_another(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    of_branch = {**BARE, "branch": "Chi đoàn Tổ 1"}
    asked = ("review", "", ["same_name_and_birth:own_branch", YEAR])
    assert again(tree, cast.ward_officer, of_branch, unit=tree.ward) == [asked]
    # Nor does the ward's answer bind its branch.
    answered(tree, cast.ward_officer, "new", {**of_branch, "note": "khác"}, unit=tree.ward)
    assert ImportDecision.objects.values("unit").distinct().count() == 2
    assert again(tree, cast.sister_secretary, BARE, unit=tree.sister) == [("new", "", [YEAR])]


def test_another_row_is_asked_about(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    for differs in ({"phone": "0987654321"}, {"gender": None}, {"birth_date": "10/2003"}):
        ((verdict, decision, _),) = again(tree, cast.secretary, {**BARE, **differs})
        assert (verdict, decision) == ("review", "")


def test_an_answer_about_a_voided_person_counts_as_none(tree, cast):
    take(tree, cast.secretary, ONE)
    batch = answered(tree, cast.secretary, "new", BARE)
    other = take(tree, cast.secretary, TWO)
    actions.undo_batch(ImportBatch.objects.get(pk=other.pk), actor=cast.secretary)
    assert again(tree, cast.secretary, BARE)[0][:2] == ("same", "new")
    actions.undo_batch(batch, actor=cast.secretary)
    assert again(tree, cast.secretary, BARE)[0][:2] == ("review", "")


def test_a_skip_is_forgotten_with_the_import_that_was_taken_back(tree, cast):
    take(tree, cast.secretary, ONE)
    batch = answered(tree, cast.secretary, "skip", BARE)
    actions.undo_batch(batch, actor=cast.secretary)
    assert again(tree, cast.secretary, BARE)[0][:2] == ("review", "")


def test_an_answer_about_a_person_out_of_reach_counts_as_none_and_reveals_nothing(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    move_person(Person.objects.get(), to=tree.stranger_branch, on=timezone.localdate())
    batch, rows = judged(tree, cast.secretary, BARE)
    assert (rows[2].verdict, rows[2].subject_key, rows[2].candidate, codes_of(batch)) == ("new", None, {}, {2: [YEAR]})


def test_an_old_answer_takes_nobody_in_again(tree, cast):
    take(tree, cast.secretary, ONE)
    answered(tree, cast.secretary, "same", BARE)
    end_main(Person.objects.get(), on=timezone.localdate(), reason=Ended.STRUCK_OFF)
    ((verdict, decision, codes),) = again(tree, cast.secretary, BARE)
    assert (verdict, decision, codes[0]) == ("review", "", "already_in_database:own_branch")


def test_a_move_is_asked_about_each_time(tree, cast):
    take(tree, cast.ward_officer, ONE, unit=tree.sister)
    row = {**ONE, "branch": "Chi đoàn Tổ 1"}
    answered(tree, cast.ward_officer, "move", row, unit=tree.ward, moved_on=timezone.localdate())
    assert not ImportDecision.objects.exists()
    assert again(tree, cast.ward_officer, row, unit=tree.ward) == [("same", "", [])]


def test_a_namesake_elsewhere_who_is_the_same_person_stays_elsewhere_without_a_second_question(tree, cast):
    take(tree, cast.ward_officer, {**ONE, "citizen_id": None}, unit=tree.sister)
    row = {**ONE, "member_code": "1000009", "citizen_id": None, "branch": "Chi đoàn Tổ 1"}
    answered(tree, cast.ward_officer, "same", row, unit=tree.ward)
    assert again(tree, cast.ward_officer, row, unit=tree.ward)[0][:2] == ("same", "same")
    assert Person.objects.get().current_unit == tree.sister


def test_the_answer_is_no_answer_to_a_question_that_was_not_asked(tree, cast):
    one_word = person("Hải", gender=None)
    answered(tree, cast.secretary, "new", one_word)
    assert again(tree, cast.secretary, one_word)[0][:2] == ("same", "new")
    ((verdict, decision, codes),) = again(tree, cast.secretary, {**one_word, "ethnicity": "không rõ dân tộc nào"})
    assert (verdict, decision, set(codes[:2])) == ("review", "", {"spelling_unknown:ethnicity", "one_word_name"})


def test_keeping_the_record_is_kept_and_overwriting_it_is_asked_again(tree, cast):
    take(tree, cast.secretary, {**ONE, "note": "cũ"})
    row = {**ONE, "note": "mới"}

    def under_asking(decision):
        batch, _ = judged(tree, cast.secretary, row)
        actions.set_policy(batch, {"*": "ask"}, actor=cast.secretary)
        before = rows_of(batch)[2].decision
        actions.decide_rows(batch, [2], decision, actor=cast.secretary)
        commit(batch, cast.secretary)
        return before

    assert [under_asking("keep"), under_asking("keep"), under_asking("same")] == ["", "keep", "keep"]
    someone = Person.objects.get()
    assert someone.note == "mới"
    edit_person(someone, actor=cast.secretary, changes={"note": "mới hơn"}, version=someone.version)
    assert under_asking("skip") == ""
    assert Person.objects.get().note == "mới hơn"


def test_the_second_of_two_rows_that_say_the_same_has_an_answer_of_its_own(tree, cast):
    answered(tree, cast.secretary, "new", TWO, TWO, row=3)
    assert Person.objects.count() == 2
    batch, rows = judged(tree, cast.secretary, TWO, TWO)
    assert [(row.verdict, row.decision) for row in rows.values()] == [("same", ""), ("same", "new")]
    assert rows[2].subject_key != rows[3].subject_key
    commit(batch, cast.secretary)
    # Alone, the row is one of the two: nobody knows which.
    assert again(tree, cast.secretary, TWO)[0][0] == "same"
