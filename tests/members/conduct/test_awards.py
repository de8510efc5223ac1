"""Writing awards down for one and for many, and marking one as a mistake."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from branches.attachments.models import Attachment
from branches.audit.models import JournalEntry
from members.conduct import actions
from members.conduct.models import Award
from members.conduct.texts import awards as texts
from members.people.actions import records
from members.people.models import Person
from tests.members.conduct.making import TODAY, days_ago, faults, record, record_unit
from tests.members.people.people import make_members, make_person

PDF = b"%PDF-1.4\n%%EOF\n"


def test_many_get_it_under_one_number_with_one_scan(cast, tree):
    people = make_members(tree.branch, "Lê An", "Lê Bình", "Lê Chi")
    record(people, cast.secretary, scan=SimpleUploadedFile("qd.pdf", PDF))
    rows = list(Award.objects.order_by("person__full_name").values_list("person__full_name", "number", "scan__name"))
    assert rows == [(name, "15-QĐ/ĐTN", "qd.pdf") for name in ("Lê An", "Lê Bình", "Lê Chi")]
    assert Attachment.objects.count() == 1


def test_all_or_none(cast, tree):
    people = make_members(tree.branch, "Lê An", "Lê Bình")
    record(people[1:], cast.secretary)
    assert faults(record, people, cast.secretary) == {"__all__": [texts.TWICE.format(name="Lê Bình")]}
    assert Award.objects.count() == 1
    stranger = make_person(tree.stranger_branch, "Lò Văn Lạ")
    with pytest.raises(PermissionDenied):
        record([people[0], stranger], cast.secretary)
    assert Award.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"decided_on": days_ago(-1)}, {"decided_on": [texts.DATE_IN_FUTURE]}),
        ({"decided_on": date(1930, 12, 31)}, {"decided_on": [texts.DATE_TOO_EARLY]}),
        ({"decided_on": None}, {"decided_on": [texts.DATE_MISSING]}),
        (
            {"decided_on": date(2001, 2, 14)},
            {"decided_on": [texts.BEFORE_BIRTH.format(name="Vi Thị Hạnh", birth="15/02/2001")]},
        ),
        ({"form": "other"}, {"form_more": [texts.FORM_MORE_MISSING]}),
        ({"form": ""}, {"form": [texts.FORM_MISSING]}),
        ({"level": ""}, {"level": [texts.LEVEL_MISSING]}),
        ({"content": "  "}, {"content": [texts.CONTENT_MISSING]}),
        ({"issuer": ""}, {"issuer": [texts.ISSUER_MISSING]}),
    ],
)
def test_an_award_that_cannot_be_right_is_refused_by_field(values, said, cast, person):
    assert faults(record, [person], cast.secretary, **values) == said
    assert Award.objects.count() == 0


def test_a_birth_known_by_its_year_refuses_only_what_is_before_that_year(cast, tree):
    person = make_person(tree.branch, "Lê Năm", birth_date="2001")
    assert record([person], cast.secretary, decided_on=date(2001, 1, 1))
    assert "decided_on" in faults(record, [person], cast.secretary, decided_on=date(2000, 12, 31))


def test_a_leap_day_is_a_day(cast, person):
    [award] = record([person], cast.secretary, decided_on=date(2024, 2, 29))
    assert award.decided_on == date(2024, 2, 29)


def test_nobody_is_nobody(cast):
    assert faults(record, [], cast.secretary) == {"": [texts.NOBODY]}


def test_without_a_number_it_is_an_award_too(cast, person):
    [award] = record([person], cast.secretary, number="")
    assert award.number == ""
    assert faults(record, [person], cast.secretary, number="") == {"__all__": [texts.TWICE.format(name="Vi Thị Hạnh")]}


def test_a_former_member_keeps_awards_and_gets_others(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    with journal.act("test", actor=cast.system):
        memberships.end_main(person, on=TODAY(), reason="came_of_age")
    person = Person.objects.get(pk=person.pk)
    assert len(record([person], cast.secretary)) == 1


def test_a_record_that_is_a_mistake_gets_none(cast, tree):
    person = make_person(tree.branch, "Lê Nhầm")
    records.void_person(person, actor=cast.secretary, reason="Trùng")
    with pytest.raises(PermissionDenied, match="ghi nhầm"):
        record([Person.objects.get(pk=person.pk)], cast.secretary)


def test_a_unit_gets_one(cast, tree):
    award = record_unit(tree.branch, cast.secretary)
    assert (award.unit, award.person, award.of) == (tree.branch, None, tree.branch)
    assert faults(record_unit, tree.branch, cast.secretary) == {"__all__": [texts.TWICE.format(name="Chi đoàn Tổ 1")]}
    with pytest.raises(PermissionDenied):
        record_unit(tree.ward, cast.secretary)


def test_a_closed_unit_gets_none(cast, tree):
    tree.sister.closed_on = date(2026, 9, 2)
    tree.sister.save(update_fields=["closed_on"])
    with pytest.raises(PermissionDenied, match="đã ngừng hoạt động"):
        record_unit(tree.sister, cast.ward_officer)


# Mistakes


def test_one_written_down_by_mistake_stays_marked_and_can_be_written_anew(cast, person):
    [award] = record([person], cast.secretary)
    assert faults(actions.void_award, award, actor=cast.secretary, reason=" ") == {
        "reason": [texts.VOID_REASON_MISSING]
    }
    actions.void_award(award, actor=cast.secretary, reason="Nhầm người")
    award.refresh_from_db()
    assert (award.void, award.void_reason, award.voided_by) == (True, "Nhầm người", cast.secretary)
    with pytest.raises(PermissionDenied, match="đã đánh dấu ghi nhầm"):
        actions.void_award(award, actor=cast.secretary, reason="Lần nữa")
    assert len(record([person], cast.secretary)) == 1
    assert Award.objects.valid().count() == 1


def test_only_who_manages_marks_a_mistake(cast, person):
    [award] = record([person], cast.secretary)
    for who in (cast.committee_member, cast.sister_secretary, cast.outsider, cast.administrator):
        with pytest.raises(PermissionDenied):
            actions.void_award(award, actor=who, reason="x")


def test_a_record_with_awards_is_no_mistake(cast, tree):
    from members.conduct.queries import awards as queries

    person = make_person(tree.branch, "Lê Khen")
    [award] = record([person], cast.secretary)
    with pytest.raises(records.Tied) as refusal:
        records.void_person(person, actor=cast.secretary, reason="Trùng")
    assert refusal.value.ties == [texts.TIE.format(count=1)]
    assert (queries.ties([person.pk]), queries.ties([])) == ({person.pk: [texts.TIE.format(count=1)]}, {})
    actions.void_award(award, actor=cast.secretary, reason="Nhầm")
    records.void_person(person, actor=cast.secretary, reason="Trùng")
    assert Person.objects.get(pk=person.pk).standing == "void"


def test_the_journal_tells_it_of_the_person_or_the_unit(cast, tree, person):
    [award] = record([person], cast.secretary)
    actions.void_award(award, actor=cast.secretary, reason="Nhầm")
    record_unit(tree.branch, cast.ward_officer)
    told = [(entry.act, entry.unit_key) for entry in JournalEntry.objects.about(person).order_by("id")]
    assert told[-2:] == [("members.award.recorded", tree.branch.pk), ("members.award.voided", tree.branch.pk)]
    assert JournalEntry.objects.about(tree.branch).filter(act="members.award.recorded").count() == 1
