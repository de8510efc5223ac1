"""The branch's part: begin, meet, fill the grid, slips, leave somebody out, send, announce."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from branches.cases.models import Acting
from branches.cases.transitions import WrongState
from members.evaluations import actions, texts
from members.evaluations.models import Evaluation, Rating
from tests.branches.cases.files import PDF
from tests.members.evaluations.making import (
    MEETING,
    TODAY,
    ago,
    announce,
    at,
    begin,
    cut_off,
    fresh,
    keys,
    make_old,
    make_round,
    meet,
    rate,
    rows,
    send,
    stands,
    states,
    system,
    typed,
    with_facts,
)


def fault(call, *args, **values):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    error = refusal.value
    return error.message_dict if hasattr(error, "error_dict") else error.messages


# Rounds


def test_a_round_is_once_a_year_of_a_unit(tree, round_):
    assert "__all__" in fault(make_round, tree.ward)
    day = f"{cut_off():%d/%m/%Y}"
    values = {"year": TODAY().year, "cut_off_on": cut_off(), "opens_on": cut_off(), "due_days": 20, "actor": system()}
    wrong = [
        ({"year": 2018}, "year"),
        ({"year": TODAY().year + 2}, "year"),
        ({"cut_off_on": cut_off().replace(year=cut_off().year - 1)}, "cut_off_on"),
        ({"opens_on": cut_off() - timedelta(days=1)}, "opens_on"),
        ({"due_days": 0}, "due_days"),
        ({"due_days": 367}, "due_days"),
    ]
    for change, field in wrong:
        assert list(fault(actions.open_round, tree.sister, **{**values, **change})) == [field]
    told = texts.COVERED_ALREADY.format(branch=tree.sister, year=cut_off().year, unit=tree.ward)
    assert fault(actions.open_round, tree.sister, **values) == {"unit": [told]}
    early = {**values, "opens_on": cut_off() - timedelta(days=1)}
    assert fault(actions.open_round, tree.stranger_ward, **early) == {"opens_on": [texts.OPENS_BEFORE.format(day=day)]}


def test_the_year_that_is_judged_ends_on_the_cut_off_date(tree):
    from datetime import date

    from members.evaluations.models import EvaluationRound

    assert EvaluationRound(cut_off_on=date(2026, 11, 30)).period == (date(2025, 12, 1), date(2026, 11, 30))
    assert EvaluationRound(cut_off_on=date(2024, 2, 29)).period == (date(2023, 3, 1), date(2024, 2, 29))


def test_once_a_branch_has_begun_only_the_days_change_and_clocks_follow(tree, evaluation, round_, cast):
    values = {"cut_off_on": round_.cut_off_on, "opens_on": round_.opens_on, "due_days": 40}
    moved = {**values, "cut_off_on": round_.cut_off_on - timedelta(days=1)}
    if moved["cut_off_on"].year == round_.year:
        assert fault(actions.edit_round, round_, actor=system(), **moved) == {"cut_off_on": [texts.BEGUN_ALREADY]}
    edited = actions.edit_round(round_, actor=cast.ward_officer, version=1, **values)
    assert fresh(evaluation).case.due_on == edited.due_on == round_.opens_on + timedelta(days=40)
    with pytest.raises(WrongState):
        actions.edit_round(round_, actor=cast.ward_officer, version=1, **values)
    assert fault(actions.edit_round, round_, actor=system(), **values) == [texts.NOTHING_CHANGED]


# Beginning


def test_a_branch_begins_once_in_the_nearest_round(tree, members, round_, cast):
    province = make_round(tree.province)
    told = texts.OTHER_ROUND.format(branch=tree.branch, year=round_.year, unit=tree.ward)
    assert fault(actions.begin_evaluation, province, tree.branch, actor=cast.secretary) == [told]
    evaluation = begin(tree.branch, round_, cast.secretary)
    assert stands(evaluation) == ("preparing", "TT.P1.CD01")
    assert (evaluation.case.due_on, evaluation.case.draft, evaluation.base) == (round_.due_on, False, tree.ward)
    told = texts.BEGUN_BEFORE.format(branch=tree.branch, year=round_.year)
    assert fault(actions.begin_evaluation, round_, tree.branch, actor=cast.secretary) == [told]
    day = f"{round_.cut_off_on:%d/%m/%Y}"
    nobody = texts.NOBODY_THERE.format(branch=tree.sister, day=day)
    assert fault(actions.begin_evaluation, round_, tree.sister, actor=system()) == [nobody]
    assert fault(actions.begin_evaluation, round_, tree.stranger_branch, actor=system()) == [
        texts.OUTSIDE_ROUND.format(branch=tree.stranger_branch)
    ]
    with pytest.raises(PermissionDenied):
        actions.begin_evaluation(round_, tree.branch, actor=cast.committee_member)


def test_nobody_begins_before_the_round_opens(tree, members):
    later = TODAY() + timedelta(days=3)
    round_ = make_round(tree.ward, opens_on=later)
    told = texts.NOT_OPEN_YET.format(day=f"{later:%d/%m/%Y}")
    assert fault(begin, tree.branch, round_) == [told]


# The meeting


def test_a_meeting_lies_between_the_cut_off_date_and_today(evaluation):
    day = f"{cut_off():%d/%m/%Y}"
    wrong = [
        ({"held_on": TODAY() + timedelta(days=1)}, {"held_on": [texts.MEETING_IN_FUTURE]}),
        ({"held_on": cut_off() - timedelta(days=1)}, {"held_on": [texts.MEETING_TOO_EARLY.format(day=day)]}),
        ({"present": 0}, {"present": [texts.MEETING_NOBODY]}),
        ({"present": 13}, {"present": [texts.MEETING_MORE.format(present=13, entitled=12)]}),
    ]
    for values, told in wrong:
        assert fault(meet, evaluation, **values) == told
    with pytest.raises(WrongState):
        actions.record_meeting(evaluation, actor=system(), version=1, held_on=TODAY(), **MEETING)


# The grid


def save(evaluation, *entries, actor=None):
    return actions.save_ratings(evaluation, actor=actor or system(), typed=entries)


def test_what_is_right_is_saved_and_the_rest_is_told_row_by_row(evaluation, cast):
    meet(evaluation)
    found = rows(evaluation)
    saved = save(
        evaluation,
        typed(found["Lê An"]),
        typed(found["Lê Bình"], counts=(10, 8, 1, 0)),
        typed(found["Lê Chi"], level="best"),
        actor=cast.secretary,
    )
    told = texts.COUNTS_DISAGREE.format(in_favour=8, against=1, abstained=0, given=9, present=10)
    assert saved.refused == {found["Lê Bình"].pk: told, found["Lê Chi"].pk: texts.LEVEL_WRONG}
    assert states(evaluation) == {"Lê An": "proposed", "Lê Bình": "to_rate", "Lê Chi": "to_rate"}
    row = rows(evaluation)["Lê An"]
    assert (row.level, row.voted_level, row.in_favour, row.present, row.meeting) == (
        "good",
        "good",
        8,
        10,
        fresh(evaluation).last_meeting,
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((10, None, 1, 1), texts.COUNTS_PARTLY),
        ((0, 0, 0, 0), texts.COUNTS_NOBODY),
        ((13, 13, 0, 0), texts.COUNTS_MORE.format(present=13, entitled=12)),
    ],
)
def test_counts_that_can_not_be_are_refused(evaluation, counts, told):
    meet(evaluation)
    row = rows(evaluation)["Lê An"]
    assert save(evaluation, typed(row, counts=counts)).refused == {row.pk: told}


def test_without_a_meeting_there_are_levels_and_no_votes(evaluation):
    row = rows(evaluation)["Lê An"]
    assert save(evaluation, typed(row)).refused == {row.pk: texts.MEETING_FIRST}
    assert save(evaluation, typed(row, counts=(None,) * 4)).saved == {row.pk}
    assert states(evaluation)["Lê An"] == "to_rate"


def test_a_level_taken_away_takes_the_row_back(evaluation):
    meet(evaluation)
    rate(evaluation)
    row = rows(evaluation)["Lê An"]
    assert save(evaluation, typed(row, level="")).saved == {row.pk}
    assert states(evaluation)["Lê An"] == "to_rate"
    save(evaluation, typed(rows(evaluation)["Lê An"], counts=(None,) * 4))
    row = rows(evaluation)["Lê An"]
    assert (row.meeting, row.present, row.voted_level) == (None, None, "")


def test_the_second_of_two_is_told_what_stands_there_and_loses_nothing(evaluation, cast):
    meet(evaluation)
    old = rows(evaluation)["Lê An"]
    save(evaluation, typed(old), actor=cast.secretary)
    saved = save(evaluation, typed(old, level="excellent"), actor=cast.deputy)
    [told] = saved.stale.values()
    assert ("Bùi Thị Thư" in told, "mức Hoàn thành tốt, 8/10 phiếu" in told) == (True, True)
    assert rows(evaluation)["Lê An"].level == "good"
    # What is typed again as it stands is no change.
    assert save(evaluation, typed(old)).stale == {}


def test_a_vote_stays_that_of_the_level_that_was_voted_on(evaluation):
    meet(evaluation)
    rate(evaluation)
    save(evaluation, typed(rows(evaluation)["Lê An"], level="excellent"))
    row = rows(evaluation)["Lê An"]
    assert (row.level, row.voted_level) == ("excellent", "good")
    save(evaluation, typed(row, level="excellent", counts=(9, 9, 0, 0)))
    assert rows(evaluation)["Lê An"].voted_level == "excellent"


def test_rows_of_another_branch_and_of_strangers_are_not_written(evaluation, tree, round_, cast):
    make_old(tree.sister, "Lê Xa")
    other = begin(tree.sister, round_)
    row = rows(other)["Lê Xa"]
    assert save(evaluation, typed(row)).refused == {row.pk: texts.ROW_GONE}
    for name in ("outsider", "committee_member", "sister_secretary"):
        with pytest.raises(PermissionDenied):
            save(evaluation, typed(rows(evaluation)["Lê An"]), actor=getattr(cast, name))


# Slips and typed evidence


def slip(evaluation, name="Lê An", actor=None, **values):
    row = rows(evaluation)[name]
    values = {"texts_by_field": {}, **values}
    return actions.record_slip(evaluation, row, actor=actor or system(), **values)


def test_a_slip_is_written_in_the_members_stead_with_its_scan(evaluation, cast):
    scan = SimpleUploadedFile("phieu.pdf", PDF)
    row = slip(
        evaluation,
        actor=cast.secretary,
        texts_by_field={"self_union": "Dự đủ"},
        self_level="good",
        self_on=TODAY(),
        scan=scan,
    )
    assert (row.self_union, row.self_level, row.self_scan.name, row.version) == ("Dự đủ", "good", "phieu.pdf", 2)
    step = evaluation.case.steps.get(act="self")
    assert (step.acting, step.actor) == (Acting.RECORDED, cast.secretary)
    again = slip(evaluation, self_level="done", scan=SimpleUploadedFile("moi.pdf", PDF))
    row.self_scan.refresh_from_db()
    assert (again.self_scan.name, bool(row.self_scan.file)) == ("moi.pdf", False)
    with pytest.raises(WrongState):
        slip(evaluation, version=2, self_level="good")
    # What one person enters on a day is told once.
    slip(evaluation, "Lê Bình", actor=cast.secretary, self_level="good")
    assert evaluation.case.steps.filter(act="self", actor=cast.secretary).count() == 1


def test_a_slip_out_of_its_time_or_without_a_level_is_told(evaluation):
    first, _ = evaluation.round.period
    wrong = [
        ({"self_on": TODAY() + timedelta(days=1), "self_level": "good"}, {"self_on": [texts.SELF_ON_FUTURE]}),
        (
            {"self_on": first - timedelta(days=1), "self_level": "good"},
            {"self_on": [texts.SELF_TOO_EARLY.format(day=f"{first:%d/%m/%Y}")]},
        ),
        ({"texts_by_field": {"self_work": "Tốt"}}, {"self_level": [texts.SELF_LEVEL_MISSING]}),
    ]
    for values, told in wrong:
        assert fault(slip, evaluation, **values) == told


def test_evidence_is_typed_only_where_nothing_is_known(evaluation, monkeypatch):
    person = rows(evaluation)["Lê An"].person_id
    with_facts(monkeypatch, attendance={person: 95})
    row = slip(evaluation, typed={"dues": "late", "tasks": 90})
    assert row.typed == {"dues": "late", "tasks": 90}
    assert fault(slip, evaluation, typed={"attendance": 40}) == {"attendance": [texts.TYPED_KNOWN]}
    assert fault(slip, evaluation, typed={"tasks": 101}) == {"tasks": [texts.SHARE_WRONG]}
    assert fault(slip, evaluation, typed={"dues": "never"}) == {"dues": [texts.LEVEL_WRONG]}
    assert slip(evaluation, "Lê Bình", typed={"attendance": 40}).typed == {"attendance": 40}


# Leaving out


def test_who_is_left_out_stays_on_the_list_with_the_reason_and_can_come_back(evaluation, cast):
    actions.exclude_ratings(
        evaluation, actor=cast.secretary, entries=keys(evaluation, "Lê An"), reason="Nghỉ thai sản cả năm"
    )
    row = rows(evaluation)["Lê An"]
    assert (row.status, row.exclusion, row.reason) == ("excluded", "other", "Nghỉ thai sản cả năm")
    actions.include_ratings(evaluation, actor=cast.secretary, entries=[row.pk], reason="Đã về sinh hoạt")
    assert states(evaluation)["Lê An"] == "to_rate"
    assert fault(
        actions.exclude_ratings, evaluation, actor=system(), entries=keys(evaluation, "Lê An"), reason=" "
    ) == {"reason": [texts.REASON_MISSING]}


def test_where_nobody_gets_a_level_sending_closes_it(tree, round_, cast):
    make_old(tree.branch, "Lê Đảng", party_joined_on="01/01/2022")
    evaluation = begin(tree.branch, round_)
    send(evaluation, cast.secretary)
    assert (stands(evaluation), fresh(evaluation).case.outcome) == (("done", None), "done")
    row = rows(evaluation)["Lê Đảng"]
    actions.include_ratings(evaluation, actor=cast.secretary, entries=[row.pk], reason="Ngày vào Đảng ghi sai")
    assert stands(evaluation) == ("preparing", "TT.P1.CD01")


# Sending


def test_who_is_not_complete_is_named_and_may_follow_later(evaluation, cast):
    meet(evaluation)
    rate(evaluation, cast.secretary, "Lê An")
    told = texts.LEFT_BEHIND.format(names="Lê Bình, Lê Chi")
    assert fault(send, evaluation, cast.secretary) == {"behind": [told]}
    send(evaluation, cast.secretary, behind=True)
    assert states(evaluation) == {"Lê An": "sent", "Lê Bình": "to_rate", "Lê Chi": "to_rate"}
    assert stands(evaluation) == ("at_superior", "TT.P1")


def test_nothing_complete_is_nothing_to_send(evaluation):
    assert fault(send, evaluation, behind=True) == [texts.NOTHING_TO_SEND]


def test_the_suggestion_is_kept_as_it_was_when_sent(evaluation, monkeypatch, cast):
    from branches.rulesets.models import RuleSet

    person = rows(evaluation)["Lê An"].person_id
    with_facts(monkeypatch, attendance={person: 85}, dues={person: "on_time"})
    day = ago(400)
    RuleSet.objects.create(
        effective_on=day, source="Quy định thử", values={"evaluation_attendance_good": 70}, created_by=cast.system
    )
    meet(evaluation)
    rate(evaluation)
    send(evaluation)
    with_facts(monkeypatch, attendance={person: 10})
    row = rows(evaluation)["Lê An"]
    assert (row.suggested, row.rules_on, row.working["limits"]["attendance"]) == ("good", day, [90, 70, 50])
    assert [(each["code"], each["value"], each["level"]) for each in row.working["lines"]][:2] == [
        ("attendance", 85, "good"),
        ("tasks", None, ""),
    ]
    assert rows(evaluation)["Lê Bình"].suggested == ""


def test_the_second_of_two_who_send_is_told(evaluation, cast):
    meet(evaluation)
    rate(evaluation)
    version = fresh(evaluation).case.version
    send(evaluation, cast.secretary, version=version)
    with pytest.raises(WrongState):
        send(evaluation, cast.deputy, version=version)


# Announcing


def test_a_result_is_announced_between_the_decision_and_today(tree, members, round_, cast):
    evaluation = at("announcing", tree.branch, round_)
    day = f"{TODAY():%d/%m/%Y}"
    assert fault(announce, evaluation, announced_on=TODAY() + timedelta(days=1)) == {
        "announced_on": [texts.ANNOUNCED_IN_FUTURE]
    }
    assert fault(announce, evaluation, announced_on=ago(1)) == {
        "announced_on": [texts.ANNOUNCED_TOO_EARLY.format(day=day)]
    }
    announce(evaluation, cast.secretary)
    assert (stands(evaluation), set(states(evaluation).values())) == (("done", None), {"announced"})
    assert {row.announced_on for row in rows(evaluation).values()} == {TODAY()}
    assert fresh(evaluation).case.outcome == "done"


def test_an_officer_acts_in_the_branchs_stead_and_the_timeline_says_so(evaluation, cast):
    meet(evaluation, cast.ward_officer)
    assert evaluation.case.steps.get(act="meet").acting == Acting.IN_STEAD
    assert Evaluation.objects.get() == evaluation
    assert Rating.objects.count() == 3
