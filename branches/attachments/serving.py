"""Answering with an attached file. The caller has asked the access rules of the record on which it hangs."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from branches.attachments.content import TYPES

SHOWN = {each.content_type for each in TYPES.values() if each.shown}


def respond(attachment, *, inline=False) -> HttpResponse:
    """The file as a download; with `inline` a photo is shown instead. Raises Http404 where the bytes were removed.

    A PDF is always downloaded: browsers don't show one inside a sandbox.
    """
    if not attachment.file:
        raise Http404
    with attachment.file.open() as stored:
        content = stored.read()
    shown = inline and attachment.content_type in SHOWN
    return answer(content, name=attachment.name, content_type=attachment.content_type, shown=shown)


def answer(content: bytes, *, name: str, content_type: str, shown=False) -> HttpResponse:
    """Bytes under a file name: whatever is inside can neither run nor be taken for another type, and nothing on the
    way keeps a copy.
    """
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(not shown, name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
