from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.utils import timezone

from branches.attachments.models import StoredFile
from branches.audit.models import JournalEntry
from branches.papers import actions, rendering, texts
from branches.papers.models import Letterhead, Numbering, Paper, Type
from tests.branches.papers.letters import LETTER, letter_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 8)


@pytest.fixture(autouse=True)
def quick_rendering(monkeypatch):
    """What a paper looks like is tested elsewhere."""
    quick = {name: lambda sheet, name=name: f"{name} {sheet['number']}".encode() for name in ("docx", "pdf")}
    monkeypatch.setattr(rendering, "FORMATS", quick)


def issue(unit, actor, *, on=DAY, number=None, **context):
    return actions.issue(
        LETTER,
        letter_of(unit, **context),
        actor=actor,
        on=on,
        signer="Võ Văn Phường",
        signer_post="BÍ THƯ",
        number=number,
    )


def numbers(unit):
    return list(Paper.objects.filter(unit=unit).order_by("pk").values_list("period", "number"))


def test_issuing_takes_the_next_number_and_keeps_what_the_paper_says(tree, cast):
    first, second = issue(tree.ward, cast.ward_secretary), issue(tree.ward, cast.ward_secretary)
    assert (first.reference, second.reference) == ("01-GM/ĐTN", "02-GM/ĐTN")
    assert (first.title, first.recipient, first.signer) == ("Mời dự đại hội", "Chi đoàn Tổ 1", "Võ Văn Phường")
    assert first.docx.read() == "docx Số: 01-GM/ĐTN".encode()
    assert second.pdf.read() == "pdf Số: 02-GM/ĐTN".encode()
    entry = JournalEntry.objects.get(act="papers.paper.issued", subject_key=first.pk)
    assert (entry.unit_key, entry.details) == (tree.ward.pk, {"reference": "01-GM/ĐTN"})


def test_a_preview_takes_no_number_and_writes_nothing(tree, cast):
    shown = actions.preview(LETTER, letter_of(tree.ward), format="pdf", on=DAY)
    assert shown == f"pdf Số: {texts.NO_NUMBER}-GM/ĐTN".encode()
    assert (Paper.objects.count(), Numbering.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_each_unit_type_and_year_counts_for_itself(tree, cast):
    issue(tree.ward, cast.ward_secretary)
    issue(tree.ward, cast.ward_secretary, on=date(2025, 12, 31))
    issue(tree.branch, cast.secretary)
    actions.enter(tree.ward, type=Type.PLAN, actor=cast.ward_secretary, on=DAY, number=None, title="Kế hoạch")
    found = Paper.objects.order_by("pk").values_list("unit__name", "type", "period", "number")
    assert list(found) == [
        ("Đoàn phường Một", "GM", "2026", 1),
        ("Đoàn phường Một", "GM", "2025", 1),
        ("Chi đoàn Tổ 1", "GM", "2026", 1),
        ("Đoàn phường Một", "KH", "2026", 1),
    ]


def test_the_unit_sets_its_first_number_and_its_term(tree, cast):
    actions.arrange_numbering(
        tree.ward, actor=cast.ward_secretary, type=Type.INVITATION, period="term", current="2022-2027", first_number=40
    )
    for on in (DAY, date(2025, 1, 1)):
        issue(tree.ward, cast.ward_secretary, on=on)
    assert numbers(tree.ward) == [("2022-2027", 40), ("2022-2027", 41)]


def test_a_first_number_counts_for_its_own_year_only(tree, cast):
    actions.arrange_numbering(
        tree.ward, actor=cast.ward_secretary, type=Type.INVITATION, period="year", current="2026", first_number=40
    )
    for on in (DAY, date(2025, 1, 1)):
        issue(tree.ward, cast.ward_secretary, on=on)
    assert numbers(tree.ward) == [("2026", 40), ("2025", 1)]


def test_a_hand_kept_number_is_taken_while_free_and_gaps_are_filled(tree, cast):
    for number in (3, None, None, None):
        issue(tree.ward, cast.ward_secretary, number=number)
    assert numbers(tree.ward) == [("2026", 3), ("2026", 1), ("2026", 2), ("2026", 4)]
    with pytest.raises(ValidationError) as told:
        issue(tree.ward, cast.ward_secretary, number=3)
    assert told.value.message_dict == {
        "number": ["Số 3 đã có trong sổ (03-GM/ĐTN). Chọn số khác; số nhỏ nhất còn trống là 5."]
    }


@pytest.mark.parametrize(("number", "words"), [(0, texts.NUMBER_TOO_SMALL), (-4, texts.NUMBER_TOO_SMALL)])
def test_a_number_below_one_is_refused(tree, cast, number, words):
    with pytest.raises(ValidationError) as told:
        issue(tree.ward, cast.ward_secretary, number=number)
    assert told.value.message_dict == {"number": [words]}


def test_an_enormous_number_is_refused(tree, cast):
    with pytest.raises(ValidationError) as told:
        issue(tree.ward, cast.ward_secretary, number=10**12)
    assert list(told.value.message_dict) == ["number"]


def test_a_withdrawn_paper_keeps_its_number(tree, cast):
    paper = issue(tree.ward, cast.ward_secretary)
    actions.withdraw(paper, actor=cast.ward_officer, reason=" Sai ngày ")
    paper = Paper.objects.get()
    assert (paper.withdrawn_by, paper.withdrawn_why) == (cast.ward_officer, "Sai ngày")
    issue(tree.ward, cast.ward_secretary)
    with pytest.raises(ValidationError):
        issue(tree.ward, cast.ward_secretary, number=1)
    assert numbers(tree.ward) == [("2026", 1), ("2026", 2)]
    assert JournalEntry.objects.filter(act="papers.paper.withdrawn", subject_key=paper.pk).count() == 1


def test_withdrawing_needs_a_reason_and_is_done_once(tree, cast):
    paper = issue(tree.ward, cast.ward_secretary)
    with pytest.raises(ValidationError) as told:
        actions.withdraw(paper, actor=cast.ward_secretary, reason="  ")
    assert told.value.message_dict == {"reason": [texts.WITHDRAW_WITHOUT_REASON]}
    actions.withdraw(paper, actor=cast.ward_secretary, reason="Sai")
    with pytest.raises(PermissionDenied, match="đã thu hồi rồi"):
        actions.withdraw(paper, actor=cast.ward_secretary, reason="Sai nữa")


@pytest.mark.parametrize(
    "change",
    ["docx = 'khac'", "pdf = ''", "number = 7", "reference = 'x'", "title = 'x'", "issued_on = '2020-01-01'"],
)
def test_nothing_of_an_issued_paper_can_be_changed_even_by_sql(tree, cast, change):
    paper = issue(tree.ward, cast.ward_secretary)
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE branches_paper SET {change} WHERE id = %s", [paper.pk])


def test_an_issued_paper_and_its_bytes_can_be_neither_deleted_nor_rewritten(tree, cast):
    paper = issue(tree.ward, cast.ward_secretary)
    for statement, value in (
        ("DELETE FROM branches_paper WHERE id = %s", paper.pk),
        ("DELETE FROM branches_storedfile WHERE name = %s", paper.pdf.name),
        ("UPDATE branches_storedfile SET content = '' WHERE name = %s", paper.docx.name),
    ):
        with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [value])


def test_a_withdrawal_can_be_taken_back_by_nobody(tree, cast):
    paper = actions.withdraw(issue(tree.ward, cast.ward_secretary), actor=cast.ward_secretary, reason="Sai")
    with pytest.raises(InternalError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")


@pytest.mark.parametrize("who", ["committee_member", "member", "sister_secretary", "outsider", "administrator"])
def test_only_who_manages_or_confirms_there_may_issue(tree, cast, who):
    with pytest.raises(PermissionDenied):
        issue(tree.branch, getattr(cast, who))
    assert Paper.objects.count() == 0


def test_who_manages_from_above_may_issue_for_a_unit_below(tree, cast):
    assert issue(tree.branch, cast.ward_officer).reference == "01-GM/CĐ"


def test_a_paper_without_a_signer_or_of_tomorrow_is_not_issued(tree, cast):
    thing = letter_of(tree.ward)
    with pytest.raises(ValidationError) as told:
        actions.issue(LETTER, thing, actor=cast.ward_secretary, on=DAY, signer=" ", signer_post="BÍ THƯ")
    assert told.value.message_dict == {"signer": [texts.SIGNER_MISSING]}
    with pytest.raises(ValidationError) as told:
        issue(tree.ward, cast.ward_secretary, on=timezone.localdate() + timedelta(days=1))
    assert list(told.value.message_dict) == ["on"]


def test_a_missing_field_takes_no_number(tree, cast):
    with pytest.raises(ValidationError) as told:
        issue(tree.ward, cast.ward_secretary, guest="")
    assert told.value.messages == ["Giấy mời còn thiếu “khách mời”. Bổ sung vào hồ sơ rồi làm lại."]
    assert issue(tree.ward, cast.ward_secretary).number == 1


def test_a_paper_written_outside_holds_its_number(tree, cast):
    entered = actions.enter(
        tree.ward, type=Type.INVITATION, actor=cast.ward_secretary, on=DAY, number=2, title="Mời họp", signer="A"
    )
    assert (entered.reference, entered.kind, bool(entered.pdf)) == ("02-GM/ĐTN", "", False)
    for _ in range(2):
        issue(tree.ward, cast.ward_secretary)
    assert numbers(tree.ward) == [("2026", 2), ("2026", 1), ("2026", 3)]


def test_the_letterhead_is_the_unit_s_own_to_set(tree, cast):
    actions.arrange_letterhead(
        tree.ward, actor=cast.ward_secretary, symbol="ĐTNP1", place="Phường Một", signs_for="TM. BAN THƯỜNG VỤ"
    )
    assert issue(tree.ward, cast.ward_secretary).reference == "01-GM/ĐTNP1"
    with pytest.raises(PermissionDenied):
        actions.arrange_letterhead(tree.ward, actor=cast.secretary, symbol="X", place="", signs_for="")
    assert Letterhead.objects.get().symbol == "ĐTNP1"
