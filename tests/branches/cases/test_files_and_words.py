"""Comments, files and the clock of a case."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases import texts
from branches.cases.actions.files import detach
from branches.cases.models import Case, CaseAttachment, CaseComment, CaseStep
from tests.branches.cases import stub
from tests.branches.cases.files import attach_pdf, pdf


@pytest.fixture
def enter(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def url(thing, name, *more):
    return reverse(f"cases:{name}", args=[thing.case.number, *more])


def test_a_comment_is_read_by_everybody_who_sees_the_case(enter, sent, cast):
    enter(cast.ward_officer).post(url(sent, "comment"), {"text": "  Bổ sung nhận xét\nquý III  "})
    comment = CaseComment.objects.get()
    assert (comment.text, comment.author) == ("Bổ sung nhận xét\nquý III", cast.ward_officer)
    page = enter(cast.committee_member).get(sent.case.get_absolute_url()).content.decode()
    assert "Bổ sung nhận xét<br>quý III" in page
    assert JournalEntry.objects.about(sent.case).get(act="cases.comment.added").details == {}


def test_who_only_reads_is_told_so(enter, sent, cast):
    page = enter(cast.committee_member).get(sent.case.get_absolute_url()).content.decode()
    assert texts.READS_ONLY in page
    assert enter(cast.committee_member).post(url(sent, "comment"), {"text": "x"}).status_code == 403


def test_an_empty_comment_comes_back_with_its_reason(enter, sent, cast):
    answer = enter(cast.ward_officer).post(url(sent, "comment"), {"text": " "})
    assert (answer.status_code, texts.COMMENT_EMPTY in answer.content.decode()) == (422, True)


def test_a_file_fills_the_paper_that_it_is(enter, sent, cast):
    client = enter(cast.secretary)
    before = client.get(sent.case.get_absolute_url())
    assert [(slot["label"], slot["status"]["text"]) for slot in before.context["papers"]] == [
        ("Đơn đề nghị", "Còn thiếu"),
        ("Sổ đoàn viên", "Ngoài hệ thống"),
    ]
    client.post(url(sent, "attach"), {"files": [pdf("Đơn của Hạnh.pdf")], "slot": "letter"})
    after = client.get(sent.case.get_absolute_url())
    assert [slot["status"]["text"] for slot in after.context["papers"]] == ["Đã đính kèm", "Ngoài hệ thống"]
    assert "Đính kèm Đơn của Hạnh.pdf" in [event["text"] for event in after.context["events"]]


def test_several_files_come_in_at_once_or_none(enter, sent, cast):
    client = enter(cast.secretary)
    client.post(url(sent, "attach"), {"files": [pdf("một.pdf"), pdf("hai.pdf")]})
    assert sent.case.attachments.count() == 2
    bad = SimpleUploadedFile("ba.pdf", b"<html><body>x</body></html>")
    answer = client.post(url(sent, "attach"), {"files": [pdf("bốn.pdf"), bad]})
    page = answer.content.decode()
    assert (answer.status_code, "ba.pdf: Tệp này là trang web" in page) == (422, True)
    assert sent.case.attachments.count() == 2


def test_a_file_is_served_to_who_sees_the_case_and_to_nobody_else(enter, sent, cast):
    held = attach_pdf(sent.case, cast.secretary)
    codes = {
        who: enter(getattr(cast, who)).get(url(sent, "attachment", held.pk)).status_code
        for who in ("committee_member", "ward_officer", "sister_secretary", "outsider", "member")
    }
    assert codes == {
        "committee_member": 200,
        "ward_officer": 200,
        "sister_secretary": 404,
        "outsider": 404,
        "member": 404,
    }


def test_a_file_of_another_case_is_not_served_through_this_one(enter, sent, tree, cast):
    other = stub.make_case(tree.sister, tree.ward, cast.sister_secretary, "Người khác")
    held = attach_pdf(other.case, cast.sister_secretary)
    assert enter(cast.secretary).get(url(sent, "attachment", held.pk)).status_code == 404


def test_a_file_that_was_removed_is_named_and_served_no_more(enter, sent, cast):
    held = attach_pdf(sent.case, cast.secretary, name="nhầm.pdf")
    client = enter(cast.secretary)
    assert client.get(url(sent, "detach", held.pk)).status_code == 200
    client.post(url(sent, "detach", held.pk))
    held = CaseAttachment.objects.get()
    assert (held.removed_by, bool(held.attachment.file)) == (cast.secretary, False)
    assert client.get(url(sent, "attachment", held.pk)).status_code == 404
    page = client.get(sent.case.get_absolute_url())
    assert "Gỡ tệp nhầm.pdf" in [event["text"] for event in page.context["events"]]
    assert page.context["files"] == []


def test_only_who_added_it_or_who_confirms_removes_a_file(sent, cast):
    case = Case.objects.for_page().get(pk=sent.case_id)
    held = attach_pdf(sent.case, cast.secretary)
    with pytest.raises(PermissionDenied):
        detach(case, held, actor=cast.deputy)
    detach(case, held, actor=cast.ward_secretary)
    assert CaseAttachment.objects.get().removed_by == cast.ward_secretary


def test_the_clock_is_extended_by_who_confirms_and_tells_why(enter, sent, cast):
    due = timezone.localdate() + timedelta(days=12)
    client = enter(cast.ward_officer)
    fields = {"due_on": f"{due:%d/%m/%Y}", "reason": "Chờ đơn vị bổ sung", "was": sent.case.due_on.isoformat()}
    assert client.post(url(sent, "extend"), fields).status_code == 302
    case = Case.objects.get(pk=sent.case_id)
    assert (case.due_on, case.version) == (due, sent.case.version)
    rows = CaseStep.objects.filter(case=case).order_by("pk")
    assert [(row.act, row.ended_at is None) for row in rows] == [("draft", False), ("send", False), ("extend", True)]
    page = client.get(case.get_absolute_url())
    assert page.context["events"][1]["text"] == f"Gia hạn tới {due:%d/%m/%Y}: Chờ đơn vị bổ sung"
    # An extension is no step: the days in the step go on.
    assert page.context["clock"]["in_step"] == texts.IN_STEP_TODAY


@pytest.mark.parametrize(
    ("days", "reason", "said"),
    [
        (-1, "vì", {"due_on": [texts.DUE_PAST]}),
        (5, "vì", {"due_on": [texts.DUE_SAME]}),
        (400, "vì", {"due_on": [texts.DUE_FAR.format(days=366)]}),
        (9, "", {"reason": [texts.REASON_EMPTY]}),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(enter, sent, cast, days, reason, said):
    due = timezone.localdate() + timedelta(days=days)
    answer = enter(cast.ward_officer).post(url(sent, "extend"), {"due_on": f"{due:%d/%m/%Y}", "reason": reason})
    assert (answer.status_code, answer.context["form"].errors) == (422, said)


def test_the_second_of_two_who_extend_sees_the_day_of_the_first(enter, sent, cast):
    due = timezone.localdate() + timedelta(days=9)
    was = sent.case.due_on.isoformat()
    client = enter(cast.ward_officer)
    client.post(url(sent, "extend"), {"due_on": f"{due:%d/%m/%Y}", "reason": "vì", "was": was})
    again = client.post(url(sent, "extend"), {"due_on": "31/12/2026", "reason": "vì khác", "was": was})
    assert again.context["form"].errors == {"due_on": [texts.DUE_MOVED.format(due=f"{due:%d/%m/%Y}")]}


def test_what_was_late_is_told_with_its_days(enter, sent, cast):
    due = timezone.localdate() - timedelta(days=2)
    CaseStep.objects.filter(case=sent.case, ended_at=None).update(
        due_on=due, begun_at=timezone.now() - timedelta(days=7)
    )
    Case.objects.filter(pk=sent.case_id).update(due_on=due)
    page = enter(cast.secretary).get(sent.case.get_absolute_url())
    assert "Quá hạn 2 ngày ở bước “Nơi đi xác nhận”" in [event["text"] for event in page.context["events"]]
    assert page.context["clock"]["status"] == {"kind": "bad", "text": "Quá hạn 2 ngày"}
    assert page.context["clock"]["part"] == page.context["clock"]["whole"]


def test_somebody_who_acts_from_above_is_told_to_act_in_the_units_stead(enter, draft, cast):
    stub.act(draft, "send", cast.ward_officer)
    page = enter(cast.secretary).get(draft.case.get_absolute_url())
    assert "Cao Thị Bộ (làm thay Chi đoàn Tổ 1)" in [event["by"] for event in page.context["events"]]
