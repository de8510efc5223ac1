"""Where a file says otherwise than the record, found without opening what lies encrypted there: its index tells."""

from functools import lru_cache

from branches.vietnamese import partial_dates
from branches.vietnamese.partial_dates import PartialDate
from members.imports import record
from members.people.models import Person
from members.people.models.derived import index_of
from members.people.models.persons import PARTIAL_DATES

SEALED = frozenset(("citizen_id", "card_number", "phone"))
_DATES = frozenset(PARTIAL_DATES)
_SPECIAL = _DATES | SEALED | {"full_name", "honorary"}


class Columns:
    """The columns of a person that stand beside the fields of a file, after those of `base`."""

    def __init__(self, base: tuple[str, ...], fields):
        names = list(base)
        self.place: dict[str, int] = {}
        for field in record.OF_PERSON:
            if field in fields:
                for column in _columns(field):
                    if column not in names:
                        names.append(column)
                self.place[field] = names.index(_columns(field)[0])
        self.precision = {field: names.index(f"{field}_precision") for field in self.place if field in _DATES}
        self.of_stay = [(name, column) for name, column in record.OF_STAY.items() if name in fields]
        self.names = tuple(names)

    def differences(self, person, values: dict, facts) -> dict:
        """As record.differences; a sealed value of the record is given as SEALED, to be opened by `open_sealed`.

        `person.columns` were read by `names`, `person.stay` by `of_stay`; `facts` are those of the same row.
        """
        columns, stay, found = person.columns, person.stay, {}
        for name, place in self.place.items():
            if name not in values:
                continue
            value, now = values[name], columns[place]
            if name not in _SPECIAL:
                if now != value and now != record.stored(name, value):
                    found[name] = record.shown(name, now)
            elif name in _DATES:
                if now is None:
                    if value:
                        found[name] = None
                else:
                    precision = columns[self.precision[name]]
                    if precision != "day" or now.isoformat() != value:
                        date = date_at(now, precision)
                        if not record.same(name, date, record.date_of(value)):
                            found[name] = date.as_json()
            elif name in SEALED:
                if now is None:
                    if value:
                        found[name] = None
                elif bytes(now) != (facts.citizen_index if name == "citizen_id" else index_of(name, value)):
                    found[name] = SEALED
            elif now != value and not record.same(name, now, record.stored(name, value)):
                found[name] = record.shown(name, now)
        if stay is not None:
            for (name, _), now in zip(self.of_stay, stay, strict=True):
                if name in values and now != record.stored(name, values[name]):
                    found[name] = record.shown(name, now)
        return found


def open_sealed(rows):
    """Put what the record holds in the place of SEALED in `old` of rows; one query for any number of them."""
    waiting = [row for row in rows if any(old is SEALED for old in row.old.values())]
    if not waiting:
        return
    names = sorted(SEALED)
    people = Person.objects.filter(pk__in={row.subject_key for row in waiting}).values_list("pk", *names)
    opened = {key: dict(zip(names, values, strict=True)) for key, *values in people}
    for row in waiting:
        for name, old in row.old.items():
            if old is SEALED:
                row.old[name] = opened[row.subject_key][name] or None


@lru_cache(maxsize=50_000)
def date_at(day, precision: str) -> PartialDate:
    return partial_dates.PartialDate.from_date(day, precision)


def _columns(field):
    if field in _DATES:
        return field, f"{field}_precision"
    return (f"{field}_index",) if field in SEALED else (field,)
