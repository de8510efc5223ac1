"""Everything that stands on one paper, as JSON values: what both the docx and the pdf are laid out from."""

import segno
from django.conf import settings

from branches.papers import letterheads, signing, texts, wording
from branches.units import superiors


def compose(kind, thing, *, on, reference: str, signer: str = "", signer_post: str = "") -> dict:
    """The sheet of a paper of this kind about `thing`, dated `on`. Raises ValidationError where a field is missing.

    {"landscape", "personal", "upper", "unit", "union", "number", "place_and_day", "title", "about", "blocks",
    "recipients", "signs" (lines over the name), "signer", "beside" ({"signs", "signer"} or None), "confirmed_by",
    "address" (what the QR code opens) and "words"}.
    """
    unit = kind.issuer(thing)
    head, superior = letterheads.letterhead_of(unit), letterheads.superior_of(unit)
    base = superiors.base_above(unit) if kind.confirmed and not unit.level.is_grassroots else None
    address = kind.address(thing)
    return {
        "landscape": kind.landscape,
        "personal": kind.personal,
        "upper": superior.name.upper() if superior else "",
        "unit": unit.name.upper(),
        "union": texts.UNION,
        "number": texts.NUMBER_LINE.format(reference=reference),
        "place_and_day": texts.PLACE_AND_DAY.format(
            place=letterheads.place_of(unit, head), day=on.day, month=on.month, year=on.year
        ),
        **wording.fill(kind, kind.context(thing)),
        "signs": signing.lines("" if kind.signer else head.signs_for, signer_post),
        "signer": signer,
        "beside": _beside(kind, thing),
        "confirmed_by": texts.CONFIRMED_BY.format(unit=base.name.upper()) if base else "",
        "address": f"{settings.SITE_ADDRESS}{address}" if address else "",
        "words": {"recipients": texts.RECIPIENTS, "confirm_hint": texts.CONFIRM_HINT, "qr_hint": texts.QR_HINT},
    }


def _beside(kind, thing):
    if kind.beside is None:
        return None
    signer = kind.beside(thing)
    return {"signs": signing.lines("", signer.post), "signer": signer.name}


def qr_code(address: str):
    """A segno code of middle strength: a fold through the corner of a paper leaves it readable."""
    return segno.make(address, error="m", micro=False)
