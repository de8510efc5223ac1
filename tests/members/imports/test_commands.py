"""import_members and undo_import: options, JSON and exit codes."""

import json

import pytest
from django.core.management import CommandError, call_command

from branches.imports.models import ImportBatch, ImportRow
from branches.units.models import Unit
from members.people.models import Person
from tests.members.imports.conftest import OFFICE_FILE, SAMPLES, WARD_FILE, person, sheet


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command with --json; gives (exit code, the JSON)."""

    def run(*arguments):
        path = tmp_path / "outcome.json"
        try:
            call_command(*map(str, arguments), json=path)
        except SystemExit as over:
            return over.code, json.loads(path.read_text())
        return 0, json.loads(path.read_text())

    return run


def test_a_dry_run_says_everything_and_writes_nothing(ward, run):
    code, answer = run(
        "import_members", SAMPLES / WARD_FILE, "--unit=BM", "--as=canbobm", "--create-units", "--dry-run"
    )
    assert (code, answer["outcome"], answer["batch"]) == (0, "accept", None)
    assert answer["sheet"] == "DSDV"
    assert answer["header_rows"] == [5, 6]
    assert (answer["mapping"]["B"], answer["mapping"]["D"], answer["mapping"]["E"]) == (
        "full_name", "birth_date_male", "birth_date_female",
    )  # fmt: skip
    assert answer["counts"] == {
        "people": 672, "new": 672, "changed": 0, "same": 0, "review": 0, "error": 0, "junk": 6,
    }  # fmt: skip
    assert [row["row"] for row in answer["rows"]] == list(range(1, 679))
    assert {row["verdict"] for row in answer["rows"][:6]} == {"junk"}
    first = answer["rows"][6]
    assert (first["row"], first["verdict"], first["why"], first["message"]) == (7, "new", [], "")
    values = first["values"]
    assert (values["full_name"], values["birth_date"], values["gender"], values["branch"]) == (
        "Đỗ Văn Trí", "2000-04-25", "male", "BM.CD01",
    )  # fmt: skip
    assert (values["ethnicity"], values["religion"], values["post"]) == ("Kinh", "Không", "Bí thư chi đoàn")
    assert values["card_number"] is None
    assert [unit["code"] for unit in answer["new_units"]] == [f"BM.CD{number:02}" for number in range(1, 25)]
    assert (ImportBatch.objects.count(), ImportRow.objects.count(), Person.objects.count()) == (0, 0, 0)


def test_import_and_undo_give_their_numbers(ward, run):
    code, answer = run("import_members", SAMPLES / WARD_FILE, "--unit=BM", "--as=canbobm", "--create-units")
    assert (code, answer["counts"]["new"]) == (0, 672)
    assert Person.objects.members().count() == 672
    code, undone = run("undo_import", answer["batch"], "--as=canbobm")
    assert (code, undone["outcome"], undone["batch"], undone["left"]) == (0, "accept", answer["batch"], [])
    assert Person.objects.members().count() == 0
    code, again = run("undo_import", answer["batch"], "--as=canbobm")
    assert (code, again["outcome"], again["reason"]) == (1, "refuse", "wrong_state")


def test_without_create_units_rows_of_unknown_branches_are_errors(ward, run):
    code, answer = run("import_members", SAMPLES / WARD_FILE, "--unit=BM", "--as=canbobm", "--dry-run")
    assert (code, answer["counts"]["error"]) == (0, 672)
    assert {tuple(row["why"]) for row in answer["rows"] if row["verdict"] == "error"} == {("unknown_branch",)}


def test_rows_that_name_no_branch_go_where_the_option_says(ward, run, tmp_path):
    call_command("import_members", str(SAMPLES / WARD_FILE), unit="BM", username="canbobm", create_units=True)
    code, answer = run("import_members", SAMPLES / OFFICE_FILE, "--unit=BM", "--branch=BM.CD02", "--as=canbobm")
    assert (code, answer["counts"]["new"], answer["counts"]["error"]) == (0, 0, 0)
    assert {row["values"]["branch"] for row in answer["rows"] if row["verdict"] != "junk"} == {"BM.CD02"}


def test_without_an_account_the_system_acts(tree, cast, run, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(sheet(person("Lê Thị Một")))
    code, answer = run("import_members", tmp_path / "a.xlsx", "--unit=TT.P1.CD01")
    assert (code, answer["counts"]["new"]) == (0, 1)
    assert ImportBatch.objects.get().created_by == cast.system


def test_a_refusal_ends_with_one_and_says_why(tree, cast, run, tmp_path):
    (tmp_path / "a.csv").write_text("")
    code, answer = run("import_members", tmp_path / "a.csv", "--unit=TT.P1.CD01", "--as=bithu")
    assert (code, answer["outcome"], answer["reason"], answer["batch"]) == (1, "refuse", "empty", None)
    assert answer["message"]
    (tmp_path / "b.xlsx").write_bytes(sheet(person("Lê Thị Một")))
    code, answer = run("import_members", tmp_path / "b.xlsx", "--unit=TT.P1.CD01", "--as=uyvien")
    assert (code, answer["reason"]) == (1, "not_allowed")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing.xlsx", "--unit=TT.P1.CD01"],
        ["{file}", "--unit=TT.NOT"],
        ["{file}", "--unit=TT.P1.CD01", "--as=nobody"],
        ["{file}", "--unit=TT.P2", "--as=bithu"],
        ["{file}", "--unit=TT.P1", "--as=canbo", "--branch=TT.P2.CD01"],
    ],
)
def test_wrong_usage_ends_with_two(tree, cast, tmp_path, arguments):
    (tmp_path / "a.xlsx").write_bytes(sheet(person("Lê Thị Một")))
    with pytest.raises(CommandError) as wrong:
        call_command("import_members", *(each.format(file=tmp_path / "a.xlsx") for each in arguments))
    assert wrong.value.returncode == 2
    assert Unit.objects.exists()
    assert not ImportBatch.objects.exists()
