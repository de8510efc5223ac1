"""The pillars, in the order of the model."""

from branches.pillars.contract import Pillar

_pillars: dict[int, Pillar] = {}


def register(pillar: Pillar):
    """Called once by each pillar's AppConfig.ready."""
    _pillars[pillar.number] = pillar


def all_pillars() -> list[Pillar]:
    return [_pillars[number] for number in sorted(_pillars)]


def gather(attribute: str) -> list:
    """One attribute of all pillars in one list (for a dict attribute: the list of its items)."""
    found = []
    for pillar in all_pillars():
        value = getattr(pillar, attribute)
        found.extend(value.items() if isinstance(value, dict) else value)
    return found
