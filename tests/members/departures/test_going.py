"""Removal from the roll, leaving by one's own wish, death; and how open cases are closed by it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.actions import abandoning
from branches.cases.models import CaseStep, Resolution, Vote
from branches.positions.models import Position
from members.admissions.kind import KIND as ADMISSION
from members.cards.models import Card
from members.conduct.models import Discipline
from members.departures import actions, queries, texts
from members.departures.kind import KIND
from members.departures.models import Departure
from members.departures.texts import pages
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.people.models.memberships import Ended
from members.people.queries import movements
from members.transfers import actions as transfers
from members.transfers.kind import KIND as TRANSFER
from members.transfers.models import Transfer
from tests.members.admissions.making import WAYS as ADMISSIONS
from tests.members.admissions.making import at as admission_at
from tests.members.cards.making import issue
from tests.members.conduct.making import at as discipline_at
from tests.members.departures.making import (
    TODAY,
    WAYS,
    acknowledge,
    ago,
    ahead,
    at,
    decide,
    fresh,
    give_back,
    let_go,
    notify,
    open_removal,
    open_wish,
    send_removal,
    send_wish,
    stands,
    vote,
)
from tests.members.departures.test_coming_of_age import faults
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers.making import draft


def standing(person):
    person.refresh_from_db()
    return person.standing, person.left_reason


# Removal


def test_a_removal_goes_from_the_notice_to_the_cơ_sở_step_by_step(member, cast):
    departure = open_removal(member, cast.secretary)
    assert departure.case.number.startswith("XT-")
    notify(departure, cast.secretary)
    vote(departure, cast.secretary)
    decide(departure, cast.secretary)
    [resolution] = Resolution.objects.all()
    assert (resolution.issuer, resolution.type, resolution.matter) == (departure.unit, "QĐ", "removal")
    send_removal(departure, cast.secretary)
    assert (stands(departure), standing(member)) == (("at_base", "TT.P1", False), ("member", ""))
    acknowledge(departure, cast.ward_officer)
    assert (stands(departure)[0], standing(member)) == ("done", ("left", Ended.STRUCK_OFF))


def test_a_vote_that_fails_leaves_it_at_the_notice(member, cast):
    departure = at("struck_off", "notified", member)
    vote(departure, cast.secretary, in_favour=5, against=5, abstained=0)
    assert (stands(departure)[0], Vote.objects.get().passed) == ("notified", False)
    vote(departure, cast.secretary)
    assert stands(departure)[0] == "voted"


def test_one_decision_names_many_and_only_of_one_branch(member, cast, tree):
    from branches.cases.actions.bulk import judge, run_all

    others = [at("struck_off", "voted", make_person(tree.branch, name)) for name in ("Lò Một", "Lò Hai")]
    cases = [each.case for each in (at("struck_off", "voted", member), *others)]
    judged = judge(KIND, KIND.act("decide"), cases, actor=cast.secretary)
    fields = {"on": TODAY(), "signer": "Bùi Thị Thư", "signer_post": "BÍ THƯ"}
    versions = {each.case.number: each.thing.case.version for each in judged}
    run_all(KIND, KIND.act("decide"), judged, actor=cast.secretary, versions=versions, fields=fields)
    assert set(Departure.objects.values_list("status", "resolution")) == {("decided", Resolution.objects.get().pk)}
    elsewhere = at("struck_off", "voted", make_person(tree.sister, "Lò Ba"))
    with pytest.raises(ValidationError, match=texts.OTHER_BRANCHES[:20]):
        actions.resolve_removals(KIND, [fresh(others[0]), elsewhere], actor=cast.ward_officer, **fields)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"months_absent": None, "months_unpaid": 0}, {"months_absent": [texts.MONTHS_MISSING]}),
        ({"evidence": "  "}, {"evidence": [texts.EVIDENCE_MISSING]}),
    ],
)
def test_a_removal_has_months_and_evidence(values, expected, member, cast):
    assert faults(open_removal, member, cast.secretary, **values) == expected


def test_fewer_months_than_the_rule_asks_for_are_warned_of(member, cast):
    departure = open_removal(member, cast.secretary, months_absent=2, months_unpaid=None)
    assert [note["strong"] for note in KIND.notes(cast.secretary, departure)] == [
        pages.NOTE_FEW_MONTHS.format(months=3),
        pages.NOTE_FACTS,
    ]
    actions.edit_departure(departure, actor=cast.secretary, months_absent=3, months_unpaid=None, evidence="Sổ")
    assert [note["strong"] for note in KIND.notes(cast.secretary, fresh(departure))] == [pages.NOTE_FACTS]


def test_days_of_a_removal_are_in_order(member, cast):
    departure = at("struck_off", "draft", member)
    assert faults(notify, departure, cast.secretary, notified_on=ahead(1)) == {"notified_on": [texts.IN_FUTURE]}
    notify(departure, cast.secretary)
    assert list(faults(vote, departure, cast.secretary, held_on=ago(21))) == ["held_on"]
    vote(departure, cast.secretary)
    late = texts.DECISION_BEFORE_VOTE.format(day=f"{ago(10):%d/%m/%Y}")
    assert faults(decide, departure, cast.secretary, on=ago(11)) == {"on": [late]}
    decide(departure, cast.secretary, effective_on=ahead(3))
    send_removal(departure, cast.secretary)
    before = texts.BEFORE_EFFECT.format(day=f"{ahead(3):%d/%m/%Y}")
    assert faults(acknowledge, departure, cast.ward_officer, leaves_on=TODAY()) == {"leaves_on": [before]}
    # Where no day is given the first possible one is taken.
    acknowledge(departure, cast.ward_officer)
    assert (stands(departure)[0], fresh(departure).leaves_on) == ("scheduled", ahead(3))
    actions.call_off(departure, actor=cast.ward_officer, reason="Xem lại")
    assert (stands(departure), standing(member)) == (("at_base", "TT.P1", False), ("member", ""))


def test_one_that_came_back_is_voted_on_and_decided_anew(member, cast):
    departure = at("struck_off", "returned", member)
    first = fresh(departure).resolution
    vote(departure, cast.secretary)
    assert (stands(departure)[0], fresh(departure).resolution) == ("voted", None)
    decide(departure, cast.secretary)
    assert fresh(departure).resolution != first
    send_removal(departure, cast.secretary)
    assert stands(departure)[0] == "at_base"


# One's own wish


def test_who_wants_to_leave_does_so_once_the_cơ_sở_confirms(member, cast, tree):
    departure = open_wish(member, cast.secretary)
    assert departure.case.number.startswith("RD-")
    assert CaseStep.objects.get(case=departure.case).acting == "recorded"
    send_wish(departure, cast.secretary)
    with pytest.raises(PermissionDenied):
        let_go(departure, cast.secretary)
    give_back(departure, cast.ward_officer)
    send_wish(departure, cast.secretary)
    early = texts.BEFORE_STEP.format(what="đề nghị", day=f"{ago(9):%d/%m/%Y}")
    assert faults(let_go, departure, cast.ward_officer, leaves_on=ago(10)) == {"leaves_on": [early]}
    let_go(departure, cast.ward_officer)
    assert standing(member) == ("left", Ended.OWN_WISH)
    month = TODAY().replace(day=1)
    found = movements.movements([tree.branch.pk], month, ahead(1))
    assert found[tree.branch.pk].losses[Ended.OWN_WISH] == 1


# Death


def death(person, actor, **values):
    return actions.record_death(person, actor=actor, **{"asked_on": ago(2), **values})


def test_a_death_is_effective_at_once_and_ends_all_posts_and_stays(officer, cast, tree):
    guest = transfers.draft_guest(
        officer,
        actor=cast.system,
        kind="residential",
        to=tree.stranger_branch,
        reason="work",
        proposed_on=TODAY(),
        residing_since=ago(400),
        remark="Đều",
    )
    for step in (transfers.send_transfer, transfers.confirm_transfer, transfers.accept_transfer):
        step(guest, actor=cast.system, **({"officer_note": "Được"} if step is transfers.send_transfer else {}))
    stay = transfers.take_in_transfer(guest, actor=cast.system).stay
    departure = death(officer, cast.secretary, note="Gia đình báo")
    assert (stands(departure)[0], standing(officer)) == ("done", ("left", Ended.DIED))
    assert departure.case.number.startswith("RD-")
    assert set(Position.objects.filter(user=cast.member).values_list("ends_on", flat=True)) == {ago(3)}
    stay.refresh_from_db()
    assert stay.ends_on == max(ago(2), stay.begins_on)
    assert not Membership.objects.running().filter(person=officer).exists()


@pytest.mark.parametrize(
    ("asked_on", "sentence"),
    [
        (ahead(1), texts.IN_FUTURE),
        (date(1994, 1, 1), texts.BEFORE_BIRTH.format(day="15/02/1995")),
        (date(2011, 3, 25), texts.BEFORE_JOINING.format(day="26/03/2011")),
    ],
)
def test_nobody_dies_to_come_or_before_they_lived(asked_on, sentence, member, cast):
    assert faults(death, member, cast.secretary, asked_on=asked_on) == {"asked_on": [sentence]}
    assert standing(member) == ("member", "")


def test_only_who_manages_the_branch_records_a_death(member, cast):
    for user in (cast.committee_member, cast.outsider, cast.sister_secretary):
        with pytest.raises(PermissionDenied):
            death(member, user)
    assert Departure.objects.count() == 0


@pytest.mark.parametrize("steps", [0, 1, 2, 3, "planned"])
def test_a_death_closes_an_open_transfer_whatever_its_step(steps, member, cast, tree):
    transfer = draft(member, tree.stranger_branch, cast.system)
    acts = [transfers.send_transfer, transfers.confirm_transfer, transfers.accept_transfer]
    for act in acts[: steps if steps != "planned" else 3]:
        act(transfer, actor=cast.system)
    if steps == "planned":
        transfers.take_in_transfer(transfer, actor=cast.system, effective_on=ahead(5))
    departure = death(member, cast.secretary)
    transfer = Transfer.objects.select_related("case").get(pk=transfer.pk)
    reason = texts.DIED_REASON.format(day=f"{ago(2):%d/%m/%Y}")
    assert (transfer.status, transfer.case.outcome, transfer.case.steps.last().note) == (
        "cancelled",
        "cancelled",
        reason,
    )
    assert standing(member) == ("left", Ended.DIED)
    stays = Membership.objects.valid().filter(person=member)
    assert [(stay.unit, stay.ended_by, stay.ended_case) for stay in stays] == [
        (tree.branch, Ended.DIED, departure.case)
    ]


@pytest.mark.parametrize("place", [place for place in WAYS if WAYS[place]], ids="-".join)
def test_a_death_closes_a_departure_whatever_its_step(place, member, cast):
    if place[1] in ("done", "kept", "withdrawn") and place[0] != "age":
        return
    departure = at(*place, member)
    if standing(member)[0] != "member":
        return
    death(member, cast.secretary)
    status = {"kept": "kept", "withdrawn": "withdrawn", "on_leave": "done"}.get(place[1], "cancelled")
    assert (stands(departure)[0], standing(member)) == (status, ("left", Ended.DIED))


@pytest.mark.parametrize(
    ("status", "after"),
    [
        ("draft", "withdrawn"),
        ("hearing", "withdrawn"),
        ("deciding", "withdrawn"),
        ("decided", "annulled"),
        ("in_force", "ended"),
    ],
)
def test_a_death_closes_a_case_of_discipline(status, after, member, cast, client):
    thing = discipline_at(status, member)
    death(member, cast.secretary)
    thing = Discipline.objects.select_related("case").get(pk=thing.pk)
    assert (thing.status, standing(member)) == (after, ("left", Ended.DIED))
    assert thing.case.closed_on == timezone.localdate()
    assert (thing.lapsed, thing.ended_on is None) == (status == "in_force", status != "in_force")
    client.force_login(cast.ward_officer)
    said = f"{timezone.localdate():%d/%m/%Y}, vì đã từ trần"
    assert (said in client.get(thing.case.get_absolute_url()).text) == (status == "in_force")


@pytest.mark.parametrize(
    ("way", "left"), [("struck_off", "withdrawn"), ("own_wish", "withdrawn"), ("age", None)], ids=str
)
def test_who_is_struck_off_or_asked_to_leave_gives_the_card_back(way, left, member):
    issue(member, "040107001234", on=ago(100))
    at(way, "done", member)
    [card] = Card.objects.filter(person=member)
    assert card.ended_by == (left or "")


@pytest.mark.parametrize("status", sorted(ADMISSIONS))
def test_an_admission_is_abandoned_whatever_its_step(status, tree, cast):
    youth = make_person(tree.branch, "Lò Văn Trẻ", member=False, birth_date="15/02/2008")
    admission = admission_at(status, youth)
    closed = abandoning.abandon_all(youth.pk, actor=cast.secretary, reason="Lý do")
    found = ADMISSION.find([admission.case_id])[admission.case_id]
    if status in ("admitted", "refused", "withdrawn"):
        assert (closed, found.status) == ([], status)
        return
    assert (found.status, found.case.outcome) == ("withdrawn", "cancelled")
    assert [each.pk for each in closed] == [admission.case_id]
    assert standing(youth) == ("youth", "")
    assert not Membership.objects.valid().filter(person=youth).exists()


def test_what_has_come_to_its_day_is_settled_rather_than_closed(member, cast, tree, monkeypatch):
    transfer = draft(member, tree.stranger_branch, cast.system)
    for act in (transfers.send_transfer, transfers.confirm_transfer, transfers.accept_transfer):
        act(transfer, actor=cast.system)
    transfers.take_in_transfer(transfer, actor=cast.system, effective_on=ahead(1))
    later = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    memberships.settle_due(TODAY())
    abandoning.abandon_all(member.pk, actor=cast.system, reason="Lý do")
    assert Transfer.objects.get(pk=transfer.pk).status == "done"


def test_open_cases_of_every_kind_are_found_by_person(member, cast, tree):
    other = make_old_member(tree.branch, "Lò Văn Hai")
    transfer = draft(other, tree.sister, cast.secretary)
    departure = open_wish(member, cast.secretary)
    found = abandoning.open_cases([member.pk, other.pk])
    assert found == {member.pk: [(KIND, departure.case_id)], other.pk: [(TRANSFER, transfer.case_id)]}
    assert abandoning.abandon_all(member.pk, actor=cast.secretary, reason="Lý do", but=departure.case) == []


def test_journal_and_case_hold_no_numbers(tree, cast):
    numbers = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012"}
    person = make_person(tree.branch, "Lò Thị Số", birth_date="15/02/1995", **numbers)
    before = JournalEntry.objects.count()
    death(person, cast.secretary, asked_on=TODAY())
    said = " ".join(str(entry.details) for entry in JournalEntry.objects.order_by("pk")[before:])
    assert not any(number in said for number in numbers.values())
    assert Person.objects.get(pk=person.pk).left_reason == "died"
    assert queries.marks(cast.secretary, [person.pk]) == {}
