"""The seam between the pages of an import and what is imported.

The pages (branches.imports.views, templates/branches/imports) know batches, rows, verdicts and questions. What a row is
about, a `Desk` tells them. A second target gets its pages in four steps:

1. its target stands in `Pillar.import_targets` (branches.imports.targets), its jobs in its tasks.py;
2. a subclass of `Desk` names the target, the namespace of its routes, the kinds of its jobs, the columns of the
   preview and its `Words`; what else differs, it overrides;
3. its urls.py says `app_name = "…"` and `urlpatterns = [*pages(DESK)]` (branches.imports.urls);
4. its addresses go into tests/addresses.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from branches.access import fields as access_fields
from branches.access import reach
from branches.access.decisions import Decision
from branches.imports import queries, rules, texts
from branches.imports.cells import show
from branches.imports.data import page_words
from branches.imports.models import ImportBatch
from branches.imports.reasons import Reason
from branches.imports.targets import Row, Target, target
from branches.positions.models import Grant
from branches.vietnamese.names import fold


@dataclass(frozen=True)
class Jobs:
    """Kinds of background jobs (branches.jobs.queue), each with the argument `batch`."""

    read: str
    commit: str
    undo: str
    answer: str  # also with `question`, `decision`, `moved_on`, or with `policy`, or `units`


@dataclass(frozen=True)
class Words:
    """What the pages say of the things that are imported."""

    section: str  # where the crumbs begin: "Đoàn viên"
    section_route: str
    title: str  # of the page with the upload: "Nhập từ bảng tính"
    things: str  # what is counted: "người"
    file: str  # what is uploaded, after "Tải …": "danh sách"
    file_help: str  # which files are known well
    new_units_help: str  # what becomes of units that the file names and that don't exist
    unit: str  # head of the column of units: "Chi đoàn"
    no_unit: str  # the line of rows that have none
    record: str  # what stands before a candidate: "Hồ sơ đang có"
    effect: str  # head of the table of effects: "Tác động theo chi đoàn"
    masked: str  # which values are covered in the preview; empty when none is
    done: str  # heading after a commit: "Đã ghi vào danh sách"


class Eyes:
    """What one reader may see of a batch. `revealed`: restricted values were asked for, and that was journalled."""

    def __init__(self, desk, batch, user, *, revealed=False):
        self.desk, self.batch, self.user, self.revealed = desk, batch, user, revealed
        unit = batch.unit
        self.opened = {name for name, grant in access_fields.matrix().items() if reach.can(user, grant, unit)}
        self.restricted = {name for name, field in desk.kind.fields.items() if field.restricted}
        self.manages = reach.manages(user, unit)
        self.own = batch.created_by_id == user.pk
        self.area = reach.area(user, Grant.READ)

    def may_reveal(self) -> bool:
        return bool(self.restricted & self.opened)

    def value(self, name: str, value) -> str:
        """A value of the record or the file as text, masked where it must be."""
        if value is None or value == "":
            return texts.EMPTY
        if self.covers(name):
            return self.mask(name, value)
        return self.desk.show(name, value)

    def raw(self, row: Row, name: str) -> str:
        """The cell as it stands in the file, for mending it; empty where this reader may not see it."""
        return self.desk.raw_text(row, name) if self.may_mend(name) else ""

    def covers(self, name: str) -> bool:
        """Whether the page covers the field."""
        return name in self.restricted and not (name in self.opened and self.revealed)

    def may_mend(self, name: str) -> bool:
        """Whether the reader may have the cell of the file before them. Whoever brought the file knows it."""
        return name not in self.restricted or (name in self.opened and (self.own or self.revealed))

    def mask(self, name: str, value) -> str:
        """A covered value: nothing of it, or its last characters for who may open it."""
        end = self.desk.kind.fields[name].masked_end
        return f"•••• {str(value)[-end:]}" if end and name in self.opened else texts.HIDDEN


class Desk:
    """What one target says to its pages. Attributes are to be set, methods may be overridden."""

    target: str
    routes: str  # namespace: "members:imports"
    jobs: Jobs
    words: Words
    columns: tuple[str, ...]  # fields that are columns of the preview; the first names the row
    eyes: type[Eyes] = Eyes
    # Whether rows that name no unit may be given one when the file is uploaded.
    takes_default_unit = True
    # What answers to one row, given ones, and answers to a selection are called.
    answers: Mapping[str, str] = texts.ANSWERS
    decided: Mapping[str, str] = texts.DECIDED
    answers_of_selection: Sequence[tuple[str, str]] = texts.ANSWERS_OF_SELECTION
    # Whether a file may leave values of the record as they are (branches.imports.policies).
    takes_policy = False
    # Sentences on how that sheet is filled in.
    blank_help: tuple[str, ...] = texts.BLANK_HELP
    # Fields whose wrong cells are mended by choosing one of the `allowed` values.
    chosen: tuple[str, ...] = ()
    # Names of routes of one batch that only this target has.
    more_routes: tuple[str, ...] = ()
    # Fields of the empty sheet to fill in, in their order; none: every field.
    blank_columns: tuple[str, ...] = ()
    # Columns of a file that end up in another field, with their labels.
    parts: Mapping[str, str] = {}

    @property
    def kind(self) -> Target:
        return target(self.target)

    @property
    def labels(self) -> dict[str, str]:
        return {name: field.label for name, field in self.kind.fields.items()}

    def url(self, name: str, *arguments) -> str:
        return reverse(f"{self.routes}:{name}", args=arguments)

    def addresses(self, batch: ImportBatch) -> dict[str, str]:
        """The addresses of one batch, by the names of routes."""
        names = ("preview", "reveal", "cell", "decide", "units", "faults", "mended", "mapping", "forget")
        names += ("commit", "undo", "cancel")
        names += ("policy",) if self.takes_policy else ()
        return {"list": self.url("list"), **{name: self.url(name, batch.pk) for name in (*names, *self.more_routes)}}

    def may_import(self, user, unit) -> Decision:
        """Whether `user` may bring such a file into `unit`."""
        return rules.may_import(user, unit)

    # Values and rows

    def show(self, name: str, value) -> str:
        """A value as text."""
        return (texts.YES if value else texts.NO) if isinstance(value, bool) else str(value)

    def into(self, name: str) -> str:
        """The field that a column of the file ends up in."""
        return name

    def raw_text(self, row: Row, name: str) -> str:
        """The cell of a field as it stands in the file."""
        return show(row.raw.get(name))

    def name_of(self, row: Row) -> str:
        """What the row is called on its page."""
        name = self.columns[0]
        return str(row.values.get(name) or self.raw_text(row, name) or texts.NOTHING)

    def unit_url(self, code: str) -> str:
        """Where what stands in a unit now is listed."""
        raise NotImplementedError

    def visible_records(self, keys: Iterable[int], user) -> dict[int, str]:
        """Which of the records `user` may open, with their addresses."""
        raise NotImplementedError

    def instead_of_move(self, key: int) -> tuple[str, str] | None:
        """(label, address) of what can be done about a record elsewhere instead of moving it by the import."""
        return None

    def repair_tag(self, row: Row, name: str, eyes: Eyes) -> str:
        """How a cell was repaired, in a few words; a covered value isn't quoted."""
        if name in eyes.restricted:
            return texts.REPAIRED_CELL
        return texts.REPAIRED_FROM.format(before=row.repairs[name])

    def policy_fields(self) -> list[str]:
        """Fields whose values a file may leave as they are."""
        return [name for name in self.kind.fields if name != self.kind.unit_field]

    # The file

    def allowed(self, name: str, unit) -> list[str]:
        """The values of a field that a file for `unit` may carry, where they are a list to choose from."""
        return []

    def recognised(self, batch: ImportBatch) -> str:
        """What the file is known to be, when its layout is a well-known one."""
        return ""

    def facts(self, batch: ImportBatch) -> list[tuple[str, str]]:
        """More of what was understood of the file: (label, text)."""
        return []

    def counts_as_column(self, header: str) -> bool:
        """Whether a column that no field takes is worth a word; a running number isn't."""
        return fold(header) not in page_words.NUMBERING

    def question_words(self, kind: str) -> str:
        """A kind of reason (queries.kind_of) in a few words; empty where its own sentence says it best."""
        return ""

    def reason_words(self, reason: Reason) -> str:
        """A reason as one of a list: what the target calls it, or what its first row says."""
        if words := self.question_words(reason.kind):
            return words[:1].upper() + words[1:]
        if reason.sample is None:
            return texts.ANY_REPAIR if reason.kind == "repaired" else reason.kind
        text = texts.first_sentence(reason.sample.message)
        label = self.labels.get(reason.sample.field)
        return texts.REASON_OF_CELL.format(label=label, text=text) if label else text

    def bulk_answers(self, kind: str) -> list[tuple[str, str]]:
        """(decision, label) of the answers that fit all rows which ask the same."""
        if kind in ("duplicate_in_file", "citizen_id_taken_in_file", "member_code_taken_in_file", "missing:branch"):
            return [("skip", texts.SKIP_ALL)]
        if kind.startswith("same_name_and_birth"):
            return [("same", texts.ALL_SAME), ("new", texts.ALL_NEW), ("skip", texts.SKIP_ALL)]
        if kind.startswith(("already_in_database", "on_the_way")):
            return [("same", texts.ALL_SAME), ("skip", texts.SKIP_ALL)]
        if kind.startswith("value_differs"):
            return [("same", texts.ALL_AS_FILE), ("keep", texts.ALL_KEEP), ("skip", texts.SKIP_ALL)]
        return [("accept", texts.ACCEPT_ALL), ("skip", texts.SKIP_ALL)]

    def questions(self, batch: ImportBatch, found: list[Reason]) -> list[dict]:
        """Kinds of questions that more than one row asks, with their answers. `found` are the reasons of these rows."""
        words = {reason.kind: self.reason_words(reason) for reason in found}
        return [
            {
                "kind": kind,
                "count": number,
                "text": words.get(kind, kind),
                "answers": [
                    {"value": value, "label": label.format(count=number)} for value, label in self.bulk_answers(kind)
                ],
            }
            for kind, number in queries.questions(batch)
            if number > 1
        ]
