"""What each row of a list of units is judged to be, before anything is written."""

import pytest

from branches.administration.unit_imports import texts as own
from branches.imports import actions, queries, staging
from branches.imports.models import ImportBatch
from branches.positions.models import Position
from branches.units import texts
from branches.units.models import Unit
from tests.branches.administration.unit_imports.lists import SAMPLE, bring, counts, read, verdicts
from tests.conftest import LONG_AGO, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(cast, tree):
    """Administers the whole province, as the ward's administrator doesn't."""
    Position.objects.create(user=cast.administrator, unit=tree.province, post_id="administrator", begins_on=LONG_AGO)
    return cast.administrator


def rows(batch):
    return {row.number: row for row in staging.load(batch)}


def test_rows_are_new_changed_or_the_same_with_what_is_stored_now(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "TT.P1.CD01,Chi đoàn Tổ dân phố 1,Chi đoàn,Cơ quan,TT.P2",
        "TT.P1.CD02,Chi đoàn Trường Hoa Sen,Chi đoàn,Trường học,TT.P1",
        "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,TT.P1",
    )
    assert verdicts(batch) == {2: ("changed", []), 3: ("same", []), 4: ("new", [])}
    found = rows(batch)
    assert found[2].old == {"name": "Chi đoàn Tổ 1", "sector": "Địa bàn dân cư", "parent_code": "TT.P1"}
    assert (found[2].unit_code, found[2].subject_key) == ("TT.P2", tree.branch.pk)
    assert (found[4].unit_code, found[4].subject_key, found[4].old) == ("TT.P1", None, {})


def test_an_empty_cell_changes_nothing(administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.CD01,,,,", "TT.P1,Đoàn phường Một,,,")
    assert verdicts(batch) == {2: ("same", []), 3: ("same", [])}


def test_levels_sectors_and_codes_are_known_in_other_spellings(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "tt.p3,Đoàn phường Ba,ĐOÀN PHƯỜNG,,TT",
        "TT.P4,Đoàn xã Bốn,Xã/phường,,TT",
        "TT.P3.CD01,Chi đoàn Một,CHI ĐOÀN (khu phố),dan cu,TT.P3",
        "TT.P3.CD02,Chi đoàn Hai,CĐCS,Công chức - viên chức,TT.P3",
    )
    assert counts(batch) == {"new": 4}
    assert rows(batch)[2].repairs == {"code": "tt.p3"}
    assert [problem.message for problem in rows(batch)[2].cells] == [own.REPAIRED]
    assert actions.commit_batch(batch, actor=administrator).committed
    made = Unit.objects.filter(code__startswith="TT.P3").values_list("code", "level_id", "sector_id")
    assert list(made) == [
        ("TT.P3", "ward", None),
        ("TT.P3.CD01", "branch", "residential"),
        ("TT.P3.CD02", "grassroots_branch", "office"),
    ]


def test_each_error_names_its_cell_and_says_how_to_mend(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "TT.P1.CD04,Chi đoàn Lạ,Tiểu đội,,TT.P1",
        "TT.P1.CD05,Chi đoàn Xa,Chi đoàn,,TT.P9",
        "TT.P1.CD06,Chi đoàn Dưới,Chi đoàn,,TT.P1.CD01",
        "TT.P1.CD07,,Chi đoàn,Vũ trụ,TT.P1",
        "TT_P1,Chi đoàn Mã,Chi đoàn,,TT.P1",
        ",Chi đoàn Không mã,Chi đoàn,,TT.P1",
        "TT.P1.CD07,Chi đoàn Trùng,Chi đoàn,,TT.P1",
    )
    assert verdicts(batch) == {
        2: ("error", ["unknown:level"]),
        3: ("error", ["unknown:parent_code"]),
        4: ("error", ["not_under:level"]),
        5: ("error", ["missing:name", "unknown:sector"]),
        6: ("error", ["wrong:code"]),
        7: ("error", ["missing:code"]),
        8: ("error", ["twice:code"]),
    }
    assert {number: row.problems[0].field for number, row in rows(batch).items()} == {
        2: "level",
        3: "parent_code",
        4: "level",
        5: "name",
        6: "code",
        7: "code",
        8: "code",
    }
    assert rows(batch)[3].problems[0].message == texts.ROW_UNKNOWN_PARENT.format(code="TT.P9")


def test_a_row_without_a_code_or_parent_takes_nothing_from_elsewhere(administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,")
    assert (verdicts(batch), rows(batch)[2].unit_code) == ({2: ("new", [])}, "TT.P1")


def test_parents_may_come_later_and_be_written_by_their_names(administrator, tree):
    batch = bring(
        tree.province,
        administrator,
        "TT.P3.CD01,Chi đoàn Một,Chi đoàn,,Đoàn phường Ba",
        "TT.P3.CD02,Chi đoàn Hai,Chi đoàn,,TT.P3",
        "TT.P3,Đoàn phường Ba,Đoàn phường,,Tinh doan thu",
        "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,ĐOÀN PHƯỜNG MỘT",
    )
    assert counts(batch) == {"new": 4}
    ward = Unit.objects.get(code="TT.P3")
    assert (ward.parent_path, ward.numchild) == (tree.province.path, 2)
    assert Unit.objects.get(code="TT.P1.CD03").parent_path == tree.ward.path
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_children_wait_for_a_parent_that_is_wrong_or_undecided(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "TT.P3,Đoàn phường Ba,Sư đoàn,,TT",
        "TT.P3.CD01,Chi đoàn Một,Chi đoàn,,TT.P3",
        "TT.P4,Đoàn phường Hai,Đoàn phường,,TT",
        "TT.P4.CD01,Chi đoàn Một,Chi đoàn,,TT.P4",
    )
    assert verdicts(batch) == {
        2: ("error", ["unknown:level"]),
        3: ("error", ["wrong:parent_code"]),
        4: ("review", ["same_name:unit"]),
        5: ("error", ["wrong:parent_code"]),
    }
    messages = {number: row.problems[0].message for number, row in rows(batch).items()}
    assert messages[3] == texts.ROW_PARENT_WRONG.format(code="TT.P3", row=2)
    assert messages[5] == texts.ROW_PARENT_WAITS.format(code="TT.P4", row=4)
    actions.set_cell(batch, 2, "level", "Đoàn phường", actor=administrator)
    actions.decide_rows(batch, [4], "new", actor=administrator)
    assert counts(ImportBatch.objects.get(pk=batch.pk)) == {"new": 4}


def test_a_namesake_under_the_same_parent_is_asked_about_and_takes_the_new_code(administrator, tree):
    line = "TT.P1.X1,Tổ 1,Chi đoàn,,TT.P1"
    batch = read(tree.province, administrator, line)
    row = rows(batch)[2]
    assert (row.verdict, row.offered, row.candidate["key"]) == ("review", ["same", "new", "skip"], tree.branch.pk)
    actions.decide_rows(batch, [2], "same", actor=administrator)
    row = rows(batch)[2]
    assert (row.verdict, row.old) == ("changed", {"code": "TT.P1.CD01", "name": "Chi đoàn Tổ 1"})
    assert actions.commit_batch(batch, actor=administrator).committed
    branch = Unit.objects.get(pk=tree.branch.pk)
    assert (branch.code, branch.name, branch.sector_id) == ("TT.P1.X1", "Tổ 1", "residential")
    assert verdicts(read(tree.province, administrator, line)) == {2: ("same", [])}


def test_another_unit_of_the_same_name_is_made_once_a_person_says_so(administrator, tree):
    line = "TT.P1.X1,Chi đoàn Tổ 1,Chi đoàn,,TT.P1"
    batch = read(tree.province, administrator, line)
    actions.decide_rows(batch, [2], "new", actor=administrator)
    assert actions.commit_batch(batch, actor=administrator).committed
    assert Unit.objects.filter(name="Chi đoàn Tổ 1").count() == 2
    assert verdicts(read(tree.province, administrator, line)) == {2: ("same", [])}


def test_a_unit_whose_own_code_is_in_the_file_is_no_namesake(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "TT.P1.X1,Chi đoàn Tổ 1,Chi đoàn,,TT.P1",
        "TT.P1.CD01,Chi đoàn Tổ 1,Chi đoàn,,TT.P1",
    )
    assert verdicts(batch) == {2: ("new", []), 3: ("same", [])}


def test_two_new_rows_of_one_name_and_parent_are_asked_about(administrator, tree):
    batch = read(
        tree.ward, administrator, "TT.P1.X1,Chi đoàn Chợ,Chi đoàn,,TT.P1", "TT.P1.X2,Chi đoàn Chợ,Chi đoàn,,TT.P1"
    )
    assert verdicts(batch) == {2: ("new", []), 3: ("review", ["duplicate_in_file:row 2"])}
    assert rows(batch)[3].offered == ["new", "skip"]


def test_two_rows_cannot_both_be_one_stored_unit(administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.X1,Chi đoàn Tổ 1,Chi đoàn,,", "TT.P1.X2,Chi đoàn Tổ 1,Chi đoàn,,")
    actions.decide_rows(batch, [2, 3], "same", actor=administrator)
    assert verdicts(batch) == {2: ("changed", ["same_name:unit"]), 3: ("review", ["duplicate_in_file:row 2"])}


def test_a_parent_name_that_two_units_carry_waits_for_its_code(administrator, tree):
    make_unit("TT.P1.L1", "Liên chi đoàn Khối 10", "branch_union", tree.ward)
    make_unit("TT.P2.L1", "Liên chi đoàn Khối 10", "branch_union", tree.stranger_ward)
    batch = read(tree.province, administrator, "TT.P1.X1,Chi đoàn 10A1,Chi đoàn,,Liên chi đoàn Khối 10")
    row = rows(batch)[2]
    assert (row.verdict, row.offered) == ("review", ["skip"])
    assert row.problems[0].message == texts.ROW_PARENT_AMBIGUOUS.format(count=2, codes="TT.P1.L1, TT.P2.L1")
    row = actions.set_cell(batch, 2, "parent_code", "TT.P2.L1", actor=administrator)
    assert (row.verdict, row.unit_code) == ("new", "TT.P2.L1")


def test_a_ring_is_refused_and_mending_one_cell_frees_all(administrator, tree):
    batch = read(
        tree.province,
        administrator,
        "A,Liên chi đoàn Một,Liên chi đoàn,,B",
        "B,Đoàn bộ phận Hai,Đoàn bộ phận,,A",
        "C,Chi đoàn Ba,Chi đoàn,,A",
    )
    assert verdicts(batch) == {
        2: ("error", ["cycle:parent_code"]),
        3: ("error", ["cycle:parent_code"]),
        4: ("error", ["wrong:parent_code"]),
    }
    assert rows(batch)[2].problems[0].message == texts.ROW_CYCLE.format(codes="A → B → A")
    actions.set_cell(batch, 3, "parent_code", "TT.P1", actor=administrator)
    assert counts(ImportBatch.objects.get(pk=batch.pk)) == {"new": 3}


def test_a_unit_does_not_come_under_its_own_child(administrator, tree):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    make_unit("TT.P1.A.L", "Liên chi đoàn A", "branch_union", section)
    batch = read(tree.province, administrator, "TT.P1.A,Đoàn bộ phận A,Đoàn bộ phận,,TT.P1.A.L")
    assert verdicts(batch) == {2: ("error", ["cycle:parent_code"])}


def test_a_level_must_allow_what_stays_below(administrator, tree):
    union = make_unit("TT.P1.L1", "Liên chi đoàn A", "branch_union", tree.ward)
    make_unit("TT.P1.L1.CD1", "Chi đoàn A1", "branch", union)
    batch = read(tree.province, administrator, "TT.P1.L1,Liên chi đoàn A,Chi đoàn cơ sở,,TT.P1")
    assert verdicts(batch) == {2: ("error", ["not_over:level"])}
    batch = read(
        tree.province,
        administrator,
        "TT.P1.L1,Liên chi đoàn A,Chi đoàn cơ sở,,TT.P1",
        "TT.P1.L1.CD1,Chi đoàn A1,Chi đoàn,,TT.P1",
    )
    assert counts(batch) == {"changed": 2}


def test_out_of_reach_and_out_of_the_unit_reveal_nothing(cast, tree):
    lines = (
        "TT.P2.CD01,Chi đoàn Bến Đò,Chi đoàn,,TT.P2",
        "TT.P1.CD04,Chi đoàn Nhờ,Chi đoàn,,TT.P2",
        "TT.P1.CD05,Chi đoàn Nhờ tên,Chi đoàn,,Đoàn phường Hai",
        "TT.P1.CD06,Chi đoàn Nhờ mã lạ,Chi đoàn,,TT.P99",
    )
    batch = read(tree.ward, cast.ward_officer, *lines)
    assert verdicts(batch) == {
        2: ("error", ["taken:code"]),
        3: ("error", ["unknown:parent_code"]),
        4: ("error", ["unknown:parent_code"]),
        5: ("error", ["unknown:parent_code"]),
    }
    assert {(row.subject_key, row.unit_code, str(row.old), str(row.candidate)) for row in rows(batch).values()} == {
        (None, "", "{}", "{}")
    }
    batch = read(tree.ward, cast.province_officer, *lines[:2])
    assert verdicts(batch) == {2: ("error", ["outside:code"]), 3: ("error", ["outside:parent_code"])}


def test_a_ward_officer_adds_branches_but_neither_renames_nor_makes_other_units(cast, tree):
    batch = read(
        tree.ward,
        cast.ward_officer,
        "TT,Tỉnh đoàn Thử,Tỉnh đoàn,,",
        "TT.P1,Đoàn phường Một,Đoàn phường,,TT",
        "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,TT.P1",
        "TT.P1.CD01,Chi đoàn Tên khác,Chi đoàn,,TT.P1",
        "TT.P1.A,Đoàn bộ phận A,Đoàn bộ phận,,TT.P1",
        "TT.P1.A.CD1,Chi đoàn A1,Chi đoàn,,TT.P1.A",
    )
    assert verdicts(batch) == {
        2: ("error", ["taken:code"]),
        3: ("same", []),
        4: ("new", []),
        5: ("error", ["not_allowed:code"]),
        6: ("error", ["not_allowed:parent_code"]),
        7: ("error", ["wrong:parent_code"]),
    }
    messages = {number: row.problems[0].message for number, row in rows(batch).items() if row.problems}
    assert (messages[5], messages[6]) == (texts.EDIT_NOT_YOURS, texts.CREATE_ONLY_BRANCHES)


def test_a_lone_name_is_a_row_of_the_list_and_no_heading(administrator, tree):
    batch = read(tree.ward, administrator, ",Chi đoàn Chợ,,,", "TT.P1.CD04,Chi đoàn Bến,Chi đoàn,,TT.P1")
    assert verdicts(batch) == {2: ("error", ["missing:code", "missing:level"]), 3: ("new", [])}


def test_an_offices_own_layout_is_read(administrator, tree):
    batch = read(
        tree.ward,
        administrator,
        content=(
            "TỈNH ĐOÀN THỬ\nDANH SÁCH ĐƠN VỊ TRỰC THUỘC\n\n"
            "STT,Tên tổ chức,Mã số,Loại tổ chức,Trực thuộc,Khối đối tượng\n"
            "1,Chi đoàn Chợ,TT.P1.CD03,Chi đoàn,Đoàn phường Một,Địa bàn dân cư\n"
            "2,Chi đoàn Bến,TT.P1.CD04,chi doan,Đoàn phường Một,\n"
            "Tổng cộng: 2,,,,,\n"
        ).encode(),
    )
    assert verdicts(batch) == {5: ("new", []), 6: ("new", [])}


def test_an_old_font_is_converted_and_marked(administrator, tree):
    batch = read(tree.ward, administrator, "TT.P1.CD03,Chi ®oµn NguyÔn V¨n Trçi,Chi đoàn,,TT.P1")
    row = rows(batch)[2]
    assert (row.verdict, row.values["name"]) == ("new", "Chi đoàn Nguyễn Văn Trỗi")
    assert row.repairs == {"name": "Chi ®oµn NguyÔn V¨n Trçi"}


def test_the_sample_goes_into_an_empty_system_and_then_changes_nothing(db, cast):
    top = make_unit("VN", "Trung ương Đoàn", "central")
    batch = bring(top, cast.system, content=SAMPLE.read_bytes())
    assert counts(batch) == {"new": 26}
    again = read(top, cast.system, content=SAMPLE.read_bytes())
    assert counts(again) == {"same": 26}
    assert Unit.objects.get(code="BM").numchild == 24


def test_five_thousand_rows_are_judged_and_written_with_parents_last(
    administrator, tree, django_assert_max_num_queries
):
    lines = [
        f"X{number}.CD{branch},Chi đoàn {branch},Chi đoàn,,X{number}" for number in range(100) for branch in range(49)
    ]
    lines += [f"X{number},Đoàn phường Mới {number},Phường,,TT" for number in range(100)]
    with django_assert_max_num_queries(120):
        batch = read(tree.province, administrator, *lines)
    assert counts(batch) == {"new": 5_000}
    assert actions.commit_batch(batch, actor=administrator).committed
    assert Unit.objects.filter(code__startswith="X").count() == 5_000


def test_the_effect_counts_units_that_come_go_and_come_back(administrator, tree):
    undone = bring(tree.ward, administrator, "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,TT.P1")
    actions.undo_batch(undone, actor=administrator)
    batch = read(
        tree.province,
        administrator,
        "TT.P1.CD01,Chi đoàn Tổ 1,Chi đoàn,,TT.P2",
        "TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,,TT.P1",
        "TT.P3,Đoàn phường Ba,Phường,,TT",
        "TT.P3.CD01,Chi đoàn Một,Chi đoàn,,TT.P3",
    )
    effect = {each["code"]: (each["is_new"], each["before"], each["after"]) for each in queries.effect(batch)}
    assert effect == {"TT": (False, 2, 3), "TT.P1": (False, 2, 2), "TT.P2": (False, 1, 2), "TT.P3": (True, 0, 1)}
