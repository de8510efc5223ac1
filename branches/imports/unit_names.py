"""Units as a file names them: found by code or name, or proposed to be made."""

import re
from collections.abc import Mapping, Sequence

from branches.imports import rules, texts
from branches.imports.data import unit_words
from branches.imports.targets import Problem, Row, Weight, target
from branches.units.models import Unit
from branches.units.queries import next_branch_codes
from branches.vietnamese.names import clean, fold

_CODE = re.compile(r"[A-Z0-9]+(\.[A-Z0-9]+)+")


class UnitNames:
    """Resolves what the rows of one batch say about their unit. A handful of queries for any number of rows."""

    def __init__(self, batch, actor, field: str):
        self.batch, self.unit, self.field = batch, batch.unit, field
        below = list(Unit.objects.below(batch.unit).select_related("level")) if field else []
        self.units = {unit.code: unit for unit in below}
        self.open = [unit for unit in below if not unit.closed_on]
        self.by_name: dict[str, list[Unit]] = {}
        self.by_bare_name: dict[str, list[Unit]] = {}
        for unit in self.open:
            self.by_name.setdefault(fold(unit.name), []).append(unit)
            if unit.is_branch:
                self.by_bare_name.setdefault(bare(unit.name), []).append(unit)
        self.closed = {fold(unit.name): unit for unit in below if unit.closed_on and unit.is_branch}
        self.proposals = {proposal["named"]: dict(proposal) for proposal in batch.new_units}
        self.may_create = (
            batch.options.get("create_units", False)
            and bool(rules.may_create_units(actor, batch.unit))
            and not batch.unit.is_branch
            and batch.unit.level.children.filter(code=unit_words.USUAL_LEVEL).exists()
        )
        # text → unit code, problem, name of the proposal that the text means
        self._known: dict[str, tuple[str, Problem | None, str]] = {}
        self._codes = None
        self.renumbered = self._renumber()

    def resolve(self, rows: Sequence[Row]):
        """Fill unit_code and matches of `rows`, chunk after chunk; nothing where no column names a branch."""
        if not self.field:
            return
        for row in rows:
            row.unit_code, problem, _ = self._look_up(row)
            if problem:
                row.matches.append(problem)

    def named(self, row: Row) -> str:
        """The proposal that a resolved row counts for, or an empty text."""
        return self._look_up(row)[2]

    def new_units(self, used: Mapping[str, int]) -> list[dict]:
        """What would be made (ImportBatch.new_units). `used`: proposal → number of rows that name it."""
        return [
            {**proposal, "rows": used[named]} for named, proposal in self.proposals.items() if used.get(named, 0) > 0
        ]

    def _look_up(self, row):
        text = row.values.get(self.field) or ""
        if text not in self._known:
            code, problem = self._find(text)
            named = fold(text)
            self._known[text] = code, problem, named if named in self.proposals else ""
        return self._known[text]

    def _find(self, text: str) -> tuple[str, Problem | None]:
        if not text:
            return self._default()
        if (unit := self.units.get(text.upper())) and not unit.closed_on:
            return self._branch(unit)
        if _CODE.fullmatch(text.upper()):
            # Whether a code outside the unit exists is nobody's business here: the answer is the same.
            inside = text.upper().startswith(f"{self.unit.code}.") and not self.unit.is_branch
            return "", self._unknown() if inside else self._outside()
        named = fold(text)
        if found := self.by_name.get(named):
            if len(found) > 1:
                return "", self._error("unknown_branch", texts.SAME_NAME_UNITS.format(unit=self.unit))
            return self._branch(found[0])
        part = self.by_bare_name.get(bare(text), [])
        if len(part) == 1:
            message = texts.PART_OF_NAME.format(unit=part[0])
            return part[0].code, Problem("branch_by_part_of_name", Weight.REVIEW, message, self.field)
        if self.unit.is_branch:
            return "", self._outside()
        return self._proposed(named, text)

    def _default(self):
        code = self.batch.options.get("default_branch") or (self.unit.code if self.unit.is_branch else "")
        if code:
            return code, None
        return "", Problem("missing:branch", Weight.REVIEW, texts.MISSING_UNIT, self.field, answers=("skip",))

    def _branch(self, unit):
        if not unit.is_branch:
            return "", self._error("not_a_branch", texts.NOT_A_BRANCH)
        return unit.code, None

    def _proposed(self, named, text):
        if not self.may_create:
            self.proposals.pop(named, None)
            return "", self._unknown()
        if named not in self.proposals:
            self.proposals[named] = self._propose(named, text)
        proposal = self.proposals[named]
        if not proposal["create"]:
            return "", self._error("unknown_branch", texts.UNKNOWN_NOT_CREATED)
        return proposal["code"], None

    def _propose(self, named, text):
        name = clean(text)[: Unit._meta.get_field("name").max_length]
        closed = self.closed.get(named)
        if closed and self._never_used(closed):
            # What an undo closed comes back under its own code when the same file goes in again.
            return {
                "named": named,
                "name": closed.name,
                "code": closed.code,
                "level": closed.level_id,
                "sector": closed.sector_id,
                "create": True,
                "reopen": True,
            }
        return {
            "named": named,
            "name": name,
            "code": self._next_code(),
            "level": guess_level(name),
            "sector": guess_sector(name),
            "create": True,
            "reopen": False,
        }

    def _next_code(self):
        if self._codes is None:
            self._codes = iter(self._free_codes())
        return next(self._codes)

    def _free_codes(self):
        first = next_branch_codes(self.unit)[0]
        begin, number = first[: -len(first.rpartition("CD")[2])], int(first.rpartition("CD")[2])
        taken = {proposal["code"] for proposal in self.proposals.values()}
        while True:
            code = f"{begin}{number:02d}"
            if code not in taken:
                yield code
            number += 1

    def _renumber(self) -> bool:
        """Somebody may have taken a proposed code since it was proposed. Says whether anybody has."""
        codes = [proposal["code"] for proposal in self.proposals.values() if not proposal["reopen"]]
        taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True)) if codes else set()
        for proposal in self.proposals.values():
            if proposal["code"] in taken:
                proposal["code"] = self._next_code()
        return bool(taken)

    def _never_used(self, unit):
        return not target(self.batch.target).units_in_use([unit])

    def _unknown(self):
        return self._error("unknown_branch", texts.UNKNOWN_UNIT.format(unit=self.unit))

    def _outside(self):
        return self._error("out_of_scope_branch", texts.OUT_OF_SCOPE.format(unit=self.unit))

    def _error(self, code, message):
        return Problem(code, Weight.ERROR, message, self.field)


def bare(name: str) -> str:
    """The folded name without "Chi đoàn" before it."""
    folded = fold(name)
    for prefix in unit_words.PREFIXES:
        if folded.startswith(f"{fold(prefix)} "):
            return folded[len(fold(prefix)) + 1 :]
    return folded


def guess_level(name: str) -> str:
    text = name.lower()
    found = [prefix for prefix in unit_words.LEVELS if text.startswith(prefix)]
    return unit_words.LEVELS[max(found, key=len)] if found else unit_words.USUAL_LEVEL


def guess_sector(name: str) -> str | None:
    """The code of the sector that the name's first words tell, or None."""
    text = clean(name).lower().replace("-", " ")
    # Without marks "bản" and "ban" are one; with them they are not.
    same = fold if text.isascii() else str
    for prefix in unit_words.PREFIXES:
        if text.startswith(f"{same(prefix)} "):
            text = text[len(same(prefix)) + 1 :]
            break
    fits = [
        (len(word), sector)
        for sector, words in unit_words.SECTORS.items()
        for word in words
        if f"{text} ".startswith(f"{same(word)} ")
    ]
    return max(fits)[1] if fits else None
