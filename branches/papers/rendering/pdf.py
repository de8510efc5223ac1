"""Papers as .pdf by typst. The sheet goes in as JSON; nothing of it is ever part of the typst source."""

import json
from pathlib import Path

import typst
from django.conf import settings

from branches.papers.composing import qr_code

LAYOUTS = Path(settings.BASE_DIR) / "templates" / "papers"
FONTS = Path(settings.BASE_DIR) / "static" / "vendor" / "tinos"


def pdf(sheet: dict) -> bytes:
    return _compile(sheet, format="pdf")


def pages(sheet: dict, *, ppi: int = 96) -> list[bytes]:
    """Each page as a .png, for looking at."""
    made = _compile(sheet, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _compile(sheet, **how):
    code = qr_code(sheet["address"]).svg_inline(border=0, omitsize=True) if sheet["address"] else ""
    return typst.compile(
        str(LAYOUTS / "layout.typ"),
        root=str(LAYOUTS),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet), "qr": code},
        **how,
    )
