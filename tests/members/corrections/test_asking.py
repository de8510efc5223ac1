"""Asking for corrections and withdrawing them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from branches.audit.models import JournalEntry
from branches.cases import transitions
from members.corrections import actions, texts
from members.corrections.models import Correction, CorrectionRequest, value_of, written
from members.people import texts as people_texts
from members.people.actions import records
from members.people.data.groups import EDITED
from members.people.models.derived import normalise, read
from tests.members.people.people import make_person

Status = Correction.Status


def test_only_what_differs_is_asked_for_and_kept_with_what_stood_there(ask, person, states):
    request = ask(phone="0912 345 678", address="Tổ 4, phường Một", zalo="vien.doan", note=" Số mới ")
    assert states(request) == {"phone": "waiting", "zalo": "waiting"}
    row = request.corrections.get(field="phone")
    assert (row.before, row.asked, row.person, request.note) == ("0987654321", "0912345678", person, "Số mới")
    person.refresh_from_db()
    assert person.phone == "0987654321"


def test_nothing_that_differs_is_a_sentence_and_no_request(ask):
    with pytest.raises(ValidationError, match="Chưa có ô nào khác"):
        ask(phone="0987.654.321", address="Tổ 4,  phường Một", note="Có ghi chú cũng vậy")
    assert not CorrectionRequest.objects.exists()


def test_what_the_record_would_refuse_is_refused_at_once(ask):
    with pytest.raises(ValidationError) as told:
        ask(phone="123", birth_date="31/02/2003")
    assert set(told.value.message_dict) == {"phone", "birth_date"}
    with pytest.raises(ValidationError) as told:
        ask(joined_on="01/01/2000")
    assert set(told.value.message_dict) == {"joined_on"}
    assert not CorrectionRequest.objects.exists()


def test_dates_are_checked_with_those_that_wait(ask):
    ask(birth_date="2012")
    with pytest.raises(ValidationError) as told:
        ask(joined_on="2011")
    assert set(told.value.message_dict) == {"joined_on"}


def test_a_number_that_another_record_holds_is_not_given_away(ask, tree, states):
    make_person(tree.sister, "Người Khác", citizen_id="001203004321")
    assert states(ask(citizen_id="001203004321")) == {"citizen_id": "waiting"}


def test_a_newer_wish_withdraws_the_older_one_of_the_same_field_only(ask, states, cast):
    older = ask(phone="0912345678", zalo="vien")
    newer = ask(phone="0912345679")
    assert states(older) == {"phone": "withdrawn", "zalo": "waiting"}
    assert states(newer) == {"phone": "waiting"}
    row = older.corrections.get(field="phone")
    assert (row.reason, row.answered_by) == (texts.REPLACED, cast.member)


def test_the_same_wish_again_is_no_request_unless_something_comes_with_it(ask, states):
    older = ask(phone="0912345678")
    with pytest.raises(ValidationError, match="đề nghị đang chờ"):
        ask(phone="0912345678")
    newer = ask(phone="0912345678", note="Số mẹ em hay gọi")
    assert (states(older), states(newer)) == ({"phone": "withdrawn"}, {"phone": "waiting"})


def test_what_a_stale_page_left_as_it_was_is_no_wish(ask, person, cast, states):
    read_at = person.version
    records.edit_person(person, actor=cast.secretary, changes={"phone": "0911222333"}, version=read_at)
    request = ask(phone="0987654321", zalo="vien", read_at=read_at)
    assert states(request) == {"zalo": "waiting"}


def test_nobody_asks_for_another(person, cast):
    for actor in (cast.secretary, cast.administrator, cast.outsider):
        with pytest.raises(PermissionDenied, match="Chỉ chính đoàn viên"):
            actions.ask_corrections(person, actor=actor, changes={"zalo": "x"}, read_at=person.version)


def test_a_record_that_was_a_mistake_asks_for_nothing(person, cast):
    records.void_person(person, actor=cast.secretary, reason="Ghi trùng")
    with pytest.raises(PermissionDenied, match=people_texts.RECORD_IS_VOID):
        actions.ask_corrections(person, actor=cast.member, changes={"zalo": "x"}, read_at=person.version)


def test_a_field_outside_the_groups_is_a_fault_of_the_code(ask):
    with pytest.raises(ValueError, match="standing"):
        ask(standing="left")


def test_a_file_is_read_by_its_content(ask):
    with pytest.raises(ValidationError):
        ask(zalo="vien", scan=SimpleUploadedFile("anh.png", b"<html></html>"))
    request = ask(zalo="vien", scan=SimpleUploadedFile("anh.pdf", b"%PDF-1.4\n%%EOF\n"))
    assert request.scan.content_type == "application/pdf"


def test_the_member_withdraws_what_waits_and_nothing_that_was_answered(ask, answer, cast, states):
    request = ask(phone="0912345678", zalo="vien")
    answer(request, phone=True)
    rows = {row.field: row for row in request.corrections.all()}
    actions.withdraw_correction(rows["zalo"], actor=cast.member)
    assert states(request) == {"phone": "accepted", "zalo": "withdrawn"}
    with pytest.raises(transitions.WrongState):
        actions.withdraw_correction(rows["phone"], actor=cast.member)


def test_nobody_withdraws_for_another(ask, cast):
    [row] = ask(zalo="vien").corrections.all()
    with pytest.raises(PermissionDenied):
        actions.withdraw_correction(row, actor=cast.secretary)


def test_the_journal_names_fields_and_no_value(ask, answer, person):
    request = ask(citizen_id="001203004321", zalo="vien.doan", note="Theo thẻ 001203004321")
    answer(request, citizen_id=True, zalo="Chưa rõ số 0912345678")
    entries = JournalEntry.objects.about(person).filter(act__startswith="members.correction.").order_by("id")
    assert [(entry.act, entry.details) for entry in entries] == [
        ("members.correction.asked", {"fields": ["citizen_id", "zalo"]}),
        ("members.correction.answered", {"fields": ["citizen_id", "zalo"]}),
    ]


def test_the_tables_hold_no_readable_value(ask, answer):
    request = ask(citizen_id="001203004321", religion="buddhism", zalo="vien.doan", note="Theo thẻ 001203004321")
    answer(request, zalo="Số 001203004321 khác")
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text || r::text FROM members_correction c JOIN members_correctionrequest r ON true")
        stored = "".join(row[0] for row in cursor.fetchall())
    forms = [text for each in ("001203004321", "buddhism", "vien.doan") for text in (each, each.encode().hex())]
    assert [text for text in forms if text in stored] == []


def test_one_wish_waits_for_a_field(ask, person):
    request = ask(zalo="vien")
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(request=request, person=person, field="zalo", asked="khác")


def test_values_come_back_as_the_record_keeps_them(person):
    typed = {"birth_date": "04/2003", "honorary": True, "gender": "male", "citizen_id_date": None, "note": ""}
    for field, value in normalise(typed).items():
        assert value_of(field, written(value)) == value
    for field in EDITED:
        assert value_of(field, written(read(person, field))) == (read(person, field))


@pytest.mark.parametrize("now", Status.values)
@pytest.mark.parametrize("then", Status.values)
def test_a_row_moves_once(ask, cast, now, then):
    [row] = ask(zalo="vien").corrections.all()
    stamp = {"answered_by": cast.secretary, "answered_at": row.request.asked_at, "reason": "Vì vậy"}
    if now != Status.WAITING:
        transitions.move(row, now, **stamp)
    if now == Status.WAITING and then != Status.WAITING:
        transitions.move(row, then, **stamp)
        assert row.status == then
    else:
        with pytest.raises(transitions.WrongState):
            transitions.move(row, then, **stamp)
