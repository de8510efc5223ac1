import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from branches.audit.models import JournalEntry
from branches.imports.models import ImportBatch
from branches.units import texts
from branches.units.models import Unit
from tests.conftest import make_unit

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "don-vi.csv"
HEADER = "Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên"
WARD, BRANCH = '"Đoàn xã, phường"', "Chi đoàn"


@pytest.fixture
def bring(tmp_path):
    """Import lines (or a file) and give the exit code with the JSON."""

    def run(*lines, file=None, **options):
        if file is None:
            file = tmp_path / "don-vi.csv"
            file.write_text("\n".join((HEADER, *lines)) + "\n")
        answer = tmp_path / "answer.json"
        try:
            call_command("import_units", str(file), json=answer, **options)
            code = 0
        except SystemExit as ended:
            code = ended.code
        return code, json.loads(answer.read_text())

    return run


def verdicts(answer):
    return {row["code"]: (row["verdict"], row["why"]) for row in answer["rows"]}


def test_the_sample_makes_26_units_and_a_second_time_none(bring):
    code, answer = bring(file=SAMPLE)
    assert (code, answer["outcome"]) == (0, "accept")
    assert answer["counts"] == {"created": 26, "changed": 0, "same": 0, "error": 0}
    ward = Unit.objects.get(code="BM")
    assert (ward.name, ward.level_id, ward.numchild, ward.depth) == ("Đoàn phường Bình Minh", "ward", 24, 2)
    branch = Unit.objects.select_related("sector").get(code="BM.CD16")
    assert (branch.name, branch.level_id, branch.sector.name, branch.parent_path) == (
        "Chi đoàn Trạm Y tế",
        "branch",
        "Cơ quan",
        ward.path,
    )
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    entries = JournalEntry.objects.count()
    code, answer = bring(file=SAMPLE)
    assert (code, answer["counts"]) == (0, {"created": 0, "changed": 0, "same": 26, "error": 0})
    assert {unit.version for unit in Unit.objects.all()} == {1}
    assert JournalEntry.objects.count() == entries


def test_a_changed_name_sector_and_parent_are_written_with_their_history(bring, tree, cast):
    code, answer = bring(
        f"TT.P1.CD01,Chi đoàn Tổ dân phố 1,{BRANCH},Cơ quan,TT.P2",
        f"TT.P1.CD02,Chi đoàn Trường Hoa Sen,{BRANCH},Trường học,TT.P1",
    )
    assert (code, answer["counts"]) == (0, {"created": 0, "changed": 1, "same": 1, "error": 0})
    assert verdicts(answer)["TT.P1.CD01"] == ("changed", ["changed:name", "changed:sector", "changed:parent_code"])
    moved = Unit.objects.get(code="TT.P1.CD01")
    assert (moved.name, moved.sector_id, moved.parent_path, moved.version) == (
        "Chi đoàn Tổ dân phố 1",
        "office",
        tree.stranger_ward.path,
        2,
    )
    assert list(moved.periods.order_by("begins_on").values_list("name", "parent__code")) == [
        ("Chi đoàn Tổ 1", "TT.P1"),
        ("Chi đoàn Tổ dân phố 1", "TT.P2"),
    ]
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_one_faulty_row_stops_all_and_each_says_what_is_wrong(bring, tree):
    code, answer = bring(
        f"TT.P1.CD03,Chi đoàn Chợ,{BRANCH},,TT.P1",
        "TT.P1.CD04,Chi đoàn Lạ,Tiểu đội,,TT.P1",
        f"TT.P1.CD05,Chi đoàn Xa,{BRANCH},,TT.P9",
        f"TT.P1.CD03,Chi đoàn Chợ lần nữa,{BRANCH},,TT.P1",
        f"TT.P1.CD06,Chi đoàn Dưới,{BRANCH},,TT.P1.CD01",
        f"TT.P1.CD07,,{BRANCH},Vũ trụ,TT.P1",
        f"mã sai,Chi đoàn Mã,{BRANCH},,TT.P1",
        f",Chi đoàn Không mã,{BRANCH},,TT.P1",
        f"TT.P1.CD08,Chi đoàn Không cha,{BRANCH},,",
    )
    assert (code, answer["outcome"], answer["reason"]) == (1, "refuse", "wrong_rows")
    assert answer["counts"] == {"created": 0, "changed": 0, "same": 1, "error": 8}
    assert answer["message"] == texts.SHEET_ROWS_WRONG.format(count=8)
    whys = {row["row"]: row["why"] for row in answer["rows"] if row["verdict"] == "error"}
    assert whys == {
        3: ["unknown:level"],
        4: ["unknown:parent_code"],
        5: ["twice:code"],
        6: ["not_under:level"],
        7: ["missing:name", "unknown:sector"],
        8: ["wrong:code"],
        9: ["missing:code"],
        10: ["missing:parent_code"],
    }
    messages = {row["row"]: row["message"] for row in answer["rows"]}
    assert messages[4] == texts.ROW_UNKNOWN_PARENT.format(code="TT.P9")
    assert messages[5] == texts.ROW_CODE_TWICE.format(code="TT.P1.CD03", row=2)
    assert not Unit.objects.filter(code="TT.P1.CD03").exists()


def test_units_that_stand_under_each_other_are_refused_with_the_ring(bring):
    code, answer = bring("A,Một,Liên chi đoàn,,B", "B,Hai,Liên chi đoàn,,A")
    assert code == 1
    assert verdicts(answer) == {"A": ("error", ["cycle:parent_code"]), "B": ("error", ["cycle:parent_code"])}
    assert answer["rows"][0]["message"] == texts.ROW_CYCLE.format(codes="A → B → A")


def test_a_known_unit_is_not_put_under_its_own_child(bring, tree):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    make_unit("TT.P1.A.L", "Liên chi đoàn", "branch_union", section)
    code, answer = bring("TT.P1.A,Đoàn bộ phận A,Đoàn bộ phận,,TT.P1.A.L")
    assert (code, verdicts(answer)) == (1, {"TT.P1.A": ("error", ["cycle:parent_code"])})


def test_rows_without_a_parent_go_under_the_named_unit(bring, tree, cast):
    code, answer = bring(f"TT.P1.CD03,Chi đoàn Chợ,{BRANCH},,", under="TT.P1", username="quantri")
    assert (code, answer["counts"]["created"]) == (0, 1)
    assert Unit.objects.get(code="TT.P1.CD03").parent_path == tree.ward.path
    assert JournalEntry.objects.get(act="units.sheet.imported").actor == "Quách Thị Trị"


def test_a_ward_officer_may_add_branches_but_neither_rename_nor_reach_a_stranger(bring, tree, cast):
    code, answer = bring(
        f"TT.P1,Đoàn phường Một,{WARD},,TT",
        f"TT.P1.CD03,Chi đoàn Chợ,{BRANCH},,TT.P1",
        username="canbo",
    )
    assert (code, answer["counts"]) == (0, {"created": 1, "changed": 0, "same": 1, "error": 0})
    code, answer = bring(
        f"TT.P1.CD01,Chi đoàn Tên khác,{BRANCH},Địa bàn dân cư,TT.P1",
        f"TT.P2.CD01,Chi đoàn Bến Đò,{BRANCH},,TT.P2",
        f"TT.P1.CD04,Chi đoàn Nhờ,{BRANCH},,TT.P2",
        username="canbo",
    )
    assert code == 1
    assert verdicts(answer)["TT.P2.CD01"] == ("error", ["taken:code"])
    assert verdicts(answer)["TT.P1.CD04"] == ("error", ["unknown:parent_code"])
    code, answer = bring(f"TT.P1.CD01,Chi đoàn Tên khác,{BRANCH},Địa bàn dân cư,TT.P1", username="canbo")
    assert verdicts(answer) == {"TT.P1.CD01": ("error", ["not_allowed:code"])}
    assert answer["rows"][0]["message"] == texts.EDIT_NOT_YOURS
    assert Unit.objects.get(code="TT.P1.CD01").name == "Chi đoàn Tổ 1"


def test_parents_may_come_after_their_children(bring):
    code, answer = bring(
        f"X.P.CD01,Chi đoàn Một,{BRANCH},,X.P", f"X.P,Đoàn phường X,{WARD},,X", "X,Tỉnh đoàn X,Tỉnh đoàn,,"
    )
    assert (code, answer["counts"]["created"]) == (0, 3)
    assert [unit.depth for unit in Unit.objects.filter(code__startswith="X")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"a,b\n1,2\n", "no_header"), (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_spreadsheet")],
)
def test_a_file_without_a_list_is_refused_with_its_reason(bring, tmp_path, content, reason):
    file = tmp_path / "tep.csv"
    file.write_bytes(content)
    code, answer = bring(file=file)
    assert (code, answer["outcome"], answer["reason"], answer["rows"]) == (1, "refuse", reason, [])


@pytest.mark.parametrize(
    "options", [{"username": "khong-ai"}, {"under": "KHONG.CO"}, {"username": "canbo", "under": "TT.P2"}]
)
def test_a_wrong_account_or_unit_is_wrong_usage(cast, options):
    with pytest.raises(CommandError) as refused:
        call_command("import_units", str(SAMPLE), **options)
    assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_wrong_usage(cast):
    with pytest.raises(CommandError) as refused:
        call_command("import_units", "khong-co.csv")
    assert refused.value.returncode == 2


def test_a_dry_run_says_what_would_become_of_each_row_and_writes_nothing(bring, tree, cast):
    lines = f"TT.P1.CD03,Chi đoàn Chợ,{BRANCH},,TT.P1", f"TT.P1.CD01,Chi đoàn Tên khác,{BRANCH},,TT.P1"
    code, answer = bring(*lines, dry_run=True)
    assert (code, answer["outcome"], answer["batch"]) == (0, "accept", None)
    assert verdicts(answer) == {"TT.P1.CD03": ("created", []), "TT.P1.CD01": ("changed", ["changed:name"])}
    assert not Unit.objects.filter(code="TT.P1.CD03").exists()
    assert not ImportBatch.objects.exists()
    assert not JournalEntry.objects.filter(act="units.sheet.imported").exists()


def test_what_the_command_wrote_is_taken_back_by_its_number(bring, tree, cast, tmp_path):
    _, answer = bring(
        f"TT.P3,Đoàn phường Ba,{WARD},,TT",
        f"TT.P3.CD01,Chi đoàn Một,{BRANCH},,TT.P3",
        f"TT.P1.CD01,Chi đoàn Tên khác,{BRANCH},,TT.P1",
        f"TT.P1.CD02,Chi đoàn Trường Hoa Sen,{BRANCH},,TT.P1",
    )
    batch = ImportBatch.objects.get(pk=answer["batch"])
    assert (batch.unit, batch.status, batch.counts["new"], batch.counts["same"]) == (tree.province, "committed", 2, 1)
    call_command("undo_import", str(batch.pk), json=tmp_path / "undone.json")
    undone = json.loads((tmp_path / "undone.json").read_text())
    assert (undone["outcome"], undone["left"]) == ("accept", [])
    assert not Unit.objects.open().filter(code__startswith="TT.P3").exists()
    assert Unit.objects.get(code="TT.P1.CD01").name == "Chi đoàn Tổ 1"


def test_the_first_tree_of_an_empty_system_is_taken_back_and_brought_in_again(bring):
    _, answer = bring(file=SAMPLE)
    call_command("undo_import", str(answer["batch"]))
    assert not Unit.objects.open().exists()
    code, answer = bring(file=SAMPLE)
    assert (code, answer["counts"]["changed"], Unit.objects.open().count()) == (0, 26, 26)


def test_a_list_that_changes_nothing_leaves_no_import_behind(bring):
    bring(file=SAMPLE)
    _, answer = bring(file=SAMPLE)
    assert (answer["batch"], ImportBatch.objects.count()) == (None, 1)


def test_a_file_that_is_broken_in_a_cell_is_refused_whole(bring, tree):
    code, answer = bring(f"TT.P1.CD03,#REF!,{BRANCH},,TT.P1")
    assert (code, verdicts(answer)["TT.P1.CD03"][1]) == (1, ["error_value:name", "missing:name"])
