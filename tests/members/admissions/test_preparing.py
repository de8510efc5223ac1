"""The branch's steps: picking, class, task, application, vote, proposal; giving up, and what is restricted."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from branches.audit.models import JournalEntry
from branches.cases.models import Acting, Vote
from branches.cases.transitions import WrongState
from members.admissions import actions, queries, texts
from members.admissions.models import Admission
from members.people.actions import records
from members.people.models.memberships import Ended
from members.people.queries import hindrances
from members.transfers import actions as transfers
from members.transfers import texts as transfer_texts
from tests.conftest import make_unit
from tests.members.admissions.making import (
    TODAY,
    ago,
    apply,
    at,
    fresh,
    learn,
    pick,
    send,
    stands,
    try_out,
    vote,
    withdraw,
)
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers.test_sending import faults

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"


def day(date):
    return f"{date:%d/%m/%Y}"


# Picking


def test_who_is_picked_is_a_draft_of_the_branch_decided_on_above_it(tree, cast, youth, members):
    admission = pick(youth, cast.secretary, helper=members[0])
    assert stands(admission) == ("picked", "TT.P1.CD01", True)
    assert (admission.base, admission.helper, admission.again) == (tree.ward, members[0], False)
    assert admission.case.number.startswith("KN-")
    entry = JournalEntry.objects.get(act="members.admission.picked")
    assert (entry.actor, entry.details) == ("Bùi Thị Thư", {"number": admission.case.number})


def test_who_left_is_admitted_again_in_a_new_case(tree, cast, members):
    from branches.audit import journal
    from members.people.actions import memberships

    person = make_old_member(tree.branch, "Hà Thị Cũ")
    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=ago(200), reason=Ended.STRUCK_OFF)
    assert pick(person, cast.secretary).again is True


def test_a_youth_kept_above_the_branches_is_picked_for_one_of_them(tree, cast):
    youth = make_person(tree.ward, "Lò Thị Phường", member=False)
    assert faults(lambda: pick(youth, cast.ward_officer)) == {
        "unit": [texts.NOT_A_BRANCH.format(unit="Đoàn phường Một")]
    }
    assert pick(youth, cast.ward_officer, unit=tree.sister).unit == tree.sister
    other = make_person(tree.ward, "Lò Thị Hai", member=False)
    with pytest.raises(PermissionDenied):
        pick(other, cast.ward_officer, unit=tree.stranger_branch)


def test_a_branch_with_nobody_above_it_can_not_admit(cast):
    alone = make_unit("MM", "Chi đoàn Một mình", "branch")
    youth = make_person(alone, "Lò Thị Ba", member=False)
    assert faults(lambda: pick(youth, cast.system)) == {"unit": [texts.NO_SUPERIOR.format(unit="Chi đoàn Một mình")]}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"picked_on": TODAY() + timedelta(days=1)}, {"picked_on": [texts.IN_FUTURE]}),
        ({"picked_on": ago(366 * 30)}, {"picked_on": [texts.BEFORE_BIRTH.format(day="15/02/2005")]}),
    ],
)
def test_the_day_of_picking_is_one_of_the_candidate_s_life(cast, youth, values, said):
    assert faults(lambda: pick(youth, cast.secretary, **values)) == said


def test_who_helps_is_another_member_of_the_branch(tree, cast, youth):
    stranger = make_person(tree.sister, "Lê Xa")
    assert faults(lambda: pick(youth, cast.secretary, helper=stranger)) == {"helper": [texts.NOT_OF_BRANCH]}
    assert faults(lambda: pick(youth, cast.secretary, helper=youth)) == {"helper": [texts.HELPER_IS_SELF]}


def test_nobody_is_picked_twice_at_a_time(cast, youth):
    first = pick(youth, cast.secretary)
    told = texts.ALREADY_OPEN.format(number=first.case.number)
    assert faults(lambda: pick(youth, cast.secretary)) == {"": [told]}
    actions.withdraw_admission(first, actor=cast.secretary, reason="Đổi ý")
    assert pick(youth, cast.secretary).pk != first.pk


def test_the_database_keeps_one_open_admission_a_person(cast, youth):
    first = pick(youth, cast.secretary)
    again = Admission(case=first.case, person=youth, unit=first.unit, base=first.base, picked_on=ago(1))
    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    assert "Người này đang có một hồ sơ kết nạp chưa xong." in refusal.value.messages


def test_an_admission_and_a_transfer_into_the_system_exclude_each_other(tree, cast):
    from branches.audit import journal
    from members.people.actions import memberships

    person = make_old_member(tree.branch, "Hà Thị Về")
    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=ago(20), reason=Ended.MOVED_OUT)
    open_one = pick(person, cast.secretary)
    into = {
        "actor": cast.secretary,
        "unit": tree.branch,
        "outside_unit": "Đoàn xã Xa",
        "reason": "home",
        "proposed_on": TODAY(),
        "person": person,
    }
    blocked = texts.BLOCKS_TRANSFER.format(number=open_one.case.number)
    assert faults(lambda: transfers.draft_newcomer(**into)) == {"same": [blocked]}
    actions.withdraw_admission(open_one, actor=cast.secretary, reason="Chuyển về")
    transfer = transfers.draft_newcomer(**into)
    on_the_way = transfer_texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number)
    assert [each.text for each in hindrances.of(person, queries.ACT)] == [on_the_way]


def test_a_record_under_way_is_not_voided(cast, youth):
    admission = pick(youth, cast.secretary)
    with pytest.raises(records.Tied) as tied:
        records.void_person(youth, actor=cast.secretary, reason="Nhầm")
    assert tied.value.ties == [texts.TIE.format(number=admission.case.number)]


# Class, task, application


def test_the_steps_follow_one_another(cast, youth, members):
    admission = pick(youth, cast.secretary)
    learn(admission, cast.secretary, certificate="12/GCN", scan=SimpleUploadedFile("gcn.pdf", PDF))
    assert stands(admission) == ("learnt", "TT.P1.CD01", False)
    try_out(admission, cast.secretary)
    apply(admission, cast.secretary, introduced_by="member", introducer=members[1], introducer_name="thừa")
    found = fresh(admission)
    assert (found.status, found.introducer, found.introducer_name) == ("applied", members[1], "")
    assert [held.slot for held in found.case.attachments.all()] == ["certificate"]
    last = found.case.steps.get(ended_at=None)
    assert (last.act, last.acting, last.note) == ("apply", Acting.RECORDED, f"Đơn viết ngày {day(ago(20))}")


@pytest.mark.parametrize(
    ("status", "step", "values", "said"),
    [
        ("picked", learn, {"class_name": " "}, {"class_name": [texts.CLASS_MISSING]}),
        ("picked", learn, {"class_on": TODAY() + timedelta(days=1)}, {"class_on": [texts.IN_FUTURE]}),
        ("learnt", try_out, {"task": ""}, {"task": [texts.TASK_MISSING]}),
        ("learnt", try_out, {"tried_on": ago(366 * 40)}, {"tried_on": [texts.BEFORE_BIRTH.format(day="15/02/2005")]}),
        ("tried", apply, {"introducer_name": " "}, {"introducer_name": [texts.INTRODUCER_MISSING]}),
        ("tried", apply, {"introduced_by": "member"}, {"introducer": [texts.INTRODUCER_MISSING]}),
        ("tried", apply, {"applied_on": TODAY() + timedelta(days=2)}, {"applied_on": [texts.IN_FUTURE]}),
    ],
)
def test_what_a_step_needs_is_asked_for(status, step, values, said, cast, youth):
    admission = at(status, youth)
    assert faults(lambda: step(admission, cast.secretary, **values)) == said
    assert fresh(admission).status == status


def test_a_candidate_does_not_introduce_themselves(cast, youth):
    call = lambda: apply(at("tried", youth), cast.secretary, introduced_by="member", introducer=youth)  # noqa: E731
    assert faults(call) == {"introducer": [texts.INTRODUCER_IS_SELF]}


def test_of_two_who_write_at_once_the_second_is_told(cast, youth):
    admission = at("picked", youth)
    learn(admission, cast.secretary, version=admission.case.version)
    with pytest.raises(WrongState):
        learn(admission, cast.deputy, version=admission.case.version)
    with pytest.raises(WrongState):
        learn(admission, cast.deputy)


def test_what_was_written_so_far_is_edited_and_no_more(cast, youth, members):
    admission = at("learnt", youth)
    version = admission.case.version
    actions.edit_admission(
        admission, actor=cast.secretary, version=version, certificate="13/GCN", helper=members[0], task="Chưa tới"
    )
    found = fresh(admission)
    assert (found.certificate, found.helper, found.task, found.case.version) == ("13/GCN", members[0], "", version + 1)
    assert faults(
        lambda: actions.edit_admission(found, actor=cast.secretary, class_on=TODAY() + timedelta(days=1))
    ) == {"class_on": [texts.IN_FUTURE]}


def test_a_helper_who_has_left_the_branch_since_may_stay_named(tree, cast, youth, members):
    from tests.members.transfers.making import at as transfer_at

    admission = pick(youth, cast.secretary, helper=members[0])
    transfer_at("done", members[0], tree.sister)
    actions.edit_admission(admission, actor=cast.secretary, picked_on=ago(90), helper=members[0])
    assert fresh(admission).helper == members[0]


# The vote


def test_a_vote_that_passes_goes_on_one_that_fails_stays(cast, youth):
    admission = at("applied", youth)
    vote(admission, cast.secretary, in_favour=5, against=4)
    assert (fresh(admission).status, fresh(admission).vote.passed) == ("applied", False)
    vote(admission, cast.secretary, held_on=ago(2), remark="Tiến bộ rõ")
    found = fresh(admission)
    assert (found.status, found.vote.passed, found.remark, Vote.objects.count()) == ("voted", True, "Tiến bộ rõ", 2)
    assert found.case.due_on == TODAY() + timedelta(days=10)
    notes = list(found.case.steps.filter(act="vote").order_by("pk").values_list("note", flat=True))
    assert notes == ["chưa đạt, 5 trên 10", "đạt, 7 trên 10"]


def test_a_meeting_before_the_application_decides_nothing(cast, youth):
    admission = at("applied", youth)
    assert list(faults(lambda: vote(admission, cast.secretary, held_on=ago(21)))) == ["held_on"]
    assert Vote.objects.count() == 0


def test_counts_that_disagree_leave_the_case_where_it_is(cast, youth):
    admission = at("applied", youth)
    assert list(faults(lambda: vote(admission, cast.secretary, against=3))) == ["present"]
    assert fresh(admission).status == "applied"


def test_a_case_that_came_back_is_sent_again_with_or_without_another_vote(cast, youth):
    admission = at("returned", youth)
    vote(admission, cast.secretary, held_on=ago(1), in_favour=2, against=7)
    assert fresh(admission).status == "returned"
    with pytest.raises(PermissionDenied):
        send(admission, cast.secretary)
    vote(admission, cast.secretary, held_on=TODAY())
    send(admission, cast.secretary)
    assert stands(admission) == ("at_base", "TT.P1", False)


# Proposing and giving up


def test_what_is_proposed_waits_above_the_branch_with_a_clock(tree, cast, youth):
    admission = at("voted", youth)
    send(admission, cast.secretary)
    assert stands(admission) == ("at_base", "TT.P1", False)
    assert fresh(admission).case.due_on == TODAY() + timedelta(days=15)


def test_it_goes_to_who_is_above_the_branch_on_the_day_it_is_sent(tree, cast, youth):
    from branches.units.models import Unit

    admission = at("voted", youth)
    Unit.objects.move(Unit.objects.get(pk=tree.branch.pk), Unit.objects.get(pk=tree.stranger_ward.pk), "last-child")
    send(fresh(admission), cast.system)
    assert (fresh(admission).base.code, stands(admission)[1]) == ("TT.P2", "TT.P2")


def test_who_is_given_up_stays_a_youth_and_may_be_picked_again(cast, youth):
    admission = at("at_base", youth)
    assert faults(lambda: actions.withdraw_admission(admission, actor=cast.secretary, reason=" ")) == {
        "reason": [texts.REASON_MISSING]
    }
    withdraw(admission, cast.secretary)
    youth.refresh_from_db()
    assert (stands(admission), youth.standing) == (("withdrawn", None, False), "youth")
    assert pick(youth, cast.secretary).status == "picked"


def test_who_became_a_member_another_way_goes_no_further(tree, cast, youth):
    from branches.audit import journal
    from members.people.actions import memberships
    from members.people.models.memberships import Began

    admission = at("tried", youth)
    with journal.act("test", actor=cast.system):
        memberships.open_main(youth, unit=tree.sister, on=TODAY(), began_by=Began.LISTED)
    told = texts.MEMBER_MEANWHILE.format(name="Vi Thị Hạnh", unit="Chi đoàn Trường Hoa Sen")
    assert faults(lambda: apply(admission, cast.system)) == {"": [told]}
    withdraw(admission, cast.secretary)
    assert fresh(admission).status == "withdrawn"


# A relative in custody

SECRET = "Bố đang cải tạo tại trại Sông Cái"


def test_what_is_asked_of_the_party_is_kept_encrypted_and_told_nowhere(cast, youth):
    admission = at("applied", youth)
    actions.ask_party(admission, actor=cast.secretary, custody=SECRET)
    found = fresh(admission)
    assert found.custody == SECRET
    stored = Admission.objects.filter(pk=found.pk).extra(select={"raw": "custody"}).values_list("raw", flat=True)[0]
    assert SECRET not in str(stored)
    assert SECRET not in str(list(JournalEntry.objects.values_list("details", flat=True)))
    assert SECRET not in str(list(found.case.steps.values_list("note", flat=True)))


def test_an_answer_follows_without_writing_the_question_again(cast, youth):
    admission = at("applied", youth)
    actions.ask_party(admission, actor=cast.secretary, custody=SECRET)
    actions.ask_party(admission, actor=cast.deputy, party_answer="Đồng ý, 12/11/2026")
    assert actions.open_restricted(fresh(admission), actor=cast.ward_officer) == [
        texts.RESTRICTED_ASKED.format(text=SECRET),
        texts.RESTRICTED_ANSWER.format(text="Đồng ý, 12/11/2026"),
    ]
    opened = JournalEntry.objects.get(act="members.admission.opened")
    assert (opened.actor, opened.details) == ("Cao Thị Bộ", {})
    assert faults(lambda: actions.ask_party(fresh(admission), actor=cast.secretary)) == {
        "custody": [texts.NOTHING_SAID]
    }


def test_who_may_not_read_what_is_restricted_neither_writes_nor_opens_it(cast, youth):
    admission = at("applied", youth)
    for call in (
        lambda: actions.ask_party(admission, actor=cast.committee_member, custody=SECRET),
        lambda: actions.open_restricted(admission, actor=cast.committee_member),
    ):
        with pytest.raises(PermissionDenied):
            call()
    assert not JournalEntry.objects.filter(act="members.admission.opened").exists()
