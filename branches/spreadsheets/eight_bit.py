"""Vietnamese text with one byte for a letter. Several encodings claim the same bytes: words decide."""

import re
from collections.abc import Callable

from viparse.normalize.tables import convert as apply_table
from viparse.normalize.viscii import VISCII

from branches.vietnamese import legacy

from .decoding import composed

CELLS_LOOKED_AT = 2_000
HEAD = 1_000_000
CELL_END = re.compile(rb"[,;\t|\r\n]+")
# Fewer cells than this that read as Vietnamese, and the encoding isn't known.
LEAST_SHARE = 0.4


def decode_eight_bit(data: bytes) -> tuple[str, str]:
    """("cp1258", "viscii", "tcvn3", "vni" or "unknown", text); text of the old typefaces isn't converted yet."""
    cells = list({cell for cell in CELL_END.split(data[:HEAD]) if not cell.isascii()})[:CELLS_LOOKED_AT]
    shares = {
        encoding: sum(legacy.is_vietnamese(reading(cell)) for cell in cells) / max(len(cells), 1)
        for encoding, reading in _READINGS.items()
    }
    best = max(shares, key=shares.__getitem__)
    if shares[best] < LEAST_SHARE:
        return "unknown", _western(data)
    return best, _DECODED[best](data)


def _cp1258(data: bytes) -> str:
    """Tones are combining marks here; composed, the words equal those of other files."""
    return composed(data.decode("cp1258", "replace"))


def _viscii(data: bytes) -> str:
    return composed(apply_table(data.decode("latin-1"), VISCII))


def _latin(data: bytes) -> str:
    """The tables of the old typefaces go by the signs that bytes have in Latin-1."""
    return data.decode("latin-1")


def _western(data: bytes) -> str:
    return data.decode("cp1252", "replace")


def _old_typeface(kind: str) -> Callable[[bytes], str]:
    return lambda cell: legacy.convert(_latin(cell), kind)[0]


# How a cell reads in each; the first of equals is taken.
_READINGS: dict[str, Callable[[bytes], str]] = {
    "cp1258": _cp1258,
    "tcvn3": _old_typeface("tcvn3"),
    "vni": _old_typeface("vni"),
    "viscii": _viscii,
}
_DECODED: dict[str, Callable[[bytes], str]] = {"cp1258": _cp1258, "tcvn3": _latin, "vni": _latin, "viscii": _viscii}
