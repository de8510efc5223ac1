"""Whatever is no spreadsheet, or would cost too much, is answered with a sentence; the site goes on."""

import io
import json
import os
import random
import subprocess
import sys
import time

import pytest
import xlwt

from branches.spreadsheets import reader, texts
from branches.spreadsheets.workbook import Limits, Refused

from . import making

WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_COLUMN = b'<row r="9"><c r="XFD9"><v>1</v></c></row>'
ENTITIES = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def refused(data, **limits):
    with pytest.raises(Refused) as caught:
        reader.read(data, limits=Limits(**limits))
    return caught.value


def encrypted_open_document():
    return making.zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": "scrambled",
            "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        }
    )


def xls_with_password():
    """A workbook's stream whose second record is FILEPASS."""
    stream = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0") + b"\x2f\x00\x36\x00" + bytes(54)
    return making.container("Workbook") + stream.ljust(512, b"\0")


def far_xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    sheet.write(0, 0, "a")
    sheet.write(65535, 255, "z")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def utf16_sheet():
    return making.with_part(
        making.xlsx(), making.SHEET, lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    )


REFUSED = {
    "nothing": (lambda: b"", "empty"),
    "a mark and blanks": (lambda: b"\xef\xbb\xbf \r\n\t", "empty"),
    "a workbook without a value": (lambda: making.xlsx([]), "empty"),
    "a csv of commas": (lambda: b",,,\r\n,,,\r\n", "empty"),
    "an encrypted xlsx": (lambda: making.container("EncryptedPackage", "EncryptionInfo"), "encrypted"),
    "an xls with a password": (xls_with_password, "encrypted"),
    "an encrypted ods": (encrypted_open_document, "encrypted"),
    "a pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3", "not_a_spreadsheet"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_spreadsheet"),
    "a photo of a phone": (lambda: b"\0\0\0\x18ftypheic\0\0", "not_a_spreadsheet"),
    "a docx": (lambda: making.zip_of(WORD), "not_a_spreadsheet"),
    "a doc": (lambda: making.container("WordDocument"), "not_a_spreadsheet"),
    "an archive with a workbook inside": (lambda: making.zip_of({"ds.xlsx": making.xlsx()}), "not_a_spreadsheet"),
    "an empty archive": (lambda: making.zip_of({}) or b"PK\5\6" + bytes(18), "not_a_spreadsheet"),
    "noise": (lambda: random.Random(1).randbytes(5000), "not_a_spreadsheet"),
    "a program": (lambda: b"\x7fELF\2\1\1" + bytes(60), "not_a_spreadsheet"),
    "some xml": (lambda: b'<?xml version="1.0"?><note/>', "not_a_spreadsheet"),
    "a web page that asks to sign in": (
        lambda: b"<!DOCTYPE html><html><body><form><input></form></body></html>",
        "not_a_spreadsheet",
    ),
    "a web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "unsupported"),
    "xml of 2003 without a sheet": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "empty",
    ),
    "an xlsb": (lambda: making.zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}), "unsupported"),
    "entities": (lambda: making.with_part(making.xlsx(), making.SHEET, lambda part: ENTITIES + part), "unsupported"),
    "entities in the workbook": (
        lambda: making.with_part(making.xlsx(), "xl/workbook.xml", lambda part: ENTITIES + part),
        "unsupported",
    ),
    "half an xlsx": (lambda: making.sample("yum-phuong-binh-minh.xlsx")[:50_000], "truncated"),
    "half a sheet": (
        lambda: making.with_part(making.xlsx(), making.SHEET, lambda part: part[: len(part) // 2]),
        "truncated",
    ),
    "half an xls": (lambda: far_xls()[:1000], "truncated"),
    "a csv cut in a letter": (lambda: "Họ và tên\nĐỗ Văn Trị".encode()[:-1] + b"", "truncated"),
    "a broken part": (lambda: making.with_part(making.xlsx(), making.SHEET, lambda part: b""), "truncated"),
    "no sheet behind the name": (lambda: making.with_part(making.xlsx(), making.SHEET, lambda part: None), "truncated"),
    "a sheet in utf-16, which the parser would take for empty": (utf16_sheet, "truncated"),
    "a damaged byte": (lambda: damaged(making.sample("yum-chi-doan-to-dan-pho-1.xlsx")), "truncated"),
    "lying about a smaller size": (lambda: making.with_lying_sizes(making.xlsx(), making.SHEET, 10), "truncated"),
    "a cell in the last row and column": (lambda: making.with_rows(making.xlsx(), FAR_CELL), "too_many_cells"),
    "a cell in the last column": (lambda: making.with_rows(making.xlsx(), FAR_COLUMN), "too_many_cells"),
    "a cell in the last row of an xls": (far_xls, "too_many_cells"),
    "an address beyond every sheet": (
        lambda: making.with_rows(making.xlsx(), b'<row r="9"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>'),
        "too_many_cells",
    ),
    "far cells hidden in another spelling": (
        lambda: making.with_rows(making.xlsx(), b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        "too_many_cells",
    ),
    "a bomb": (lambda: making.bomb(450_000_000), "too_big"),
}


def damaged(data):
    place = data.index(b"xl/worksheets/sheet1.xml") + 500
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused_with_a_reason_and_a_sentence_within_five_seconds(case):
    make, reason = REFUSED[case]
    data = make()
    began = time.perf_counter()
    error = refused(data)
    assert error.reason == reason
    assert error.message == str(error)
    assert error.message.endswith(".")
    assert time.perf_counter() - began < 5


def test_the_sentence_names_sheet_and_place():
    _, far_row = texts.refusal("far_row", sheet="DS", row=1_048_576, limit=200_000)
    assert refused(making.with_rows(making.xlsx(), FAR_CELL)).message == far_row
    _, far_column = texts.refusal("far_column", sheet="DS", column="XFD", limit=400)
    assert refused(making.with_rows(making.xlsx(), FAR_COLUMN)).message == far_column
    assert "1.048.576" in far_row


def test_every_sentence_fits_where_it_is_kept():
    facts = {"size": "20,1", "limit": 400_000_000, "seconds": 60, "row": 1_048_576, "column": "XFD", "sheet": "x" * 60}
    assert [case for case in texts.REFUSALS if len(texts.refusal(case, **facts)[1]) > 300] == []


def test_a_file_that_is_too_heavy_is_not_even_opened():
    assert refused(b"a" * 1001, file_bytes=1000).reason == "too_big"


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (making.xlsx([["a"]] * 12), {"rows": 11}),
        (making.xlsx([["a"] * 12]), {"columns": 11}),
        (making.xlsx([["a"] * 10] * 10), {"cells": 99}),
        (making.xlsx([["a"] * 10] * 5, more=[("B", [["a"] * 10] * 5)]), {"cells": 99}),
        (making.xlsx(more=[("B", [["a"]]), ("C", [["a"]])]), {"sheets": 2}),
        (b"a,b\r\n" * 12, {"rows": 11}),
        (b"a" + b",a" * 11, {"columns": 11}),
        (b"a,b\r\n" * 12, {"cells": 23}),
    ],
)
def test_limits_of_rows_columns_cells_and_sheets_hold(data, limits):
    assert refused(data, **limits).reason == "too_many_cells"


def test_exactly_at_the_limit_is_taken():
    book = reader.read(making.xlsx([["a"] * 10] * 10), limits=Limits(rows=10, columns=10, cells=100))
    assert book.sheets[0].last_row == 10


def test_time_is_over_for_a_reader_that_hangs(monkeypatch):
    monkeypatch.setattr(reader, "CHILD", ["-c", "import time; time.sleep(60)"])
    began = time.perf_counter()
    assert refused(making.xlsx(), seconds=1).reason == "too_big"
    assert time.perf_counter() - began < 4


def test_a_reader_that_spins_is_ended_by_the_kernel_too(monkeypatch):
    monkeypatch.setattr(
        reader,
        "CHILD",
        ["-c", "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"],
    )
    assert refused(making.xlsx(), seconds=20).reason == "too_big"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ('{"format": "xlsx", "encoding": null}\n', "truncated"),
        ("[1]\n", "truncated"),
        ('{"format": "xlsx", "encoding": null}\n{"sheet": {}}\n', "truncated"),
        ('{"refused": "no such case", "facts": {}}\n', "truncated"),
        ('{"format": "xlsx", "encoding": null}\n{"end": true}\n', "empty"),
    ],
)
def test_what_a_taken_over_reader_says_is_not_trusted(monkeypatch, said, reason):
    monkeypatch.setattr(reader, "CHILD", ["-c", f"print({said!r}, end='')"])
    assert refused(making.xlsx()).reason == reason


@pytest.mark.parametrize(
    "rows",
    [
        # One row of one cell, sound but without an end.
        {"rows": 1, "bytes": 0, "columns": [{"values": ["a"]}]},
        {"rows": 1, "bytes": 0, "columns": [{"values": [[]]}]},
        {"rows": 2, "bytes": 0, "columns": [{"values": ["a"]}]},
        {"rows": 1, "bytes": 0, "columns": [{"values": ["a"]}, {"values": []}]},
        {"rows": 1, "bytes": 2, "columns": [{"values": [], "coded": True}]},
        {"rows": 1, "bytes": -1, "columns": [{"values": ["a"]}]},
        {"rows": 1, "bytes": 10**12, "columns": [{"values": ["a"]}]},
        {"rows": 1, "bytes": 0, "columns": [{"values": [10**9], "days": [0]}]},
        {"rows": 1, "bytes": 0, "columns": [{"values": ["a"], "moments": [7]}]},
        {"rows": 1, "bytes": 0, "columns": 5},
    ],
)
def test_rows_of_a_taken_over_reader_are_checked(monkeypatch, rows):
    said = json.dumps({"format": "xlsx", "encoding": None}) + '\n{"sheet": {"name": "a"}}\n' + json.dumps(rows) + "\n"
    monkeypatch.setattr(reader, "CHILD", ["-c", f"print({said!r}, end='\\0\\0')"])
    assert refused(making.xlsx()).reason == "truncated"


@pytest.mark.parametrize("signal", ["SIGABRT", "SIGKILL", "SIGSEGV"])
def test_a_reader_that_dies_costs_a_sentence(monkeypatch, signal):
    monkeypatch.setattr(reader, "CHILD", ["-c", f"import os, signal; os.kill(os.getpid(), signal.{signal})"])
    assert refused(making.xlsx()).reason == "too_many_cells"


def test_a_reader_gets_no_secret_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "mat-khau")
    monkeypatch.setattr(
        reader, "CHILD", ["-c", "import os, sys; sys.exit('SECRET_KEY' in os.environ and os.abort() or 0)"]
    )
    assert refused(making.xlsx()).reason == "truncated"


def test_a_bomb_stays_below_300_megabytes():
    script = (
        "import resource, sys; from branches.spreadsheets import reader\n"
        "try: reader.read(sys.stdin.buffer.read())\n"
        "except reader.Refused: print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    for data in (making.bomb(450_000_000), making.with_rows(making.xlsx(), FAR_CELL), far_xls()):
        answer = subprocess.run(
            [sys.executable, "-c", script], input=data, capture_output=True, cwd=os.getcwd(), check=True
        )
        assert int(answer.stdout) < 300
