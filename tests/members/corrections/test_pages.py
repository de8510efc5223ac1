"""Pages of requests for correction: the member's, and those of who keeps the record."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branches.audit.models import JournalEntry
from members.corrections import texts
from members.corrections.models import Correction, CorrectionRequest
from members.people.actions import records
from members.people.models import Person
from tests.page_forms import forms_of

MOST_QUERIES = 30
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def enter():
    def enter(user):
        client = Client()
        client.force_login(user)
        return client

    return enter


def form_of(response, name):
    return next(form for form in forms_of(response.content.decode(), response.request["PATH_INFO"]) if form.id == name)


def ask_page(client, group="lien-he"):
    return client.get(reverse("members:corrections:ask", args=[group]))


def send(client, group="lien-he", **values):
    form = form_of(ask_page(client, group), "de-nghi")
    return client.post(form.address, form.filled(**values), follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def opened(person):
    entries = JournalEntry.objects.about(person).filter(act="members.field.opened")
    return sorted(entry.details["field"] for entry in entries)


# The member


def test_the_own_page_says_what_lacks_and_leads_to_its_group(enter, cast, person):
    page = text(enter(cast.member).get(reverse("members:people:own")))
    assert "Còn thiếu 4 mục:" in page
    assert reverse("members:corrections:ask", args=["nhan-than"]) in page


def test_asking_shows_the_record_sends_what_differs_and_tells_it_on_the_own_page(enter, cast, person):
    client = enter(cast.member)
    response = send(client, phone="0912 345 678", note="Số mới", scan=SimpleUploadedFile("sim.pdf", PDF))
    assert response.redirect_chain == [(reverse("members:people:own"), 302)]
    page = text(response)
    assert texts.ASKED.format(count=1) in page
    assert "Điện thoại: 0912345678" in page
    assert "Đang chờ" in page
    request = CorrectionRequest.objects.get()
    file = client.get(reverse("members:corrections:own_scan", args=[request.pk]))
    assert (file.content, file["Content-Type"]) == (PDF, "application/pdf")
    assert "Đang chờ trả lời: 0912345678." in text(ask_page(client))


def test_a_form_that_is_refused_keeps_what_was_typed(enter, cast, person):
    response = send(enter(cast.member), phone="123", zalo="vien.doan", note="Số <mới>")
    assert response.status_code == 422
    form = form_of(response, "de-nghi")
    assert dict(form.fields)["phone"] == "123"
    assert dict(form.fields)["zalo"] == "vien.doan"
    assert "Số &lt;mới&gt;" in response.content.decode()
    assert "Chưa gửi được" in text(response)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Chưa có ô nào khác"),
        ({"read_at": ""}, texts.READ_AT_MISSING),
        ({"zalo": "x", "note": "x" * 501}, texts.NOTE_LONG.format(most=500)),
        ({"zalo": "x" * 61}, "nhiều nhất 60 chữ"),
        ({"zalo": "x", "scan": SimpleUploadedFile("anh.png", b"<html>")}, "Chọn lại tệp."),
    ],
    ids=["nothing", "stale", "note", "value", "file"],
)
def test_bad_input_is_told_and_asks_for_nothing(enter, cast, person, sent, said):
    response = send(enter(cast.member), **sent)
    assert (response.status_code, said in text(response)) == (422, True)
    assert not CorrectionRequest.objects.exists()


def test_who_has_no_post_on_a_stay_is_not_asked_for_one(enter, cast, person):
    assert "listed_post" in form_of(ask_page(enter(cast.member), "doan-dang"), "de-nghi").names
    Person.objects.filter(pk=person.pk).update(standing="youth", current_unit=None)
    assert "listed_post" not in form_of(ask_page(enter(cast.member), "doan-dang"), "de-nghi").names


def test_opening_the_own_papers_is_journalled_like_any_opening(enter, cast, person):
    records.edit_person(person, actor=cast.secretary, changes={"citizen_id": "001203004321"}, version=person.version)
    assert "001203004321" in text(ask_page(enter(cast.member), "giay-to"))
    assert opened(person) == ["citizen_id"]


def test_the_own_page_names_no_restricted_value(enter, cast, person, ask):
    ask(religion="buddhism", zalo="vien.doan")
    page = text(enter(cast.member).get(reverse("members:people:own")))
    assert "Tôn giáo: Đã ẩn" in page
    assert "Phật giáo" not in page
    assert "Zalo: vien.doan" in page


def test_the_member_withdraws_and_is_told_when_it_was_too_late(enter, cast, ask, answer):
    request = ask(zalo="vien", phone="0912345678")
    client = enter(cast.member)
    zalo, phone = (request.corrections.get(field=field) for field in ("zalo", "phone"))
    response = client.post(reverse("members:corrections:withdraw", args=[zalo.pk]), follow=True)
    assert "Đã rút đề nghị sửa ô “Zalo”" in text(response)
    answer(request, phone="Sai số.")
    response = client.post(reverse("members:corrections:withdraw", args=[phone.pk]), follow=True)
    page = text(response)
    assert texts.WITHDRAWN_TOO_LATE in page
    assert "Bùi Thị Thư trả lời" in page
    assert "Sai số." in page


def test_what_is_anothers_is_not_there(enter, cast, ask, colleagues):
    [other] = colleagues(1)
    request = ask(of=other, zalo="vien", scan=SimpleUploadedFile("a.pdf", PDF))
    row = request.corrections.get()
    client = enter(cast.secretary)
    assert client.get(reverse("members:corrections:own_scan", args=[request.pk])).status_code == 404
    assert client.post(reverse("members:corrections:withdraw", args=[row.pk])).status_code == 404


# Who keeps the record


def test_the_record_says_that_something_waits_to_who_may_answer(enter, cast, person, ask):
    request = ask(zalo="vien")
    where = person.get_absolute_url()
    told = f'{texts.MARK_SENTENCE} <a href="{request.get_absolute_url()}">{texts.MARK_LINK}</a>'
    assert [told in text(enter(user).get(where)) for user in (cast.secretary, cast.committee_member)] == [True, False]


def test_the_list_names_fields_and_no_value(enter, cast, ask, answer):
    ask(zalo="vien.doan", religion="buddhism")
    page = text(enter(cast.secretary).get(reverse("members:corrections:list")))
    assert "Zalo, Tôn giáo" in page or "Tôn giáo, Zalo" in page
    assert [word for word in ("vien.doan", "Phật giáo") if word in page] == []
    finished = text(enter(cast.secretary).get(reverse("members:corrections:list") + "?tab=xong"))
    assert "Chưa có đề nghị nào đã xong" in finished


def test_both_values_stand_side_by_side_and_restricted_ones_hide_until_opened(enter, cast, person, ask):
    request = ask(zalo="vien.doan", religion="buddhism", note="Theo giấy khai sinh")
    client = enter(cast.secretary)
    page = client.get(request.get_absolute_url())
    assert "Phật giáo" not in text(page)
    assert "<dt>Hiện nay</dt><dd>Để trống</dd></div><div><dt>Đề nghị</dt><dd><b>vien.doan</b></dd>" in text(page)
    assert "Theo giấy khai sinh" in text(page)
    assert opened(person) == []
    row = request.corrections.get(field="zalo")
    sent = form_of(page, "tra-loi").filled(**{f"choice_{row.pk}": "khong", f"reason_{row.pk}": "Gõ <dở>"})
    shown = client.post(reverse("members:corrections:open", args=[request.pk]), sent)
    assert "Phật giáo" in text(shown)
    assert opened(person) == ["religion"]
    # What was chosen and typed stays.
    assert "Gõ &lt;dở&gt;" in shown.content.decode()
    assert f'name="choice_{row.pk}" value="khong" checked' in shown.content.decode()


def test_who_only_reads_sees_no_contact_note_or_button(enter, cast, ask):
    request = ask(phone="0912345678", zalo="vien.doan", talents="Đàn", note="Gọi 0912345678")
    page = enter(cast.committee_member).get(request.get_absolute_url())
    assert [word for word in ("0912345678", "vien.doan", "Gửi trả lời") if word in page.content.decode()] == []
    assert "Đàn" in text(page)
    assert texts.NOT_YOURS.format(unit="Chi đoàn Tổ 1") in text(page)


def test_all_is_answered_in_one_form(enter, cast, person, ask, states):
    request = ask(zalo="vien.doan", phone="0912345678", talents="Đàn")
    rows = {row.field: row.pk for row in request.corrections.all()}
    client = enter(cast.secretary)
    form = form_of(client.get(request.get_absolute_url()), "tra-loi")
    sent = {
        f"choice_{rows['zalo']}": "dong-y",
        f"choice_{rows['phone']}": "khong",
        f"choice_{rows['talents']}": "",
    }
    refused = client.post(form.address, form.filled(**sent))
    assert refused.status_code == 422
    assert "Chưa trả lời được" in text(refused)
    assert f'name="choice_{rows["zalo"]}" value="dong-y" checked' in refused.content.decode()
    done = client.post(form.address, form.filled(**sent, **{f"reason_{rows['phone']}": "Số này của người khác."}))
    assert done.headers["Location"] == request.get_absolute_url()
    assert states(request) == {"zalo": "accepted", "phone": "refused", "talents": "waiting"}
    last = form_of(client.get(request.get_absolute_url()), "tra-loi")
    done = client.post(last.address, last.filled(**{f"choice_{rows['talents']}": "dong-y"}), follow=True)
    assert done.redirect_chain == [(reverse("members:corrections:list"), 302)]
    assert "Đã trả lời 1 ô cho Đoàn Văn Viên." in text(done)
    assert "Gửi trả lời" not in text(client.get(request.get_absolute_url()))


def test_what_the_record_refuses_is_told_beside_its_field_with_the_rest_done(enter, cast, person, ask, states):
    request = ask(zalo="vien.doan", phone="0912345678")
    client = enter(cast.secretary)
    form = form_of(client.get(request.get_absolute_url()), "tra-loi")
    now = Person.objects.get(pk=person.pk)
    records.edit_person(now, actor=cast.deputy, changes={"phone": "0911222333"}, version=now.version)
    rows = {row.field: row.pk for row in request.corrections.all()}
    sent = {f"choice_{key}": "dong-y" for key in rows.values()} | {f"reason_{rows['phone']}": "Đã gọi thử"}
    response = client.post(form.address, form.filled(**sent))
    assert response.status_code == 422
    page = text(response)
    assert texts.CHANGED_MEANWHILE in page
    assert "Hồ sơ đã sửa sau khi đề nghị." in page
    assert "0911222333" in page
    assert "Đã gọi thử" in page
    assert states(request) == {"zalo": "accepted", "phone": "waiting"}
    # The page that came back holds the present version: sent again it is written.
    again = form_of(response, "tra-loi")
    assert client.post(again.address, again.filled(**{f"choice_{rows['phone']}": "dong-y"})).status_code == 302
    assert states(request)["phone"] == "accepted"


def test_who_was_slower_is_told_and_keeps_what_was_typed(enter, cast, ask, answer, states):
    request = ask(zalo="vien.doan", phone="0912345678")
    client = enter(cast.secretary)
    form = form_of(client.get(request.get_absolute_url()), "tra-loi")
    rows = {row.field: row.pk for row in request.corrections.all()}
    answer(request, actor=cast.deputy, zalo=True)
    sent = {f"choice_{rows['zalo']}": "dong-y", f"choice_{rows['phone']}": "khong", f"reason_{rows['phone']}": "Sai"}
    response = client.post(form.address, form.filled(**sent))
    assert response.status_code == 409
    assert texts.SOMEBODY_WAS_FASTER in text(response)
    assert f'name="choice_{rows["phone"]}" value="khong" checked' in response.content.decode()
    assert states(request) == {"zalo": "accepted", "phone": "waiting"}
    again = form_of(response, "tra-loi")
    sent = {f"choice_{rows['phone']}": "khong", f"reason_{rows['phone']}": "Sai"}
    assert client.post(again.address, again.filled(**sent)).status_code == 302
    assert states(request) == {"zalo": "accepted", "phone": "refused"}


def test_a_field_that_is_right_already_needs_no_answer(enter, cast, person, ask, states):
    request = ask(zalo="vien.doan")
    now = Person.objects.get(pk=person.pk)
    records.edit_person(now, actor=cast.deputy, changes={"zalo": "vien.doan"}, version=now.version)
    client = enter(cast.secretary)
    page = client.get(request.get_absolute_url())
    assert "Hồ sơ đã ghi đúng như đề nghị" in text(page)
    form = form_of(page, "tra-loi")
    assert texts.SAID_CLOSED in text(client.post(form.address, form.filled(), follow=True))
    assert states(request) == {"zalo": "overtaken"}


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_a_page_without_its_version_answers_nothing(enter, cast, ask, version, states):
    request = ask(zalo="vien.doan")
    [row] = request.corrections.all()
    sent = {"version": version, f"choice_{row.pk}": "dong-y"}
    assert enter(cast.secretary).post(request.get_absolute_url(), sent).status_code == 422
    assert states(request) == {"zalo": "waiting"}


def test_the_scan_of_a_locked_field_opens_the_field(enter, cast, person, ask):
    request = ask(religion="buddhism", scan=SimpleUploadedFile("a.pdf", PDF))
    where = reverse("members:corrections:scan", args=[request.pk])
    assert enter(cast.secretary).get(where).content == PDF
    assert opened(person) == ["religion"]
    plain = ask(zalo="vien")
    assert enter(cast.secretary).get(reverse("members:corrections:scan", args=[plain.pk])).status_code == 404
    assert enter(cast.secretary).post(reverse("members:corrections:open", args=[plain.pk])).status_code == 404


def test_a_secretary_asks_and_answers_for_the_own_record_too(enter, cast, colleagues, tree):
    [own] = colleagues(1)
    Person.objects.filter(pk=own.pk).update(user=cast.secretary)
    client = enter(cast.secretary)
    send(client, email="thu@example.org")
    row = Correction.objects.get()
    form = form_of(client.get(row.request.get_absolute_url()), "tra-loi")
    client.post(form.address, form.filled(**{f"choice_{row.pk}": "dong-y"}))
    own.refresh_from_db()
    assert own.email == "thu@example.org"


@pytest.mark.parametrize("name", ["list", "detail", "own"])
def test_a_page_costs_the_same_for_one_and_for_more(enter, cast, ask, colleagues, name, django_assert_num_queries):
    client = enter(cast.member if name == "own" else cast.secretary)
    addresses = {"list": reverse("members:corrections:list"), "own": reverse("members:people:own")}
    first = ask(zalo="vien")
    client.get(addresses.get(name, first.get_absolute_url()))  # the inbox keeps its count
    with CaptureQueriesContext(connection) as one:
        client.get(addresses.get(name, first.get_absolute_url()))
    for each in colleagues(2):
        ask(of=each, zalo="vien")
    more = ask(zalo="vien2", phone="0912345678", talents="Đàn")
    with django_assert_num_queries(len(one)):
        client.get(addresses.get(name, more.get_absolute_url()))
    assert len(one) < MOST_QUERIES
