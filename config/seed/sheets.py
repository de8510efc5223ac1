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


def sheet(title: str, body: str, name: str, *, format: str) -> ContentFile:
    """A paper as it was handed in: a "pdf", or a "png" as of a photo. `name` is that of the file, without extension."""
    content = typst.compile(
        SOURCE,
        format=format,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"title": title, "body": body, "foot": texts.INVENTED},
        **({"ppi": 80} if format == "png" else {}),
    )
    return ContentFile(content, name=f"{name}.{format}")
