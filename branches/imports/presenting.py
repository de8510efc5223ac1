"""A batch and its rows as the pages show them. Restricted values stay masked, also while a cell is being mended."""

from dataclasses import dataclass, field

from branches.imports import reasons, texts
from branches.imports.desk import Desk, Eyes
from branches.imports.models import ImportBatch
from branches.imports.targets import Row, Weight
from branches.units.models import Unit

Status = ImportBatch.Status


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
    choices: list = field(default_factory=list)  # what can be put in place of what is wrong

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
    candidates: list
    decided: str
    url: str
    fits: set  # the answers that it takes as one of a selection
    moves: bool
    chooses: bool  # whether several records may be meant
    mended: bool  # whether it is the row that was mended last


@dataclass
class Page:
    """What the rows of one page have in common. `units`: code → name of the units that rows go to, those to be made
    included. `open`: records that the reader may open. `moved`: row → verdict before it changed. `left`: row → why an
    undo left it. `mended`: number of the row that was mended last. `choices`: field → values to choose from."""

    eyes: Eyes
    units: dict[str, str]
    open: dict[int, str]
    moved: dict[int, str]
    left: dict[int, list[str]]
    mended: int = 0
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def editable(self) -> bool:
        return self.eyes.batch.status == Status.PREVIEW


def page_of(listing, rows, eyes: Eyes) -> list[Shown]:
    keys = {row.subject_key for row in rows if row.committed and row.subject_key}
    meant = {each["key"] for row in rows for each in candidates_of(row)}
    left: dict[int, list[str]] = {}
    for each in eyes.batch.left_by_undo:
        left.setdefault(each["row"], []).append(each["reason"])
    page = Page(
        eyes,
        unit_names(eyes.batch, rows),
        eyes.desk.visible_records(keys | meant, eyes.user) if keys or meant else {},
        listing.moved if eyes.batch.status == Status.PREVIEW else {},
        left,
        listing.row,
        {name: eyes.desk.allowed(name, eyes.batch.unit) for name in eyes.desk.chosen},
    )
    return [shown(row, page) for row in rows]


def shown(row: Row, page: Page) -> Shown:
    eyes, editable = page.eyes, page.editable
    desk = eyes.desk
    cells = [_cell(row, name, page) for name in desk.columns]
    others = [
        _cell(row, name, page)
        for name in dict.fromkeys(problem.field for problem in row.problems if problem.weight != Weight.MARK)
        if name and name not in desk.columns
    ]
    candidates = [each for each in candidates_of(row) if eyes.area.covers(each["path"])]
    in_reach = len(candidates) == len(candidates_of(row))
    answers = _answers(row, desk) if editable and (row.questions or row.decision) else []
    return Shown(
        number=row.number,
        name=desk.name_of(row),
        first=cells[0],
        cells=cells[1:],
        others=others,
        status=_status(row, page),
        changes=_changes(row, page) if in_reach and row.verdict in ("changed", "review") else [],
        tags=_tags(row, page),
        questions=[problem.message for problem in row.problems if problem.weight != Weight.MARK and not problem.field],
        answers=answers,
        candidates=[_candidate(each, row, eyes, page.open) for each in candidates],
        decided=desk.decided[row.decision].format(date=f"{row.moved_on:%d/%m/%Y}" if row.moved_on else "")
        if row.decision
        else "",
        url=page.open.get(row.subject_key, "") if row.committed else "",
        fits=_fits(row) if answers else set(),
        moves="move" in [answer["value"] for answer in answers],
        chooses=len(candidates) > 1 and "same" in [answer["value"] for answer in answers],
        mended=row.number == page.mended,
    )


def reasons_by_rows(reasons: dict[int, str]) -> str:
    """Row number → reason as sentences, one for all rows of one reason."""
    rows: dict[str, list[str]] = {}
    for number in sorted(reasons):
        rows.setdefault(reasons[number], []).append(str(number))
    return " ".join(texts.UNFIT_ROWS.format(rows=", ".join(numbers), reason=reason) for reason, numbers in rows.items())


def candidates_of(row: Row) -> list[dict]:
    """Who may be meant, likeliest first: {"key", "name", "birth", "unit", "path"}, and with it "score", "agrees",
    "differs" where the target says so."""
    return [row.candidate, *row.candidate.get("others", ())] if row.candidate else []


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
    found = [
        (
            texts.LABEL_SHEET,
            texts.SHEET.format(name=about["sheet"], number=about["sheet_number"], count=about["sheets"]),
        ),
        (texts.LABEL_HEADER, _header(about["header_rows"])),
        (texts.LABEL_COLUMNS, texts.COLUMNS_MATCHED.format(mapped=len(about["mapping"]), all=all_columns)),
        *desk.facts(batch),
        *_repairs(desk, batch),
        (texts.LABEL_SKIPPED, _junk(about["junk"])),
    ]
    if about["other_sheets"]:
        found.append((texts.LABEL_OTHER_SHEETS, ", ".join(about["other_sheets"])))
    if about.get("hidden_sheets"):
        found.append((texts.LABEL_HIDDEN_SHEETS, ", ".join(about["hidden_sheets"])))
    if about.get("hidden_rows") and not batch.options.get("hidden"):
        found.append((texts.LABEL_HIDDEN_ROWS, texts.HIDDEN_ROWS.format(count=about["hidden_rows"])))
    if about.get("by"):
        by = {"remembered": texts.MAPPING_REMEMBERED, "chosen": texts.MAPPING_CHOSEN}
        found.append((texts.LABEL_MAPPING, by[about["by"]]))
    return [dict(zip(("label", "value", "url"), fact, strict=False)) for fact in found]


def _repairs(desk: Desk, batch) -> list[tuple[str, str, str]]:
    """How many cells were repaired, field by field, with the way to their rows."""
    found = reasons.repaired(batch)
    if not found:
        return []
    cells = ", ".join(texts.REPAIRED_OF.format(count=count, label=desk.labels.get(name, name)) for name, count in found)
    said = texts.REPAIRED_CELLS.format(count=sum(count for _, count in found), cells=cells)
    return [(texts.LABEL_REPAIRED, said, f"{desk.url('preview', batch.pk)}?tab=tat-ca&ly-do=repaired#h-dong")]


def _header(rows: list[int]) -> str:
    words = {0: texts.HEADER_NONE, 1: texts.HEADER_ONE, 2: texts.HEADER_TWO}.get(len(rows), texts.HEADER_MORE)
    return words.format(first=rows[0], last=rows[-1], count=len(rows)) if rows else words


def mapping(desk: Desk, batch) -> list[dict]:
    """Column by column: letter, header, field."""
    about, labels = batch.detection, desk.labels | dict(desk.parts)
    found = [
        {"letter": letter, "header": about["headers"].get(letter, ""), "field": labels[name]}
        for letter, name in about["mapping"].items()
    ]
    found += [{"letter": letter, "header": header, "field": ""} for letter, header in about["unmapped"].items()]
    return sorted(found, key=lambda column: (len(column["letter"]), column["letter"]))


def _cell(row, name, page: Page) -> Cell:
    eyes, units, editable = page.eyes, page.units, page.editable
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
        cell.choices = page.choices.get(name, [])
    elif problems and name not in row.values:
        cell.text = eyes.raw(row, name) or cell.text
    if name in row.repairs:
        cell.repaired = True
        cell.tags.append(desk.repair_tag(row, name, eyes))
    cell.tags += [
        texts.first_sentence(problem.message)
        for problem in row.problems
        if problem.field == name and problem.weight == Weight.MARK and problem.kind != "repaired"
    ]
    return cell


def _changes(row, page):
    eyes, units = page.eyes, page.units
    labels, found = eyes.desk.labels, []
    for name, old in row.old.items():
        if name == eyes.desk.kind.unit_field:
            new = units.get(row.unit_code, "")
            found.append({"label": labels[name], "old": units.get(old, old) or texts.NOTHING, "new": new})
        else:
            new = row.values.get(name)
            found.append({"label": labels[name], "old": eyes.value(name, old), "new": eyes.value(name, new)})
    return found


def _status(row, page) -> tuple:
    """Symbol and word for what will become of a row, or has."""
    if row.decision == "skip":
        return texts.SKIPPED
    if page.editable or row.verdict == "same":
        return texts.VERDICTS[row.verdict]
    if not row.committed:
        return texts.LEFT_OUT
    if page.eyes.batch.status == Status.COMMITTED:
        return texts.WRITTEN[row.verdict]
    return texts.STAYS if row.number in page.left else texts.TAKEN_BACK


def _tags(row, page) -> list[str]:
    """What is said of the whole row: how it moved, why it stayed, and marks that no cell shows."""
    columns = page.eyes.desk.columns
    tags = []
    if row.number in page.moved:
        was = texts.VERDICTS[page.moved[row.number]][1]
        tags.append(texts.MOVED_ON.format(was=was))
    tags += page.left.get(row.number, [])
    tags += [
        texts.first_sentence(problem.message)
        for problem in row.problems
        if problem.weight == Weight.MARK and problem.kind != "repaired" and problem.field not in columns
    ]
    return list(dict.fromkeys(tags))


def _answers(row: Row, desk: Desk) -> list[dict]:
    offered = row.offered
    labels = dict(desk.answers)
    if len(offered) == 2 and not row.candidate:
        labels[offered[0]] = texts.ACCEPT
    elif row.candidate and "new" not in offered:
        labels["same"] = texts.KEEP_THERE if "move" in offered else texts.TAKE_IN
    elif "keep" in offered and not row.candidate:
        labels["same"] = texts.AS_THE_FILE
    return [{"value": value, "label": labels[value]} for value in offered if value != row.decision]


def _fits(row: Row) -> set[str]:
    """The answers that the row takes as one of a selection (branches.imports.actions.answer_rows)."""
    taken = {"clear"} if row.decision else set()
    if not row.questions:
        return taken
    if len(row.offered) == 2 and not row.candidate:
        return taken | {"accept", "skip"}
    return taken | set(row.offered)


def _candidate(candidate: dict, row: Row, eyes: Eyes, open_: dict[int, str]) -> dict:
    desk, labels = eyes.desk, eyes.desk.labels
    birth = candidate.get("birth")
    return {
        "key": candidate["key"],
        "label": desk.words.record,
        "name": candidate["name"],
        "birth": desk.show("birth_date", birth) if birth is not None else "",
        "unit": candidate["unit"],
        "url": open_.get(candidate["key"], ""),
        "score": candidate.get("score"),
        "agrees": ", ".join(labels.get(name, name).lower() for name in candidate.get("agrees", ())),
        "differs": ", ".join(labels.get(name, name).lower() for name in candidate.get("differs", ())),
        "meant": candidate["key"] == row.subject_key,
        "instead": desk.instead_of_move(candidate["key"]) if candidate["key"] in open_ and _may_move(row) else None,
    }


def _may_move(row: Row) -> bool:
    return any("move" in question.answers for question in row.questions)


def _junk(junk: dict[str, str]) -> str:
    kinds = dict.fromkeys(texts.JUNK.get(kind, kind) for kind in junk.values())
    return texts.JUNK_ROWS.format(count=len(junk), kinds=", ".join(kinds)) if junk else ""
