"""What a row says about who it is, and under which keys it may meet other rows of its file."""

from dataclasses import dataclass

from branches.imports.targets import Row
from branches.vietnamese.names import fold, sort_key
from branches.vietnamese.partial_dates import PartialDate
from members.imports import record
from members.people.models.derived import index_of


@dataclass(slots=True)
class Facts:
    """Of a cleaned row whose unit_code is known. `name` is folded, `full_name` as it is written."""

    name: str
    full_name: str
    birth: PartialDate | None
    gender: str
    code: str
    citizen: str
    citizen_index: bytes | None
    phone: str
    unit_code: str

    @classmethod
    def of(cls, row: Row) -> "Facts":
        get = row.values.get
        full_name, citizen = get("full_name") or "", get("citizen_id") or ""
        return cls(
            name=fold(full_name),
            full_name=full_name,
            birth=record.date_of(get("birth_date")),
            gender=get("gender") or "",
            code=get("member_code") or "",
            citizen=citizen,
            citizen_index=index_of("citizen_id", citizen),
            phone=get("phone") or "",
            unit_code=row.unit_code,
        )

    @property
    def whole_birth(self) -> bool:
        return self.birth is not None and self.birth.day is not None

    def may_be(self, person) -> bool:
        """Whether a number can be this person's: the name agrees, or else the birth date does."""
        if person.name == self.name:
            return True
        return person.birth is not None and self.birth is not None and record.dates_agree(person.birth, self.birth)

    def is_sure(self, person) -> bool:
        """Whether a namesake is this person, as far as one can tell without numbers: the same whole birth date, nothing
        against it in sex, number or the marks of the name."""
        return (
            self.whole_birth
            and person.birth == self.birth
            and self.gender_agrees(person)
            and not spelled_otherwise(self.full_name, person.full_name)
        )

    def gender_agrees(self, person) -> bool:
        return not self.gender or not person.gender or self.gender == person.gender

    def code_differs(self, person) -> bool:
        return bool(self.code and person.code and self.code != person.code)

    def citizen_differs(self, person) -> bool:
        return bool(self.citizen_index and person.citizen_index and self.citizen_index != person.citizen_index)

    def is_another(self, person) -> bool:
        """Both numbers are known on both sides, and both differ: no question then."""
        return self.code_differs(person) and self.citizen_differs(person)


def keys(row: Row) -> list[str]:
    """Texts under which a row may mean the same person as another row of its file: two rows that share none, directly
    or through others, never change each other's verdict. For cleaned rows whose unit_code is known; with `subject_key`
    once they are matched.
    """
    get = row.values.get
    found = [
        f"{kind}:{value}"
        for kind, value in (("code", get("member_code")), ("citizen", get("citizen_id")), ("phone", get("phone")))
        if value
    ]
    if name := fold(get("full_name") or ""):
        if birth := record.date_of(get("birth_date")):
            found.append(f"name:{name}|{birth}")
        if row.unit_code:
            found.append(f"name:{name}@{row.unit_code}")
    if row.subject_key:
        found.append(f"person:{row.subject_key}")
    return found


def spelled_otherwise(one: str, other: str) -> bool:
    """Whether two names that fold to the same are written with marks that contradict each other: Hùng and Hưng are two
    names, Hùng and Hung may be one, hoà and hòa are one."""
    if one == other:
        return False
    mine, theirs = one.lower().split(), other.lower().split()
    return len(mine) == len(theirs) and any(
        not word.isascii() and not twin.isascii() and sort_key(word) != sort_key(twin)
        for word, twin in zip(mine, theirs, strict=True)
    )


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are written alike, capitals and the place of a tone apart."""
    return one == other or sort_key(one.lower()) == sort_key(other.lower())
