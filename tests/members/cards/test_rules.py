"""Who may do what with a person's card, and what the others are told."""

from types import SimpleNamespace

import pytest

from members.cards import actions, queries, rules, texts
from members.people.actions import records
from members.people.models import Person
from tests.conftest import make_unit, make_user
from tests.members.cards.making import DAY, answers, issue
from tests.members.people.people import make_person

RULES = {"issue": rules.may_issue, "reissue": rules.may_reissue, "withdraw": rules.may_withdraw}
ISSUING = {"ward_secretary", "ward_officer", "province_officer", "system"}
READING = {
    "secretary",
    "deputy",
    "committee_member",
    "ward_secretary",
    "ward_officer",
    "province_officer",
    "administrator",
    "system",
}


def allowed(cast, may, thing):
    return {name for name, user in vars(cast).items() if may(user, thing)}


def holding(person):
    return queries.holding_of(Person.objects.for_record().get(pk=person.pk))


def reasons(user, person):
    return {name: may(user, holding(person)).reason for name, may in RULES.items()}


def test_the_cơ_sở_and_above_issue_a_first_card(cast, person):
    assert allowed(cast, rules.may_issue, holding(person)) == ISSUING
    assert rules.may_issue(cast.secretary, holding(person)).reason == texts.NOT_YOURS.format(base="Đoàn phường Một")


def test_the_same_give_it_anew_and_take_it_back(cast, person):
    issue(person)
    assert allowed(cast, rules.may_reissue, holding(person)) == ISSUING
    assert allowed(cast, rules.may_withdraw, holding(person)) == ISSUING


def test_a_chi_đoàn_cơ_sở_issues_for_itself(cast, office):
    person = holding(make_person(office, joined_on="2019"))
    assert person.base == office
    assert bool(rules.may_issue(office.secretary, person))
    assert allowed(cast, rules.may_issue, person) == {"province_officer", "system"}


def test_a_unit_between_branch_and_cơ_sở_issues_nothing(tree):
    section = make_unit("TT.P1.BP", "Đoàn bộ phận Thử", "section", tree.ward)
    branch = make_unit("TT.P1.BP.CD", "Chi đoàn Thử", "branch", section)
    between = make_user("bithubp", "Lò Văn Giữa", "secretary", section)
    person = holding(make_person(branch, joined_on="2019"))
    assert rules.may_issue(between, person).reason == texts.NOT_YOURS.format(base="Đoàn phường Một")


def test_without_a_card_only_a_first_one_can_be_given(cast, person):
    assert reasons(cast.ward_officer, person) == {
        "issue": "",
        "reissue": texts.NO_CARD,
        "withdraw": texts.NOTHING_TO_END,
    }


def test_with_a_card_no_other_first_one_can_be_given(cast, person):
    issue(person, number="001303019876")
    assert reasons(cast.ward_officer, person) == {
        "issue": texts.HAS_CARD.format(last4="9876"),
        "reissue": "",
        "withdraw": "",
    }


def test_a_number_from_a_list_is_a_card_as_well(cast, tree):
    person = make_person(tree.branch, joined_on="2019", card_number="001303019876")
    assert reasons(cast.ward_officer, person) == {
        "issue": texts.HAS_LISTED.format(last4="9876"),
        "reissue": "",
        "withdraw": "",
    }


def test_only_members_get_cards(cast, tree):
    youth = make_person(tree.branch, "Lò Thị Trẻ", member=False)
    assert reasons(cast.ward_officer, youth) == {
        "issue": texts.NOT_YET,
        "reissue": texts.NOT_YET,
        "withdraw": texts.NOTHING_TO_END,
    }
    mistake = make_person(tree.branch, "Lò Thị Nhầm")
    records.void_person(mistake, actor=cast.system, reason="Nhầm")
    assert set(reasons(cast.ward_officer, mistake).values()) == {texts.RECORD_IS_VOID}


def test_the_card_of_who_has_left_can_still_be_taken_back(cast, person):
    issue(person, number="001303019876")
    Person.objects.filter(pk=person.pk).update(standing="left", current_unit=None, kept_by=person.current_unit)
    assert reasons(cast.ward_officer, person) == {
        "issue": texts.HAS_LEFT,
        "reissue": texts.HAS_LEFT,
        "withdraw": "",
    }


def test_who_reads_in_the_unit_sees_the_cards(cast, person):
    assert allowed(cast, rules.may_see, person) == READING
    assert rules.may_see(cast.outsider, person).reason == texts.CARDS_NOT_YOURS.format(unit="Chi đoàn Tổ 1")


def test_everybody_sees_the_own_card(cast, person):
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    assert bool(rules.may_see(cast.member, Person.objects.for_record().get(pk=person.pk)))


def test_who_may_choose_people_on_the_list(cast, office):
    may = rules.may_issue_somewhere
    assert {name for name, user in vars(cast).items() if may(user)} == ISSUING | {"outsider"}
    assert bool(may(office.secretary))
    assert may(cast.secretary).reason == texts.ISSUE_NOWHERE


@pytest.mark.parametrize("act", ["issue_card", "reissue_card", "withdraw_card"])
def test_every_act_asks_its_rule(cast, person, act):
    if act != "issue_card":
        issue(person)
    fields = {"reissue_card": {"reason": "lost"}, "withdraw_card": {"note": "QĐ 3"}}.get(act, {})
    others = SimpleNamespace(**{name: user for name, user in vars(cast).items() if name not in ISSUING})
    told = answers(others, lambda user: getattr(actions, act)(person, actor=user, on=DAY, **fields))
    assert set(told.values()) == {texts.NOT_YOURS.format(base="Đoàn phường Một")}
