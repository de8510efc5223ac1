"""Many papers as one file: the frozen pages one after another, as they were issued."""

import json
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import typst
from django.core.exceptions import ValidationError

from branches.papers import texts
from branches.papers.models import Paper
from branches.papers.rendering.pdf import LAYOUTS

# How many pages a paper has: typst, which made it, writes it in the open.
PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


def packable(papers: Iterable[Paper]) -> list[Paper]:
    """Those that have pages and weren't withdrawn, in the order of numbers. Raises ValidationError for none."""
    chosen = sorted(
        (each for each in papers if each.pdf and not each.withdrawn_at),
        key=lambda each: (each.unit_id, each.type, each.period, each.number),
    )
    if not chosen:
        raise ValidationError(texts.PACK_EMPTY)
    return chosen


def merge(papers: Iterable[Paper], *, tell: Callable[[int], None] = lambda done: None) -> bytes:
    """One .pdf of all that can be packed; `tell(done)` hears of each paper read. Raises ValidationError."""
    chosen = packable(papers)
    with tempfile.TemporaryDirectory() as folder:
        place, parts = Path(folder), []
        for at, paper in enumerate(chosen, 1):
            with paper.pdf.open() as stored:
                content = stored.read()
            (place / f"{at}.pdf").write_bytes(content)
            parts.append({"file": f"{at}.pdf", "pages": pages_of(content)})
            tell(at)
        (place / "pack.typ").write_bytes((LAYOUTS / "pack.typ").read_bytes())
        return typst.compile(
            str(place / "pack.typ"), root=folder, ignore_system_fonts=True, sys_inputs={"parts": json.dumps(parts)}
        )


def pages_of(content: bytes) -> int:
    """Of a .pdf that `rendering` made: the root of its page tree counts all of them."""
    return max(int(count) for count in PAGES.findall(content))
