"""A batch and its rows as the pages show them. Restricted values stay masked, also while a cell is being mended."""

from dataclasses import dataclass, field

from branches.imports import texts
from branches.imports.desk import Desk, Eyes
from branches.imports.targets import Problem, Row, Weight
from branches.units.models import Unit

# Marks that a cell's own tag shows.
_SHOWN_IN_CELL = {"repaired", "date_precision_year", "date_precision_month"}


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
    unit: bool = False  # whether it names the row's unit, which can be chosen from a list

    @property
    def is_empty(self) -> bool:
        return self.text == texts.EMPTY


@dataclass
class Shown:
    """One row of the preview."""

    number: int
    name: str
    first: Cell  # the cell that names the row
    cells: list
    others: list
    status: tuple
    changes: list
    tags: list
    questions: list
    answers: list
    candidate: dict
    decided: str
    url: str
    moves: bool


def shown(row: Row, eyes: Eyes, units: dict[str, str], *, editable: bool) -> Shown:
    """`units`: code → name of the units that rows go to, those to be made included."""
    desk = eyes.desk
    cells = [_cell(row, name, eyes, units, editable) for name in desk.columns]
    others = [
        _cell(row, name, eyes, units, editable)
        for name in dict.fromkeys(problem.field for problem in row.problems if problem.weight != Weight.MARK)
        if name and name not in desk.columns
    ]
    answers = _answers(row) if editable and (row.questions or row.decision) else []
    in_reach = not row.candidate or eyes.area.covers(row.candidate["path"])
    return Shown(
        number=row.number,
        name=desk.name_of(row),
        first=cells[0],
        cells=cells[1:],
        others=others,
        status=texts.SKIPPED if row.decision == "skip" else texts.VERDICTS[row.verdict],
        changes=_changes(row, eyes, in_reach, units) if row.verdict in ("changed", "review") else [],
        tags=[problem.message for problem in row.problems if _is_tag(problem)],
        questions=[problem.message for problem in row.problems if problem.weight != Weight.MARK and not problem.field],
        answers=answers,
        candidate=_candidate(row, eyes, in_reach),
        decided=texts.DECIDED[row.decision].format(date=f"{row.moved_on:%d/%m/%Y}" if row.moved_on else "")
        if row.decision
        else "",
        url=desk.record_url(row.subject_key) if row.committed and row.subject_key and in_reach else "",
        moves="move" in [answer["value"] for answer in answers],
    )


def unit_names(batch, rows) -> dict[str, str]:
    """Names of the units that `rows` go to or come from; one query."""
    codes = {row.unit_code for row in rows} | {row.old.get("branch") for row in rows}
    names = {unit["code"]: unit["name"] for unit in batch.new_units}
    return names | dict(Unit.objects.filter(code__in=[code for code in codes if code]).values_list("code", "name"))


def facts(desk: Desk, batch) -> list[dict]:
    """What was understood of the file, as components/facts.html takes it."""
    about = batch.detection
    spare = [header for header in about["unmapped"].values() if desk.counts_as_column(header)]
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
        *desk.facts(batch),
        (texts.LABEL_SKIPPED, _junk(about["junk"])),
    ]
    if about["other_sheets"]:
        found.append((texts.LABEL_OTHER_SHEETS, ", ".join(about["other_sheets"])))
    return [{"label": label, "value": value} for label, value in found]


def mapping(desk: Desk, batch) -> list[dict]:
    """Column by column: letter, header, field."""
    about, labels = batch.detection, desk.labels | dict(desk.parts)
    found = [
        {"letter": letter, "header": about["headers"].get(letter, ""), "field": labels[name]}
        for letter, name in about["mapping"].items()
    ]
    found += [{"letter": letter, "header": header, "field": ""} for letter, header in about["unmapped"].items()]
    return sorted(found, key=lambda column: (len(column["letter"]), column["letter"]))


def _cell(row, name, eyes, units, editable) -> Cell:
    desk = eyes.desk
    problems = [problem for problem in row.problems if problem.field == name and problem.weight != Weight.MARK]
    cell = Cell(name, desk.labels[name], problems=[problem.message for problem in problems] if editable else [])
    cell.bad = any(problem.weight == Weight.ERROR for problem in problems)
    cell.unit = name == desk.kind.unit_field
    if cell.unit:
        cell.text = units.get(row.unit_code) or row.values.get(name) or texts.EMPTY
    else:
        cell.text = eyes.value(name, row.values.get(name))
    if cell.problems:
        cell.raw, cell.ident = eyes.raw(row, name), f"o-{row.number}-{name}"
    elif problems and name not in row.values:
        cell.text = eyes.raw(row, name) or cell.text
    if name in row.repairs:
        cell.repaired = True
        cell.tags.append(desk.repair_tag(row, name, eyes))
    cell.tags += [
        problem.message
        for problem in row.problems
        if problem.field == name and problem.kind in ("date_precision_year", "date_precision_month")
    ]
    return cell


def _changes(row, eyes, in_reach, units):
    if not in_reach:
        return []
    labels, found = eyes.desk.labels, []
    for name, old in row.old.items():
        if name == eyes.desk.kind.unit_field:
            found.append(
                {"label": labels[name], "old": units.get(old, old) or "–", "new": units.get(row.unit_code, "")}
            )
        else:
            new = row.values.get(name)
            found.append({"label": labels[name], "old": eyes.value(name, old), "new": eyes.value(name, new)})
    return found


def _is_tag(problem: Problem) -> bool:
    return problem.weight == Weight.MARK and problem.kind not in _SHOWN_IN_CELL


def _answers(row: Row) -> list[dict]:
    offered = row.offered
    labels = dict(texts.ANSWERS)
    if len(offered) == 2 and not row.candidate:
        labels[offered[0]] = texts.ACCEPT
    elif row.candidate and "new" not in offered:
        labels["same"] = texts.KEEP_THERE if "move" in offered else texts.TAKE_IN
    return [{"value": value, "label": labels[value]} for value in offered if value != row.decision]


def _candidate(row: Row, eyes: Eyes, in_reach: bool) -> dict:
    if not row.candidate or not in_reach:
        return {}
    birth = row.candidate.get("birth")
    return {
        "name": row.candidate["name"],
        "birth": eyes.desk.show("birth_date", birth) if birth is not None else "",
        "unit": row.candidate["unit"],
        "url": eyes.desk.record_url(row.candidate["key"]),
    }


def _junk(junk: dict[str, str]) -> str:
    kinds = dict.fromkeys(texts.JUNK.get(kind, kind) for kind in junk.values())
    return texts.JUNK_ROWS.format(count=len(junk), kinds=", ".join(kinds)) if junk else ""
