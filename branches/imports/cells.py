"""Cells of a spreadsheet as JSON, and as the office sees them."""

import datetime

from branches.spreadsheets.workbook import Cell

# No cell of a list of people is longer; what is longer is cut before it is kept, and judged too long all the same.
LONGEST = 5_000


def pack(cell: Cell) -> str | int | float | bool | dict | None:
    """A cell as JSON holds it: a date becomes {"year", "month", "day"}, anything else stays what it was."""
    if isinstance(cell, datetime.date):
        return {"year": cell.year, "month": cell.month, "day": cell.day}
    if isinstance(cell, str):
        return cell.replace("\0", "")[:LONGEST] if len(cell) > LONGEST or "\0" in cell else cell
    return cell


def show(packed) -> str:
    """A packed cell as text, the way it stands in the sheet."""
    if packed is None:
        return ""
    if isinstance(packed, dict):
        parts = [packed.get("day"), packed.get("month"), packed.get("year")]
        return "/".join(f"{part:02}" for part in parts if part is not None)
    if isinstance(packed, float) and packed.is_integer():
        return str(int(packed))
    return str(packed)
