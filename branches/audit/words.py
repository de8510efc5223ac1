"""What the acts of the journal are called. Each slice registers its own table when the application starts."""

_names: dict[str, str] = {}


def register(acts: dict[str, str]):
    """`acts`: {"members.person.edited": "Sửa hồ sơ"}."""
    _names.update(acts)


def name_of(act: str) -> str:
    """The act in words; an act that nobody named (of a slice that is gone) stays as it was written."""
    return _names.get(act, act)


def all_names() -> dict[str, str]:
    return dict(sorted(_names.items(), key=lambda item: item[1]))
