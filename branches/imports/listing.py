"""Which rows of a batch a page shows: a tab, a reason, a page of them, and the row that was mended last."""

from functools import cached_property

from django.db.models import Q
from django.utils.http import urlencode

from branches.imports import reasons, staging, texts
from branches.imports.models import ImportBatch

PAGE = 50
Status = ImportBatch.Status
_WRITTEN = ("new", "changed")


class Listing:
    """One reading of an address, or of the fields that a form carries along: `tab`, `trang`, `ly-do`, `dong`.

    `row`: number of the row that was mended last; it is shown although it may no longer belong to the tab.
    """

    def __init__(self, batch: ImportBatch, data, *, row: int | None = None):
        self.batch = batch
        self.tabs = texts.TABS_OF[batch.status]
        self.moved = {int(number): was for number, was in batch.detection.get("moved", {}).items()}
        if not self.moved or batch.status != Status.PREVIEW:
            self.tabs = {code: tab for code, tab in self.tabs.items() if code != "da-khac"}
        self.left = {each["row"] for each in batch.left_by_undo if each["row"]}
        self.tab = data.get("tab") if data.get("tab") in self.tabs else self._first_tab()
        self.row = row or whole(data.get("dong"))
        self.reasons = reasons.counted(batch, self.verdicts)
        self.reason = next((each for each in self._kinds() if each.kind == data.get("ly-do")), None)
        self.pages = max(-(-self.total // PAGE), 1)
        self.number = min(max(whole(data.get("trang")) or 1, 1), self.pages)

    @property
    def verdicts(self) -> tuple[str, ...]:
        return self.tabs[self.tab][1]

    @cached_property
    def total(self) -> int:
        return self._found().count() if self.reason else self.count(self.tab)

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return min(self.number * PAGE, self.total)

    @property
    def here(self) -> dict:
        """What a form must carry along to come back to the same rows."""
        here = {"tab": self.tab, "trang": self.number}
        return here | ({"ly-do": self.reason.kind} if self.reason else {})

    def count(self, tab: str) -> int:
        if tab == "da-khac":
            return len(self.moved)
        if tab == "giu-nguyen":
            return len(self.left)
        total = sum(self.batch.counts[verdict] for verdict in self.tabs[tab][1])
        return total - len(self.left) if tab == "hoan-tac" else total

    def rows(self) -> list:
        """The page's rows of branches.imports.targets."""
        rows = staging.unpack(self.batch, self._found().order_by("number")[self.first - 1 : self.last])
        if self.row and self.row not in {row.number for row in rows}:
            rows = sorted([*rows, *staging.load(self.batch, number=self.row)], key=lambda row: row.number)
        return rows

    def query(self, **changed) -> str:
        """The address with other parameters; an empty one is left out."""
        parameters = {name: value for name, value in {**self.here, **changed}.items() if value}
        return f"?{urlencode(parameters)}"

    def _kinds(self) -> list[reasons.Reason]:
        """What can be filtered by: the reasons of the tab, and all repairs at once."""
        repaired = any(each.kind.startswith("repaired:") for each in self.reasons)
        return [*self.reasons, *([reasons.Reason("repaired", 0, None)] if repaired else [])]

    def _found(self):
        rows = self.batch.rows.filter(self._of_tab())
        return reasons.having(rows, self.reason.kind) if self.reason else rows

    def _of_tab(self) -> Q:
        condition = Q(verdict__in=self.verdicts)
        if self.tab == "da-khac":
            condition &= Q(number__in=list(self.moved))
        elif self.tab == "giu-nguyen":
            condition &= Q(number__in=list(self.left))
        elif self.tab == "hoan-tac":
            condition &= ~Q(number__in=list(self.left))
        return condition

    def _first_tab(self) -> str:
        """What needs somebody comes first."""
        wanted = [code for code in ("da-khac", "giu-nguyen", "can-xem") if code in self.tabs]
        if self.batch.status != Status.PREVIEW:
            wanted = [code for code in ("giu-nguyen", "hoan-tac") if code in self.tabs]
        wanted += [code for code in ("moi", "cap-nhat") if code in self.tabs]
        return next((code for code in wanted if self.count(code)), "tat-ca")


def whole(text) -> int:
    """A number of an address; 0 when it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
