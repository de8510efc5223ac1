"""What somebody had typed when their session was lost: carried through the sign-in by the page itself, signed by us.

Nothing is stored on the server. Passwords, files and the token of the form are left out.
"""

from dataclasses import dataclass

from django.core import signing

SALT = "unsent form"
# Core forms hold a few thousand characters; more than this isn't carried, and the page says so.
MOST_CHARACTERS = 200_000
LONGEST_SECONDS = 60 * 60 * 12


@dataclass(frozen=True)
class Unsent:
    """`path` with its query, and the fields in their order (a name may come several times)."""

    path: str
    fields: list[tuple[str, str]]
    had_files: bool


def of_request(request) -> Unsent:
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name.lower()
    ]
    return Unsent(request.get_full_path(), fields, bool(request.FILES))


def pack(unsent: Unsent) -> str:
    """Text for a hidden field; empty when there is nothing to carry, or too much."""
    size = sum(len(name) + len(value) for name, value in unsent.fields)
    if not unsent.fields or size > MOST_CHARACTERS:
        return ""
    return signing.dumps([unsent.path, unsent.fields, unsent.had_files], salt=SALT, compress=True)


def unpack(text: str) -> Unsent | None:
    """What `pack` made; None when it is too old or not ours."""
    if not text:
        return None
    try:
        path, fields, had_files = signing.loads(text, salt=SALT, max_age=LONGEST_SECONDS)
    except signing.BadSignature:
        return None
    return Unsent(path, [(name, value) for name, value in fields], had_files)
