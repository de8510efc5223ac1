"""How well the text of a header fits a field."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from branches.vietnamese.names import clean, fold

EXACT = 1.0
EXACT_WITHOUT_MARKS = 0.9
ALSO = 0.75
MISTYPED = 0.6  # one letter too many, too few, wrong, or two exchanged
CONTAINED = 0.4  # up to twice that, when the synonym makes up the whole header
UNDER_ITS_GROUP = 0.2
UNDER_ANOTHER_GROUP = -0.15
UNDER_ITS_OWN_NAME = 0.05  # "Dự bị" under "Ngày vào Đảng"
# From this score on a column needs no other evidence: the synonym is most of the header.
SURE = 0.64
# Words of so few letters need their own marks ("Năm" is no "Nam"); shorter synonyms must be the whole header (TT, Tên).
SHORT = 4
SHORTEST_MISTYPED = 6
LONGEST_HEADER = 120
MOST_KNOWN = 20_000


@dataclass(frozen=True)
class FieldSpec:
    """A field that a column may carry.

    `synonyms`: headers that mean it; `also`: those that may mean it when no other column says so. `group`: headers that
    stand over it in a merged header ("Ngày sinh" over "Nam"). `parts`: fields that together replace it ("Họ đệm" and
    "Tên" for the full name). `unless`: words that show that a header which contains a synonym is about somebody or
    something else ("phụ huynh"). `made_of`: fields of three columns side by side that replace it (day, month and
    year). `looks`: what nearly every cell of it matches, for fields whose cells can't be mistaken.
    """

    name: str
    synonyms: tuple[str, ...]
    group: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    looks: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """What stands over one column: its own text, and the texts over it, from top to bottom."""

    text: str = ""
    parents: tuple[str, ...] = field(default=())

    @property
    def full(self) -> str:
        return " / ".join((*self.parents, self.text))


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """Lower case, composed, marks kept, punctuation and line breaks as single spaces."""
    return re.sub(r"[\W_]+", " ", clean(text).lower()).strip()


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    return words(fold(text))


_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Matcher:
    """The synonyms of all fields, looked up by their folded text."""

    def __init__(self, specs: tuple[FieldSpec, ...]):
        self.specs = specs
        self.groups = [{folded(group) for group in spec.group} for spec in specs]
        self.vetoes = [[f" {words(word)} " for word in spec.unless] for spec in specs]
        # Folded synonym → (place of the field, the synonym with its marks); `joined`: group and synonym in one.
        self.own: dict[str, list[tuple[int, str]]] = {}
        self.joined: dict[str, list[tuple[int, str]]] = {}
        self.also: dict[str, list[tuple[int, str]]] = {}
        # First word of a synonym → (the folded synonym between spaces, place of the field).
        self.contained: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, dict[int, float]] = {}
        # A synonym with one letter left out → (place of the field, the folded synonym).
        self.mistyped: dict[str, set[tuple[int, str]]] = {}
        for order, spec in enumerate(specs):
            for synonym in spec.synonyms:
                self.own.setdefault(folded(synonym), []).append((order, words(synonym)))
                for group in spec.group:
                    text = f"{group} {synonym}"
                    self.joined.setdefault(folded(text), []).append((order, words(text)))
                if not spec.group:
                    self._add_alone(order, synonym)
            for synonym in spec.also:
                self.also.setdefault(folded(synonym), []).append((order, words(synonym)))

    def _add_alone(self, order: int, synonym: str) -> None:
        bare = folded(synonym)
        self.joined.setdefault(bare, []).append((order, words(synonym)))
        if len(bare) >= SHORT:
            self.contained.setdefault(bare.split()[0], []).append((f" {bare} ", order))
        if len(bare) >= SHORTEST_MISTYPED:
            for text in _with_one_letter_less(bare):
                self.mistyped.setdefault(text, set()).add((order, bare))

    def scores(self, heading: Heading) -> dict[int, float]:
        """{place of the field: score}, about 1 for a sure match; fields out of the question are left out."""
        if not heading.text or len(heading.text) > LONGEST_HEADER:
            return {}
        found: dict[int, float] = {}
        parents = {folded(parent) for parent in heading.parents}
        if folded(heading.text) in parents:
            # The header of the next page, with people between.
            return {}
        for order, score in self._own(heading.text).items():
            if self.groups[order]:
                # "Nam" is a date of birth under "Ngày sinh" only.
                if self.groups[order] & parents:
                    found[order] = score + UNDER_ITS_GROUP
            elif any(order in self._own(parent) for parent in heading.parents):
                found[order] = score + UNDER_ITS_OWN_NAME
            else:
                found[order] = score + UNDER_ANOTHER_GROUP if parents else score
        # "Ngày sinh (Nam)" in one cell, or "Trình độ" over "Văn hóa": the parts read together.
        over = " ".join(heading.parents)
        for text in {f"{over} {heading.text}".strip(), f"{heading.text} {over}".strip()}:
            for order, synonym in self.joined.get(folded(text), ()):
                found[order] = max(found.get(order, 0), _exactness(text, synonym))
        return {order: score for order, score in found.items() if score > 0}

    def _own(self, text: str) -> dict[int, float]:
        """Scores of a text by itself, remembered: it stands in several candidates for a header."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[text] = self._fits(text)
        return found

    def _fits(self, text: str) -> dict[int, float]:
        found: dict[int, float] = {}
        bare, marked = f" {folded(text)} ", f" {words(text)} "
        # What stands in brackets explains the header; it doesn't make it less sure.
        length = min(len(bare), max(len(folded(_IN_BRACKETS.sub(" ", text))) + 2, 3))
        beginnings = (self.contained.get(word, ()) for word in set(bare.split()))
        for needle, order in chain.from_iterable(beginnings):
            if needle in bare and not self._vetoed(order, marked):
                score = CONTAINED + CONTAINED * min(len(needle) / length, 1)
                found[order] = max(found.get(order, 0), score)
        for order, synonym in self.own.get(bare.strip(), ()):
            score = _exactness(text, synonym)
            if score:
                found[order] = max(found.get(order, 0), score)
        for order, synonym in self.also.get(bare.strip(), ()):
            if _exactness(text, synonym):
                found[order] = max(found.get(order, 0), ALSO)
        return found or self._mistyped(bare.strip(), marked)

    def _mistyped(self, bare: str, marked: str) -> dict[int, float]:
        if len(bare) < SHORTEST_MISTYPED - 1:
            return {}
        found = {order for text in (bare, *_with_one_letter_less(bare)) for order, _ in self.mistyped.get(text, ())}
        found |= {
            order for text in _with_one_letter_less(bare) for order, _ in self.own.get(text, ()) if len(text) >= 6
        }
        return {order: MISTYPED for order in found if not self.groups[order] and not self._vetoed(order, marked)}

    def _vetoed(self, order: int, marked: str) -> bool:
        return any(veto in marked for veto in self.vetoes[order])


def _with_one_letter_less(text: str) -> set[str]:
    return {text[:place] + text[place + 1 :] for place in range(len(text))}


def _exactness(text: str, synonym: str) -> float:
    """Of a text and a synonym that are equal when folded."""
    written = words(text)
    if written == synonym:
        return EXACT
    for mine, theirs in zip(written.split(), synonym.split(), strict=False):
        # A short word typed with other marks is another word.
        if mine != theirs and mine != folded(mine) and len(mine) <= SHORT:
            return 0
    return EXACT_WITHOUT_MARKS


@lru_cache(maxsize=8)
def matcher(specs: tuple[FieldSpec, ...]) -> Matcher:
    return Matcher(specs)


def assign(headings: dict[int, Heading], specs: tuple[FieldSpec, ...]) -> dict[int, tuple[str, float]]:
    """{column: (field, score)}: the surest pairs first, each column and each field once, leftmost on a tie."""
    scores = matcher(specs).scores
    pairs = [
        (-score, column, order) for column, heading in headings.items() for order, score in scores(heading).items()
    ]
    found: dict[int, tuple[str, float]] = {}
    taken: set[int] = set()
    for score, column, order in sorted(pairs):
        if column not in found and order not in taken:
            found[column] = specs[order].name, -score
            taken.add(order)
    return found
