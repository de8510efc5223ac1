"""Whom the database has for a few thousand rows: by code and citizen id anywhere, by name in reach.

Records are read as bare columns, never as instances, and nothing that is encrypted is opened.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from branches.imports.targets import Row
from branches.units.models import Unit
from branches.vietnamese.names import fold
from branches.vietnamese.partial_dates import PartialDate
from members.imports.matching import texts
from members.imports.matching.comparing import Columns, date_at
from members.imports.matching.facts import Facts
from members.people.models import Membership, Person
from members.people.models.persons import Standing
from members.people.queries import planned
from members.transfers import queries as transfers

_BASE = (
    "pk",
    "full_name",
    "birth_date",
    "birth_date_precision",
    "gender",
    "member_code",
    "citizen_id_index",
    "phone_index",
    "current_unit_id",
    "kept_by_id",
    "standing",
)
_LONGEST_PREFIX = 150  # of what Person.search holds
_PEOPLE, _UNITS = Person._meta.db_table, Unit._meta.db_table
_SPELLED = "p.search ~>=~ v.name AND p.search ~<~ (v.name || chr(1114111))"
_NEAR = f"""
    SELECT near.id FROM unnest(%(units)s::bigint[], %(near)s::text[], %(first)s::date[], %(last)s::date[],
                               %(whole)s::bool[]) AS v(unit, name, first, last, whole), LATERAL (
        SELECT p.id FROM {_PEOPLE} p WHERE p.current_unit_id = v.unit AND p.birth_date BETWEEN v.first AND v.last
            AND NOT (v.whole AND p.birth_date_precision = 'day') AND {_SPELLED}
        UNION ALL
        SELECT p.id FROM {_PEOPLE} p WHERE p.current_unit_id = v.unit AND p.birth_date IS NULL AND {_SPELLED}
        UNION ALL
        SELECT p.id FROM {_PEOPLE} p WHERE p.current_unit_id = v.unit AND v.first IS NULL AND {_SPELLED}
        UNION ALL
        SELECT p.id FROM {_PEOPLE} p WHERE p.kept_by_id = v.unit AND {_SPELLED}
    ) near
"""  # noqa: S608
# OFFSET 0: for each name its own look into an index; a join would be planned as a walk through the whole table.
_NAMESAKES = f"""SELECT same.id FROM unnest(%(days)s::date[], %(names)s::text[]) AS v(day, name), LATERAL (
        SELECT p.id FROM {_PEOPLE} p
        WHERE p.birth_date = v.day AND {_SPELLED} AND NOT p.standing = 'void' OFFSET 0
    ) same
    UNION {_NEAR}
"""  # noqa: S608


class Place(NamedTuple):
    """The unit that answers for a record."""

    code: str
    name: str
    path: str


@dataclass(slots=True)
class Known:
    """A record, as far as matching asks. `name` is folded; `columns` and `stay` hold what a file may differ from."""

    key: int
    name: str
    full_name: str
    birth: PartialDate | None
    gender: str
    code: str
    citizen_index: bytes | None
    phone_index: bytes | None
    place: Place | None
    standing: str
    columns: tuple
    stay: tuple | None = None
    # Why the ledger takes no move of this person now: one is on the way.
    on_the_way: str = ""

    @property
    def is_member(self) -> bool:
        return self.standing == Standing.MEMBER


class Places:
    """Units by key and by code, asked for once."""

    def __init__(self):
        self._by_key: dict[int, Place] = {}
        self._keys: dict[str, int | None] = {}

    def at(self, key: int | None) -> Place | None:
        return self._by_key.get(key)

    def learn(self, keys: Iterable[int]):
        if missing := set(keys) - self._by_key.keys() - {None}:
            for key, *place in Unit.objects.filter(pk__in=missing).values_list("pk", "code", "name", "path"):
                self._by_key[key] = Place(*place)

    def keys_of(self, codes: Iterable[str]) -> dict[str, int | None]:
        """Code → key; None for a unit that isn't there yet."""
        if missing := set(codes) - self._keys.keys():
            found = dict(Unit.objects.filter(code__in=missing).values_list("code", "pk"))
            self._keys |= {code: found.get(code) for code in missing}
        return self._keys


class People:
    """The records that rows may mean. A handful of queries for any number of rows.

    `besides` are keys of records that are wanted in any case.
    """

    def __init__(self, rows: Sequence[Row], facts: Sequence[Facts], area, places: Places, besides: Iterable[int] = ()):
        self._area, self._places = area, places
        self.columns = Columns(_BASE, set().union(*(row.values.keys() for row in rows)))
        self.by_key: dict[int, Known] = {}
        self.by_code: dict[str, Known] = {}
        self.by_citizen: dict[bytes, Known] = {}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        codes = [each.code for each in facts if each.code]
        indexes = [each.citizen_index for each in facts if each.citizen_index]
        if codes:
            # Without "not empty" the partial index isn't used: the planner doesn't read long lists.
            self._take(Q(member_code__in=codes) & ~Q(member_code=""))
        if indexes:
            self._take(Q(citizen_id_index__in=indexes))
        for person in self.by_key.values():
            if person.code:
                self.by_code[person.code] = person
            if person.citizen_index:
                self.by_citizen[person.citizen_index] = person
        if besides := set(besides) - self.by_key.keys():
            self._take(Q(pk__in=besides))
        unknown = [
            each
            for each in facts
            if each.name and each.code not in self.by_code and each.citizen_index not in self.by_citizen
        ]
        if unknown and area:
            self._take_namesakes(unknown)
        self._add_stays()
        self._add_moves()

    def in_reach(self, person: Known) -> bool:
        return person.place is not None and self._area.covers(person.place.path)

    def _take_namesakes(self, unknown):
        """People of these names, in reach, born on the same day, or in the same branch and perhaps in the same year."""
        found = _namesakes(unknown, self._places)
        if missing := found - self.by_key.keys():
            self._take(Q(pk__in=missing))
        names = {each.name for each in unknown}
        for key in sorted(found & self.by_key.keys()):
            person = self.by_key[key]
            if person.name in names and self.in_reach(person):
                self.by_name[person.name].append(person)

    def _take(self, condition):
        names = self.columns.names
        found = list(Person.objects.filter(condition).exclude(standing=Standing.VOID).values_list(*names))
        self._places.learn({each[8] or each[9] for each in found})
        for columns in found:
            key, full_name, day, precision, gender, code, citizen, phone, unit, keeper, standing, *_ = columns
            self.by_key[key] = Known(
                key,
                fold(full_name),
                full_name,
                date_at(day, precision) if day else None,
                gender,
                code,
                bytes(citizen) if citizen else None,
                bytes(phone) if phone else None,
                self._places.at(unit or keeper),
                standing,
                columns,
            )

    def _add_stays(self):
        columns = [column for _, column in self.columns.of_stay]
        if not columns or not self.by_key:
            return
        stays = Membership.objects.main().on(timezone.localdate()).filter(person__in=list(self.by_key))
        for person, *stay in stays.values_list("person", *columns):
            self.by_key[person].stay = tuple(stay)

    def _add_moves(self):
        for key, transfer in transfers.open_of(self.by_key).items():
            self.by_key[key].on_the_way = texts.ON_THE_WAY.format(case=transfer.case)
        for key, change in planned.changes_of(self.by_key).items():
            self.by_key[key].on_the_way = texts.PLANNED.format(what=change.mark)


def _namesakes(unknown: Sequence[Facts], places: Places) -> set[int]:
    """Keys of records whose name may be one of these: on the same day anywhere, in the same year in the branch."""
    units = places.keys_of({each.unit_code for each in unknown if each.unit_code})
    days = {(each.birth.first_day, _prefix(each)) for each in unknown if each.whole_birth}
    near = {
        (units[each.unit_code], _prefix(each), *_year(each), each.whole_birth)
        for each in unknown
        if each.unit_code and units[each.unit_code]
    }
    columns = [list(column) for column in zip(*near, strict=True)] or [[]] * 5
    with connection.cursor() as cursor:
        cursor.execute(
            _NAMESAKES,
            {
                "days": [day for day, _ in days],
                "names": [name for _, name in days],
                **dict(zip(("units", "near", "first", "last", "whole"), columns, strict=True)),
            },
        )
        return {key for (key,) in cursor.fetchall()}


def _prefix(facts: Facts) -> str:
    """How Person.search begins for people of this name."""
    return f" {facts.name}"[:_LONGEST_PREFIX]


def _year(facts: Facts) -> tuple[date | None, date | None]:
    if facts.birth is None:
        return None, None
    return date(facts.birth.year, 1, 1), date(facts.birth.year, 12, 31)
