"""While a job works on a batch, after a commit, after an undo; and who else may do all this."""

import re
from datetime import timedelta

from django.utils import timezone

from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from members.imports import tasks
from members.people.actions.records import edit_person
from members.people.models import Person
from tests.members.imports.conftest import commit, person, sheet, upload
from tests.members.imports.test_pages import COLUMNS, url
from tests.members.imports.test_pages_many import PART, shown

PEOPLE = [person("Lê Văn Một", phone="0912345678"), person("Lê Văn Hai"), person("Lê Văn Ba", birth_date=None)]


def status_of(page, number) -> str:
    """The words of a row's status."""
    row = page.partition(f'id="dong-{number}"')[2].partition("</tr>")[0]
    return re.search(r'<span class="st [^"]+">.*?</svg>([^<]+)</span>', row, re.S)[1].strip()


def working(batch, user, **fields):
    job = Job.objects.create(kind=tasks.COMMIT, owner=user, arguments={"batch": batch.pk}, **fields)
    actions.note_job(batch, job)
    return job


def test_who_else_may_see_and_commit_is_said_by_name_and_post(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    page = signed_in(cast.secretary).get(url("preview", batch))
    names = [each.name for each in page.context["handlers"]]
    able = [cast.secretary, cast.deputy, cast.ward_secretary, cast.ward_officer, cast.province_officer]
    assert set(map(str, able)) <= set(names)
    assert {str(user) for user in (cast.member, cast.committee_member, cast.sister_secretary, cast.outsider)} & set(
        names
    ) == set()
    assert texts.WHO_SEES.format(count=len(names)) in page.text
    # Said of exactly those whom the list of batches lets in.
    users = [user for user in vars(cast).values() if not user.is_system]
    reaching = {str(user) for user in users if ImportBatch.objects.visible_to(user).exists()}
    assert set(names) == reaching


def test_the_page_of_a_running_job_shows_phases_and_rows_and_asks_again(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    job = working(batch, cast.secretary, status="running", phase=texts.PHASE_WRITE, done=400, total=1000)
    # A colleague sees it too, with scripts and without.
    client = signed_in(cast.deputy)
    page = client.get(url("preview", batch)).text
    assert "Đang ghi" in page
    assert "400 / 1.000 dòng" in page
    assert re.search(r'<li class="now" aria-current="step">.*?' + texts.PHASE_WRITE, page, re.S)
    assert '<noscript><meta http-equiv="refresh"' in page
    part = client.get(url("preview", batch), headers={**PART, "HX-Target": "section#tien-do"}).text
    assert part.strip().startswith("<section")
    assert "400 / 1.000 dòng" in part
    Job.objects.filter(pk=job.pk).update(attempts=2)
    assert texts.AGAIN.format(attempt=2) in client.get(url("preview", batch)).text
    assert "Chưa có tin" not in client.get(url("preview", batch)).text
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=1))
    assert "Nếu bị ngắt thì chưa ghi gì" in client.get(url("preview", batch)).text
    # At its end the part becomes the page.
    Job.objects.filter(pk=job.pk).update(status="done")
    ended = client.get(url("preview", batch), headers={**PART, "HX-Target": "section#tien-do"}).text
    assert ended.lstrip().lower().startswith("<!doctype")


def test_a_job_that_failed_says_that_nothing_was_written(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    working(batch, cast.secretary, status="failed", message="Máy chủ dừng giữa chừng.")
    client = signed_in(cast.secretary)
    page = client.get(url("preview", batch)).text
    assert re.search(f"<b>{texts.NOT_FINISHED['commit']}</b> *Máy chủ dừng giữa chừng.", page)
    commit(batch, cast.secretary)
    assert "Máy chủ dừng giữa chừng." not in client.get(url("preview", batch)).text


def test_a_job_of_reading_that_failed_offers_to_drop_the_upload(signed_in, cast, tree):
    batch = actions.start_import(
        sheet(*PEOPLE), file_name="x.xlsx", unit=tree.branch, target_code="members", actor=cast.secretary
    )
    job = Job.objects.create(kind=tasks.READ, owner=cast.secretary, status="failed", message="Không đọc được.")
    actions.note_job(batch, job)
    page = signed_in(cast.secretary).get(url("preview", batch)).text
    assert "Không đọc được." in page
    assert "Bỏ lần nhập này" in page


def test_many_rows_are_written_and_taken_back_by_a_job(
    signed_in, cast, tree, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("branches.imports.views.changes.AT_ONCE", 1)
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    client.post(url("commit", batch))
    batch.refresh_from_db()
    assert (batch.status, batch.job.kind, batch.job.status) == ("preview", tasks.COMMIT, "waiting")
    client.post(url("commit", batch))
    assert Job.objects.filter(kind=tasks.COMMIT).count() == 1
    queue.run(batch.job.pk, 0)
    batch.refresh_from_db()
    assert (batch.status, Person.objects.members().count()) == ("committed", 2)
    client.post(url("undo", batch))
    batch.refresh_from_db()
    assert batch.job.kind == tasks.UNDO
    queue.run(batch.job.pk, 0)
    batch.refresh_from_db()
    assert (batch.status, Person.objects.members().count()) == ("undone", 0)


def test_the_second_of_two_is_told_who_wrote_and_when(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    commit(batch, cast.ward_secretary)
    page = signed_in(cast.secretary).post(url("commit", batch), follow=True)
    (message,) = page.context["messages"]
    assert str(cast.ward_secretary) in str(message)


def test_who_still_mends_what_a_colleague_has_written_is_told_on_the_page_as_it_is(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    commit(batch, cast.deputy)
    sent = {"row": 4, "field": "birth_date", "text": "2003"}
    part = client.post(url("cell", batch), sent, headers=PART)
    assert (part.status_code, texts.NOT_IN_PREVIEW.format(now="Đã ghi") in part.text) == (422, True)
    assert 'id="h-kq"' in part.text
    whole = client.post(url("cell", batch), sent, follow=True)
    assert texts.NOT_IN_PREVIEW.format(now="Đã ghi") in whole.text


def test_after_a_commit_rows_say_what_became_of_them_and_lead_to_the_record(signed_in, cast, tree):
    known = person("Lê Văn Cũ", member_code="1000001")
    commit(upload(sheet(known, columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    changed = {**known, "phone": "0987654321"}
    batch = upload(sheet(*PEOPLE, changed, columns=COLUMNS), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    page = signed_in(cast.secretary).get(url("preview", batch), {"tab": "tat-ca"}).text
    assert [status_of(page, number) for number in (2, 3, 4, 5)] == ["Đã thêm", "Đã thêm", "Để lại", "Đã cập nhật"]
    made, old = Person.objects.get(full_name="Lê Văn Một"), Person.objects.get(full_name="Lê Văn Cũ")
    assert f'<a href="/doan-vien/{made.pk}/">Lê Văn Một</a>' in page
    assert f'<a href="/doan-vien/{old.pk}/">Lê Văn Cũ</a>' in page
    assert 'name="rows"' not in page


def test_after_an_undo_rows_say_so_and_what_stayed_is_listed_with_reason_and_link(signed_in, cast, tree):
    batch = upload(sheet(*PEOPLE, columns=COLUMNS), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    kept = Person.objects.get(full_name="Lê Văn Hai")
    edit_person(kept, actor=cast.deputy, changes={"phone": "0933333333"}, version=kept.version)
    client = signed_in(cast.secretary)
    page = client.post(url("undo", batch), follow=True).text
    assert "Hoàn tác để lại 1 chỗ" in page
    assert re.search(rf'href="/doan-vien/{kept.pk}/">.*?Dòng 3: Lê Văn Hai.*?đã được sửa sau khi nhập', page, re.S)
    assert shown(page) == [3]
    assert status_of(page, 3) == "Giữ nguyên"
    everything = client.get(url("preview", batch), {"tab": "tat-ca"}).text
    assert [status_of(everything, number) for number in (2, 3, 4)] == ["Đã hoàn tác", "Giữ nguyên", "Để lại"]
    assert shown(client.get(url("preview", batch), {"tab": "hoan-tac"}).text) == [2]
