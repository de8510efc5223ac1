"""Answering field by field: what is written, what the record refuses, what somebody changed meanwhile."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.access.models import RestrictedField
from branches.audit import journal
from branches.cases import transitions
from branches.positions.models import Grant
from members.corrections import queries, texts
from members.corrections.todos import corrections_to_answer
from members.people import texts as people_texts
from members.people.actions import memberships, records
from members.people.models import Person
from tests.members.people.people import make_person


def edit(person, actor, **changes):
    now = Person.objects.get(pk=person.pk)
    records.edit_person(now, actor=actor, changes=changes, version=now.version)


def test_what_is_accepted_is_written_and_what_is_refused_has_its_reason(ask, answer, person, states, cast):
    request = ask(phone="0912345678", birth_date="2004", zalo="vien", awards="Giấy khen")
    assert answer(request, phone=True, birth_date=True, awards="Gửi ảnh giấy khen.") == {}
    assert states(request) == {
        "phone": "accepted",
        "birth_date": "accepted",
        "awards": "refused",
        "zalo": "waiting",
    }
    person.refresh_from_db()
    assert (person.phone, str(person.birth), person.zalo, person.awards) == ("0912345678", "2004", "", "")
    row = request.corrections.get(field="awards")
    assert (row.reason, row.answered_by) == ("Gửi ảnh giấy khen.", cast.secretary)


def test_a_value_can_be_asked_away(ask, answer, person):
    answer(ask(phone="", joined_on="", address=""), phone=True, joined_on=True, address=True)
    person.refresh_from_db()
    assert (person.phone, person.joined, person.address) == ("", None, "")


def test_a_post_is_written_on_the_stay(ask, answer, person):
    answer(ask(listed_post="committee_member"), listed_post=True)
    person.refresh_from_db()
    assert person.listed_post == "committee_member"
    assert person.memberships.get().listed_post == "committee_member"


def test_a_refusal_without_a_reason_is_refused(ask, answer, states):
    request = ask(zalo="vien", phone="0912345678")
    with pytest.raises(ValidationError, match="Chưa có lý do"):
        answer(request, zalo="  ", phone=True)
    assert states(request) == {"zalo": "waiting", "phone": "waiting"}


def test_what_the_record_refuses_waits_on_and_the_rest_is_written(ask, answer, person, tree, states):
    request = ask(citizen_id="001203004321", zalo="vien")
    make_person(tree.sister, "Người Khác", citizen_id="001203004321")
    assert answer(request, citizen_id=True, zalo=True) == {"citizen_id": people_texts.CITIZEN_ID_TAKEN}
    assert states(request) == {"citizen_id": "waiting", "zalo": "accepted"}
    person.refresh_from_db()
    assert (person.zalo, person.citizen_id) == ("vien", "")


def test_dates_that_fit_only_together_are_written_together(ask, answer, person):
    request = ask(birth_date="01/01/2020", joined_on="01/01/2026")
    assert answer(request, birth_date=True, joined_on=True) == {}
    person.refresh_from_db()
    assert (str(person.birth), str(person.joined)) == ("01/01/2020", "01/01/2026")


def test_a_field_that_contradicts_another_one_of_the_record_waits_on(ask, answer, person, states):
    request = ask(birth_date="01/01/2020", joined_on="01/01/2026", zalo="vien")
    left = answer(request, birth_date=True, zalo=True)
    assert list(left) == ["birth_date"]
    assert "Ngày vào Đoàn đứng trước ngày sinh" in left["birth_date"]
    assert states(request) == {"birth_date": "waiting", "joined_on": "waiting", "zalo": "accepted"}


def test_a_field_changed_since_the_page_was_shown_waits_on(ask, answer, person, cast, states):
    request = ask(phone="0912345678", zalo="vien")
    shown = Person.objects.get(pk=person.pk).version
    edit(person, cast.ward_officer, phone="0911222333")
    assert answer(request, version=shown, phone=True, zalo=True) == {"phone": texts.CHANGED_MEANWHILE}
    assert states(request) == {"phone": "waiting", "zalo": "accepted"}
    # Seen with its present value it is written.
    assert answer(request, phone=True) == {}
    person.refresh_from_db()
    assert person.phone == "0912345678"


def test_a_version_that_nobody_knows_writes_nothing(ask, answer):
    assert answer(ask(zalo="vien"), version=987, zalo=True) == {"zalo": texts.CHANGED_MEANWHILE}


def test_what_the_record_holds_already_is_overtaken_whatever_is_answered(ask, answer, person, cast, states):
    request = ask(phone="0912345678", zalo="vien", email="vien@example.org")
    edit(person, cast.ward_officer, phone="0912345678", zalo="vien")
    assert answer(request, phone="Không rõ") == {}
    assert states(request) == {"phone": "overtaken", "zalo": "overtaken", "email": "waiting"}


def test_who_reads_only_and_who_is_elsewhere_does_not_answer(ask, answer, cast):
    request = ask(zalo="vien")
    for actor in (cast.member, cast.committee_member, cast.administrator, cast.sister_secretary, cast.outsider):
        with pytest.raises(PermissionDenied, match="Chỉ người quản lý Chi đoàn Tổ 1"):
            answer(request, actor=actor, zalo=True)


def test_a_restricted_field_is_answered_by_who_may_open_it(ask, answer, cast, states):
    RestrictedField.objects.update(grant=Grant.ADMINISTER)
    request = ask(citizen_id="001203004321", zalo="vien")
    with pytest.raises(transitions.WrongState):
        answer(request, citizen_id=True, zalo=True)
    with pytest.raises(transitions.WrongState):
        answer(request, citizen_id="Không rõ")
    assert answer(request, zalo=True) == {}
    assert states(request) == {"citizen_id": "waiting", "zalo": "accepted"}


def test_who_was_slower_writes_nothing(ask, answer, cast, states, person):
    request = ask(zalo="vien", phone="0912345678")
    answer(request, actor=cast.deputy, zalo="Không dùng Zalo.")
    with pytest.raises(transitions.WrongState):
        answer(request, zalo=True, phone=True)
    assert states(request) == {"zalo": "refused", "phone": "waiting"}


def test_after_a_transfer_the_new_branch_answers(ask, answer, person, tree, cast):
    request = ask(zalo="vien")
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.sister, on=timezone.localdate())
    assert corrections_to_answer(cast.secretary, timezone.localdate()) == []
    [todo] = corrections_to_answer(cast.sister_secretary, timezone.localdate())
    assert todo.url == request.get_absolute_url()
    with pytest.raises(PermissionDenied, match="Chi đoàn Trường Hoa Sen"):
        answer(request, zalo=True)
    assert answer(request, actor=cast.sister_secretary, zalo=True) == {}


def test_it_waits_for_who_manages_the_branch_itself_and_is_marked_for_who_may_answer(ask, answer, person, cast):
    request = ask(zalo="vien", phone="0912345678")
    today = timezone.localdate()
    waits = {
        name: [todo.about for todo in corrections_to_answer(getattr(cast, name), today)]
        for name in ("secretary", "deputy", "committee_member", "ward_officer", "member")
    }
    told = "Đoàn Văn Viên · 2 ô · Chi đoàn Tổ 1"
    assert waits == {
        "secretary": [told],
        "deputy": [told],
        "committee_member": [],
        "ward_officer": [],
        "member": [],
    }
    marked = [
        name
        for name in ("secretary", "ward_officer", "committee_member", "administrator", "outsider", "member")
        if queries.marks(getattr(cast, name), [person.pk])
    ]
    assert marked == ["secretary", "ward_officer"]
    answer(request, zalo=True, phone="Sai số")
    assert corrections_to_answer(cast.secretary, today) == []
    assert queries.marks(cast.secretary, [person.pk]) == {}


def test_a_record_about_which_somebody_waits_is_not_voided(ask, answer, person, cast):
    request = ask(zalo="vien")
    with pytest.raises(records.Tied) as tied:
        records.void_person(person, actor=cast.secretary, reason="Ghi trùng")
    assert tied.value.ties == [texts.TIE]
    answer(request, zalo=True)
    records.void_person(person, actor=cast.secretary, reason="Ghi trùng")


def test_what_waits_costs_one_query_for_one_and_for_three(ask, colleagues, cast, django_assert_num_queries):
    today = timezone.localdate()
    ask(zalo="vien")
    corrections_to_answer(cast.secretary, today)  # the posts are kept
    with django_assert_num_queries(1):
        assert len(corrections_to_answer(cast.secretary, today)) == 1
    for each in colleagues(2):
        ask(of=each, zalo="vien")
    with django_assert_num_queries(1):
        assert len(corrections_to_answer(cast.secretary, today)) == 3
