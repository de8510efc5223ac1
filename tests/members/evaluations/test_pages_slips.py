"""The page of one member's row, and the remark of a former branch."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from branches.inbox.queries import todos_of
from members.evaluations import texts
from members.evaluations.models import RemarkRequest
from tests.branches.cases.files import PDF
from tests.members.evaluations.making import TODAY, cut_off, keys, meet, rate, rows, send, states
from tests.members.evaluations.pages import day, grid_of, page_of


def test_a_slip_is_typed_on_the_page_of_its_member(signed_in, cast, evaluation):
    client = signed_in(cast.secretary)
    address = page_of(evaluation, "Lê An")
    assert client.get(address).status_code == 200
    fields = {"version": "1", "self_union": "Dự đủ", "typed_attendance": "85", "typed_dues": "late"}
    wrong = client.post(address, {**fields, "typed_attendance": "850"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["typed_attendance"])
    assert client.post(address, fields).context["form"].errors == {"self_level": [texts.SELF_LEVEL_MISSING]}
    scan = SimpleUploadedFile("phieu.pdf", PDF)
    client.post(address, {**fields, "self_level": "good", "self_on": day(TODAY()), "scan": scan})
    row = rows(evaluation)["Lê An"]
    assert (row.self_level, row.typed) == ("good", {"attendance": 85, "dues": "late"})
    stale = client.post(address, {**fields, "self_level": "done"})
    assert (stale.status_code, "Dự đủ" in stale.content.decode()) == (409, True)
    url = reverse("members:evaluations:scan", args=[evaluation.case.number, row.pk])
    assert client.get(url).content == PDF
    [mine] = [row for row in client.get(grid_of(evaluation)).context["grid"].rows if row["name"] == "Lê An"]
    assert [line["typed"] for line in mine["evidence"]["lines"] if line["known"]] == ["chi đoàn ghi", "chi đoàn ghi"]
    assert client.get(address.replace(str(row.pk), "987654321")).status_code == 404


def test_the_former_branch_answers_once_what_is_asked_of_it(signed_in, cast, tree, evaluation):
    [key] = keys(evaluation, "Lê An")
    asked = RemarkRequest.objects.create(rating_id=key, unit=tree.sister, asked_on=TODAY(), due_on=TODAY())
    address = reverse("members:evaluations:remark", args=[asked.pk])
    assert address in {todo.url for todo in todos_of(cast.sister_secretary, TODAY())}
    client = signed_in(cast.sister_secretary)
    assert client.get(evaluation.case.get_absolute_url()).status_code == 404
    assert client.post(address, {"text": "\0 "}).context["form"].errors == {"text": [texts.ANSWER_MISSING]}
    client.post(address, {"text": "Tham gia đều, đóng đoàn phí đủ"})
    asked.refresh_from_db()
    assert (asked.text, asked.answered_by) == ("Tham gia đều, đóng đoàn phí đủ", cast.sister_secretary)
    assert client.post(address, {"text": "Khác"}).status_code == 403
    assert address not in {todo.url for todo in todos_of(cast.sister_secretary, TODAY())}


def test_a_remark_that_lacks_is_told_before_sending(signed_in, cast, tree, evaluation):
    row = rows(evaluation)["Lê An"]
    type(row).objects.filter(pk=row.pk).update(came_on=cut_off() - timedelta(days=30))
    RemarkRequest.objects.create(rating=row, unit=tree.sister, asked_on=TODAY(), due_on=TODAY())
    text = signed_in(cast.secretary).get(evaluation.case.get_absolute_url()).content.decode()
    assert texts.pages.NOTE_REMARKS.format(names="Lê An") in text
    meet(evaluation)
    rate(evaluation)
    send(evaluation)
    assert states(evaluation)["Lê An"] == "sent"
