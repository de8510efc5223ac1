"""What speaks for and against a suspected person being the one of a row.

Nothing but whether a field agrees or differs: the preview shows it to people who may not see the values themselves.
"""

from branches.imports.targets import Row
from members.imports import record
from members.imports.matching.facts import Facts, spelled_otherwise
from members.imports.matching.known import Known
from members.people.models.derived import index_of

MOST = 3
# Points of a hundred for a field that agrees and that differs; one that either side lacks gives none. Name, whole birth
# date, sex and branch together make 75; a number makes sure.
_POINTS = {
    "full_name": (30, 0),
    "birth_date": (30, -20),
    "gender": (5, -15),
    "branch": (10, 0),
    "member_code": (60, -25),
    "citizen_id": (60, -25),
    "phone": (20, -5),
}
_PART_OF_A_DATE = 15


def candidate(facts: Facts, person: Known) -> dict:
    """{"key", "name", "birth", "unit", "path", "score": 0 to 100, "agrees": [field], "differs": [field]}.

    What isn't named in either list is missing in the file or in the record. Only for people in reach.
    """
    found = {name: agrees for name, agrees in _compared(facts, person) if agrees is not None}
    score = sum(_POINTS[name][not agrees] for name, agrees in found.items())
    if found.get("birth_date") and facts.birth != person.birth:
        score -= _PART_OF_A_DATE
    return {
        "key": person.key,
        "name": person.full_name,
        "birth": person.birth.as_json() if person.birth else None,
        "unit": person.place.name,
        "path": person.place.path,
        "score": min(max(score, 0), 100),
        "agrees": [name for name, agrees in found.items() if agrees],
        "differs": [name for name, agrees in found.items() if not agrees],
    }


def candidates(row: Row, facts: Facts, people: list[Known]) -> dict:
    """Row.candidate for suspects: the likeliest, with the next ones as its "others".

    Whom a person chose (Row.answer) comes first, so that the first is always the one that the answer "same" means.
    """
    chosen = row.answer.get("chosen")
    found = [candidate(facts, person) for person in people]
    found.sort(key=lambda each: (each["key"] != chosen, -each["score"], "branch" not in each["agrees"], each["key"]))
    first, *others = found[:MOST]
    return {**first, "others": others}


def _compared(facts: Facts, person: Known):
    """(field, whether it agrees; None when it is missing on one side)."""
    yield "full_name", person.name == facts.name and not spelled_otherwise(facts.full_name, person.full_name)
    yield "birth_date", record.dates_agree(facts.birth, person.birth) if facts.birth and person.birth else None
    yield "gender", facts.gender == person.gender if facts.gender and person.gender else None
    yield "branch", facts.unit_code == person.place.code if facts.unit_code else None
    yield "member_code", facts.code == person.code if facts.code and person.code else None
    yield "citizen_id", _same_index(facts.citizen_index, person.citizen_index)
    yield "phone", _same_index(index_of("phone", facts.phone), person.phone_index)


def _same_index(one, other):
    return one == other if one and other else None
