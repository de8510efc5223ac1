"""Whatever a file does: a sentence or its rows, soon and in little memory; nothing is left, and the site goes on."""

import json
import os
import subprocess
import sys

import pytest

from branches.spreadsheets import reader, texts
from branches.spreadsheets.workbook import Refused

from . import hostile, making
from .hostile_cases import CASES

SECONDS, MEGABYTES = 5, 300
REASONS = {reason for reason, _ in texts.REFUSALS.values()}
# Reads what comes in, then a sound file, in a process of its own, and says what that took.
MEASURED = """
import json, os, resource, sys, tempfile
from branches.spreadsheets import reader
sound = open(sys.argv[1], "rb").read()
try:
    book = reader.read(sys.stdin.buffer.read())
    outcome, message = "read", ""
    rows = [len(sheet.rows) for sheet in book.sheets]
except reader.Refused as refused:
    outcome, message, rows = refused.reason, refused.message, []
used = resource.getrusage(resource.RUSAGE_CHILDREN)
status = open("/proc/self/status").read()
print(json.dumps({
    "outcome": outcome,
    "message": message,
    "rows": rows,
    "seconds": used.ru_utime + used.ru_stime,
    "megabytes": used.ru_maxrss // 1024,
    "own_megabytes": int(status.split("VmHWM:")[1].split()[0]) // 1024,
    "left": os.listdir(tempfile.gettempdir()),
    "goes_on": reader.read(sound).sheets[0].rows,
}))
"""


@pytest.fixture
def measured(tmp_path):
    sound = tmp_path / "sound.xlsx"
    sound.write_bytes(making.xlsx())
    left = tmp_path / "left"
    left.mkdir()

    def measure(data):
        answer = subprocess.run(
            [sys.executable, "-c", MEASURED, str(sound)],
            input=data,
            capture_output=True,
            cwd=os.getcwd(),
            env={**os.environ, "TMPDIR": str(left), "PYTHONPATH": os.getcwd()},
            check=True,
        )
        return json.loads(answer.stdout)

    return measure


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_costs_little_and_leaves_nothing(case, measured):
    make, expected = CASES[case]
    answer = measured(make())
    assert answer["outcome"] in ({expected} if isinstance(expected, str) else expected)
    assert (answer["outcome"] == "read") == (answer["message"] == "")
    assert answer["seconds"] < SECONDS  # of the processor: how busy the machine is doesn't matter
    assert answer["megabytes"] < MEGABYTES
    assert answer["own_megabytes"] < MEGABYTES
    assert answer["left"] == []
    assert answer["goes_on"] == making.PEOPLE


def outcome(data):
    try:
        return len(reader.read(data).sheets[0].rows)
    except Refused as refused:
        return refused.reason


# What follows the last row of these (a directory, the end of the tags) is missed when it is cut off.
@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml", "html"])
def test_a_file_cut_anywhere_is_refused_and_never_half_a_list(kind):
    files, rows = hostile.sound_files()
    outcomes = {outcome(data) for data in hostile.cut(files[kind], 12)}
    # After the table of a page and in the padding of an xls all rows are there; xml without its root says nothing.
    assert (
        outcomes - {"truncated"} <= {"html": {rows}, "xls": {rows}, "xml": {"not_a_spreadsheet"}, "xlsx": set()}[kind]
    )


@pytest.mark.parametrize("kind", ["csv", "csv in utf-16"])
def test_a_text_cut_anywhere_is_refused_or_read_to_where_it_was_cut(kind):
    files, rows = hostile.sound_files()
    pieces = hostile.cut(files[kind], 8)
    assert {found for found in map(outcome, pieces) if not isinstance(found, int)} <= {
        "truncated",
        "empty",
        "not_a_spreadsheet",
    }
    assert max(found for found in map(outcome, pieces) if isinstance(found, int)) <= rows


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml", "html", "csv"])
def test_changed_bytes_give_rows_or_a_sentence(kind):
    files, _ = hostile.sound_files()
    for data in hostile.flipped(files[kind], seed=kind, count=8):
        found = outcome(data)
        assert isinstance(found, int) or found in REASONS


@pytest.mark.parametrize("seed", range(6))
def test_noise_is_no_list(seed):
    assert outcome(hostile.noise(seed)) == "not_a_spreadsheet"


def test_sound_files_of_every_format_are_read_whole():
    files, rows = hostile.sound_files()
    assert {kind: outcome(data) for kind, data in files.items()} == dict.fromkeys(files, rows)
