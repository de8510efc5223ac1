"""An import of units written as one act, and taken back; what was built upon since stays."""

import pytest
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.imports import actions, staging
from branches.imports.models import ImportBatch
from branches.positions.models import Position
from branches.units import actions as units
from branches.units import texts
from branches.units.models import Unit, UnitPeriod
from tests.branches.administration.unit_imports.lists import bring, counts, read, verdicts
from tests.conftest import LONG_AGO, make_unit
from tests.members.people.people import make_person

pytestmark = pytest.mark.django_db

NEW = (
    "TT.P3,Đoàn phường Ba,Đoàn phường,,TT",
    "TT.P3.CD01,Chi đoàn Một,Chi đoàn,,TT.P3",
    "TT.P3.CD02,Chi đoàn Hai,Chi đoàn,,TT.P3",
)
CHANGED = "TT.P1.CD01,Chi đoàn Tổ dân phố 1,Chi đoàn cơ sở,Cơ quan,TT.P2"


@pytest.fixture
def administrator(cast, tree):
    Position.objects.create(user=cast.administrator, unit=tree.province, post_id="administrator", begins_on=LONG_AGO)
    return cast.administrator


def undo(batch, actor):
    return actions.undo_batch(batch, actor=actor).left_by_undo


def facts(code):
    unit = Unit.objects.get(code=code)
    return unit.name, unit.level_id, unit.sector_id, unit.parent_path, unit.closed_on


def test_a_commit_is_one_act_with_dated_periods_and_row_versions(administrator, tree):
    batch = bring(tree.province, administrator, *NEW, CHANGED)
    entries = JournalEntry.objects.filter(act__startswith="imports.").order_by("pk")
    assert [entry.act for entry in entries] == ["imports.batch.uploaded", "imports.batch.committed"]
    assert not JournalEntry.objects.filter(act__startswith="units.").exists()
    branch = Unit.objects.get(code="TT.P1.CD01")
    assert {str(event.pgh_context_id) for event in branch.events.filter(version=2)} == {str(entries[1].context)}
    today = timezone.localdate()
    periods = UnitPeriod.objects.filter(unit=branch).order_by("begins_on")
    assert list(periods.values_list("name", "level", "parent__code", "begins_on", "ends_on")) == [
        ("Chi đoàn Tổ 1", "branch", "TT.P1", LONG_AGO, today),
        ("Chi đoàn Tổ dân phố 1", "grassroots_branch", "TT.P2", today, None),
    ]
    assert counts(batch) == {"new": 3, "changed": 1}


def test_an_undo_closes_what_was_made_and_puts_back_what_was_changed(administrator, tree):
    before = facts("TT.P1.CD01")
    batch = bring(tree.province, administrator, *NEW, CHANGED)
    assert facts("TT.P1.CD01") != before
    assert undo(batch, administrator) == []
    assert facts("TT.P1.CD01") == before
    today = timezone.localdate()
    assert list(Unit.objects.filter(code__startswith="TT.P3").values_list("closed_on", flat=True)) == [today] * 3
    assert not UnitPeriod.objects.filter(unit__code__startswith="TT.P3", ends_on__isnull=True).exists()
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    assert JournalEntry.objects.get(act="imports.batch.undone").details["left"] == 0


def test_the_same_file_goes_in_again_after_an_undo_into_the_same_units(administrator, tree):
    undo(bring(tree.province, administrator, *NEW), administrator)
    batch = read(tree.province, administrator, *NEW)
    assert verdicts(batch) == {2: ("changed", []), 3: ("changed", []), 4: ("changed", [])}
    assert actions.commit_batch(batch, actor=administrator).committed
    assert list(Unit.objects.filter(code__startswith="TT.P3").values_list("closed_on", flat=True)) == [None] * 3
    assert counts(read(tree.province, administrator, *NEW)) == {"same": 3}
    assert undo(batch, administrator) == []
    assert not Unit.objects.open().filter(code__startswith="TT.P3").exists()


def test_a_unit_that_somebody_closed_does_not_come_back(administrator, tree):
    bring(tree.province, administrator, NEW[0])
    ward = Unit.objects.get(code="TT.P3")
    units.close_unit(ward, actor=administrator, version=ward.version, on=timezone.localdate())
    batch = read(tree.province, administrator, *NEW[:2])
    assert verdicts(batch) == {2: ("error", ["closed:code"]), 3: ("error", ["wrong:parent_code"])}


def test_what_is_used_since_stays_with_everything_above_it(administrator, cast, tree):
    batch = bring(tree.province, administrator, *NEW)
    make_person(Unit.objects.get(code="TT.P3.CD01"), "Lê Thị Ở Lại")
    left = undo(batch, administrator)
    assert [each["row"] for each in left] == [2, 3]
    assert left[0]["reason"].startswith("Đoàn phường Ba đã được dùng đến nên vẫn hoạt động: còn 1 đơn vị trực thuộc")
    assert left[1]["reason"].startswith("Chi đoàn Một đã được dùng đến nên vẫn hoạt động:")
    assert [unit.code for unit in Unit.objects.open().filter(code__startswith="TT.P3")] == ["TT.P3", "TT.P3.CD01"]


def test_a_unit_with_a_post_or_an_import_of_its_own_stays(administrator, cast, tree):
    batch = bring(tree.province, administrator, *NEW)
    for code, user in (("TT.P3.CD01", cast.member),):
        Position.objects.create(
            user=user, unit=Unit.objects.get(code=code), post_id="secretary", begins_on=timezone.localdate()
        )
    second = Unit.objects.get(code="TT.P3.CD02")
    actions.start_import(b"x", file_name="x.csv", unit=second, target_code="members", actor=administrator)
    left = {each["row"]: each["reason"] for each in undo(batch, administrator)}
    assert left[3] == texts.LEFT_USED.format(unit="Chi đoàn Một", obstacles=texts.LEFT_POSTS)
    assert left[4].startswith("Chi đoàn Hai giữ nguyên vì có danh sách")
    assert list(left) == [2, 3, 4]


def test_a_unit_edited_since_stays_as_it_is(administrator, tree):
    batch = bring(tree.province, administrator, *NEW)
    unit = Unit.objects.select_related("level").get(code="TT.P3.CD02")
    units.edit_unit(
        unit,
        actor=administrator,
        version=1,
        code=unit.code,
        name="Chi đoàn Khác",
        level=unit.level,
        sector=None,
        on=None,
    )
    left = undo(batch, administrator)
    assert (left[1]["row"], left[1]["reason"]) == (4, texts.LEFT_EDITED.format(unit="Chi đoàn Khác"))
    assert [each["row"] for each in left] == [2, 4]


def test_a_field_edited_since_stays_and_the_others_are_put_back(administrator, tree):
    batch = bring(tree.province, administrator, CHANGED)
    unit = Unit.objects.select_related("level", "sector").get(code="TT.P1.CD01")
    units.edit_unit(
        unit,
        actor=administrator,
        version=unit.version,
        code=unit.code,
        name="Chi đoàn Sửa tay",
        level=unit.level,
        sector=unit.sector,
        on=None,
    )
    left = undo(batch, administrator)
    assert left == [{"row": 2, "reason": texts.LEFT_FIELDS.format(unit="Chi đoàn Sửa tay", fields="tên đơn vị")}]
    assert facts("TT.P1.CD01") == ("Chi đoàn Sửa tay", "branch", "residential", tree.ward.path, None)


def test_what_can_no_longer_stand_where_it_was_stays(administrator, tree):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    union = make_unit("TT.P1.A.L", "Liên chi đoàn A", "branch_union", section)
    batch = bring(tree.province, administrator, "TT.P1.A.L,Liên chi đoàn A,Liên chi đoàn,,TT.P1")
    units.close_unit(Unit.objects.get(pk=section.pk), actor=administrator, version=1, on=timezone.localdate())
    left = undo(batch, administrator)
    assert [each["row"] for each in left] == [2]
    assert left[0]["reason"].startswith("Liên chi đoàn A giữ nguyên, chưa trả lại được: Đoàn bộ phận A đã ngừng")
    assert Unit.objects.get(pk=union.pk).parent_path == tree.ward.path


def test_units_moved_into_a_made_one_go_back_before_it_is_closed(administrator, tree):
    batch = bring(tree.province, administrator, *NEW, "TT.P1.CD01,Chi đoàn Tổ 1,Chi đoàn,,TT.P3")
    assert Unit.objects.get(code="TT.P1.CD01").parent_path == Unit.objects.get(code="TT.P3").path
    assert undo(batch, administrator) == []
    assert Unit.objects.get(code="TT.P1.CD01").parent_path == tree.ward.path
    assert Unit.objects.get(code="TT.P3").closed_on == timezone.localdate()
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_a_code_taken_over_is_put_back(administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.X1,Chi đoàn Tổ 1,Chi đoàn,,")
    actions.decide_rows(batch, [2], "same", actor=administrator)
    actions.commit_batch(batch, actor=administrator)
    assert Unit.objects.get(pk=tree.branch.pk).code == "TT.P1.X1"
    assert undo(ImportBatch.objects.get(pk=batch.pk), administrator) == []
    assert Unit.objects.get(pk=tree.branch.pk).code == "TT.P1.CD01"


def test_whoever_may_make_a_unit_may_unmake_it_but_puts_back_no_name(administrator, cast, tree):
    batch = bring(
        tree.ward,
        administrator,
        "TT.P1.CD01,Chi đoàn Tổ dân phố 1,Chi đoàn,,TT.P1",
        "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,TT.P1",
    )
    left = undo(batch, cast.ward_officer)
    assert [each["row"] for each in left] == [2]
    assert left[0]["reason"].endswith(texts.EDIT_NOT_YOURS)
    assert Unit.objects.get(code="TT.P1.CD03").closed_on == timezone.localdate()


def test_what_changed_since_the_preview_is_shown_and_not_overwritten(administrator, tree):
    batch = read(tree.province, administrator, "TT.P1.CD01,Chi đoàn Tổ dân phố 1,Chi đoàn,,TT.P1", NEW[0])
    unit = Unit.objects.select_related("level", "sector").get(pk=tree.branch.pk)
    units.edit_unit(
        unit,
        actor=administrator,
        version=1,
        code=unit.code,
        name="Chi đoàn Sửa tay",
        level=unit.level,
        sector=unit.sector,
        on=None,
    )
    done = actions.commit_batch(batch, actor=administrator)
    assert (done.committed, done.moved) == (False, [2])
    assert not Unit.objects.filter(code="TT.P3").exists()
    assert staging.load(batch, number=2)[0].old == {"name": "Chi đoàn Sửa tay"}
    assert actions.commit_batch(batch, actor=administrator).committed
