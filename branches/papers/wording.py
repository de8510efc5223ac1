"""What a paper says. One TOML file below templates/papers/ for each paper holds its words; docx and pdf are both laid
out from it, so that they can't differ, and whoever runs an installation changes a sentence in one place.

    title = "GIẤY GIỚI THIỆU"
    about = "Chuyển sinh hoạt Đoàn"             # optional, below the title
    recipients = ["Như trên", "Lưu"]            # optional

    [labels]                                    # what a missing field is called to people
    full_name = "họ và tên"

    [[blocks]]
    kind = "text"                               # also "address", "heading" and "centred"
    text = "Đồng chí **{full_name}** …"         # {name} is a field, ** begins and ends bold
    when = "full_name"                          # optional: left out while the field is empty

    [[blocks]]
    kind = "facts"
    rows = [{ label = "Ngày sinh", text = "{birth}", when = "birth" }]

    [[blocks]]
    kind = "table"
    rows_of = "people"                          # a list of mappings
    columns = [{ head = "STT", text = "{number}", width = 1, align = "right" }]
    tall = true                                 # optional: rows to be filled in by hand

Values are put in after the file has been read: nothing in a value is ever taken for markup.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from branches.papers import texts

FOLDER = Path(settings.BASE_DIR) / "templates" / "papers"
FIELD = re.compile(r"\{(\w+)\}")
TEXTS = ("text", "address", "heading", "centred")


@cache
def _read(path: Path, changed: int) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fill(kind, context: dict) -> dict:
    """The words of a paper of this kind with the values of `context` put in.

    {"title", "about", "recipients": [str], "blocks"}; a block is {"kind", "runs": [[text, bold]]}, or
    {"kind": "facts", "rows": [{"label", "runs"}]}, or {"kind": "table", "columns": [{"head", "width", "align"}],
    "rows": [[str]], "tall"}. Raises ValidationError with a sentence that names the paper and the field.
    """
    path = FOLDER / f"{kind.template}.toml"
    if not path.is_file():
        raise ValidationError(texts.NO_TEMPLATE.format(template=kind.template, paper=kind.name))
    wording = _read(path, path.stat().st_mtime_ns)
    return _Filling(kind.name, wording, context).all()


class _Filling:
    def __init__(self, paper, wording, context):
        self.paper = paper
        self.wording = wording
        self.context = context

    def all(self):
        return {
            "title": self.plain(self.wording["title"]),
            "about": self.plain(self.wording.get("about", "")),
            "recipients": [self.plain(line) for line in self.wording.get("recipients", [])],
            "blocks": [self.block(each) for each in self.wording["blocks"] if self.wanted(each)],
        }

    def wanted(self, part):
        return "when" not in part or bool(self.value(part["when"], self.context))

    def block(self, block):
        kind = block["kind"]
        if kind in TEXTS:
            return {"kind": kind, "runs": self.runs(block["text"])}
        if kind == "facts":
            rows = [row for row in block["rows"] if self.wanted(row)]
            return {"kind": kind, "rows": [{"label": row["label"], "runs": self.runs(row["text"])} for row in rows]}
        if kind == "table":
            return self.table(block)
        raise ValueError(kind)

    def table(self, block):
        columns = [
            {"head": each["head"], "width": each.get("width", 1), "align": each.get("align", "left")}
            for each in block["columns"]
        ]
        rows = [
            [self.cell(each["text"], row) for each in block["columns"]]
            for row in self.value(block["rows_of"], self.context)
        ]
        return {"kind": "table", "columns": columns, "rows": rows, "tall": bool(block.get("tall"))}

    def cell(self, text, row):
        """A list may have holes, but not a column that nobody knows."""
        return FIELD.sub(lambda found: str(self.value(found[1], row)), text)

    def runs(self, text):
        """[[text, bold]]: the stars are those of the file, never of a value."""
        pieces = ((self.plain(piece), bool(at % 2)) for at, piece in enumerate(text.split("**")))
        return [[piece, bold] for piece, bold in pieces if piece]

    def plain(self, text):
        return FIELD.sub(lambda found: self.needed(found[1]), text)

    def needed(self, name):
        """A value in running text is never empty: what is missing would leave a sentence that says nothing."""
        value = self.value(name, self.context)
        if value in (None, ""):
            raise ValidationError(texts.MISSING_FIELD.format(paper=self.paper, field=self.label(name)))
        return str(value)

    def value(self, name, context):
        if name not in context:
            raise ValidationError(texts.NOT_IN_CONTEXT.format(paper=self.paper, field=self.label(name)))
        return "" if context[name] is None else context[name]

    def label(self, name):
        return self.wording.get("labels", {}).get(name, name)
