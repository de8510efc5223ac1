"""One reading of the roster's address: what is shown to whom, by which filters, in what order. The export shares it."""

from functools import cached_property

from django.http import QueryDict

from branches.access import reach
from branches.units.models import Sector
from members.people import filters, rules, texts
from members.people.models.persons import Standing
from members.people.queries import areas, roster

# What the address may hold beside the filters; the rest of it is ignored.
PLACE = ("unit", "standing", "q", "sort")
NUMBER_FIELDS = {"citizen_id", "card_number"}


class Listing:
    """`data` is the query of the address, or the form that holds the same fields."""

    def __init__(self, user, seat: reach.Held, data):
        self.user, self.seat = user, seat
        whole = areas.shown(seat)
        self.warnings = []
        code = data.get("unit", "").strip()
        self.unit = filters.unit_named(user, code, whole) if code else None
        if code and self.unit is None and code != whole.unit.code:
            self.warnings.append(texts.NO_SUCH_UNIT.format(code=code[:40]))
        self.shown = areas.shown(seat, self.unit)
        self.opened = rules.open_columns(user, self.shown)
        self.standing = data.get("standing") if data.get("standing") in Standing.values else Standing.MEMBER
        self.q = data.get("q", "").strip()[: roster.LONGEST_QUERY]
        self.sort = data.get("sort") if data.get("sort", "").removeprefix("-") in roster.SORTS else "name"
        refused = [field for name, field in filters.RESTRICTED.items() if data.get(name) and field not in self.opened]
        self.warnings += [texts.FILTER_NOT_YOURS[field] for field in refused]
        self.people = roster.people_of(self.shown, self.standing)
        self.filter = filters.RosterFilter(data, shown=self.shown, opened=self.opened, queryset=self.people)

    @cached_property
    def conditions(self) -> list[dict]:
        """The filters in force: {name, label, value}. A value that the list doesn't know is no condition."""
        form = self.filter.form
        form.is_valid()
        found = []
        for name, field in form.fields.items():
            value = form.cleaned_data.get(name)
            if value in (None, ""):
                continue
            shown = str(value) if isinstance(value, Sector) else dict(field.choices)[value]
            found.append({"name": name, "label": str(field.label), "value": shown, "code": form.data.get(name)})
        return found

    @cached_property
    def found(self):
        people = self.people
        for condition in self.conditions:
            name = condition["name"]
            people = self.filter.filters[name].filter(people, self.filter.form.cleaned_data[name])
        return filters.search(people, self.q, self.opened)

    @property
    def narrowed(self) -> bool:
        return bool(self.conditions or self.q)

    @cached_property
    def restricted_in_use(self) -> set[str]:
        used = {filters.RESTRICTED[each["name"]] for each in self.conditions if each["name"] in filters.RESTRICTED}
        if filters.numbers_open(self.opened) and roster.asks_for_number(self.q):
            used |= NUMBER_FIELDS
        return used

    @property
    def holds_number(self) -> bool:
        """Whether what is searched for is too personal to stand in an address."""
        return sum(map(str.isdigit, self.q)) > 4

    def order(self) -> tuple[str, bool]:
        """The column to sort by, and whether downwards."""
        return roster.SORTS[self.sort.removeprefix("-")], self.sort.startswith("-")

    def query(self, **changes) -> str:
        """The address's query for this list with some of it changed; None or "" takes a part away."""
        parts = {"unit": self.unit.code if self.unit else "", "standing": self.standing, "q": self.q, "sort": self.sort}
        parts |= {each["name"]: each["code"] for each in self.conditions}
        if self.holds_number:
            parts["q"] = ""
        parts |= changes
        for name, usual in (("standing", Standing.MEMBER), ("sort", "name")):
            if parts[name] == usual:
                parts[name] = ""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in parts.items() if value not in (None, "")})
        return f"?{query.urlencode()}"

    def bare_query(self, **more) -> str:
        """The list of the same part of the tree without any filter, then with `more`."""
        unit = self.unit.code if self.unit else ""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {"unit": unit, **more}.items() if value})
        return f"?{query.urlencode()}"
