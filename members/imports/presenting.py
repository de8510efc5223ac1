"""A batch and its rows as the pages show them. Restricted values stay masked, also while a cell is being mended."""

from dataclasses import dataclass, field

from django.urls import reverse

from branches.access import fields as access_fields
from branches.access import reach
from branches.imports import queries
from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.positions.models import Grant
from branches.units.models import Unit
from branches.vietnamese import citizen_ids, partial_dates, phones
from branches.vietnamese.names import fold
from members.imports import texts
from members.imports.data import words
from members.imports.resources import WIDGETS
from members.imports.target import MEMBERS

# Marks that a cell's own tag shows.
_SHOWN_IN_CELL = {"repaired", "date_precision_year", "date_precision_month"}
_DATES = {"birth_date", "citizen_id_date", "joined_on", "party_joined_on"}


@dataclass
class Eyes:
    """What one reader may see of a batch. `revealed`: restricted values were asked for, and that was journalled."""

    batch: object
    user: object
    revealed: bool = False
    opened: set = field(init=False)

    def __post_init__(self):
        unit = self.batch.unit
        self.opened = {name for name, grant in access_fields.matrix().items() if reach.can(self.user, grant, unit)}
        self.restricted = {each.restricted for each in MEMBERS.fields.values() if each.restricted}
        self.manages = reach.manages(self.user, unit)
        self.own = self.batch.created_by_id == self.user.pk
        self.area = reach.area(self.user, Grant.READ)

    def may_reveal(self) -> bool:
        return bool(self.restricted & self.opened)

    def value(self, name: str, value) -> str:
        """A value of the record or the file as text, masked where it must be."""
        if value is None or value == "":
            return texts.EMPTY
        if name in self.restricted:
            if name not in self.opened:
                return texts.HIDDEN
            if not self.revealed:
                return citizen_ids.mask(str(value)[-4:]) if MEMBERS.fields[name].masked_end else texts.HIDDEN
        if name == "phone" and not (self.revealed and self.manages):
            return phones.mask(str(value))
        if name in _DATES:
            return str(partial_dates.parse(value))
        if isinstance(value, bool):
            return texts.YES if value else texts.NO
        if name == "gender":
            return WIDGETS["gender"].render(value)
        return str(value)

    def raw(self, row: Row, name: str) -> str:
        """The cell as it stands in the file, for mending it; empty where this reader may not see it."""
        if name in self.restricted and not (name in self.opened and (self.own or self.revealed)):
            return ""
        if name == "phone" and not (self.manages or self.own):
            return ""
        return raw_text(row, name)


def raw_text(row: Row, name: str) -> str:
    if name == "full_name" and name not in row.raw:
        return " ".join(show(row.raw[part]) for part in ("family_and_middle", "given_name") if part in row.raw)
    if name == "birth_date":
        columns = ("birth_date", "birth_date_male", "birth_date_female")
        parts = [show(row.raw[column]) for column in columns if column in row.raw]
        return parts[0] if parts else ""
    return show(row.raw.get(name))


@dataclass
class Cell:
    """One cell of the preview: its text, how it was repaired, and what is wrong with it."""

    name: str
    label: str
    text: str = ""
    repaired: bool = False
    tags: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    raw: str = ""
    ident: str = ""
    bad: bool = False


@dataclass
class Shown:
    """One row of the preview."""

    number: int
    name: str
    cells: dict
    others: list
    status: tuple
    changes: list
    tags: list
    questions: list
    answers: list
    candidate: dict
    decided: str
    key: int | None
    moves: bool


def shown(row: Row, eyes: Eyes, units: dict[str, str], *, editable: bool) -> Shown:
    """`units`: code → name of the units that rows go to, those to be made included."""
    cells = {name: _cell(row, name, eyes, units, editable) for name in texts.COLUMNS}
    others = [
        _cell(row, name, eyes, units, editable)
        for name in dict.fromkeys(problem.field for problem in row.problems if problem.weight != Weight.MARK)
        if name and name not in texts.COLUMNS
    ]
    answers = _answers(row) if editable and (row.questions or row.decision) else []
    in_reach = not row.candidate or eyes.area.covers(row.candidate["path"])
    return Shown(
        number=row.number,
        name=row.values.get("full_name") or raw_text(row, "full_name") or "–",
        cells=cells,
        others=others,
        status=texts.SKIPPED if row.decision == "skip" else texts.VERDICTS[row.verdict],
        changes=_changes(row, eyes, in_reach, units) if row.verdict in ("changed", "review") else [],
        tags=[_tag(problem) for problem in row.problems if _is_tag(problem)],
        questions=[problem.message for problem in row.problems if problem.weight != Weight.MARK and not problem.field],
        answers=answers,
        candidate=_candidate(row, in_reach),
        decided=texts.DECIDED[row.decision].format(date=f"{row.moved_on:%d/%m/%Y}" if row.moved_on else "")
        if row.decision
        else "",
        key=row.subject_key if row.committed and in_reach else None,
        moves="move" in [answer["value"] for answer in answers],
    )


def _cell(row, name, eyes, units, editable) -> Cell:
    problems = [problem for problem in row.problems if problem.field == name and problem.weight != Weight.MARK]
    cell = Cell(name, texts.FIELDS[name], problems=[problem.message for problem in problems] if editable else [])
    cell.bad = any(problem.weight == Weight.ERROR for problem in problems)
    if name == "branch":
        cell.text = units.get(row.unit_code) or row.values.get("branch") or texts.EMPTY
    else:
        cell.text = eyes.value(name, row.values.get(name))
    if cell.problems:
        cell.raw, cell.ident = eyes.raw(row, name), f"o-{row.number}-{name}"
    elif problems and name not in row.values:
        cell.text = eyes.raw(row, name) or cell.text
    if name in row.repairs:
        cell.repaired = True
        cell.tags.append(_repair_tag(row, name, eyes))
    cell.tags += [
        problem.message
        for problem in row.problems
        if problem.field == name and problem.kind in ("date_precision_year", "date_precision_month")
    ]
    return cell


def _repair_tag(row, name, eyes):
    if name in ("citizen_id", "card_number"):
        return texts.ZERO_ADDED
    if name == "phone":
        return texts.REPAIRED_PHONE
    if name in eyes.restricted:
        return ""
    return texts.FROM_LEGACY.format(before=row.repairs[name])


def _changes(row, eyes, in_reach, units):
    if not in_reach:
        return []
    found = []
    for name, old in row.old.items():
        if name == "branch":
            found.append(
                {"label": texts.FIELDS[name], "old": units.get(old, old) or "–", "new": units.get(row.unit_code, "")}
            )
        else:
            new = row.values.get(name)
            found.append({"label": texts.FIELDS[name], "old": eyes.value(name, old), "new": eyes.value(name, new)})
    return found


def _is_tag(problem: Problem) -> bool:
    return problem.weight == Weight.MARK and problem.kind not in _SHOWN_IN_CELL


def _tag(problem: Problem) -> str:
    return problem.message


def _answers(row: Row) -> list[dict]:
    offered = row.offered
    labels = dict(texts.ANSWERS)
    if len(offered) == 2 and not row.candidate:
        labels[offered[0]] = texts.ACCEPT
    elif row.candidate and "new" not in offered:
        labels["same"] = texts.KEEP_THERE if "move" in offered else texts.TAKE_IN
    return [{"value": value, "label": labels[value]} for value in offered if value != row.decision]


def _candidate(row: Row, in_reach: bool) -> dict:
    if not row.candidate or not in_reach:
        return {}
    birth = row.candidate["birth"]
    return {
        "name": row.candidate["name"],
        "birth": str(partial_dates.parse(birth)) if birth is not None else "",
        "unit": row.candidate["unit"],
        "url": reverse("members:people:detail", args=[row.candidate["key"]]),
    }


def unit_names(batch, rows) -> dict[str, str]:
    """Names of the units that `rows` go to or come from; one query."""
    codes = {row.unit_code for row in rows} | {row.old.get("branch") for row in rows}
    names = {unit["code"]: unit["name"] for unit in batch.new_units}
    return names | dict(Unit.objects.filter(code__in=[code for code in codes if code]).values_list("code", "name"))


def facts(batch) -> list[dict]:
    """What was understood of the file, as components/facts.html takes it."""
    about = batch.detection
    mapping = set(about["mapping"].values())
    spare = [header for header in about["unmapped"].values() if fold(header) not in words.NUMBERING]
    all_columns = len(about["mapping"]) + len(spare)
    first, last = about["header_rows"][0], about["header_rows"][-1]
    header = texts.HEADER_ONE if first == last else texts.HEADER_TWO
    found = [
        (
            texts.LABEL_SHEET,
            texts.SHEET.format(name=about["sheet"], number=about["sheet_number"], count=about["sheets"]),
        ),
        (texts.LABEL_HEADER, header.format(first=first, last=last)),
        (texts.LABEL_COLUMNS, texts.COLUMNS_MATCHED.format(mapped=len(about["mapping"]), all=all_columns)),
        (texts.LABEL_GENDER, _gender(mapping)),
        (texts.LABEL_SKIPPED, _junk(about["junk"])),
    ]
    if about["other_sheets"]:
        found.append((texts.LABEL_OTHER_SHEETS, ", ".join(about["other_sheets"])))
    return [{"label": label, "value": value} for label, value in found]


def is_official(batch) -> bool:
    """Whether the file has the layout of the official system's export, with its two columns of birth dates."""
    mapping = set(batch.detection["mapping"].values())
    return {"birth_date_male", "birth_date_female", "member_code", "branch", "rating_state"} <= mapping


def mapping(batch) -> list[dict]:
    """Column by column: letter, header, field."""
    about, labels = batch.detection, texts.FIELDS | texts.PARTS
    found = [
        {"letter": letter, "header": about["headers"].get(letter, ""), "field": labels[name]}
        for letter, name in about["mapping"].items()
    ]
    found += [{"letter": letter, "header": header, "field": ""} for letter, header in about["unmapped"].items()]
    return sorted(found, key=lambda column: (len(column["letter"]), column["letter"]))


def questions(batch) -> list[dict]:
    """Kinds of questions with more than one row, for answering all at once."""
    return [
        {
            "kind": kind,
            "text": texts.QUESTION_LINE.format(count=number, what=question_words(kind)),
            "only_skip": kind in ("duplicate_in_file", "citizen_id_taken_in_file", "missing:branch"),
            "identity": kind.startswith(("same_name_and_birth", "already_in_database")),
            "may_be_new": kind.startswith("same_name_and_birth"),
        }
        for kind, number in queries.questions(batch)
        if number > 1
    ]


def question_words(kind: str) -> str:
    """A kind of question in words."""
    if kind in texts.QUESTIONS:
        return texts.QUESTIONS[kind]
    name, _, column = kind.partition(":")
    return texts.QUESTIONS_OF_CELLS.get(name, kind).format(label=texts.FIELDS.get(column, column))


def _gender(mapping):
    if {"birth_date_male", "birth_date_female"} & mapping:
        return texts.GENDER_BY_DATE
    if {"gender_male", "gender_female"} & mapping:
        return texts.GENDER_BY_TICK
    return texts.GENDER_BY_WORD if "gender" in mapping else texts.GENDER_NONE


def _junk(junk: dict[str, str]) -> str:
    kinds = dict.fromkeys(texts.JUNK.get(kind, kind) for kind in junk.values())
    return texts.JUNK_ROWS.format(count=len(junk), kinds=", ".join(kinds)) if junk else ""
