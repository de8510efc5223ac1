"""The rows of the grid as they are drawn, read and saved."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from branches.cases.votes import is_passed, share_on
from members.evaluations import actions, evidence, queries, rules, texts
from members.evaluations.models import AT_BRANCH, Exclusion, Level, Rating, RatingStatus

_DONE = (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED)
# Which rows a tab shows, by its name in the address: of (row, how many levels above the suggestion).
FILTERS = {
    "": lambda row, above: True,
    "tra-lai": lambda row, above: row.status == RatingStatus.RETURNED,
    "khac": lambda row, above: row.status != RatingStatus.EXCLUDED and above != 0,
    "chua": lambda row, above: row.status == RatingStatus.TO_RATE,
    "cho": lambda row, above: row.status == RatingStatus.SENT,
    "xong": lambda row, above: row.status in _DONE,
    "khong": lambda row, above: row.status == RatingStatus.EXCLUDED,
}
# Boxes of a row: the letter that begins their names, and how long what is typed may be.
_SELF, _COUNTS, _LEVEL, _REMARK, _SEEN, _GUARD = "t", "pfao", "m", "n", "x", "g"
_LONGEST_CODE, _LONGEST_COUNT = 20, 12
# A little more than fits, so that the sentence about it can be told.
_LONGEST_REMARK = 2_000


@dataclass
class Line:
    """What was posted of one row: the boxes as typed, the version and the print of the boxes that the page showed."""

    boxes: dict[str, str]
    version: int
    shown: str
    seen: bool
    error: str = ""
    wrong: set[str] = field(default_factory=set)
    # Nothing can be typed here any more: what was typed is told.
    lost: bool = False

    @property
    def changed(self) -> bool:
        return self.seen or _print(self.boxes) != self.shown


@dataclass
class Grid:
    """The rows of an evaluation, those of a tab shown, with what was posted of them."""

    evaluation: object
    which: str
    may: bool
    lines: dict[int, Line] = field(default_factory=dict)

    def read(self, data: QueryDict):
        for name in data:
            letter, _, key = name.partition("-")
            if letter == _GUARD and key.isascii() and key.isdigit() and len(key) < 19:
                self._read(int(key), data)

    def _read(self, key, data):
        version, _, shown = data.get(f"{_GUARD}-{key}", "").replace("\0", "").partition(":")
        if not (version.isascii() and version.isdigit() and len(version) < 10):
            return
        longest = dict.fromkeys(_COUNTS, _LONGEST_COUNT) | {
            _SELF: _LONGEST_CODE,
            _LEVEL: _LONGEST_CODE,
            _REMARK: _LONGEST_REMARK,
        }
        boxes = {
            letter: data.get(f"{letter}-{key}", "").replace("\0", "").strip()[:most] for letter, most in longest.items()
        }
        self.lines[key] = Line(boxes, int(version), shown, bool(data.get(f"{_SEEN}-{key}")))

    def save(self, actor) -> int:
        """Write what is right; gives how many rows were saved. What isn't has its sentence on the line."""
        wanted = []
        for key, line in self.lines.items():
            if line.changed and (counts := self._counts(line)) is not None:
                boxes = line.boxes
                wanted.append(
                    actions.Typed(key, line.version, boxes[_SELF], counts, boxes[_LEVEL], boxes[_REMARK], line.seen)
                )
        saved = actions.save_ratings(self.evaluation, actor=actor, typed=wanted)
        for name in ("ratings", "shown", "drawn"):
            self.__dict__.pop(name, None)
        for key, why in saved.stale.items():
            self._take_version(key)
            self.lines[key].error = why
        now = {rating.pk: rating for rating in self.ratings}
        for key, why in saved.refused.items():
            self.lines[key].error = why
            self.lines[key].lost = key not in now or not rules.may_write_row(now[key])
        return len(saved.saved)

    def _counts(self, line):
        """The four numbers, None where none was given; tells what isn't one. A row in which only the number of those
        present stands, as the page filled it in, has no vote yet."""
        found = []
        for letter in _COUNTS:
            text = line.boxes[letter]
            if text and not (text.isascii() and text.isdigit() and int(text) < 100_000):
                line.error = line.error or texts.COUNT_WRONG.format(value=text)
                line.wrong.add(letter)
            found.append(int(text) if text and letter not in line.wrong else None)
        if line.wrong:
            return None
        if found[0] is not None and found[1:] == [None] * 3 and line.boxes[_COUNTS[0]] == self.filled_in:
            return (None,) * 4
        return tuple(found)

    def _take_version(self, key):
        """What is sent once more overwrites what is stored now: that is what the sentence beside the row says."""
        rating = next((each for each in self.ratings if each.pk == key), None)
        if rating is not None:
            self.lines[key].version = rating.version
            self.lines[key].shown = _print(self._stored(rating))

    @property
    def wrong(self) -> bool:
        return any(line.error for line in self.lines.values())

    @cached_property
    def filled_in(self) -> str:
        """How many were present, put into rows that have no vote yet."""
        meeting = self.evaluation.last_meeting
        return str(meeting.present) if meeting else ""

    @cached_property
    def share(self) -> int:
        meeting = self.evaluation.last_meeting
        return share_on(meeting.held_on) if meeting else 0

    @cached_property
    def ratings(self) -> list[Rating]:
        return list(queries.rows_of(self.evaluation))

    @cached_property
    def drawn(self) -> dict:
        return evidence.of_rows(self.ratings, self.evaluation)

    @cached_property
    def shown(self) -> list[Rating]:
        return [rating for rating in self.ratings if FILTERS[self.which](rating, self._above(rating))]

    def count(self, which) -> int:
        return sum(FILTERS[which](rating, self._above(rating)) for rating in self.ratings)

    def _above(self, rating) -> int:
        return evidence.differs(rating, self.drawn[rating.pk]["level"])

    @cached_property
    def gone(self) -> list[str]:
        """What was typed of rows that aren't here any more."""
        here = {rating.pk for rating in self.shown}
        return [f"{line.error} {_told(line)}" for key, line in self.lines.items() if line.error and key not in here]

    @property
    def rows(self) -> list[dict]:
        return [self._row(rating) for rating in self.shown]

    @property
    def writes(self) -> bool:
        return self.may and any(rating.status in AT_BRANCH for rating in self.shown)

    def _stored(self, rating) -> dict[str, str]:
        counts = [getattr(rating, name) for name in actions.COUNTS]
        boxes = {letter: "" if count is None else str(count) for letter, count in zip(_COUNTS, counts, strict=True)}
        if rating.present is None:
            boxes[_COUNTS[0]] = self.filled_in
        return boxes | {_SELF: rating.self_level, _LEVEL: rating.level, _REMARK: rating.remark}

    def _row(self, rating):
        line = self.lines.get(rating.pk)
        kept = line if line and line.error and not line.lost else None
        stored = self._stored(rating)
        boxes = kept.boxes if kept else stored
        own = not rules.may_write_for(rating)
        if own:
            # Not the branch's to choose: what the member wrote stands here whatever was typed before.
            boxes = boxes | {_SELF: rating.self_level}
        version, shown = (kept.version, kept.shown) if kept else (rating.version, _print(stored))
        key = str(rating.pk)
        drawn = self.drawn[rating.pk]
        returned = rating.status == RatingStatus.RETURNED
        return {
            "key": key,
            "name": rating.person.full_name,
            "url": reverse("members:evaluations:rating", args=[self.evaluation.case.number, rating.pk]),
            "small": _small(rating),
            "open": self.may and rating.status in AT_BRANCH,
            "guard": f"{version}:{shown}",
            "evidence": drawn,
            "counts": [
                {
                    "name": f"{letter}-{key}",
                    "value": boxes[letter],
                    "label": label,
                    "short": short,
                    "wrong": bool(kept) and letter in kept.wrong,
                }
                for letter, label, short in zip(_COUNTS, texts.grid.COUNT_LABELS, texts.grid.COUNT_SHORTS, strict=True)
            ],
            "vote": f"{rating.in_favour}/{rating.present}" if rating.present is not None else "",
            "self_level": _select(_SELF, key, boxes, texts.forms.SELF_LEVEL_CHOOSE),
            "own_level": rating.get_self_level_display() if own else "",
            "level": _select(_LEVEL, key, boxes, texts.grid.CHOOSE_LEVEL),
            "level_told": rating.get_level_display(),
            "remark": {"name": f"{_REMARK}-{key}", "value": boxes[_REMARK]},
            "state": {"kind": evidence.STATE_KINDS[rating.status], "text": rating.get_status_display()},
            "excluded": self._excluded(rating),
            "warnings": self._warnings(rating),
            "reason": rating.reason if returned else "",
            "returned": returned,
            "sent": rating.status == RatingStatus.SENT,
            "seen": bool(kept) and kept.seen,
            "error": f"{line.error} {_told(line)}" if line and line.lost else line.error if line else "",
        }

    def _excluded(self, rating):
        if not rating.exclusion:
            return ""
        why = Exclusion(rating.exclusion).label
        return texts.grid.EXPLAINED.format(label=why, words=rating.reason) if rating.reason else why

    def _warnings(self, rating) -> list[str]:
        if rating.status == RatingStatus.EXCLUDED:
            return []
        found = []
        above = self._above(rating)
        if above:
            words = texts.grid.ABOVE_SUGGESTED if above > 0 else texts.grid.BELOW_SUGGESTED
            found.append(words.format(steps=abs(above)))
        if rating.voted_level and rating.voted_level != rating.level:
            found.append(texts.grid.VOTED_OTHERWISE.format(level=Level(rating.voted_level).label))
        if rating.present is not None and not is_passed(rating.in_favour, rating.present, self.share):
            found.append(texts.grid.VOTE_LOW)
        return found


def _small(rating) -> list[str]:
    """What stands below a name."""
    if rating.status == RatingStatus.EXCLUDED:
        return []
    found = [_self_told(rating)]
    if rating.came_on:
        found.append(texts.grid.CAME.format(day=f"{rating.came_on:%d/%m/%Y}"))
        found.append(remark_state(rating))
    return found


def _self_told(rating):
    if not rating.self_level:
        return texts.grid.SELF_NOT_YET
    words = texts.own.ROW if rating.self_own else texts.grid.SELF_TOLD_ROW
    return words.format(level=texts.grid.SHORT_LEVELS[rating.self_level])


def remark_state(rating) -> str:
    """Whether the former branch has said something."""
    asked = getattr(rating, "remark_request", None)
    if asked is None:
        return texts.grid.REMARK_NOBODY
    if asked.answered_on:
        return texts.grid.REMARK_GIVEN.format(unit=asked.unit)
    return texts.grid.REMARK_ASKED.format(unit=asked.unit, day=f"{asked.due_on:%d/%m/%Y}")


def _select(letter, key, boxes, empty):
    options = [{"value": "", "label": empty, "chosen": not boxes[letter]}]
    options += [{"value": level.value, "label": level.label, "chosen": boxes[letter] == level.value} for level in Level]
    return {"name": f"{letter}-{key}", "options": options}


def _print(boxes) -> str:
    """Whether two rows of boxes say the same can be told from this."""
    line = "\x1f".join(boxes[letter] for letter in (_SELF, *_COUNTS, _LEVEL, _REMARK))
    return hashlib.sha256(line.encode()).hexdigest()[:12]


def _told(line) -> str:
    level = line.boxes[_LEVEL]
    level = Level(level).label if level in Level.values else texts.NO_LEVEL_TOLD
    counts = ", ".join(
        f"{short.lower()} {line.boxes[letter] or '–'}"
        for letter, short in zip(_COUNTS, texts.grid.COUNT_LABELS, strict=True)
    )
    return texts.grid.TYPED_TOLD.format(level=level, counts=counts, remark=line.boxes[_REMARK] or "–")
