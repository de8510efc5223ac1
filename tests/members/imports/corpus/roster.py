"""People of a list, and what must be read of each whatever the office's habits are."""

from dataclasses import dataclass
from datetime import date
from random import Random

from branches.vietnamese.partial_dates import PartialDate
from config.seed.people import invent_people
from members.people import data
from members.people.models.persons import PARTIAL_DATES

TODAY = date(2026, 11, 1)
# Numbers of people that no other test gives out.
FIRST = 6_000_000
BRANCHES = ("Chi đoàn Thôn Bãi Sậy", "Chi đoàn Tổ dân phố 7", "Chi đoàn Trường THPT Đồi Chè")
LISTS = {
    "ethnicity": data.ETHNICITIES,
    "religion": data.RELIGIONS,
    "education": data.EDUCATION,
    "qualification": data.QUALIFICATIONS,
}
TEXTS = ("full_name", "hometown", "address", "citizen_id", "phone", "member_code")


@dataclass(frozen=True)
class Somebody:
    """`facts`: names, dates and numbers as the record keeps them, lists by their codes. `branch` by its name."""

    facts: dict
    branch: str

    @property
    def gender(self) -> str:
        return self.facts["gender"]


def people(seed: int, count: int) -> list[Somebody]:
    """`count` people of whom no two share a name, in groups by branch. The same seed gives the same people."""
    random = Random(seed)
    found, names = [], set()
    # More than are wanted, for namesakes are left out.
    for record in invent_people(random, count * 4, sector="residential", today=TODAY, first=FIRST + seed * 1_000):
        if record["full_name"] in names:
            continue
        names.add(record["full_name"])
        kept = {name: value for name, value in record.items() if name in (*TEXTS, *LISTS, *PARTIAL_DATES, "gender")}
        found.append(Somebody(kept, BRANCHES[len(found) * len(BRANCHES) // count]))
        if len(found) == count:
            return found
    raise ValueError(f"the seed invents too few names for {count} people")


def expected(somebody: Somebody, columns) -> dict:
    """What the columns of a list say of somebody, as the import's values: see members.imports.record."""
    said = {}
    for name in columns:
        value = somebody.facts.get(name)
        if value is None:
            continue
        if name in PARTIAL_DATES:
            value = PartialDate(value.year, value.month, value.day).as_json()
        elif name in LISTS:
            value = LISTS[name].name(value)
        said[name] = value
    return said
