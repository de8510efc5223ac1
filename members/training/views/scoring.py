"""The grid of points: a row a member, five boxes of one side; what is right is saved, the rest stays as typed."""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.queries import act_url
from members.training import actions, queries, rules, scores, texts
from members.training.kind import KIND
from members.training.models import EntryStatus, Group, Side, TrainingEntry
from members.training.presenting import STATE_KINDS
from members.training.views.trail import find, trail

# Sides by their names in the address; the branch's points are the first to be asked for.
SIDES = {"": Side.BRANCH, "tu-cham": Side.SELF}
STATUSES = {
    "": tuple(status for status in EntryStatus if status != EntryStatus.DROPPED),
    "thieu": (EntryStatus.REGISTERED, EntryStatus.APPROVED, EntryStatus.SELF_SCORED),
    "tra-lai": (EntryStatus.RETURNED,),
    "cho": (EntryStatus.SENT,),
    "xong": (EntryStatus.CONFIRMED,),
}
LONGEST = 12


@dataclass
class Line:
    """What was posted of one row: the boxes as typed, the version and the points that the page showed."""

    typed: list[str]
    version: int
    shown: list[str]
    seen: bool
    error: str = ""
    # Nothing can be typed here any more: what was typed is told.
    lost: bool = False

    @property
    def changed(self) -> bool:
        return self.seen or self.typed != self.shown


@dataclass
class Grid:
    """The rows of a programme in some statuses, with what was posted of them."""

    programme: object
    side: Side
    which: str
    may: bool
    lines: dict[int, Line] = field(default_factory=dict)

    def read(self, data: QueryDict):
        for key in data.getlist("dong")[: len(self.entries) + 1_000]:
            if key.isascii() and key.isdigit() and len(key) < 19:
                self._read(int(key), data)

    def _read(self, key, data):
        version, _, shown = data.get(f"g-{key}", "").replace("\0", "").partition(":")
        shown = shown.split(",")
        if not (version.isascii() and version.isdigit() and len(version) < 10) or len(shown) != len(Group):
            return
        typed = [data.get(f"d-{key}-{at}", "").replace("\0", "").strip()[:LONGEST] for at in range(len(Group))]
        self.lines[key] = Line(typed, int(version), shown, bool(data.get(f"x-{key}")))

    def save(self, actor) -> int:
        """Write what is right; gives how many rows were saved. What isn't has its sentence on the line."""
        wanted = []
        for key, line in self.lines.items():
            if not line.changed:
                continue
            given, wrong = {}, []
            for group, text in zip(Group, line.typed, strict=True):
                try:
                    given[group.value] = scores.parse(text)
                except ValueError:
                    wrong.append(texts.SCORE_WRONG.format(group=group.label))
            if wrong:
                line.error = " ".join(wrong)
            else:
                wanted.append(actions.Typed(key, line.version, given, line.seen))
        saved = actions.save_scores(self.programme, actor=actor, side=self.side, typed=wanted)
        self.__dict__.pop("entries", None)
        for key, why in saved.stale.items():
            self._take_version(key)
            self.lines[key].error = why
        for key, why in saved.refused.items():
            self.lines[key].error, self.lines[key].lost = why, True
        return len(saved.saved)

    def _take_version(self, key):
        """What is sent once more overwrites what is stored now: that is what the sentence beside the row says."""
        entry = next((each for each in self.entries if each.pk == key), None)
        if entry is not None:
            self.lines[key].version = entry.version
            self.lines[key].shown = _shown(entry, self.side)

    @property
    def wrong(self) -> bool:
        return any(line.error for line in self.lines.values())

    @cached_property
    def entries(self) -> list[TrainingEntry]:
        return list(queries.rows_of(self.programme, *STATUSES[self.which]))

    @cached_property
    def gone(self) -> list[str]:
        """What was typed of rows that aren't here any more."""
        here = {entry.pk for entry in self.entries}
        return [f"{line.error} {_told(line)}" for key, line in self.lines.items() if line.error and key not in here]

    @cached_property
    def rows(self) -> list[dict]:
        limits = scores.thresholds_on(timezone.localdate())
        return [self._row(entry, limits) for entry in self.entries]

    @property
    def writes(self) -> bool:
        return any(row["boxes"] and row["open"] for row in self.rows)

    def _row(self, entry, limits):
        line = self.lines.get(entry.pk)
        kept = line if line and line.error and not line.lost else None
        is_open = self.may and bool(rules.may_score_row(self.programme, entry))
        shown = _shown(entry, self.side)
        values = kept.typed if kept else shown
        confirmed = entry.status == EntryStatus.CONFIRMED
        total = entry.points if confirmed and self.side == Side.BRANCH else entry.total(self.side)
        level = scores.level_of(entry, limits)
        version, before = (kept.version, kept.shown) if kept else (entry.version, shown)
        return {
            "key": str(entry.pk),
            "name": entry.person.full_name,
            "url": reverse("members:training:register_one", args=[self.programme.case.number, entry.person_id]),
            "open": is_open,
            "guard": f"{version}:{','.join(before)}",
            "boxes": [
                {
                    "name": f"d-{entry.pk}-{at}",
                    "value": value,
                    "short": texts.SHORT_GROUPS[group.value],
                    "label": group.label,
                    "wrong": bool(kept) and not _right(value),
                }
                for at, (group, value) in enumerate(zip(Group, values, strict=True))
            ],
            "total": total,
            "blank": sum(score is None for score in entry.scores(self.side)),
            "other": entry.total(Side.SELF if self.side == Side.BRANCH else Side.BRANCH),
            "level": {"kind": LEVEL_KINDS[level], "text": level.label} if level else None,
            "state": {"kind": STATE_KINDS[entry.status], "text": entry.get_status_display()},
            "reason": entry.reason if entry.status == EntryStatus.RETURNED else "",
            "returned": entry.status == EntryStatus.RETURNED,
            "sent": entry.status == EntryStatus.SENT,
            "seen": bool(kept) and kept.seen,
            "error": f"{line.error} {_told(line)}" if line and line.lost else line.error if line else "",
        }


LEVEL_KINDS = {"excellent": "ok", "good": "ok", "done": "info", "not_done": "bad"}


@require_http_methods(["GET", "POST"])
@never_cache
def score_grid(request, number):
    """`kieu` is whose points, `muc` which rows."""
    programme = find(request.user, number)
    kind, which = request.GET.get("kieu", ""), request.GET.get("muc", "")
    kind, which = (kind if kind in SIDES else ""), (which if which in STATUSES else "")
    decision = rules.may_score(request.user, programme)
    grid = Grid(programme, SIDES[kind], which, bool(decision))
    if request.method == "POST":
        decision.require()
        grid.read(request.POST)
        number_saved = grid.save(request.user)
        if number_saved:
            messages.success(request, texts.SAID_SAVED.format(count=number_saved))
        if not grid.wrong:
            if not number_saved:
                messages.info(request, texts.SAID_NOTHING)
            return redirect(_address(programme, kind, which))
        programme = grid.programme = find(request.user, number)
    confirms = bool(rules.may_confirm(request.user, programme))
    choosing = confirms and any(row["sent"] for row in grid.rows)
    acts = _acts(programme) if choosing else []
    context = {
        "programme": programme,
        "grid": grid,
        "heads": [{"label": group.label, "short": texts.SHORT_GROUPS[group.value]} for group in Group],
        "side": grid.side.label,
        "own": grid.side == Side.SELF,
        "address": _address(programme, kind, which),
        "sides": [
            {"label": side.label, "url": _address(programme, name, which), "current": name == kind}
            for name, side in SIDES.items()
        ],
        "tabs": _tabs(programme, kind, which),
        "refused": "" if decision or confirms else decision.reason,
        "choosing": choosing,
        "save": {"label": texts.SAVE, "icon": "device-floppy", "form": "bang-diem", "busy": texts.SAVING},
        "acts": acts,
        "rest": acts[1:],
        "trail": trail(programme),
    }
    return render(request, "members/training/scores.html", context, status=422 if request.method == "POST" else 200)


def _acts(programme):
    """What the superior can do with checked rows: the acts of the case, whose forms take them as they are."""
    code = "confirm_some" if rules.is_in_step(programme, "confirm_some") else "confirm"
    found = []
    for act in map(KIND.act, (code, "return")):
        found.append(
            {"label": act.label, "icon": act.icon, "form": "bang-diem", "action": act_url(programme.case, act)}
        )
    return found


def _tabs(programme, kind, which):
    counts = programme.counts
    return [
        {
            "label": label,
            "url": _address(programme, kind, name),
            "current": name == which,
            "count": sum(counts[status] for status in STATUSES[name]),
            "tone": "bad" if name == "tra-lai" and counts[EntryStatus.RETURNED] else "",
        }
        for name, label in texts.FILTERS.items()
    ]


def _address(programme, kind, which):
    url = reverse("members:training:scores", args=[programme.case.number])
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in (("kieu", kind), ("muc", which)) if value})
    return f"{url}?{query.urlencode()}" if query else url


def _shown(entry, side) -> list[str]:
    return ["" if score is None else str(score) for score in entry.scores(side)]


def _right(text) -> bool:
    try:
        scores.parse(text)
    except ValueError:
        return False
    return True


def _told(line) -> str:
    told = ", ".join(
        f"{texts.SHORT_GROUPS[group]} {text or texts.BLANK}"
        for group, text in zip(Group.values, line.typed, strict=True)
    )
    return texts.TYPED.format(scores=told)
