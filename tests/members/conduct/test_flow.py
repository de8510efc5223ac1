"""The ways that a case goes, from the first draft to its end."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from branches.audit.models import JournalEntry
from branches.cases.models import Resolution
from branches.cases.transitions import WrongState
from branches.papers.models import Paper
from branches.positions.models import Position
from branches.rulesets.models import RuleSet
from members.cards.models import Card
from members.conduct import actions
from members.conduct.models import Discipline
from members.conduct.texts import discipline as texts
from members.people.models import Membership, Person
from members.people.queries import copies
from tests.conftest import make_unit
from tests.members.cards.making import issue
from tests.members.conduct import making
from tests.members.conduct.making import (
    SIGNED,
    TODAY,
    announce,
    at,
    ballot,
    days_ago,
    decide,
    draft,
    draft_unit,
    end,
    fresh,
    own,
    propose,
    remark,
    send,
    stands,
    vote,
    vote_down,
)
from tests.members.people.people import make_old_member, make_person


def faults(call, *args, **values) -> dict:
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}


# A branch decides itself


def test_a_branch_warns_its_plain_member_by_itself(tree, cast, person):
    thing = draft(person, cast.secretary)
    assert stands(thing) == ("draft", "TT.P1.CD01", True)
    propose(thing, cast.secretary)
    assert stands(thing) == ("hearing", "TT.P1.CD01", False)
    vote(thing, cast.secretary, statement="Nhận lỗi.")
    assert stands(thing) == ("deciding", "TT.P1.CD01", False)
    decide(thing, cast.secretary)
    assert stands(thing) == ("decided", "TT.P1.CD01", False)
    announce(thing, cast.secretary)
    assert stands(thing) == ("in_force", "TT.P1.CD01", False)
    remark(thing, cast.secretary)
    assert stands(thing) == ("in_force", "TT.P1.CD01", False)
    end(thing, cast.secretary)
    assert stands(thing) == ("ended", None, False)
    thing = fresh(thing)
    assert (thing.form, thing.decider, thing.announced_on, thing.ended_on, thing.case.outcome) == (
        "warning",
        tree.branch,
        TODAY(),
        TODAY(),
        "done",
    )
    assert (thing.resolution.reference, thing.end_resolution.reference) == ("01-QĐ/CĐ", "02-QĐ/CĐ")
    assert (thing.statement, thing.heard_on, thing.voted_form) == ("Nhận lỗi.", TODAY(), "warning")


def test_its_number_tells_year_and_kind(cast, person):
    assert draft(person, cast.secretary).case.number == f"KL-{TODAY().year}-0001"


def test_a_meeting_that_does_not_agree_meets_again_or_concludes(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    vote_down(thing, cast.secretary)
    assert stands(thing) == ("hearing", "TT.P1.CD01", False)
    vote(thing, cast.secretary)
    assert stands(thing)[0] == "deciding"
    vote_down(thing, cast.secretary)
    assert stands(thing)[0] == "hearing"
    making.refuse(thing, cast.secretary)
    assert (stands(thing)[0], fresh(thing).case.outcome) == ("refused", "refused")


# The level with authority


def test_an_expulsion_is_sent_to_the_cơ_sở(tree, cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    propose(thing, cast.secretary)
    vote(thing, cast.secretary)
    assert stands(thing) == ("voted", "TT.P1.CD01", False)
    send(thing, cast.secretary)
    assert stands(thing) == ("deciding", "TT.P1", False)
    with pytest.raises(PermissionDenied):
        decide(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    assert stands(thing) == ("decided", "TT.P1.CD01", False)
    assert fresh(thing).resolution.issuer == tree.ward


def test_what_is_given_back_says_why_and_is_sent_again(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    assert faults(actions.return_discipline, thing, actor=cast.ward_officer, reason=" ") == {
        "reason": [texts.REASON_MISSING]
    }
    making.give_back(thing, cast.ward_officer)
    assert stands(thing) == ("returned", "TT.P1.CD01", False)
    assert fresh(thing).case.steps.last().note == "Thiếu căn cứ"
    actions.edit_discipline(thing, actor=cast.secretary, grounds="Biên bản ngày 4/10")
    send(thing, cast.secretary)
    assert (stands(thing)[0], fresh(thing).grounds) == ("deciding", "Biên bản ngày 4/10")


def test_another_form_asks_for_another_vote(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    making.give_back(thing, cast.ward_officer)
    actions.edit_discipline(thing, actor=cast.secretary, proposed_form="warning")
    with pytest.raises(PermissionDenied, match="Chưa bỏ phiếu về hình thức cảnh cáo"):
        send(thing, cast.secretary)
    vote(thing, cast.secretary)
    # A warning is the branch's own to decide.
    assert stands(thing) == ("deciding", "TT.P1.CD01", False)


def test_a_vote_that_failed_may_still_be_put_before_who_decides(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    propose(thing, cast.secretary)
    vote_down(thing, cast.secretary)
    assert stands(thing)[0] == "voted"
    send(thing, cast.secretary)
    assert stands(thing)[0] == "deciding"


def test_who_decides_refuses_with_a_reason(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    making.refuse(thing, cast.ward_officer)
    assert (stands(thing)[0], fresh(thing).case.outcome, fresh(thing).case.steps.last().note) == (
        "refused",
        "refused",
        "Nhắc nhở là đủ",
    )


@pytest.mark.parametrize("status", ["draft", "hearing", "voted", "deciding", "returned"])
def test_it_is_withdrawn_at_any_time_before_the_decision(status, cast, person, warned_above):
    thing = at(status, person)
    making.withdraw(thing, cast.secretary)
    assert (stands(thing), fresh(thing).case.outcome) == (("withdrawn", None, status == "draft"), "withdrawn")


def test_a_draft_is_withdrawn_without_a_reason_and_nothing_else(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    assert faults(actions.withdraw_discipline, thing, actor=cast.secretary) == {"reason": [texts.REASON_MISSING]}
    other = draft(make_person(person.unit, "Lò Văn Khác"), cast.secretary)
    actions.withdraw_discipline(other, actor=cast.secretary)
    assert stands(other)[0] == "withdrawn"


# What is proposed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"form": "dissolution"}, {"proposed_form": [texts.FORM_NOT_OF_IT.format(form="giải tán")]}),
        ({"form": ""}, {"proposed_form": [texts.FORM_MISSING]}),
        ({"form": "removal"}, {"post": [texts.POST_NONE.format(name="Vi Thị Hạnh")]}),
        ({"violation": "  "}, {"violation": [texts.VIOLATION_MISSING]}),
        ({"happened_on": date(2099, 2, 28)}, {"happened_on": [texts.HAPPENED_IN_FUTURE]}),
        (
            {"happened_on": date(2000, 2, 29)},
            {"happened_on": [texts.HAPPENED_TOO_EARLY.format(day="15/02/2001")]},
        ),
    ],
)
def test_a_draft_that_cannot_be_right_is_refused_by_field(values, said, cast, person):
    assert faults(draft, person, cast.secretary, **values) == said


def test_somebody_under_review_is_not_reviewed_twice(cast, person):
    first = draft(person, cast.secretary)
    assert faults(draft, person, cast.secretary) == {"": [texts.UNDER_REVIEW.format(number=first.case.number)]}
    making.withdraw(first, cast.secretary)
    assert draft(person, cast.secretary).case.number.endswith("0002")


def test_while_one_is_in_force_another_may_be_reviewed(cast, person):
    own("in_force", person)
    assert draft(person, cast.secretary).status == "draft"


def test_nobody_opens_a_case_about_themselves(cast, officer):
    with pytest.raises(PermissionDenied, match="về chính anh/chị"):
        draft(officer, cast.deputy)
    thing = draft(officer, cast.secretary)
    with pytest.raises(PermissionDenied, match="về chính anh/chị"):
        propose(thing, cast.deputy)


# The meeting


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"heard_on": None}, {"heard_on": [texts.HEARD_MISSING]}),
        ({"not_heard_why": "Đi xa"}, {"not_heard_why": [texts.HEARD_BOTH]}),
        ({"heard_on": TODAY(), "held_on": days_ago(1)}, {"heard_on": ["{after}"]}),
        ({"heard_on": date(2026, 10, 3)}, {"heard_on": [texts.HEARD_BEFORE.format(day="04/10/2026")]}),
        ({"present": 11}, {"present": ["{counts}"]}),
        ({"held_on": date(2026, 10, 3), "heard_on": None, "not_heard_why": "Đi xa"}, {"held_on": ["{early}"]}),
    ],
)
def test_a_meeting_that_cannot_have_been_so_is_refused_by_field(values, said, cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    found = faults(actions.vote_discipline, thing, actor=cast.secretary, **ballot(**values))
    assert found.keys() == said.keys()
    known = {field: sentences for field, sentences in said.items() if "{" not in sentences[0]}
    assert {field: found[field] for field in known} == known
    assert stands(thing)[0] == "hearing"


def test_who_was_not_heard_is_told_why(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    vote(thing, cast.secretary, heard_on=None, not_heard_why="Đã báo hai lần, không đến")
    assert fresh(thing).not_heard_why == "Đã báo hai lần, không đến"


def test_the_ballot_is_secret(cast, person):
    thing = own("deciding", person)
    [found] = thing.case.votes.all()
    assert (found.secret, found.passed, found.in_favour, found.present, list(found.ballots.all())) == (
        True,
        True,
        7,
        10,
        [],
    )
    assert (
        thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}, cảnh cáo: 7 trên 10 phiếu tán thành ({texts.PASSED})"
    )


# The decision


def test_another_form_than_the_proposed_one_needs_a_reason(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, form="reprimand") == {
        "form_reason": [texts.FORM_REASON_MISSING.format(form="cảnh cáo")]
    }
    decide(thing, cast.secretary, form="reprimand", form_reason="Vi phạm lần đầu")
    thing = fresh(thing)
    assert (thing.form, thing.form_reason, thing.proposed_form) == ("reprimand", "Vi phạm lần đầu", "warning")
    assert thing.case.steps.last().note == "khiển trách, 01-QĐ/CĐ; khác đề nghị vì: Vi phạm lần đầu"


def test_a_form_beyond_the_own_authority_is_the_superiors(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, form="expulsion", form_reason="Nặng") == {
        "form": [texts.FORM_ABOVE.format(form="khai trừ", unit="Đoàn phường Một")]
    }


def test_a_superior_decides_on_milder_forms_too(cast, person, tree):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer, form="reprimand", form_reason="Vi phạm lần đầu")
    assert (fresh(thing).form, fresh(thing).decider) == ("reprimand", tree.ward)


def test_a_decision_written_outside_is_entered_with_its_number(cast, person):
    thing = own("deciding", person)
    values = {"how": texts.OUTSIDE, "on": days_ago(0), "signer": "", "signer_post": ""}
    assert faults(decide, thing, cast.secretary, **values) == {"number": [texts.NUMBER_OUTSIDE_MISSING]}
    decide(thing, cast.secretary, number=41, **values)
    paper = Paper.objects.get()
    assert (paper.reference, paper.pdf.name, paper.title) == (
        "41-QĐ/CĐ",
        "",
        "Quyết định kỷ luật đối với đồng chí Vi Thị Hạnh",
    )


def test_the_decision_comes_after_the_meeting(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, on=days_ago(1)) == {
        "on": [texts.DECIDED_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]
    }


def test_a_decision_not_yet_announced_is_taken_back(cast, person):
    thing = own("decided", person)
    making.revoke(thing, cast.secretary)
    thing = fresh(thing)
    assert (thing.status, thing.case.outcome, thing.announced_on, thing.annulled_on) == (
        "annulled",
        "cancelled",
        None,
        TODAY(),
    )
    assert Person.objects.get(pk=person.pk).standing == "member"


# Announcing


def test_it_is_announced_from_its_effective_day_on_and_not_ahead(cast, person):
    thing = own("deciding", person)
    decide(thing, cast.secretary, effective_on=TODAY())
    assert faults(announce, thing, cast.secretary, announced_on=days_ago(-1)) == {
        "announced_on": [texts.ANNOUNCED_IN_FUTURE]
    }
    assert faults(announce, thing, cast.secretary, announced_on=days_ago(1)) == {
        "announced_on": [texts.ANNOUNCED_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]
    }


def test_a_decision_withdrawn_from_the_register_is_not_announced(cast, person):
    from branches.papers.actions import withdraw as withdraw_paper

    thing = own("decided", person)
    withdraw_paper(thing.resolution.paper, actor=cast.secretary, reason="Sai tên")
    assert faults(announce, thing, cast.secretary) == {"": [texts.DECISION_WITHDRAWN.format(reference="01-QĐ/CĐ")]}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 8, 15), 3, date(2026, 11, 15)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_one(day, months, expected):
    from members.conduct.actions.steps import months_after

    assert months_after(day, months) == expected


def test_the_clock_of_the_remarks_begins_anew_with_each(cast, person):
    from members.conduct.actions.steps import months_after

    thing = own("in_force", person)
    assert thing.case.due_on == months_after(TODAY(), 3)
    RuleSet.objects.create(
        effective_on=days_ago(9), values={"discipline_remark_months": 2}, source="x", created_by=cast.system
    )
    remark(thing, cast.secretary, text="Đã khắc phục.")
    thing = fresh(thing)
    assert (thing.case.due_on, thing.last_remark_on) == (months_after(TODAY(), 2), TODAY())
    assert thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}: Đã khắc phục."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": " "}, {"text": [texts.REMARK_MISSING]}),
        ({"remarked_on": days_ago(-1)}, {"remarked_on": [texts.REMARK_IN_FUTURE]}),
        (
            {"remarked_on": days_ago(1)},
            {"remarked_on": [texts.REMARK_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]},
        ),
    ],
)
def test_a_remark_that_cannot_be_is_refused_by_field(values, said, cast, person):
    assert faults(remark, own("in_force", person), cast.secretary, **values) == said


def test_it_does_not_end_before_it_began(cast, person):
    thing = own("in_force", person)
    day = f"{TODAY():%d/%m/%Y}"
    assert faults(end, thing, cast.secretary, on=days_ago(1)) == {"on": [texts.END_TOO_EARLY.format(day=day)]}
    with pytest.raises(PermissionDenied, match="Việc này của cấp đã quyết định"):
        end(thing, cast.committee_member)


# What takes effect at once


def test_an_expulsion_ends_the_stay_and_every_post(cast, tree, officer):
    Position.objects.create(user=cast.deputy, unit=tree.sister, post_id="committee_member", begins_on=date(2025, 1, 1))
    thing = draft(officer, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    assert stands(thing) == ("enforced", None, False)
    stay = Membership.objects.get(person=officer)
    assert (stay.ends_on, stay.ended_by, stay.ended_case, fresh(thing).stay) == (
        TODAY(),
        "expelled",
        thing.case,
        stay,
    )
    assert Position.objects.filter(user=cast.deputy).active(TODAY()).count() == 0
    person = Person.objects.get(pk=officer.pk)
    assert (person.standing, person.left_reason, person.kept_by) == ("left", "expelled", tree.branch)
    assert copies.differences(TODAY()) == []


def test_an_expulsion_withdraws_the_card_which_stays_to_be_seen(cast, person):
    issue(person, "040107001234", on=days_ago(100))
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    [card] = Card.objects.filter(person=person)
    assert (card.ended_on, card.ended_by, card.end_note) == (
        TODAY(),
        "withdrawn",
        f"Khai trừ, hồ sơ {thing.case.number}",
    )
    assert Person.objects.for_record().get(pk=person.pk).card_number == ""


def test_somebody_on_the_way_elsewhere_is_not_expelled_over_the_head_of_that_case(cast, tree, person):
    from tests.members.transfers.making import draft as draft_transfer

    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    transfer = draft_transfer(person, tree.sister, cast.secretary)
    [sentence] = faults(announce, thing, cast.secretary)[""]
    assert transfer.case.number in sentence
    assert stands(thing)[0] == "decided"


def test_a_transfer_that_waits_for_its_day_comes_first_too(cast, tree, person):
    from tests.members.transfers.making import at as transfer_at

    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    transfer = transfer_at("scheduled", person, tree.stranger_branch)
    said = faults(announce, thing, cast.secretary)[""]
    assert [transfer.case.number in sentence for sentence in said] == [True] * len(said)


def test_a_removal_ends_the_post_from_the_day_of_its_announcement(cast, tree, officer):
    [post] = Position.objects.filter(user=cast.deputy)
    seat = Position.objects.create(
        user=cast.deputy, unit=tree.branch, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    thing = draft(officer, cast.secretary, "removal", post=post)
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    post.refresh_from_db()
    seat.refresh_from_db()
    # Removed as deputy one may stay in the committee.
    assert (stands(thing)[0], post.ends_on, seat.ends_on) == ("in_force", days_ago(1), None)
    assert Person.objects.get(pk=officer.pk).standing == "member"


def test_removed_from_the_committee_one_loses_all_posts_of_that_level_alone(cast, tree, officer):
    [post] = Position.objects.filter(user=cast.deputy)
    seat = Position.objects.create(
        user=cast.deputy, unit=tree.branch, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    elsewhere = Position.objects.create(
        user=cast.deputy, unit=tree.sister, post_id="committee_member", begins_on=date(2025, 1, 1)
    )
    thing = draft(officer, cast.secretary, "removal", post=seat)
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.ward_officer)
    for each in (post, seat, elsewhere):
        each.refresh_from_db()
    assert (post.ends_on, seat.ends_on, elsewhere.ends_on) == (days_ago(1), days_ago(1), None)


def test_a_removal_names_a_post_that_the_person_holds(cast, tree, officer):
    strange = Position.objects.get(user=cast.secretary)
    assert faults(draft, officer, cast.secretary, "removal") == {"post": [texts.POST_MISSING]}
    assert faults(draft, officer, cast.secretary, "removal", post=strange) == {"post": [texts.POST_NOT_THEIRS]}


def test_who_has_left_meanwhile_is_not_disciplined(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    thing = own("decided", person)
    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=TODAY(), reason="came_of_age")
    assert faults(announce, thing, cast.secretary) == {"": [texts.NOT_A_MEMBER_NOW.format(name="Vi Thị Hạnh")]}
    making.revoke(thing, cast.secretary)
    assert stands(thing)[0] == "annulled"


# After a transfer


def test_the_branch_to_which_the_member_moved_watches_over_the_correction(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    thing = own("in_force", person)
    due_on = thing.case.due_on
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.sister, on=TODAY())
    actions.pass_on_discipline(thing, actor=cast.secretary)
    assert (stands(thing), fresh(thing).case.due_on) == (("in_force", "TT.P1.CD02", False), due_on)
    remark(thing, cast.sister_secretary)
    with pytest.raises(PermissionDenied):
        remark(thing, cast.secretary)


def test_it_is_not_passed_on_while_the_member_stays(cast, person):
    with pytest.raises(WrongState):
        actions.pass_on_discipline(own("in_force", person), actor=cast.secretary)


# A unit


def test_a_unit_is_disciplined_by_the_unit_above(cast, tree):
    thing = draft_unit(tree.branch, cast.ward_officer)
    assert stands(thing) == ("draft", "TT.P1", True)
    for step in (propose, vote, decide, announce, remark):
        step(thing, cast.ward_officer)
    assert stands(thing) == ("in_force", "TT.P1", False)
    end(thing, cast.ward_officer)
    assert (stands(thing)[0], fresh(thing).case.about) == ("ended", "Chi đoàn Tổ 1")


def test_a_dissolution_is_done_once_announced_and_closes_nothing(cast, tree):
    thing = draft_unit(tree.branch, cast.ward_officer, "dissolution")
    for step in (propose, vote, decide, announce):
        step(thing, cast.ward_officer)
    tree.branch.refresh_from_db()
    assert (stands(thing)[0], tree.branch.closed_on) == ("enforced", None)


def test_a_unit_sees_what_was_decided_about_it_once_it_is_announced(cast, tree):
    from branches.cases.models import Case

    thing = draft_unit(tree.branch, cast.ward_officer)
    for step in (propose, vote, decide):
        step(thing, cast.ward_officer)
    assert not Case.objects.visible_to(cast.secretary).filter(pk=thing.case_id).exists()
    announce(thing, cast.ward_officer)
    assert Case.objects.visible_to(cast.secretary).filter(pk=thing.case_id).exists()


def test_only_who_confirms_above_opens_a_case_about_a_unit(cast, tree):
    for who, unit in ((cast.secretary, tree.branch), (cast.ward_officer, tree.ward), (cast.outsider, tree.branch)):
        with pytest.raises(PermissionDenied):
            draft_unit(unit, who)
    with pytest.raises(PermissionDenied, match="không có cấp trên trong hệ thống"):
        draft_unit(tree.province, cast.province_officer)
    assert draft_unit(tree.ward, cast.province_officer).decider == tree.province


def test_a_unit_is_not_expelled(cast, tree):
    assert faults(draft_unit, tree.branch, cast.ward_officer, "expulsion") == {
        "proposed_form": [texts.FORM_NOT_OF_IT.format(form="khai trừ")]
    }


# A chi đoàn cơ sở


def test_a_chi_đoàn_cơ_sở_decides_at_level_0_and_the_unit_above_the_rest(cast, office):
    person = make_old_member(office, "Lường Văn Sở")
    thing = draft(person, office.secretary)
    for step in (propose, vote, decide, announce):
        step(thing, office.secretary)
    assert stands(thing) == ("in_force", "TT.CQ", False)
    other = draft(make_old_member(office, "Lường Thị Sở"), office.secretary, "expulsion")
    for step in (propose, vote, send):
        step(other, office.secretary)
    assert stands(other) == ("deciding", "TT", False)


# Everybody and everything


def test_two_officers_at_once_the_second_is_told(cast, person):
    thing = own("deciding", person)
    version = thing.case.version
    decide(thing, cast.secretary, version=version)
    with pytest.raises(WrongState):
        decide(thing, cast.deputy, version=version)
    assert Resolution.objects.count() == 1


def test_who_acts_from_above_does_it_in_the_branchs_stead(cast, person):
    thing = draft(person, cast.ward_officer)
    for step in (propose, vote):
        step(thing, cast.ward_officer)
    assert [(step.act, step.acting, step.for_unit.code) for step in thing.case.steps.all()] == [
        ("draft", "in_stead", "TT.P1.CD01"),
        ("propose", "in_stead", "TT.P1.CD01"),
        ("vote", "in_stead", "TT.P1.CD01"),
    ]


def test_every_act_is_in_the_journal_without_form_or_reason(tree, person, warned_above):
    thing = at("ended", person)
    entries = JournalEntry.objects.about(thing).order_by("id")
    assert [(entry.act, entry.unit_key) for entry in entries] == [
        ("members.discipline.drafted", tree.branch.pk),
        ("members.discipline.proposed", tree.branch.pk),
        ("members.discipline.voted", tree.branch.pk),
        ("members.discipline.sent", tree.branch.pk),
        ("members.discipline.decided", tree.ward.pk),
        ("members.discipline.announced", tree.branch.pk),
        ("members.discipline.ended", tree.branch.pk),
    ]
    assert {key for entry in entries for key in entry.details} <= {"number", "on"}
    assert {entry.act for entry in entries} <= set(texts.ACTS)


def test_nothing_of_it_stands_on_the_persons_own_journal(person, cast):
    own("in_force", person)
    acts = set(JournalEntry.objects.about(person).values_list("act", flat=True))
    assert acts == {"members.person.added"}


def test_a_unit_with_an_open_case_is_not_closed(cast, tree):
    from branches.cases.queries import closing_reasons

    empty = make_unit("TT.P1.CD09", "Chi đoàn Chợ", "branch", tree.ward)
    thing = own("in_force", make_old_member(empty, "Lò Văn Chợ"))
    assert thing.case.number in closing_reasons(empty)[0]


def test_a_unit_under_review_is_not_closed_and_a_draft_about_it_is_told_to_nobody(cast, tree):
    from branches.cases.queries import closing_reasons

    thing = draft_unit(tree.sister, cast.ward_officer)
    assert closing_reasons(tree.sister) == []
    propose(thing, cast.ward_officer)
    assert thing.case.number in closing_reasons(tree.sister)[0]
    for step in (vote, decide, announce):
        step(thing, cast.ward_officer)
    end(thing, cast.ward_officer)
    assert closing_reasons(tree.sister) == []


def test_members_alone_are_reviewed(cast, tree):
    youth = make_person(tree.branch, "Lò Thị Trẻ", member=False)
    with pytest.raises(PermissionDenied, match="Chỉ xét kỷ luật người đang là đoàn viên"):
        draft(youth, cast.secretary)
    assert Discipline.objects.count() == 0


def test_signer_and_day_are_asked_for(cast, person):
    thing = own("deciding", person)
    assert faults(actions.decide_discipline, thing, actor=cast.secretary, **SIGNED) == {"on": [texts.DATE_MISSING]}
    assert "signer" in faults(actions.decide_discipline, thing, actor=cast.secretary, on=TODAY())
    assert faults(decide, thing, cast.secretary, how="x") == {"how": [texts.HOW_MISSING]}
