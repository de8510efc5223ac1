"""How each kind of column reads a cell and writes one. Widgets of django-import-export, with codes for what they find.

`clean` takes a cell as branches.imports.cells packs it and gives a Cell; it never guesses: what can't be read has no
value and says why. `plain` gives the value of a text of which `clean` would say nothing, told at a glance, or None.
`render` takes a value as the record keeps it and gives the cell that `clean` reads back.
"""

from .cells import Cell, Column, in_unicode, says_nothing
from .dates import DateColumn
from .lists import ListColumn, TickColumn
from .numbers import CitizenIdColumn, NumberColumn, PhoneColumn
from .words import EmailColumn, NameColumn, TextColumn

__all__ = [
    "Cell",
    "CitizenIdColumn",
    "Column",
    "DateColumn",
    "EmailColumn",
    "ListColumn",
    "NameColumn",
    "NumberColumn",
    "PhoneColumn",
    "TextColumn",
    "TickColumn",
    "in_unicode",
    "says_nothing",
]
