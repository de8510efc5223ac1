"""Approving under a resolution, returning, refusing; the ceremony and the ledger."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import get_current_timezone

from branches.audit import journal
from branches.audit.models import JournalEntry
from branches.cases import evidence, slots
from branches.cases import texts as case_texts
from branches.cases.models import CasePaper, Resolution
from branches.cases.transitions import WrongState
from branches.papers import actions as papers
from branches.papers.models import Paper
from members.admissions import actions, texts
from members.admissions.kind import KIND
from members.admissions.models import Admission
from members.people import texts as people_texts
from members.people.actions import memberships
from members.people.models import Membership
from members.people.models.memberships import Ended
from members.people.queries.copies import differences
from members.people.queries.movements import movements
from tests.members.admissions.making import (
    SIGNED,
    TODAY,
    admit,
    admit_later,
    ago,
    approve,
    at,
    fresh,
    give_back,
    refuse,
    stands,
)
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers.test_sending import faults


def stay(person):
    return Membership.objects.valid().get(person=person)


def test_an_approval_is_by_a_resolution_with_a_number_of_the_register(tree, cast, youth):
    admission = approve(at("at_base", youth), cast.ward_officer)
    found = admission.resolution
    assert stands(admission) == ("approved", "TT.P1.CD01", False)
    assert (found.issuer, found.reference, found.on, found.effective_on) == (tree.ward, "01-NQ/ĐTN", ago(5), ago(5))
    assert [held.slot for held in CasePaper.objects.filter(case=admission.case)] == ["resolution"]
    assert admission.case.due_on == TODAY() + timedelta(days=30)


def test_it_may_take_effect_later_and_have_been_signed_outside(cast, youth):
    admission = approve(at("at_base", youth), cast.ward_officer, number=41, outside=True, effective_on=ago(1))
    assert (admission.resolution.reference, admission.resolution.effective_on) == ("41-NQ/ĐTN", ago(1))
    assert not Paper.objects.get().pdf


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"on": ago(11)}, {"on": [texts.EFFECTIVE_BEFORE_VOTE.format(day=f"{ago(10):%d/%m/%Y}")]}),
        (
            {"effective_on": ago(6)},
            {"effective_on": [case_texts.EFFECTIVE_TOO_EARLY.format(day=f"{ago(5):%d/%m/%Y}")]},
        ),
        ({"outside": True}, {"number": [case_texts.OUTSIDE_NUMBER_MISSING]}),
        ({"signer": " "}, {"signer": ["Chưa có người ký. Ghi họ tên và chức vụ người ký."]}),
    ],
)
def test_what_a_resolution_can_not_be_leaves_the_case_undecided(cast, youth, values, said):
    admission = at("at_base", youth)
    assert faults(lambda: approve(admission, cast.ward_officer, **values)) == said
    assert (stands(admission)[0], Resolution.objects.count(), Paper.objects.count()) == ("at_base", 0, 0)


def test_one_resolution_names_candidates_of_several_branches_but_of_one_register(tree, cast, youth):
    other = make_person(tree.sister, "Lò Thị Sen", member=False)
    two = [fresh(at("at_base", person)) for person in (youth, other)]
    for admission in two:
        actions.approve_admission(admission, actor=cast.ward_officer)
    found = actions.resolve_admissions(
        KIND, [fresh(each) for each in two], actor=cast.ward_officer, on=ago(1), **SIGNED
    )
    assert {fresh(each).resolution for each in two} == {found}
    stranger = at("at_base", make_person(tree.stranger_branch, "Lò Thị Xa", member=False))
    call = lambda: actions.resolve_admissions(  # noqa: E731
        KIND, [two[0], stranger], actor=cast.province_officer, on=ago(1), **SIGNED
    )
    with pytest.raises(ValidationError) as refusal:
        call()
    assert refusal.value.messages == [texts.OTHER_BASES]


def test_a_resolution_withdrawn_as_a_mistake_is_followed_by_another(cast, youth):
    from branches.cases.actions.papers import issue_paper

    admission = at("approved", youth)
    papers.withdraw(admission.resolution.paper, actor=cast.ward_officer, reason="Sai ngày sinh")
    issue_paper(KIND, KIND.slot("resolution"), admission.case, actor=cast.ward_officer, on=ago(1), **SIGNED)
    found = fresh(admission).resolution
    assert (found.reference, found.on, found.effective_on) == ("02-NQ/ĐTN", ago(1), ago(1))


def test_a_return_goes_back_to_the_branch_with_its_reason(cast, youth):
    admission = at("at_base", youth)
    with pytest.raises(PermissionDenied):
        give_back(admission, cast.secretary)
    give_back(admission, cast.ward_officer)
    assert stands(admission) == ("returned", "TT.P1.CD01", False)
    assert admission.case.steps.get(ended_at=None).note == "Thiếu lý lịch"


def test_who_is_refused_stays_a_youth(cast, youth):
    admission = at("at_base", youth)
    refuse(admission, cast.ward_officer)
    youth.refresh_from_db()
    found = fresh(admission)
    assert (found.status, found.case.outcome, youth.standing) == ("refused", "refused", "youth")


def test_of_two_officers_the_second_is_told(cast, youth):
    admission = at("at_base", youth)
    approve(admission, cast.ward_officer)
    for call in (give_back, refuse):
        with pytest.raises(WrongState):
            call(admission, cast.ward_secretary)


# The ceremony


def test_from_the_day_of_the_ceremony_on_the_ledger_counts_a_member(tree, cast, youth):
    admission = admit(at("approved", youth), cast.secretary, ceremony_place="Nhà văn hóa")
    row, found = stay(youth), fresh(admission)
    youth.refresh_from_db()
    assert (row.unit, row.begins_on, row.began_by, row.begun_case) == (tree.branch, TODAY(), "admitted", found.case)
    assert (youth.standing, youth.current_unit, str(youth.joined)) == ("member", tree.branch, f"{ago(5):%d/%m/%Y}")
    assert youth.admission_resolution == f"01-NQ/ĐTN ngày {ago(5):%d/%m/%Y}"
    assert (found.status, found.case.outcome, found.stay) == ("admitted", "done", row)
    assert differences(TODAY()) == []


def test_a_ceremony_in_the_past_needs_a_reason_and_not_before_the_resolution(cast, youth):
    admission = at("approved", youth)
    early = faults(lambda: admit(admission, cast.secretary, ceremony_on=ago(6)))
    assert early == {"ceremony_on": [texts.BEFORE_EFFECT.format(day=f"{ago(5):%d/%m/%Y}")]}
    said = faults(lambda: admit(admission, cast.secretary, ceremony_on=ago(3)))
    months = people_texts.MONTHS_CHANGE
    expected = people_texts.EARLY_REASON_MISSING.format(
        day=f"{TODAY():%d/%m/%Y}",
        changes=months.format(months=f"{ago(3).month}/{ago(3).year}") if ago(3).month != TODAY().month else "",
    ).strip()
    assert said == {"early_reason": [expected]}
    admit(admission, cast.secretary, ceremony_on=ago(3), early_reason="Lễ đã làm cuối tuần trước")
    assert (stay(youth).begins_on, fresh(admission).early_reason) == (ago(3), "Lễ đã làm cuối tuần trước")


def test_a_resolution_to_come_moves_the_ceremony(cast, youth):
    admission = approve(at("at_base", youth), cast.ward_officer, effective_on=TODAY() + timedelta(days=4))
    admit(admission, cast.secretary)
    assert (fresh(admission).status, stay(youth).begins_on) == ("scheduled", TODAY() + timedelta(days=4))


def test_until_its_day_a_ceremony_can_be_called_off_and_held_on_another(tree, cast, youth):
    admission = at("scheduled", youth)
    youth.refresh_from_db()
    assert (youth.standing, youth.joined) == ("youth", None)
    actions.call_off_ceremony(admission, actor=cast.secretary, reason="Mưa bão")
    assert (stands(admission), Membership.objects.valid().count()) == (("approved", "TT.P1.CD01", False), 0)
    admit(fresh(admission), cast.secretary)
    assert (fresh(admission).status, stay(youth).begins_on) == ("admitted", TODAY())


def test_when_the_day_comes_the_record_and_the_case_say_so(cast, youth, monkeypatch):
    admission = at("scheduled", youth)
    planned = stay(youth).begins_on
    assert actions.settle_due(planned - timedelta(days=1)) == 0
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: planned)
    assert actions.settle_due(planned) == 1
    youth.refresh_from_db()
    found = fresh(admission)
    assert (found.status, youth.standing, str(youth.joined)) == ("admitted", "member", f"{ago(5):%d/%m/%Y}")
    assert found.case.steps.last().act == "settle"
    assert differences(planned) == []


def test_a_ceremony_written_ahead_lets_nothing_else_begin(cast, youth):
    at("scheduled", youth)
    from members.people.queries import hindrances

    assert [each.kind for each in hindrances.of(youth, "transfer")] == ["block", "block"]


def test_a_leap_day_is_a_day_like_any_other(tree, cast):
    from members.admissions.requirements import age_on

    person = make_person(tree.branch, "Lò Thị Nhuận", member=False, birth_date="29/02/2008")
    assert [age_on(person, date(2024, 2, day)) for day in (28, 29)] == [15, 16]
    assert [age_on(person, day) for day in (date(2025, 2, 28), date(2025, 3, 1))] == [16, 17]


def test_the_database_refuses_an_admission_without_its_resolution(cast, youth):
    from django.db import IntegrityError, transaction

    admission = at("admitted", youth)
    with pytest.raises(IntegrityError), transaction.atomic():
        Admission.objects.filter(pk=admission.pk).update(resolution=None)


# Evidence


def test_a_case_is_complete_once_every_paper_is_there_and_the_card_given(tree, cast, youth):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from branches.cases.actions.files import attach
    from branches.cases.actions.papers import issue_paper
    from branches.cases.models import Case
    from members.cards import actions as cards
    from tests.members.admissions.test_preparing import PDF

    admission = at("admitted", youth)
    period = (ago(1), TODAY())
    measured = evidence.measure([tree.branch, tree.ward], period)
    assert [(each.closed, each.complete) for each in measured.values()] == [(1, 0), (1, 0)]
    case = Case.objects.for_page().get(pk=admission.case_id)
    for slot in ("application", "cv", "certificate"):
        attach(case, actor=cast.secretary, uploads=[SimpleUploadedFile(f"{slot}.pdf", PDF)], slot=slot)
    for slot in ("minutes", "proposal"):
        issue_paper(KIND, KIND.slot(slot), case, actor=cast.secretary, on=TODAY(), **SIGNED)
    lacks = slots.missing(
        KIND, fresh(admission), list(slots.papers_of([case.pk])), list(slots.attachments_of([case.pk]))
    )
    assert lacks == [texts.CARD_MISSING]
    card = cards.issue_card(youth, actor=cast.ward_officer, on=TODAY(), number="001205000123").card
    assert card.case == admission.case
    assert evidence.measure([tree.branch], period)[tree.branch.pk].complete == 1


def test_every_act_is_journalled_in_its_unit(tree, cast, youth):
    at("admitted", youth)
    told = JournalEntry.objects.filter(act__startswith="members.admission.").order_by("pk")
    units = {tree.branch.pk: "branch", tree.ward.pk: "ward"}
    assert [(entry.act.rpartition(".")[2], units[entry.unit_key]) for entry in told] == [
        ("picked", "branch"),
        ("learnt", "branch"),
        ("tried", "branch"),
        ("applied", "branch"),
        ("voted", "branch"),
        ("sent", "branch"),
        ("approved", "ward"),
        ("resolved", "branch"),
        ("admitted", "branch"),
    ]


def test_what_is_planned_is_taken_back_by_who_wrote_it(cast, youth):
    admission = at("approved", youth)
    admit_later(admission, cast.secretary)
    with pytest.raises(PermissionDenied):
        actions.call_off_ceremony(admission, actor=cast.outsider, reason="Không phải việc tôi")


def test_who_left_and_is_admitted_again_on_a_leap_day_is_a_member_twice(time_machine, tree, cast):
    time_machine.move_to(datetime(2028, 3, 4, 8, 30, tzinfo=get_current_timezone()))
    person = make_old_member(tree.branch, "Hà Thị Cũ", birth_date="29/02/2004", joined_on="26/03/2024")
    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=date(2027, 2, 28), reason=Ended.STRUCK_OFF)
    person.refresh_from_db()
    leap = date(2028, 2, 29)
    admission = approve(at("at_base", person), cast.ward_officer, on=date(2028, 2, 25))
    admit(admission, cast.secretary, ceremony_on=leap, early_reason="Ghi theo biên bản")
    stays = Membership.objects.valid().filter(person=person).order_by("begins_on")
    assert list(stays.values_list("begins_on", "ends_on", "began_by")) == [
        (date(2024, 3, 26), date(2027, 2, 28), "admitted"),
        (leap, None, "admitted"),
    ]
    person.refresh_from_db()
    assert (person.standing, person.joined_on, differences(TODAY())) == ("member", date(2028, 2, 25), [])
    february = movements([tree.branch.pk], date(2028, 2, 1), date(2028, 3, 1))[tree.branch.pk]
    assert (february.opening, february.gains["admitted"], february.lost, february.closing) == (0, 1, 0, 1)
