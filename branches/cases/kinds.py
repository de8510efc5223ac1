"""What a slice says of its cases; the pages of all kinds are drawn from it. Registered through `Pillar.case_kinds`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from branches.access.decisions import Decision
from branches.papers.kinds import PaperKind
from branches.pillars import registry


@dataclass(frozen=True)
class Act:
    """Something that can be done with a case in one of its steps.

    `may(user, thing) -> Decision` is the rule; a refusal stands greyed on the page with its sentence. An act that
    `shown(thing)` denies isn't there at all (another step, another way of the flow).
    `form(data, files, thing=…, actor=…)` is a Django form (with a crispy `helper` where it has a layout of its own),
    None where a button is enough. `bulk_form(data, files, things=…, actor=…)` is the one form for a selection.
    `run(thing, actor=…, version=…, **form.cleaned_data)` is an action: it locks, asks the rule again, writes, journals;
    it raises ValidationError (by field), PermissionDenied or transitions.WrongState.
    """

    code: str
    label: str
    icon: str
    may: Callable[..., Decision]
    run: Callable
    form: type | None = None
    # finish(things, actor=…, **form.cleaned_data), in the same transaction: what is done once for all that passed, such
    # as a resolution that names them. `things` are as they stand then; raises ValidationError (by field).
    finish: Callable | None = None
    shown: Callable[..., bool] = lambda thing: True
    # Offered for a checked selection too, with one form for all of them where it needs one.
    bulk: bool = False
    bulk_form: type | None = None
    # What the page of its form says above the fields: what will happen.
    lead: str = ""
    # "primary" is the step that the case waits for; "danger" ends it.
    tone: str = ""
    # Words for the timeline: "Đoàn phường xác nhận". The label where empty.
    told: str = ""
    # What is said once it was done: "Đã gửi hồ sơ đến Đoàn phường". Label and number where empty.
    done: str = ""


@dataclass(frozen=True)
class PaperSlot:
    """A paper that the case needs: issued by the product (`paper`), or attached. `required(thing)` asks the way.

    One that goes from hand to hand `outside` the product is named only, and never lacks.
    """

    code: str
    label: str
    paper: PaperKind | None = None
    required: Callable[..., bool] = lambda thing: True
    # offered(thing): shown although nothing lacks without it.
    offered: Callable[..., bool] = lambda thing: False
    # may_issue(user, thing) -> Decision
    may_issue: Callable[..., Decision] | None = None
    outside: bool = False
    # One paper for many cases: its kind's functions are given a list of things, also of one.
    shared: bool = False
    # Given to whom the case is about: they may take it out by their own account (queries.papers_handed_to).
    handed: bool = False
    # issued(things, paper, actor=…), in the transaction that issued it: what else follows from the paper.
    issued: Callable | None = None
    # What is filled in from the record, printed and signed by hand, and comes back as a file; it takes no number.
    form: PaperKind | None = None

    @property
    def noun(self) -> str:
        """The label inside a sentence: "giấy giới thiệu chuyển sinh hoạt"."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class Step:
    """One step as the page draws it: `state` is "done", "now" or "later"."""

    label: str
    state: str
    small: str = ""


@dataclass(frozen=True)
class Part:
    """A card of the slice on the case page, rendered with `part`=context. Side cards stand beside, main ones below."""

    template: str
    context: dict
    side: bool = False


@dataclass(frozen=True)
class CaseKind:
    code: str
    # Begins the number of its cases: "CSH" gives CSH-2026-0147.
    prefix: str
    name: str
    icon: str
    # statuses[status] -> words; told of the case in lists and in the timeline.
    statuses: Mapping[str, str]
    # find(keys of cases) -> {key: thing}; one or two queries, with all that the pages and rules ask for.
    find: Callable[[Iterable[int]], dict]
    acts: Sequence[Act]
    # steps(thing) -> list of Step
    steps: Callable[..., list]
    # parts(user, thing) -> list of Part
    parts: Callable[..., list]
    papers: Sequence[PaperSlot] = ()
    list_route: str = ""
    # What the page's head says below the title: lead(thing) -> sentence.
    lead: Callable[..., str] = lambda thing: ""
    # called(thing) -> what its page is headed by, where the ways of a kind have names of their own; else `name`.
    called: Callable[..., str] = lambda thing: ""
    # notes(user, thing) -> list of {"kind", "strong", "text"} shown above everything ("sẽ chuyển đến … ngày …").
    notes: Callable[..., list] = lambda user, thing: []
    # Whether a case counts as "đủ giấy tờ" is asked of its slots; more can be asked here: missing(thing) -> sentences.
    missing: Callable[..., list] = lambda thing: []
    # counts_for(thing) -> keys of units for which a case that is done counts besides the one that opened it.
    counts_for: Callable[..., Iterable[int]] = lambda thing: ()
    # named_in(unit) -> keys of open cases that name this unit as their target before it takes part.
    named_in: Callable[..., Iterable[int]] = lambda unit: ()
    # about_people(keys of people) -> {person key: keys of open cases about them}; one query.
    about_people: Callable[[Iterable[int]], Mapping[int, Sequence[int]]] = lambda people: {}
    # cases_of(person key) -> queryset of keys: all its cases about this person, closed ones too. None where a case is
    # about more than one.
    cases_of: Callable | None = None
    # abandon(thing, actor=…, reason=…): close an open case whatever its step, as withdrawn or cancelled, after what it
    # wrote ahead was taken back. Asks no rule: the act that calls it (actions/abandoning.py) has done so.
    abandon: Callable | None = None
    # Words of the timeline for steps that no act of the list made: {"settle": "Đến ngày, ghi vào danh sách"}.
    told: Mapping[str, str] = field(default_factory=dict)

    def act(self, code: str) -> Act | None:
        return next((act for act in self.acts if act.code == code), None)

    def slot(self, code: str) -> PaperSlot | None:
        return next((slot for slot in self.papers if slot.code == code), None)


@dataclass(frozen=True)
class Todo:
    """Something that waits for a person. `number` and `kind` name nobody and no unit: letters and feeds show them."""

    what: str
    url: str
    due_on: date | None = None
    number: str = ""
    # What it belongs to ("Chuyển sinh hoạt"), by which the inbox filters.
    kind: str = ""
    # Shown on the page only: about whom.
    about: str = ""
    icon: str = "checklist"
    # (label, url) of what can be done without leaving the page, by POST.
    quick: Sequence[tuple[str, str]] = field(default_factory=tuple)


def all_kinds() -> list[CaseKind]:
    return registry.gather("case_kinds")


def pillar_of(kind: CaseKind):
    """The pillar that hands over this kind, None where none does."""
    return next((pillar for pillar in registry.all_pillars() if kind in pillar.case_kinds), None)


def kind_of(code: str) -> CaseKind:
    """The kind with this code. Raises LookupError."""
    for kind in all_kinds():
        if kind.code == code:
            return kind
    raise LookupError(code)
