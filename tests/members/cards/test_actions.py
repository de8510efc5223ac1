"""A person's card: given, given anew, taken back; and what the record and the journal keep of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from members.cards import actions, queries, texts
from members.cards.models import Card
from members.people.actions import records
from members.people.models import Person
from tests.members.cards.making import DAY, cards_of, make_range, numbers_of, use_range
from tests.members.people.people import make_person

CITIZEN, TYPED = "001303011117", "001303019876"
TODAY = timezone.localdate


def fault(call, *args, **values) -> dict:
    with pytest.raises(ValidationError) as told:
        call(*args, **values)
    return told.value.message_dict


@pytest.fixture
def give(cast, person):
    def run(**values):
        values = {"on": DAY, **values}
        return actions.issue_card(values.pop("person", person), actor=cast.ward_officer, **values)

    return run


@pytest.fixture
def give_anew(cast, person):
    def run(**values):
        values = {"on": TODAY(), "reason": "lost", **values}
        return actions.reissue_card(values.pop("person", person), actor=cast.ward_officer, **values)

    return run


@pytest.fixture
def withdraw(cast, person):
    def run(**values):
        values = {"on": TODAY(), "note": "Quyết định 3-QĐ/ĐTN", **values}
        return actions.withdraw_card(values.pop("person", person), actor=cast.ward_officer, **values)

    return run


# Giving


def test_a_card_bears_the_citizen_id_unless_the_unit_says_otherwise(tree, person, give):
    card = give().card
    assert (card.number, card.issued_on, card.issuer, card.case) == (CITIZEN, DAY, tree.ward, None)
    assert (str(card), numbers_of([person])) == ("•••1117", [CITIZEN])


def test_a_card_bears_the_next_number_of_the_range(tree, person, give):
    use_range(tree.province, 70, 80)
    make_person(tree.branch, "Lò Văn Giữ", card_number="000000000070")
    issued = give()
    assert (issued.card.number, issued.skipped) == ("000000000071", ("000000000070",))
    assert numbers_of([person]) == ["000000000071"]


def test_a_number_that_the_card_has_already_is_typed(person, give):
    assert give(number=" 001303 019.876 ").card.number == TYPED
    assert numbers_of([person]) == [TYPED]


def test_a_typed_number_leaves_the_range_alone(tree, person, give):
    whole = use_range(tree.ward, 70, 80)
    give(number=TYPED)
    whole.refresh_from_db()
    assert whole.next_number == 70


@pytest.mark.parametrize(
    "number", ["12A456789012", "12345", "1234567890123", "số", "１２３４５６７８９０１２", "-123456x"]
)
def test_a_typed_number_has_digits_only(person, give, number):
    assert fault(give, number=number) == {"number": [texts.NOT_A_NUMBER]}
    assert Card.objects.count() == 0


def test_a_number_of_another_record_or_card_is_refused(tree, person, give, cast):
    other = make_person(tree.sister, "Lò Văn Giữ", joined_on="2019", card_number=TYPED)
    assert fault(give, number=TYPED) == {"number": [texts.NUMBER_TAKEN]}
    actions.withdraw_card(other, actor=cast.system, on=DAY, note="QĐ 3")
    assert fault(give, number=TYPED) == {"number": [texts.NUMBER_TAKEN]}
    assert cards_of(person) == []


def test_what_somebody_who_was_faster_wrote_is_told_beside_the_number(tree, person, give, monkeypatch):
    other = make_person(tree.sister, "Lò Văn Nhanh", joined_on="2019")
    # Between the look and the write: what the look would have found isn't there yet.
    monkeypatch.setattr(queries, "held_elsewhere", lambda wanted: set())
    give(person=other, number=TYPED)
    assert fault(give, number=TYPED) == {"number": [texts.NUMBER_JUST_TAKEN]}
    monkeypatch.setattr(Card, "full_clean", lambda card: None)
    assert fault(give, number=TYPED) == {"number": [texts.NUMBER_JUST_TAKEN]}
    assert cards_of(person) == []


@pytest.mark.parametrize("citizen_id", ["", "123456789"])
def test_without_a_citizen_id_of_twelve_digits_it_is_told(tree, give, citizen_id):
    person = make_person(tree.branch, "Lò Văn Cũ", joined_on="2019", citizen_id=citizen_id)
    assert fault(give, person=person) == {"number": [texts.NO_CITIZEN_ID]}


def test_a_citizen_id_that_is_another_ones_number_is_told(tree, person, give):
    make_person(tree.sister, "Lò Văn Giữ", card_number=CITIZEN)
    assert fault(give) == {"number": [texts.CITIZEN_ID_TAKEN]}


def test_a_day_to_come_is_refused(give):
    tomorrow = TODAY() + timedelta(days=1)
    assert fault(give, on=tomorrow) == {"on": [texts.DAY_TO_COME.format(day=f"{tomorrow:%d/%m/%Y}")]}


def test_no_card_is_older_than_its_member(give, person):
    assert fault(give, on=date(2019, 3, 25)) == {"on": [texts.BEFORE_JOINING.format(joined="26/03/2019")]}
    assert give(on=date(2019, 3, 26)).card.issued_on == date(2019, 3, 26)


def test_of_a_joining_known_to_the_year_any_day_of_it_will_do(tree, give):
    person = make_person(tree.branch, "Lò Văn Năm", joined_on="2019", citizen_id="001203022226")
    assert fault(give, person=person, on=date(2018, 12, 31)) == {"on": [texts.BEFORE_JOINING.format(joined="2019")]}
    assert give(person=person, on=date(2019, 1, 1)).card.issued_on == date(2019, 1, 1)


def test_who_has_a_card_gets_no_second_one(give, person):
    give()
    with pytest.raises(PermissionDenied) as refusal:
        give()
    assert str(refusal.value) == texts.HAS_CARD.format(last4="1117")
    assert len(cards_of(person)) == 1


def test_the_admission_that_brought_a_card_stands_on_it(cast, person, give, tree):
    from tests.members.transfers.making import draft

    case = draft(person, tree.stranger_branch, cast.secretary).case
    assert give(case=case).card.case == case


def test_whoever_has_the_record_open_is_told_that_it_changed(person, give):
    before = Person.objects.get(pk=person.pk).version
    give()
    assert Person.objects.get(pk=person.pk).version == before + 1


def test_giving_is_journalled_without_the_number(tree, cast, person, give):
    give()
    entry = JournalEntry.objects.get(act="members.card.issued")
    assert (entry.actor_key, entry.subject_key, entry.unit_key, entry.details) == (
        cast.ward_officer.pk,
        person.pk,
        tree.branch.pk,
        {"number_from": "citizen_id"},
    )


# Giving anew


def test_the_lost_card_ends_and_another_one_begins(tree, person, give, give_anew):
    use_range(tree.ward, 70, 80)
    give()
    issued = give_anew(reason="lost", note="Mất khi chuyển nhà")
    assert cards_of(person) == [("000000000070", DAY, "lost"), ("000000000071", TODAY(), "")]
    assert (issued.card.number, numbers_of([person])) == ("000000000071", ["000000000071"])
    old = Card.objects.get(ended_by="lost")
    assert (old.ended_on, old.end_note) == (TODAY(), "Mất khi chuyển nhà")


def test_a_card_with_the_citizen_id_keeps_its_number(person, give, give_anew):
    give()
    version = Person.objects.get(pk=person.pk).version
    assert give_anew(reason="damaged").card.number == CITIZEN
    assert cards_of(person) == [(CITIZEN, DAY, "damaged"), (CITIZEN, TODAY(), "")]
    # Nothing changes on the record.
    assert Person.objects.get(pk=person.pk).version == version


def test_a_number_can_be_typed_for_the_new_card(person, give, give_anew):
    give()
    assert give_anew(reason="wrong", number=TYPED).card.number == TYPED
    assert numbers_of([person]) == [TYPED]


def test_the_own_old_number_is_free_for_its_person(person, give, give_anew):
    give(number=TYPED)
    give_anew(number="001303015555")
    assert give_anew(reason="wrong", number=TYPED).card.number == TYPED
    assert [number for number, *_ in cards_of(person)] == [TYPED, "001303015555", TYPED]


def test_a_number_from_a_list_is_written_down_as_a_card_that_ends(tree, give_anew):
    person = make_person(tree.branch, "Lò Văn Cũ", joined_on="2019", card_number="CŨ/77".replace("Ũ", "U"))
    use_range(tree.ward, 70, 80)
    give_anew(person=person)
    assert cards_of(person) == [("CU/77", None, "lost"), ("000000000070", TODAY(), "")]
    old, new = Card.objects.order_by("pk")
    assert (old.issuer, new.issuer) == (None, tree.ward)


def test_a_listed_number_that_is_another_ones_card_is_not_written_down(tree, give, give_anew):
    twin = make_person(tree.branch, "Lò Văn Trùng", joined_on="2019", card_number=TYPED)
    # The list gave two people one number; the first of them has had it issued.
    first = make_person(tree.branch, "Lò Văn Thật", joined_on="2019", card_number=TYPED)
    give_anew(person=first, number="001303015555")
    give_anew(person=twin, number="001303016666")
    assert cards_of(first) == [(TYPED, None, "lost"), ("001303015555", TODAY(), "")]
    assert cards_of(twin) == [("001303016666", TODAY(), "")]


@pytest.mark.parametrize("reason", ["", "withdrawn", "khac"])
def test_a_card_is_given_anew_for_one_of_three_reasons(person, give, give_anew, reason):
    give()
    assert fault(give_anew, reason=reason) == {"reason": [texts.REASON_MISSING]}


def test_no_new_card_is_older_than_the_one_it_replaces(person, give, give_anew):
    give()
    day_before = DAY - timedelta(days=1)
    assert fault(give_anew, on=day_before) == {"on": [texts.BEFORE_OLD_CARD.format(day="26/03/2026")]}
    assert give_anew(on=DAY).card.issued_on == DAY


def test_where_no_new_number_is_left_the_old_card_stays_in_use(tree, person, give, give_anew):
    use_range(tree.ward, 70, 70)
    give()
    assert fault(give_anew) == {"number": [texts.RANGE_USED_UP.format(unit="Đoàn phường Một")]}
    assert cards_of(person) == [("000000000070", DAY, "")]
    assert numbers_of([person]) == ["000000000070"]


def test_a_long_note_is_refused(person, give, give_anew):
    give()
    assert fault(give_anew, note="x" * 256) == {"note": [texts.NOTE_TOO_LONG.format(longest=255)]}


def test_giving_anew_is_journalled_with_its_reason(give, give_anew):
    give()
    give_anew(reason="damaged", note="Gãy đôi")
    entry = JournalEntry.objects.get(act="members.card.reissued")
    assert entry.details == {"reason": "hỏng", "number_from": "citizen_id"}


# Taking back


def test_a_card_that_was_taken_back_leaves_the_record_without_a_number(person, give, withdraw):
    give()
    card = withdraw()
    assert (card.ended_on, card.ended_by, card.end_note) == (TODAY(), "withdrawn", "Quyết định 3-QĐ/ĐTN")
    assert (cards_of(person), numbers_of([person])) == ([(CITIZEN, DAY, "withdrawn")], [""])
    assert JournalEntry.objects.get(act="members.card.withdrawn").details == {}


def test_a_number_from_a_list_can_be_taken_back_too(tree, withdraw):
    person = make_person(tree.branch, "Lò Văn Cũ", card_number=TYPED)
    withdraw(person=person)
    assert (cards_of(person), numbers_of([person])) == ([(TYPED, None, "withdrawn")], [""])


def test_after_that_a_new_card_can_be_given_from_that_day_on(person, give, withdraw):
    give()
    withdraw(on=date(2026, 5, 19))
    assert fault(give, on=date(2026, 5, 18)) == {"on": [texts.BEFORE_OLD_CARD.format(day="19/05/2026")]}
    give(on=date(2026, 5, 19))
    assert [ended for *_, ended in cards_of(person)] == ["withdrawn", ""]


def test_taking_back_needs_a_reason_and_a_possible_day(person, give, withdraw):
    give()
    assert fault(withdraw, note="  ") == {"note": [texts.NOTE_MISSING]}
    assert list(fault(withdraw, on=TODAY() + timedelta(days=1))) == ["on"]
    assert fault(withdraw, on=date(2026, 3, 25)) == {"on": [texts.BEFORE_OLD_CARD.format(day="26/03/2026")]}


# As part of another act


def test_another_act_ends_whatever_card_there_is(cast, person, give):
    give()
    card = actions.end_for(person, on=TODAY(), note="Khai trừ, QĐ 9", actor=cast.secretary)
    assert (card.ended_by, card.end_note, numbers_of([person])) == ("withdrawn", "Khai trừ, QĐ 9", [""])
    assert JournalEntry.objects.get(act="members.card.ended").subject_key == person.pk


def test_another_act_that_took_effect_before_the_card_ends_it_on_its_first_day(cast, person, give):
    give()
    card = actions.end_for(person, on=date(2020, 1, 1), note="Xóa tên", actor=cast.secretary)
    assert (card.issued_on, card.ended_on) == (DAY, DAY)


def test_another_act_does_nothing_where_there_is_no_card(cast, person):
    assert actions.end_for(person, on=TODAY(), note="Xóa tên", actor=cast.secretary) is None
    assert (cards_of(person), JournalEntry.objects.filter(act="members.card.ended").count()) == ([], 0)


def test_another_act_ends_a_number_from_a_list(cast, tree):
    person = make_person(tree.branch, "Lò Văn Cũ", card_number=TYPED)
    actions.end_for(person, on=TODAY(), note="Khai trừ", actor=cast.secretary)
    assert (cards_of(person), numbers_of([person])) == ([(TYPED, None, "withdrawn")], [""])


# What others ask


def test_who_has_a_card_and_who_has_a_number(tree, person, give, django_assert_num_queries):
    listed = make_person(tree.branch, "Lò Văn Cũ", card_number=TYPED)
    without = make_person(tree.branch, "Lò Văn Không")
    card = give().card
    keys = [person.pk, listed.pk, without.pk]
    with django_assert_num_queries(1):
        assert queries.running_of(keys) == {person.pk: card}
    with django_assert_num_queries(1):
        assert queries.has_number(keys) == {person.pk, listed.pk}


def test_a_card_in_use_counts_where_somebody_blanked_the_record(person, give):
    give()
    records.note_facts(person, {"card_number": ""})
    assert queries.has_number([person.pk]) == {person.pk}
    assert queries.holding_of(Person.objects.for_record().get(pk=person.pk)).differs


def test_a_record_with_cards_is_neither_voided_nor_taken_back(cast, person, give, withdraw, django_assert_num_queries):
    give()
    with pytest.raises(records.Tied) as told:
        records.void_person(person, actor=cast.ward_officer, reason="Nhầm")
    assert told.value.ties == [texts.TIE.format(last4="1117")]
    withdraw()
    with django_assert_num_queries(1):
        assert queries.ties([person.pk]) == {person.pk: [texts.TIE.format(last4="1117")]}


def test_nothing_of_a_number_stands_in_the_journal(tree, person, give, give_anew, withdraw):
    make_range(tree.stranger_ward, 555_500_001, 555_500_009)
    give()
    give_anew(number=TYPED)
    withdraw()
    written = " ".join(str(entry.details) for entry in JournalEntry.objects.filter(act__startswith="members.card."))
    assert [part for part in (CITIZEN, TYPED, "1117", "9876", "5555") if part in written] == []
