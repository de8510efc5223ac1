"""Files to attach: one sheet each that says it is an invented one."""

import typst
from django.conf import settings
from django.core.files.base import ContentFile

from config.seed import texts

FONTS = settings.BASE_DIR / "static" / "vendor" / "tinos"
# What stands on the sheet comes in beside the source, never in it.
SOURCE = b"""
#set page(width: 148mm, height: 105mm, margin: 14mm)
#set text(font: "Tinos", size: 11pt, lang: "vi")
#align(center, text(size: 14pt, weight: "bold", sys.inputs.title))
#v(6mm)
#sys.inputs.body
#v(1fr)
#align(center, emph(sys.inputs.foot))
"""


def request_sheet(name: str, unit: str, *, format: str) -> ContentFile:
    """The member's request as it was handed in: a "pdf", or a "png" as of a photo."""
    content = typst.compile(
        SOURCE,
        format=format,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={
            "title": texts.REQUEST_TITLE,
            "body": texts.REQUEST_BODY.format(name=name, unit=unit),
            "foot": texts.INVENTED,
        },
        **({"ppi": 80} if format == "png" else {}),
    )
    return ContentFile(content, name=texts.REQUEST_FILE.format(extension=format))
