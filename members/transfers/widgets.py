"""Choosing a unit anywhere in the system: typed, found, picked. Works by sending the form where there is no script."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from branches.units.models import Unit
from branches.vietnamese.names import clean, fold
from members.transfers import destinations, queries, texts


@dataclass(frozen=True)
class Typed:
    """What the box sends: the words, the code picked from the list below it, and the words that list was for."""

    text: str = ""
    code: str = ""
    listed: str = ""

    @property
    def picked(self) -> str:
        """The picked code; none once other words were typed."""
        return self.code if self.code and self.text == self.listed else ""

    def __str__(self):
        return self.text


class DestinationBox(forms.Widget):
    """A box for a name or code, and below it the units that are called so, to pick one."""

    near: Unit | None = None

    def value_from_datadict(self, data, files, name):
        texts_ = (clean(data.get(each, "").replace("\0", "")) for each in (name, f"{name}_code", f"{name}_for"))
        return Typed(*(text[: destinations.LONGEST] for text in texts_))

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def render(self, name, value, attrs=None, renderer=None):
        typed, found = self._read(value)
        context = {
            "name": name,
            "attrs": self.build_attrs(self.attrs, attrs),
            "near": self.near.code if self.near else "",
            **listed(name, typed, found),
        }
        return mark_safe(render_to_string("members/transfers/destination_box.html", context))  # noqa: S308

    def _read(self, value):
        if isinstance(value, Unit):
            text = value.name
            return Typed(text, value.code, text), destinations.Found(tuple(destinations.with_above([value])))
        typed = value if isinstance(value, Typed) else Typed(str(value or ""))
        return typed, destinations.search(typed.text, near=self.near)


def listed(name: str, typed: Typed, found: destinations.Found) -> dict:
    """What the list below a box shows."""
    codes = [each.unit.code for each in found.destinations]
    picked = typed.picked
    if not picked:
        # One that can't be mistaken is picked already: seen before it is sent.
        sure = codes if len(codes) == 1 else [code for code in codes if code == typed.text.upper()]
        picked = sure[0] if sure else ""
    return {"name": name, "typed": typed, "found": found, "picked": picked}


class DestinationField(forms.Field):
    """A unit; None where nothing is typed. A code, or a name that only one open unit has, needs no picking."""

    widget = DestinationBox

    def to_python(self, value):
        typed = value if isinstance(value, Typed) else Typed(clean(str(value or "")))
        if not typed.text:
            return None
        if unit := queries.by_code(typed.picked or typed.text):
            return unit
        found = destinations.search(typed.text, near=self.widget.near).destinations
        same = [each.unit for each in found if each.unit.folded_name == fold(typed.text)]
        if len(same) == 1:
            return same[0]
        raise ValidationError(texts.TO_PICK if found else texts.TO_UNKNOWN, code="pick")

    def near(self, unit: Unit | None):
        """Units near this one come first."""
        self.widget.near = unit
