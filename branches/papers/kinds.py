"""What a slice says of a paper that it writes."""

from collections.abc import Callable
from dataclasses import dataclass

from branches.papers.models import Type


@dataclass(frozen=True)
class PaperKind:
    """`template` names a pair of files below templates/papers/: <template>.docx (docxtpl) and <template>.typ (typst).

    `context(thing) -> dict` gives what both take, as JSON values, without the letterhead and the number: these come
    from the engine. `title(thing)` is the trích yếu, `recipient(thing)` the nơi nhận. `issuer(thing) -> Unit`.
    `address(thing)` is what a QR code on the paper opens, a path; empty for none.
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
