"""What a pillar hands to the ground. A field exists once something uses it (docs/architecture.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class NavItem:
    """A page in the side navigation. `may(user)` says whether this person has anything to do there."""

    label: str
    route: str
    icon: str = ""
    may: Callable = lambda user: True


@dataclass(frozen=True)
class Tie:
    """Something that hangs on a person. `find(person) -> list of sentences`, empty when nothing does."""

    code: str
    find: Callable


@dataclass(frozen=True)
class Pillar:
    number: int
    name: str
    title: str
    nav: Sequence[NavItem] = ()
    # tile(user, unit, on) -> rendered context dict with a "template", or None where it has nothing for this unit.
    tiles: Sequence[Callable] = ()
    # panel(user, unit) -> context dict with a "template", or None.
    unit_panels: Sequence[Callable] = ()
    # reasons(unit) -> sentences that stand in the way of closing the unit.
    unit_closing: Sequence[Callable] = ()
    # changed(units, old_parent=None), in the transaction that opened, changed or closed these units, moved them away
    # from `old_parent`, or gave or ended a post in them: what is summed up over them and above is no longer true.
    unit_changes: Sequence[Callable] = ()
    rules: Sequence = ()
    # {"members.person.edited": "Sửa hồ sơ"}: names of the acts that the journal shows.
    acts: dict[str, str] = field(default_factory=dict)
    # (field, label): rows of the matrix of restricted fields.
    restricted_fields: Sequence[tuple[str, str]] = ()
    person_ties: Sequence[Tie] = ()
    # {target code: object with the interface that branches.imports.targets describes}
    import_targets: dict = field(default_factory=dict)
