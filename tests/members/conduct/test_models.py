"""What must never be false of discipline and awards is refused by the database, with a sentence."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from branches.cases.models import Case
from members.conduct.models import Appeal, Award, Discipline
from members.conduct.models.discipline import CLOSED, REVIEWED, STANDING, Status
from tests.members.conduct.making import AWARD, TODAY, appeal, days_ago, draft, own, record
from tests.members.people.people import make_person


def refused(thing) -> list[str]:
    """The sentences of the form; the database says no as well."""
    with pytest.raises(ValidationError) as refusal:
        thing.full_clean(exclude=["case", "search"])
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save()
    return refusal.value.messages


@pytest.fixture
def thing(cast, person):
    return draft(person, cast.secretary)


def test_every_status_is_in_the_flow_and_leads_to_one():
    assert set(Discipline.FLOW) == set(Status)
    assert {status for following in Discipline.FLOW.values() for status in following} <= set(Status)
    assert {status for status in Status if not Discipline.FLOW[status]} == {"refused", "annulled", "withdrawn"}


def test_statuses_are_told_apart():
    assert set(REVIEWED) | {"decided"} | set(STANDING) | set(CLOSED) == set(Status)
    assert set(REVIEWED) & set(CLOSED) == set(STANDING) & set(REVIEWED) == set()


def test_it_is_of_a_person_or_of_a_unit(thing, tree):
    thing.unit = tree.branch
    assert refused(thing)[0].startswith("Hồ sơ kỷ luật của một đoàn viên")
    thing.unit = thing.person = None
    assert refused(thing)[0].startswith("Hồ sơ kỷ luật của một đoàn viên")


@pytest.mark.parametrize("field", ["proposed_form", "form"])
def test_the_form_fits_whom_it_is_for(field, thing):
    setattr(thing, field, "dissolution")
    assert "Hình thức này không dùng cho đối tượng này. Chọn hình thức khác." in refused(thing)


def test_one_is_under_review_at_a_time(thing, person, tree, cast):
    case = Case.objects.create(
        number="KL-2026-9999",
        kind="discipline",
        about="Vi Thị Hạnh",
        opening_unit=tree.branch,
        holder=tree.branch,
        status="draft",
        opened_on=TODAY(),
        opened_by=cast.system,
    )
    other = Discipline(
        case=case,
        person=person,
        decider=tree.branch,
        proposed_form="warning",
        happened_on=date(2026, 10, 4),
        violation="x",
    )
    assert refused(other) == ["Người này đang có một hồ sơ kỷ luật chưa công bố."]


def test_a_removal_names_a_post(thing):
    thing.form = "removal"
    assert refused(thing) == ["Cách chức phải nói rõ chức vụ nào."]


@pytest.mark.parametrize("status", ["decided", "in_force", "enforced"])
def test_what_was_decided_has_its_resolution(status, thing):
    with pytest.raises(IntegrityError), transaction.atomic():
        Discipline.objects.filter(pk=thing.pk).update(status=status)


def test_what_is_in_force_was_announced_and_ends_no_sooner(cast, person):
    found = own("in_force", person)
    for values in ({"announced_on": None}, {"ended_on": days_ago(1)}, {"status": "ended"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Discipline.objects.filter(pk=found.pk).update(**values)
    found.ended_on = days_ago(1)
    assert refused(found) == ["Ngày chấm dứt đứng trước ngày công bố. Sửa một trong hai ngày."]


def test_a_complaint_waits_alone_and_is_answered_with_a_reason(cast, person):
    found = own("in_force", person)
    first = appeal(found, cast.secretary)
    other = Appeal(discipline=found, made_on=TODAY(), made_by="Vi Thị Hạnh", text="x", recorded_by=cast.secretary)
    assert refused(other) == ["Khiếu nại trước chưa được trả lời. Trả lời khiếu nại ấy rồi ghi tiếp."]
    for day, reason in ((TODAY(), ""), (days_ago(1), "Đúng mức")):
        first.answer, first.answered_on, first.answer_reason = "rejected", day, reason
        assert refused(first) == ["Trả lời khiếu nại phải có lý do, và không sớm hơn ngày khiếu nại."]


# Awards


def award(**values):
    return Award(**{**AWARD, **values})


def test_an_award_is_of_a_person_or_of_a_unit(cast, person, tree):
    for of in ({}, {"person": person, "unit": tree.branch}):
        found = award(recorded_by=cast.secretary, **of)
        assert "Khen thưởng của một người, hoặc của một đơn vị, không của cả hai." in refused(found)


@pytest.mark.parametrize("of", ["person", "unit"])
def test_the_same_award_is_there_once(of, cast, person, tree):
    subject = {of: {"person": person, "unit": tree.branch}[of]}
    award(recorded_by=cast.secretary, **subject).save()
    assert refused(award(recorded_by=cast.secretary, **subject)) == [
        "Khen thưởng này đã ghi rồi: cùng số, ngày, nơi khen và nội dung."
    ]
    award(recorded_by=cast.secretary, **subject, content="Việc khác").save()


def test_another_form_is_named(cast, person):
    assert refused(award(recorded_by=cast.secretary, person=person, form="other")) == [
        "Chưa nói rõ hình thức khen. Ghi bằng lời."
    ]


def test_a_mistake_has_its_reason(cast, person):
    assert refused(award(recorded_by=cast.secretary, person=person, void=True)) == [
        "Chưa ghi vì sao đánh dấu ghi nhầm."
    ]


def test_an_award_is_never_deleted(cast, person):
    [found] = record([person], cast.secretary)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        found.delete()
    assert Award.objects.count() == 1


def test_forms_of_an_award_in_words(tree):
    assert [
        award(form="certificate").form_words,
        award(form="badge", form_more="Tuổi trẻ dũng cảm").form_words,
        award(form="other", form_more="Tặng cờ").form_words,
    ] == ["Bằng khen", "Huy hiệu (Tuổi trẻ dũng cảm)", "Tặng cờ"]


def test_people_of_one_name_may_have_the_same_award(cast, tree):
    two = [make_person(tree.branch, "Lê An"), make_person(tree.branch, "Lê An")]
    assert len(record(two, cast.secretary)) == 2
