"""Columns of words: free text, names of people, addresses of mail."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from branches.imports.cells import show
from branches.imports.targets import Weight
from branches.vietnamese import legacy, names, plain
from members.people import texts

from .cells import Cell, Column, in_unicode, says_nothing
from .formulas import is_formula_like

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK

_MARKUP = re.compile(r"<\s*[a-zA-Z/!][^<]*>|<\s*(script|img|a|div|p|br)\b", re.IGNORECASE)
_GARBLED = re.compile("\ufffd|[^\\W\\d_]\\?[^\\W\\d_]")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REMARK = re.compile(r"[()\[\]{}:;,/]|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]")
_PLAIN_EMAIL = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]{1,40}\.){1,3}[a-z]{2,20}")


class TextColumn(Column):
    """Free text on one line. `longest` characters fit into the record."""

    def __init__(self, label: str, longest: int, *, too_long=(REVIEW, texts.CELL_TOO_LONG)):
        super().__init__()
        self.label, self.longest, self.too_long = label, longest, too_long

    def plain(self, text):
        return text if len(text) <= self.longest and plain.is_plain(text) else None

    def clean(self, value, row=None, *, typeface=None, **kwargs) -> Cell:
        cell, text = self.text(value, typeface)
        if len(text) > self.longest:
            weight, message = self.too_long
            cell.said.append(("too_long:", weight, message.format(label=self.label, limit=self.longest)))
            return cell
        cell.value = text or None
        return cell

    def text(self, value, typeface=None) -> tuple[Cell, str]:
        """The cleaned text with what is odd about it."""
        cell, raw = Cell(), show(value)
        converted = raw
        if not raw.isascii():
            if decoded := legacy.decode_twice(raw):
                converted, cell.repaired = decoded, True
                cell.said.append(("bad_encoding", REVIEW, texts.BAD_ENCODING.format(label=self.label)))
            else:
                converted, cell.typeface = in_unicode(raw, typeface)
                cell.repaired = cell.typeface is not None
        if not cell.repaired and not (raw.isprintable() and raw.isascii()):
            for pattern, code, message in (
                (_INVISIBLE, "invisible_characters", texts.INVISIBLE),
                (_CONTROL, "control_characters", texts.CONTROL),
                (_EMOJI, "emoji", texts.EMOJI),
            ):
                if pattern.search(raw):
                    cell.said.append((code, MARK, message.format(label=self.label)))
        text = names.clean(converted)
        if "<" in text and _MARKUP.search(text):
            cell.said.append(("markup", MARK, texts.MARKUP.format(label=self.label)))
        if is_formula_like(text):
            cell.said.append(("formula_like_text:", MARK, texts.FORMULA_LIKE.format(label=self.label)))
        if _GARBLED.search(text):
            cell.said.append(("garbled_text", REVIEW, texts.GARBLED.format(label=self.label)))
        return cell, text


class NameColumn(TextColumn):
    """A person's whole name. All capitals, or none, get proper ones."""

    def __init__(self, label, longest):
        super().__init__(label, longest, too_long=(ERROR, texts.NAME_TOO_LONG))

    def plain(self, text):
        return text if len(text) <= self.longest and plain.is_plain_name(text) else None

    def clean(self, value, row=None, *, typeface=None, **kwargs) -> Cell:
        if typeface is None and type(value) is str and len(value) <= self.longest and (name := plain.titled(value)):
            return Cell(name, rewritten=True)
        cell, text = self.text(value, typeface)
        if not text:
            return cell
        if len(text) > self.longest:
            cell.said = [("too_long:", ERROR, texts.NAME_TOO_LONG.format(limit=self.longest))]
            return cell
        if len(_LETTERS.findall(text)) < 2 or "@" in text or "://" in text:
            cell.said = [("not_a_name:", ERROR, texts.CELL_NOT_A_NAME)]
            return cell
        if "\n" in show(value).strip():
            cell.said.append(("line_break_in_name", MARK, texts.LINE_BREAK_IN_NAME))
        if any(map(str.isdigit, text)):
            cell.said.append(("number_in_name", MARK, texts.NUMBER_IN_NAME))
        if not text.isascii() and _scripts(text) - {"LATIN", "MODIFIER", "FULLWIDTH"}:
            cell.said.append(("mixed_scripts", REVIEW, texts.MIXED_SCRIPTS))
        if _REMARK.search(text) and not any(kind == "markup" for kind, *_ in cell.said):
            cell.said.append(("remark_in_name", REVIEW, texts.REMARK_IN_NAME))
        elif " " not in text:
            cell.said.append(("one_word_name", REVIEW, texts.ONE_WORD_NAME))
        cell.value = names.title_case(text)
        if cell.typeface == "tcvn3":
            cell.value = names.capitalise_marked(cell.value)
        cell.rewritten = cell.value != text
        return cell


class EmailColumn(Column):
    def __init__(self, label: str, longest: int):
        super().__init__()
        self.label, self.longest = label, longest

    def plain(self, text):
        return text if len(text) <= self.longest and _PLAIN_EMAIL.fullmatch(text) else None

    def clean(self, value, row=None, **kwargs) -> Cell:
        if says_nothing(value):
            return Cell()
        text = names.clean(show(value))
        try:
            validate_email(text)
        except ValidationError:
            return Cell(said=[("spelling_unknown:", REVIEW, texts.UNREADABLE_VALUE.format(label=self.label))])
        if len(text) > self.longest:
            message = texts.CELL_TOO_LONG.format(label=self.label, limit=self.longest)
            return Cell(said=[("too_long:", REVIEW, message)])
        return Cell(text)


def _scripts(text) -> set[str]:
    return {unicodedata.name(letter, "OTHER").split()[0] for letter in _LETTERS.findall(text)}
