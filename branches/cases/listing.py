"""The list of the cases of one kind: tabs with counts, a search, rows that can be chosen. A slice calls `page`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from branches.cases import clock, issuing, texts
from branches.cases.kinds import CaseKind
from branches.cases.models import Case
from branches.cases.queries import waiting
from branches.vietnamese.names import clean, fold

PAGE = 50
LONGEST_QUERY = 100
# Tabs by their name in the address; the first one with something in it opens by itself.
TABS = {
    "cho-toi": texts.TAB_WAITING,
    "dang-xu-ly": texts.TAB_OPEN,
    "qua-han": texts.TAB_OVERDUE,
    "nhap": texts.TAB_DRAFTS,
    "da-xong": texts.TAB_DONE,
}
EMPTY = {
    "cho-toi": (texts.NONE_WAITING, texts.NONE_WAITING_WHY),
    "dang-xu-ly": (texts.NONE_OPEN, texts.NONE_OPEN_WHY),
    "qua-han": (texts.NONE_OVERDUE, texts.NONE_OVERDUE_WHY),
    "nhap": (texts.NONE_DRAFTS, texts.NONE_DRAFTS_WHY),
    "da-xong": (texts.NONE_DONE, texts.NONE_DONE_WHY),
}


@dataclass(frozen=True)
class Column:
    """One more column of a slice. `text(thing) -> str`; `phone` False leaves it out on a phone."""

    label: str
    text: Callable
    phone: bool = True


class CaseListing:
    """One reading of the list's address: `tab`, `q`, `trang`. `cases` is what the person may see of this kind.

    Things of the page's rows come from the kind's `find`: its queries don't grow with the rows. `kept` are parts of the
    address by which the slice narrowed `cases`.
    """

    def __init__(self, user, kind: CaseKind, cases: QuerySet[Case], data, columns: Sequence[Column] = (), kept=None):
        self.user, self.kind, self.columns, self.kept = user, kind, columns, kept or {}
        self.today = timezone.localdate()
        self.cases = cases.filter(kind=kind.code)
        self.q = clean(data.get("q", ""))[:LONGEST_QUERY].replace("\0", "")
        asked = data.get("tab")
        self.tab = asked if asked in TABS else self._first_tab()
        self.pages = max(-(-self.number // PAGE), 1)
        page = data.get("trang", "")
        page = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        self.page = min(max(page, 1), self.pages)

    @cached_property
    def waiting(self) -> dict:
        """{key of a case: the act that it waits for} of all cases that wait for this person."""
        return {each.case.pk: each.act for each in waiting(self.user, [self.kind])}

    @cached_property
    def counts(self) -> dict[str, int]:
        """Of each tab, whatever is searched for; one query."""
        counted = {name: Count("pk", filter=self._of(name)) for name in TABS if name != "cho-toi"}
        named = {name.replace("-", "_"): count for name, count in counted.items()}
        row = self.cases.order_by().aggregate(**named)
        shown = self.cases.filter(pk__in=self.waiting).count() if self.waiting else 0
        return {"cho-toi": shown, **{name: row[name.replace("-", "_")] for name in counted}}

    @cached_property
    def found(self) -> QuerySet[Case]:
        cases = self.cases.filter(self._of(self.tab))
        if self.q:
            cases = cases.filter(Q(folded_about__contains=fold(self.q)) | Q(number__icontains=self.q))
        if self.tab == "da-xong":
            return cases.order_by("-closed_on", "-pk")
        if self.tab == "nhap":
            return cases.order_by("-pk")
        return cases.order_by("due_on", "pk")

    @cached_property
    def number(self) -> int:
        return self.found.count() if self.q else self.counts[self.tab]

    @cached_property
    def rows(self) -> list[dict]:
        begin = (self.page - 1) * PAGE
        page = list(self.found.select_related("opening_unit", "holder")[begin : begin + PAGE])
        things = self.kind.find([case.pk for case in page])
        issued = issuing.issued(self.kind, things) if self.kind.papers else set()
        return [self._row(case, things[case.pk], issued) for case in page if case.pk in things]

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    def query(self, **changes) -> str:
        """The address with some of it changed; an empty part is left out. Another tab begins at its first page."""
        query = QueryDict(mutable=True)
        parts = {"tab": self.tab, "q": self.q, **self.kept, **changes}
        query.update({name: str(value) for name, value in parts.items() if value})
        return f"?{query.urlencode()}"

    def bulk_acts(self) -> list[dict]:
        """What can be done to a selection on this tab: acts that are allowed for at least one row of the page."""
        found = []
        for act in [*self.kind.acts, *issuing.acts(self.kind)]:
            if act.bulk and any(act.code in row["acts"] for row in self.rows):
                url = reverse("cases:bulk", args=[self.kind.code, act.code])
                found.append({"label": act.label, "icon": act.icon, "form": "chon-ho-so", "action": url})
        if any(row["papers"] for row in self.rows):
            url = reverse("cases:packs", args=[self.kind.code])
            found.append({"label": texts.DO_PACK, "icon": "download", "form": "chon-ho-so", "action": url})
        return found

    def context(self) -> dict:
        acts = self.bulk_acts()
        heading, why = (texts.NONE_FOUND, texts.NONE_FOUND_WHY) if self.q else EMPTY[self.tab]
        return {
            "listing": self,
            "kind": self.kind,
            "rows": self.rows,
            "columns": self.columns,
            "number": self.number,
            "q": self.q,
            "tabs": self._tabs(),
            "first": self.first,
            "last": self.last,
            "previous_url": self.query(trang=self.page - 1) if self.page > 1 else "",
            "next_url": self.query(trang=self.page + 1) if self.page < self.pages else "",
            "first_act": acts[0] if acts else None,
            "other_acts": acts[1:],
            "choosing": bool(acts),
            "empty": {"heading": heading, "text": why},
            "clear_url": self.query(q="") if self.q else "",
            "search_hint": texts.SEARCH_HINT,
        }

    def _first_tab(self):
        if self.counts["cho-toi"]:
            return "cho-toi"
        return "dang-xu-ly"

    def _of(self, tab) -> Q:
        if tab == "cho-toi":
            return Q(pk__in=self.waiting)
        return {
            "dang-xu-ly": Q(closed_on__isnull=True, draft=False),
            "qua-han": Q(closed_on__isnull=True, draft=False, due_on__lt=self.today),
            "nhap": Q(closed_on__isnull=True, draft=True),
            "da-xong": Q(closed_on__isnull=False),
        }[tab]

    def _row(self, case, thing, issued):
        acts = [act for act in self.kind.acts if act.bulk]
        acts += [
            act for act in issuing.acts(self.kind) if (case.pk, issuing.slot_of(self.kind, act).code) not in issued
        ]
        allowed = {act.code for act in acts if act.shown(thing) and act.may(self.user, thing)}
        waits = self.waiting.get(case.pk)
        return {
            "case": case,
            "status": self.kind.statuses.get(case.status, case.status),
            "status_kind": _kind_of_status(case),
            "clock": clock.words(case, self.today),
            "values": [(column, column.text(thing)) for column in self.columns],
            "acts": allowed,
            "papers": any(key == case.pk for key, _ in issued),
            "waits": waits.label if waits else "",
        }

    def _tabs(self):
        tones = {"cho-toi": "warn", "qua-han": "bad"}
        return [
            {
                "label": label,
                "url": self.query(tab=name, q=""),
                "count": self.counts[name],
                "tone": tones.get(name, "") if self.counts[name] else "",
                "current": name == self.tab,
            }
            for name, label in TABS.items()
        ]


def _kind_of_status(case):
    if case.closed_on:
        return "ok" if case.outcome == Case.Outcome.DONE else "none"
    return "none" if case.draft else "info"


def page(
    request, kind: CaseKind, cases: QuerySet[Case], *, template: str, columns=(), kept=None, first_use=None, **context
):
    """The answer of a slice's list page. `template` extends "branches/cases/list.html" (blocks as of the layout);
    `cases` is `Case.objects.visible_to(request.user)`, narrowed as the slice likes; what of the address it was narrowed
    by comes in `kept`, {name: value}. With `columns` of its own the list leaves out who opened the case.
    `first_use` (as components/empty.html takes it) is said where there is no case at all. With htmx only the rows.
    """
    listing = CaseListing(request.user, kind, cases, request.GET, columns, kept)
    part = "#rows" if request.htmx else ""
    name = "branches/cases/list.html" if part else template
    context = {**listing.context(), **context, "part": bool(part)}
    if first_use and not listing.q and not any(listing.counts.values()):
        context["empty"] = first_use
    return render(request, f"{name}{part}", context)
