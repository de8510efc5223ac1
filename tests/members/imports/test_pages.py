"""The pages of an import: what they show to whom, and that each button does what its action does."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.attachments.models import StoredFile
from branches.audit.models import JournalEntry
from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from members.people.actions.records import edit_person
from members.people.models import Person
from tests.members.imports.conftest import WARD_FILE, commit, person, rows_of, sheet, upload

COLUMNS = ["full_name", "member_code", "birth_date", "gender", "citizen_id", "phone", "branch"]


def url(name, batch):
    return reverse(f"members:imports:{name}", args=[batch.pk])


@pytest.fixture
def doubtful(tree, cast):
    """A batch of the ward: row 2 new, row 3 with an impossible date, row 4 without a birth date."""
    rows = [
        person("Lê Thị Một", branch="TT.P1.CD01", citizen_id="064303012345", gender="Nữ", phone="0912345678"),
        person("Lê Thị Hai", branch="TT.P1.CD01", birth_date="31/02/2003"),
        person("Lê Thị Ba", branch="TT.P1.CD01", birth_date=None),
    ]
    return upload(sheet(*rows, columns=COLUMNS), tree.ward, cast.ward_officer)


def test_an_upload_leads_to_its_progress_and_the_job_to_the_preview(
    signed_in, cast, tree, django_capture_on_commit_callbacks
):
    client = signed_in(cast.secretary)
    file = BytesIO(sheet(person("Lê Thị Một")))
    file.name = "danh sách.xlsx"
    response = client.post(reverse("members:imports:list"), {"file": file})
    batch = ImportBatch.objects.get()
    assert response["Location"] == url("preview", batch)
    assert (batch.status, batch.unit, batch.file_name, batch.job.kind) == (
        "reading", tree.branch, "danh sách.xlsx", "imports.read",
    )  # fmt: skip
    assert "Đang đọc tệp" in client.get(url("preview", batch)).content.decode()
    queue.run(batch.job.pk, 0)
    batch.job.refresh_from_db()
    assert batch.job.status == Job.Status.DONE
    page = client.get(url("preview", batch)).content.decode()
    assert "Xem trước khi ghi" in page
    assert "Lê Thị Một" in page


def test_a_file_that_cant_be_read_says_why_and_how_to_go_on(signed_in, cast, tree):
    batch = upload(b"%PDF-1.7 ...", tree.branch, cast.secretary, name="danh-sach.xlsx")
    page = signed_in(cast.secretary).get(url("preview", batch)).content.decode()
    assert (batch.status, batch.reason) == ("refused", "not_a_spreadsheet")
    assert batch.message in page
    assert "Chọn tệp khác" in page


def test_without_a_file_the_form_says_so_and_nothing_is_kept(signed_in, cast):
    response = signed_in(cast.secretary).post(reverse("members:imports:list"), {})
    assert response.status_code == 422
    assert texts.FILE_MISSING in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_cell_is_mended_in_place_and_the_row_judged_again_at_once(signed_in, cast, doubtful):
    client = signed_in(cast.ward_officer)
    page = client.get(url("preview", doubtful)).content.decode()
    assert 'value="31/02/2003"' in page
    assert "Tháng 2 không có ngày 31" in page
    sent = {"row": 3, "field": "birth_date", "text": "28/02/2003", "tab": "can-xem"}
    response = client.post(url("cell", doubtful), sent)
    assert response["Location"] == url("preview", doubtful) + "?tab=can-xem&dong=3#dong-3"
    row = rows_of(doubtful)[3]
    assert (row.verdict, row.values["birth_date"], row.problems) == ("new", "2003-02-28", [])
    again = client.post(url("cell", doubtful), {**sent, "row": 4, "text": "2003"}, headers={"HX-Request": "true"})
    assert 'id="xem-truoc"' in again.content.decode()
    assert "<!doctype" not in again.content.decode().lower()
    doubtful.refresh_from_db()
    assert (doubtful.counts["new"], doubtful.counts["error"], doubtful.counts["review"]) == (3, 0, 0)


def test_a_cell_that_is_still_wrong_isnt_told_as_done(signed_in, cast, doubtful):
    client = signed_in(cast.ward_officer)
    sent = {"row": 3, "field": "birth_date", "text": "30/02/2003", "tab": "can-xem"}
    swapped = client.post(url("cell", doubtful), sent, headers={"HX-Request": "true"}).text
    row = swapped.partition('id="dong-3"')[2].partition("</tr>")[0]
    assert ("st-bad" in row, "vừa sửa" in row, "note-ok" in swapped) == (True, True, False)
    loaded = client.post(url("cell", doubtful), sent, follow=True)
    assert [message.level_tag for message in loaded.context["messages"]] == ["warning"]


def test_questions_are_answered_singly_and_the_answer_can_be_taken_back(signed_in, cast, doubtful):
    client = signed_in(cast.ward_officer)
    client.post(url("decide", doubtful), {"row": 4, "decision": "new"})
    assert rows_of(doubtful)[4].verdict == "new"
    client.post(url("decide", doubtful), {"row": 4, "decision": "clear"})
    assert rows_of(doubtful)[4].verdict == "review"
    client.post(url("decide", doubtful), {"row": 4, "decision": "move", "moved_on": "01/01/2026"})
    assert rows_of(doubtful)[4].decision == ""


def test_a_kind_of_question_is_answered_for_all_its_rows(signed_in, cast, tree):
    people = [person(f"Lê Thị {name}", birth_date=None) for name in ("Một", "Hai", "Ba")]
    batch = upload(sheet(*people, columns=COLUMNS), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get(url("preview", batch)).text
    assert "<b>3 dòng</b>: Không có ngày sinh" in page
    assert "Nhận cả 3" in page
    client.post(url("decide", batch), {"kind": "missing:birth_date", "decision": "accept"})
    assert {row.verdict for row in rows_of(batch).values()} == {"new"}


def test_commit_then_undo_from_the_page(signed_in, cast, doubtful):
    client = signed_in(cast.ward_officer)
    client.post(url("commit", doubtful))
    doubtful.refresh_from_db()
    assert (doubtful.status, doubtful.committed_by) == ("committed", cast.ward_officer)
    page = client.get(url("preview", doubtful)).content.decode()
    assert "Hoàn tác cả lần nhập" in page
    assert Person.objects.members().count() == 1
    client.post(url("undo", doubtful))
    doubtful.refresh_from_db()
    assert doubtful.status == "undone"
    assert Person.objects.members().count() == 0
    listed = client.get(reverse("members:imports:list")).content.decode()
    assert "Đã hoàn tác" in listed


def test_the_second_of_two_who_commit_is_told(signed_in, cast, doubtful):
    commit(doubtful, cast.ward_secretary)
    response = signed_in(cast.ward_officer).post(url("commit", doubtful), follow=True)
    assert "Đã có người làm trước" in response.content.decode() or "đang ở bước" in response.content.decode()
    assert Person.objects.members().count() == 1


def test_what_changed_since_the_preview_is_told_and_not_overwritten(signed_in, cast, tree):
    one = person("Lê Thị Một", member_code="1000001", phone="0912345678")
    commit(upload(sheet(one, columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    batch = upload(sheet({**one, "phone": "0987654321"}, columns=COLUMNS), tree.branch, cast.secretary)
    someone = Person.objects.get()
    edit_person(someone, actor=cast.deputy, changes={"phone": "0933333333"}, version=someone.version)
    response = signed_in(cast.secretary).post(url("commit", batch), follow=True)
    assert texts.CHANGED_SINCE_PREVIEW.format(count=1) in response.content.decode()
    someone.refresh_from_db()
    batch.refresh_from_db()
    assert (someone.phone, batch.status) == ("0933333333", "preview")
    assert rows_of(batch)[2].old == {"phone": "0933333333"}


def test_an_upload_can_be_dropped_with_its_rows_and_its_file(signed_in, cast, doubtful):
    signed_in(cast.ward_officer).post(url("cancel", doubtful))
    doubtful.refresh_from_db()
    assert (doubtful.status, doubtful.rows.count(), StoredFile.objects.count()) == ("cancelled", 0, 0)


def test_proposed_branches_can_be_edited_refused_and_left_out(signed_in, ward):
    batch = upload(WARD_FILE, ward.ward, ward.officer)
    client = signed_in(ward.officer)
    sent = {}
    for place, unit in enumerate(batch.new_units):
        sent |= {f"{name}-{place}": unit[name] for name in ("name", "code", "level", "sector")}
        sent[f"create-{place}"] = "on"
    wrong = client.post(url("units", batch), {**sent, "code-0": "BM.CD02"})
    assert wrong.status_code == 422
    assert "đã có đơn vị khác dùng" in wrong.content.decode()
    sent.pop("create-1")
    client.post(url("units", batch), {**sent, "code-0": "BM.X1", "name-0": "Chi đoàn Một", "sector-0": "office"})
    batch.refresh_from_db()
    assert (batch.new_units[0]["code"], batch.new_units[0]["name"], batch.new_units[0]["sector"]) == (
        "BM.X1", "Chi đoàn Một", "office",
    )  # fmt: skip
    assert (batch.counts["new"], batch.counts["error"]) == (672 - 30, 30)
    commit(batch, ward.officer)
    assert Person.objects.filter(current_unit__code="BM.X1").count() == 42


def test_restricted_values_are_masked_for_who_may_not_see_them(signed_in, cast, tree):
    one = person("Lê Thị Một", citizen_id="064303012345", religion="Công giáo", gender="Nữ", birth_date="08/10/2003")
    columns = [*COLUMNS, "religion"]
    commit(upload(sheet(one, columns=columns), tree.branch, cast.ward_officer), cast.ward_officer)
    changed = {**one, "citizen_id": "064303054321", "religion": "Phật giáo"}
    wrong = person("Lê Thị Hai", citizen_id="0643030999991")
    batch = upload(sheet(changed, wrong, columns=columns), tree.branch, cast.ward_officer)
    actions.decide_rows(batch, [2], "same", actor=cast.ward_officer)
    secrets = ["064303012345", "064303054321", "0643030999991", "Công giáo", "Phật giáo"]
    for tab in ("tat-ca", "can-xem", "cap-nhat"):
        page = signed_in(cast.administrator).get(url("preview", batch), {"tab": tab}).content.decode()
        assert [secret for secret in secrets if secret in page] == []
        assert "5432" not in page
    client = signed_in(cast.administrator)
    assert client.post(url("reveal", batch)).status_code == 403
    officer = signed_in(cast.ward_officer)
    page = officer.get(url("preview", batch), {"tab": "tat-ca"}).content.decode()
    assert "•••• 4321" in page
    assert "Công giáo" not in page
    opened = officer.post(url("reveal", batch), {"tab": "tat-ca"}).content.decode()
    assert "Công giáo" in opened
    assert JournalEntry.objects.about(batch).filter(act="imports.restricted.opened").count() == 1


def test_a_batch_out_of_reach_isnt_there(signed_in, cast, doubtful):
    for user in (cast.outsider, cast.member, cast.secretary, cast.committee_member):
        client = signed_in(user)
        assert client.get(url("preview", doubtful)).status_code == 404
        for name in ("reveal", "cell", "decide", "units", "commit", "undo", "cancel"):
            assert client.post(url(name, doubtful), {"row": 2}).status_code == 404
    assert signed_in(cast.member).get(reverse("members:imports:list")).status_code == 403
    assert signed_in(cast.committee_member).get(reverse("members:imports:list")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_asks_the_database_the_same_for_one_row_and_for_three(
    signed_in, cast, tree, count, django_assert_num_queries
):
    people = [person(f"Lê Thị {name}", birth_date=None) for name in ("Một", "Hai", "Ba")[:count]]
    batch = upload(sheet(*people, columns=COLUMNS), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    client.get("/")
    with django_assert_num_queries(22):
        client.get(url("preview", batch))


def test_the_offer_to_undo_ends_with_a_sentence(signed_in, cast, doubtful):
    commit(doubtful, cast.ward_officer)
    old = timezone.now() - timedelta(days=31)
    ImportBatch.objects.filter(pk=doubtful.pk).update(committed_at=old)
    client = signed_in(cast.ward_officer)
    assert "không hoàn tác cả lần được nữa" in client.get(url("preview", doubtful)).content.decode()
    assert client.post(url("undo", doubtful)).status_code == 403


def test_who_reaches_the_batch_but_not_the_person_it_found_learns_nothing_of_that_person(signed_in, cast, tree):
    known = person("Lê Thị Kín", member_code="1000001", phone="0912345678")
    commit(upload(sheet(known, columns=COLUMNS), tree.stranger_branch, cast.outsider), cast.outsider)
    batch = upload(
        sheet({**known, "full_name": "Le Thi Kin", "phone": "0987654321"}, columns=COLUMNS),
        tree.branch,
        cast.province_officer,
    )
    assert rows_of(batch)[2].candidate["name"] == "Lê Thị Kín"
    assert "Chi đoàn Bến Đò" in signed_in(cast.province_officer).get(url("preview", batch)).content.decode()
    page = signed_in(cast.secretary).get(url("preview", batch)).content.decode()
    for secret in ("Lê Thị Kín", "Bến Đò", "678"):
        assert secret not in page
