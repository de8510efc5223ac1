"""What becomes of a value of the record that a file contradicts: overwritten, kept, or asked about; per field."""

from branches.imports.targets import Problem, Row, Weight
from members.imports import record, texts
from members.imports.matching import texts as own_texts
from members.people.models.persons import PARTIAL_DATES

OVERWRITE, FILL, ASK = "overwrite", "fill", "ask"


class Policy:
    """Reads ImportBatch.options["policy"]: {"*": mode of any field, field: its own mode}."""

    def __init__(self, options: dict):
        chosen = options.get("policy") or {}
        self._usual = chosen.get("*", OVERWRITE)
        self._own = {name: mode for name, mode in chosen.items() if name != "*"}
        modes = {self._usual, *self._own.values()}
        self.overwrites = modes == {OVERWRITE}
        self.asks = ASK in modes

    def of(self, field: str) -> str:
        return self._own.get(field, self._usual)

    def apply(self, row: Row, *, moves: bool):
        """Leave in `row.old` what will be written, and say of the rest that it stays. `moves`: the row may also be
        answered by a move."""
        if self.overwrites:
            return
        for name, old in list(row.old.items()):
            mode = self.of(name)
            if mode == OVERWRITE or _lacking(name, old, row.values[name]):
                continue
            if mode == FILL or row.decision == "keep":
                del row.old[name]
            label = texts.FIELDS[name]
            if mode == FILL:
                row.matches.append(
                    Problem(f"value_kept:{name}", Weight.MARK, own_texts.VALUE_KEPT.format(label=label), name)
                )
            else:
                answers = ("same", "keep", "move", "skip") if moves else ("same", "keep", "skip")
                message = own_texts.VALUE_DIFFERS.format(label=label)
                row.matches.append(Problem(f"value_differs:{name}", Weight.REVIEW, message, name, answers))


def _lacking(name, old, new) -> bool:
    """Whether the record has nothing there that the file could contradict: nothing at all, or less of the same date."""
    if name in PARTIAL_DATES and old is not None:
        return record.dates_agree(record.date_of(old), record.date_of(new))
    return old is None or old is False or (name == "attachment" and old == record.shown(name, False))
