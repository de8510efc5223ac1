"""What a slice says of a paper that it writes."""

from collections.abc import Callable
from dataclasses import dataclass

from branches.papers.models import Type


@dataclass(frozen=True)
class PaperKind:
    """`template` names the file templates/papers/<template>.toml with the words of the paper; see wording.py.

    `context(thing) -> dict` gives the values that stand in them, as JSON values, without the letterhead and the
    number: these come from the engine. `title(thing)` is the trích yếu in the register, `recipient(thing)` the nơi
    nhận there. `issuer(thing) -> Unit`. `address(thing)` is what a QR code on the paper opens, a path; empty for none.
    """

    code: str
    type: Type
    name: str
    template: str
    issuer: Callable
    context: Callable
    title: Callable
    recipient: Callable = lambda thing: ""
    address: Callable = lambda thing: ""
    # A chi đoàn has no seal: its papers leave room for the confirmation of its cơ sở.
    confirmed: bool = False
    landscape: bool = False
