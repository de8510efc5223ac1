"""The first rows of each sheet of an upload: enough to show its columns again without reading the file."""

from branches.imports.cells import pack
from branches.imports.detection.headers import HEADER_DEPTH
from branches.spreadsheets.workbook import Sheet, Workbook

ROWS = HEADER_DEPTH + 20
SHEETS, COLUMNS, LONGEST = 20, 120, 100


def take(workbook: Workbook) -> list[dict]:
    """Sheets that hold something as JSON: {"index", "name", "hidden", "last_row", "first_row", "rows", "merged"}."""
    return [
        {
            "index": index,
            "name": sheet.name,
            "hidden": sheet.hidden,
            "last_row": sheet.last_row,
            "first_row": sheet.first_row,
            "rows": [[_short(cell) for cell in row[:COLUMNS]] for row in sheet.rows[:ROWS]],
            "merged": [list(place) for place in sheet.merged if place[0] < sheet.first_row + ROWS],
        }
        for index, sheet in enumerate(workbook.sheets)
        if sheet.rows
    ][:SHEETS]


def sheets(sample: list[dict]) -> dict[int, Sheet]:
    """Place in the file → a sheet of those rows; dates are texts."""
    return {
        each["index"]: Sheet(
            each["name"],
            each["hidden"],
            each["first_row"],
            each["rows"],
            merged=[tuple(place) for place in each["merged"]],
        )
        for each in sample
    }


def _short(cell):
    packed = pack(cell)
    if isinstance(packed, dict):
        return f"{packed['day']:02}/{packed['month']:02}/{packed['year']}"
    return packed[:LONGEST] if isinstance(packed, str) else packed
