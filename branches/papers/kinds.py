"""What a slice says of a paper that it writes."""

from collections.abc import Callable
from dataclasses import dataclass

from branches.papers.models import Type
from branches.papers.signing import Signer


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
    # signer(thing): who signs it alone, without the committee above: the chair of a meeting, an applicant.
    signer: Callable[..., Signer] | None = None
    # beside(thing): who signs at the left besides: the clerk of a meeting.
    beside: Callable[..., Signer] | None = None
    # Of a person, not of the unit: no letterhead, no number, place and day above the signature.
    personal: bool = False
