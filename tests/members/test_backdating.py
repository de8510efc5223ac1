"""The last step of a case on a day that is past: which reports and rounds it changes is said before and after."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.cases.models import CaseStep
from branches.cases.texts import TOLD
from members.evaluations import queries as evaluations
from members.evaluations.texts import BACKDATED_KEPT, BACKDATED_ROUND, BACKDATED_ROUNDS
from members.people.actions.effective import BACKDATE
from members.people.texts import EARLY_HELP, EARLY_REASON_MISSING, MONTHS_CHANGE
from tests.members.admissions import making as admissions
from tests.members.conduct import making as conduct
from tests.members.departures import making as departures
from tests.members.evaluations import making as rounds
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers import making as transfers

LAST_YEAR = timezone.localdate().year - 1
CUT_OFF = date(LAST_YEAR, 11, 15)
BEFORE, AFTER = date(LAST_YEAR, 11, 1), date(LAST_YEAR, 11, 16)


@pytest.fixture
def member(tree):
    return make_old_member(tree.branch, "Lù Thị Mây", since=date(2020, 3, 26))


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def round_of(unit, day=CUT_OFF):
    return rounds.make_round(unit, cut_off_on=day)


def told_round(unit, day=CUT_OFF):
    return BACKDATED_ROUND.format(year=day.year, unit=unit, day=f"{day:%d/%m/%Y}")


def told_rounds(*told):
    return BACKDATED_ROUNDS.format(rounds=", ".join(told))


def changes(since, *told):
    """What a day in the past says: months of reports that lie behind, more than six of them as a span, and rounds."""
    today = timezone.localdate()
    found = [(year, month) for year in range(since.year, today.year + 1) for month in range(1, 13)]
    found = [f"{month}/{year}" for year, month in found if (since.year, since.month) <= (year, month)]
    found = found[: found.index(f"{today.month}/{today.year}")]
    span = f"{found[0]} đến {found[-1]}" if len(found) > 6 else ", ".join(found)
    return " ".join([*([MONTHS_CHANGE.format(months=span)] if found else []), told_rounds(*told)])


def timeline(thing):
    """What the case tells of a day in the past: [(unit, note)]."""
    found = CaseStep.objects.filter(case=thing.case_id, act=BACKDATE).select_related("for_unit")
    return [(step.for_unit.code, step.note) for step in found]


def test_a_transfer_says_which_rounds_and_reports_change_keeps_what_was_typed_and_tells_it_after(
    client, cast, tree, member
):
    here, there = round_of(tree.ward), round_of(tree.stranger_ward, date(LAST_YEAR, 11, 20))
    round_of(tree.province, date(LAST_YEAR, 12, 1))  # not that of these branches: a nearer one is
    transfer = transfers.at("at_receiving_branch", member, tree.stranger_branch)
    client.force_login(cast.outsider)
    address = reverse("cases:act", args=[transfer.case.number, "take_in"])
    assert EARLY_HELP in client.get(address).content.decode()
    typed = {"effective_on": f"{BEFORE:%d/%m/%Y}", "early_reason": " ", "note": "Đã đối chiếu sổ"}
    typed["version"] = transfers.fresh(transfer).case.version
    refused = client.post(address, typed)
    today = f"{timezone.localdate():%d/%m/%Y}"
    expected = changes(BEFORE, told_round(here.unit), told_round(there.unit, there.cut_off_on))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert EARLY_REASON_MISSING.format(day=today, changes=expected) in page
    assert f'value="{BEFORE:%d/%m/%Y}"' in page
    assert 'value="Đã đối chiếu sổ"' in page
    assert (transfers.stands(transfer)[0], timeline(transfer)) == ("at_receiving_branch", [])
    done = client.post(address, typed | {"early_reason": "Đã về từ tháng 11"}, follow=True)
    assert transfers.stands(transfer)[0] == "done"
    assert timeline(transfer) == [("TT.P2.CD01", expected)]
    assert f"{TOLD[BACKDATE]}: {expected}" in done.content.decode()


@pytest.mark.parametrize(("day", "listed"), [(CUT_OFF, True), (AFTER, False)])
def test_a_round_changes_from_its_own_day_backwards(day, listed, cast, tree, member):
    round_of(tree.ward)
    said = evaluations.changed_by(member, [tree.branch], day, timezone.localdate())
    assert said == ([told_rounds(told_round(tree.ward))] if listed else [])


def test_a_round_still_to_come_does_not_change(tree, member):
    ahead = date(timezone.localdate().year, 12, 31)
    round_of(tree.ward, ahead)
    assert (
        evaluations.changed_by(member, [tree.branch], BEFORE, min(timezone.localdate(), date(ahead.year, 12, 30))) == []
    )


def test_two_branches_in_one_round_name_it_once(tree, member):
    round_of(tree.ward)
    said = evaluations.changed_by(member, [tree.branch, tree.sister], BEFORE, timezone.localdate())
    assert said == [told_rounds(told_round(tree.ward))]


def test_a_level_that_was_sent_stays_and_the_sentence_says_so(tree, member):
    round_ = round_of(tree.ward)
    evaluation = rounds.begin(tree.branch, round_)
    arguments = member, [tree.branch, tree.stranger_branch], BEFORE, timezone.localdate()
    assert evaluations.changed_by(*arguments) == [told_rounds(told_round(tree.ward))]
    rounds.meet(evaluation)
    rounds.rate(evaluation)
    rounds.send(evaluation)
    assert evaluations.changed_by(*arguments) == [BACKDATED_KEPT.format(year=LAST_YEAR, branch=tree.branch)]


def test_the_list_of_the_branch_that_was_left_follows_as_was_told(tree, cast, member):
    """What the sentence says of a round is what happens to it."""
    make_old_member(tree.branch, "Lù Văn Ở", since=date(2020, 3, 26))
    evaluation = rounds.begin(tree.branch, round_of(tree.ward))
    transfer = transfers.at("at_receiving_branch", member, tree.stranger_branch)
    transfers.actions.take_in_transfer(
        transfer, actor=cast.outsider, effective_on=BEFORE, early_reason="Đã về từ tháng 11"
    )
    assert rounds.states(evaluation)["Lù Thị Mây"] == "to_rate"
    rounds.meet(evaluation)
    rounds.rate(evaluation)
    rounds.send(evaluation)
    assert rounds.states(rounds.fresh(evaluation))["Lù Thị Mây"] == "excluded"


def test_a_newcomer_without_a_record_names_the_rounds_of_the_unit(tree):
    round_of(tree.ward)
    assert evaluations.changed_by(None, [tree.branch], BEFORE, timezone.localdate()) == [
        told_rounds(told_round(tree.ward))
    ]


def test_units_without_a_round_cost_one_query(tree, member, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert evaluations.changed_by(member, [tree.branch, tree.sister], BEFORE, timezone.localdate()) == []


def test_a_ceremony_of_a_past_day_tells_it(tree, cast):
    round_of(tree.ward, ago(2))
    youth = make_person(tree.branch, "Vi Văn Mới", member=False, birth_date="01/02/2008")
    admission = admissions.at("approved", youth)
    admissions.admit(admission, cast.secretary, ceremony_on=ago(3), early_reason="Ghi muộn")
    assert timeline(admission) == [("TT.P1.CD01", changes(ago(3), told_round(tree.ward, ago(2))))]


def test_who_leaves_on_a_past_day_tells_it_at_the_unit_that_held_the_case(tree, cast, member):
    round_of(tree.ward, ago(2))
    departure = departures.at("own_wish", "at_base", member)
    departures.let_go(departure, cast.ward_officer, leaves_on=ago(3), early_reason="Ghi muộn")
    assert timeline(departure) == [("TT.P1", changes(ago(3), told_round(tree.ward, ago(2))))]


def test_a_death_needs_no_reason_for_its_day_and_tells_what_changes(tree, cast, member):
    round_of(tree.ward)
    departure = departures.actions.record_death(member, actor=cast.secretary, asked_on=BEFORE)
    assert timeline(departure) == [("TT.P1.CD01", changes(BEFORE, told_round(tree.ward)))]


def test_an_expulsion_announced_on_a_past_day_tells_what_changes(tree, member):
    round_of(tree.ward, ago(2))
    thing = conduct.draft(member, rounds.system(), "expulsion")
    conduct.propose(thing, rounds.system())
    conduct.vote(thing, rounds.system(), held_on=ago(5), heard_on=ago(5))
    conduct.send(thing, rounds.system())
    conduct.decide(thing, rounds.system(), on=ago(4))
    conduct.announce(thing, rounds.system(), announced_on=ago(3))
    assert timeline(thing) == [("TT.P1", changes(ago(3), told_round(tree.ward, ago(2))))]


def test_today_changes_nothing_and_says_nothing(tree, cast, member):
    round_of(tree.ward)
    departure = departures.at("own_wish", "at_base", member)
    departures.let_go(departure, cast.ward_officer)
    assert timeline(departure) == []
