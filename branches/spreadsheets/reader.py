"""Read a spreadsheet that somebody sent, in a process of its own: whatever the file does, rows or a sentence."""

import contextlib
import ctypes
import dataclasses
import gc
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from . import texts, transfer
from .workbook import Cell, Limits, Refused, Sheet, Workbook

__all__ = ["Cell", "Limits", "Refused", "Sheet", "Workbook", "read"]

logger = logging.getLogger(__name__)
DEFAULT_LIMITS = Limits()
ROOT = Path(__file__).resolve().parents[2]
LONGEST_LINE = 100_000_000
# A message brings some hundred kilobytes: the two processes needn't wait for one another after every page.
PIPE = 1 << 20
# A file from which on both processes come to hold much, in bytes.
LARGE = 1_000_000
CHILD = ["-m", "branches.spreadsheets.child"]
CRASHES = {signal.SIGABRT, signal.SIGKILL, signal.SIGSEGV, signal.SIGBUS}


def read(content: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Every sheet of the file with its values, hidden sheets included and marked. Raises Refused.

    The child gets the file on an unlinked temporary file and a clean environment; it is killed with its whole group
    when the time is over. Nothing is left on disk, not even when this process is killed.
    """
    if len(content) > limits.file_bytes:
        megabytes = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        raise _refused("file_bytes", size=megabytes, limit=limits.file_bytes // 1_000_000)
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        if len(content) > LARGE:
            _give_back()
        with _child(source, limits) as child:
            return _assemble(child, limits)


def _give_back() -> None:
    """Let the system have what earlier work left free in this process, which may have read another large file: the
    child is about to need it. The C library keeps it otherwise."""
    gc.collect()
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


class _Child:
    """The lines that the process writes, and how it ended."""

    def __init__(self, process: subprocess.Popen, limits: Limits):
        self.process = process
        self.timed_out = threading.Event()
        self.timer = threading.Timer(limits.seconds, self._on_time_over)
        self.timer.daemon = True
        self.timer.start()

    def lines(self) -> Iterator[bytes]:
        while line := self.process.stdout.readline(LONGEST_LINE):
            yield line

    def exit_code(self) -> int:
        """How it ended by itself after it closed its output; negative for a signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(timeout=5)
        return -signal.SIGKILL

    def end(self) -> None:
        """Kill what is left of the group, then reap."""
        self.process.stdout.close()
        self.timer.cancel()
        self.timer.join()
        self._kill()
        self.process.wait()

    def _on_time_over(self) -> None:
        self.timed_out.set()
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


@contextlib.contextmanager
def _child(source, limits: Limits) -> Iterator[_Child]:
    environment = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "RUST_BACKTRACE": "0",
        "PATH": os.environ.get("PATH", ""),
    }
    command = [sys.executable, "-s", "-B", "-P", *CHILD, json.dumps(dataclasses.asdict(limits))]
    process = subprocess.Popen(  # noqa: S603 (a fixed command; the file goes in on standard input)
        command,
        stdin=source,
        stdout=subprocess.PIPE,
        bufsize=PIPE,
        pipesize=PIPE,
        # A panic message may quote the file; nobody needs to read it in a log.
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
        start_new_session=True,
    )
    child = _Child(process, limits)
    try:
        yield child
    finally:
        child.end()


def _assemble(child: _Child, limits: Limits) -> Workbook:
    assembly = _Assembly(limits, child.process.stdout)
    for line in child.lines():
        try:
            if assembly.take(line):
                return assembly.finished()
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
            # Cut off in the middle, or no longer our reader that speaks: a hostile file may have taken it over.
            break
    raise _died(child)


class _Assembly:
    """Puts together what the child says, message by message."""

    def __init__(self, limits: Limits, stream: BinaryIO):
        self.limits = limits
        self.stream = stream
        self.book: Workbook | None = None
        self.cells = self.text_bytes = 0
        self.unpacker = transfer.Unpacker()

    def take(self, line: bytes) -> bool:
        """True at the end. Raises Refused when the child says so, and KeyError, TypeError or such for nonsense."""
        self.text_bytes += len(line)
        if self.text_bytes > self.limits.text_bytes:
            raise _refused("out_of_memory")
        message = json.loads(line)
        if "rows" in message:
            self._add_rows(self.book.sheets[-1], message)
        elif "sheet" in message:
            self.book.sheets.append(_sheet(message["sheet"]))
        elif "format" in message:
            self.book = Workbook(str(message["format"]), [], message["encoding"])
        elif "refused" in message:
            raise _refused(message["refused"], **message["facts"])
        return "end" in message

    def _add_rows(self, sheet: Sheet, message: dict) -> None:
        size = message["bytes"]
        if not 0 <= size <= 2 * self.limits.cells:
            raise ValueError("wrong measures")
        self.cells += message["rows"] * len(message["columns"])
        if self.cells > self.limits.cells:
            raise _refused("many_cells", limit=self.limits.cells)
        sheet.rows += self.unpacker.rows(message, self.stream.read(size))

    def finished(self) -> Workbook:
        """Trailing empty rows cut off."""
        for sheet in self.book.sheets:
            while sheet.rows and all(cell is None for cell in sheet.rows[-1]):
                sheet.rows.pop()
            if len(set(map(len, sheet.rows))) > 1:
                raise ValueError("rows of unequal width")
        if not any(sheet.rows for sheet in self.book.sheets):
            raise _refused("empty")
        return self.book


def _sheet(head: dict) -> Sheet:
    return Sheet(
        name=str(head["name"]),
        hidden=bool(head.get("hidden", False)),
        first_row=1,
        rows=[],
        merged=[(int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in head.get("merged", ())],
        hidden_rows={int(row) for row in head.get("hidden_rows", ())},
        uncomputed={(int(row), int(column)) for row, column in head.get("uncomputed", ())},
        marks={int(row): [str(mark) for mark in marks] for row, marks in head.get("marks", {}).items()},
    )


def _refused(case: str, **facts: str | int) -> Refused:
    return Refused(*texts.refusal(case, **facts))


def _died(child: _Child) -> Refused:
    code = child.exit_code()
    # Whoever runs the site sees a reader that can't even start; the file's name and content stay out of the log.
    logger.warning("The spreadsheet reader ended with code %s and no answer", code)
    if child.timed_out.is_set() or code == -signal.SIGXCPU:
        return _refused("too_slow")
    return _refused("out_of_memory" if -code in CRASHES else "truncated")
