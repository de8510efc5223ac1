"""What a row changes in the record, by the policy of its import."""

from branches.imports.policies import FILL, OVERWRITE, Policy
from branches.imports.targets import Problem, Row, Weight
from members.imports import record, texts
from members.imports.matching import texts as own_texts
from members.people.models.persons import PARTIAL_DATES


def apply(policy: Policy, row: Row, *, moves: bool):
    """Leave in `row.old` what will be written, and say of the rest that it stays. `moves`: the row may also be answered
    by a move."""
    if policy.overwrites and row.decision != "keep":
        return
    for name, old in list(row.old.items()):
        mode = policy.of(name)
        if _is_lacking(name, old, row.values[name]):
            continue
        if mode == FILL or row.decision == "keep":
            del row.old[name]
        label = texts.FIELDS[name]
        if mode == FILL:
            message = own_texts.VALUE_KEPT.format(label=label)
            row.matches.append(Problem(f"value_kept:{name}", Weight.MARK, message, name))
        elif mode != OVERWRITE:
            answers = ("same", "keep", "move", "skip") if moves else ("same", "keep", "skip")
            message = own_texts.VALUE_DIFFERS.format(label=label)
            row.matches.append(Problem(f"value_differs:{name}", Weight.REVIEW, message, name, answers))


def _is_lacking(name, old, new) -> bool:
    """Whether the record has nothing there that the file could contradict: nothing at all, or less of the same date."""
    if name in PARTIAL_DATES and old is not None:
        return record.dates_agree(record.date_of(old), record.date_of(new))
    return old is None or old is False or (name == "attachment" and old == record.shown(name, False))
