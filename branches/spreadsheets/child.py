"""The process that reads one file: content on standard input, messages (see transfer.py) on standard output.

It is expected to die on hostile files (the parser aborts when memory ends), so it runs nothing else and holds nothing.
Messages: {"format", "encoding"}, then for each sheet {"sheet": {…}} and its rows, then {"end": true}; or, at any time,
{"refused": case, "facts": {…}}.
"""

import gc
import json
import resource
import sys
from collections.abc import Iterator

from . import biff, content, delimited, packages, parsing, texts, transfer, web_tables, xml_2003
from .pages import Page
from .refusals import Refusal
from .workbook import Limits

# What the interpreter itself takes, and what the parser may take for each byte that the file expands to: a small file
# never needs much, so a small file that asks for much is stopped early. Time likewise: seconds, and bytes a second.
BASE_MEMORY = 250_000_000
MEMORY_PER_BYTE = 3
BASE_SECONDS = 4
BYTES_PER_SECOND = 8_000_000
CLEAN = {"xlsx": packages.clean_xlsx, "ods": packages.clean_ods, "fods": packages.clean_flat_ods}


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    _confine(limits)
    # Rows live for a moment and hold no circles.
    gc.disable()
    try:
        for message in _read(limits):
            sys.stdout.buffer.write(message)
    except Refusal as refusal:
        sys.stdout.buffer.write(transfer.pack_message({"refused": refusal.case, "facts": refusal.facts}))
    except MemoryError:
        sys.stdout.buffer.write(b'{"refused": "out_of_memory", "facts": {}}\n')
    sys.stdout.buffer.flush()


def _confine(limits: Limits) -> None:
    """No core dump (it would hold people's data), no files, no more memory or time than allowed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))  # SIGXCPU first
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _tighten(limits: Limits, expanded: int) -> None:
    """Now that it is known how much there is to read."""
    memory = min(limits.memory, BASE_MEMORY + MEMORY_PER_BYTE * expanded)
    resource.setrlimit(resource.RLIMIT_AS, (memory, limits.memory))
    seconds = min(limits.seconds, BASE_SECONDS + expanded // BYTES_PER_SECOND)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, limits.seconds + 1))


def _read(limits: Limits) -> Iterator[bytes]:
    kind, encoding, pages = _open(sys.stdin.buffer.read(), limits)
    yield transfer.pack_message({"format": kind, "encoding": encoding})
    for page in pages:
        yield transfer.pack_message({"sheet": page.head})
        yield from transfer.pack_rows(page.rows, page.width)
        del page
    yield transfer.pack_message({"end": True})


def _open(data: bytes, limits: Limits) -> tuple[str, str | None, Iterator[Page]]:
    """(format, encoding, sheets)"""
    _tighten(limits, len(data))
    kind = content.recognise(data)
    if kind == "csv":
        table = delimited.read_table(data, limits)
        head = {"name": texts.SHEET_OF_CSV, "marks": table.marks}
        return kind, table.encoding, iter([Page(head, table.rows(), table.width)])
    if kind == "html":
        encoding, page = web_tables.read_page(data, limits)
        return kind, encoding, iter([page])
    if kind == "xml":
        return kind, None, iter(xml_2003.read_workbook(data, limits))
    if kind == "xls":
        return kind, None, parsing.parse(data, biff.scan_xls(data, limits), limits, by_number=True)
    data, facts, expanded = CLEAN[kind](data, limits)
    _tighten(limits, expanded)
    return kind, None, parsing.parse(data, facts, limits, by_number=kind != "xlsx")


if __name__ == "__main__":
    main()
