"""Keeping and dropping attached files. No rule and no journal here: the record on which a file hangs has both."""

import hashlib
import re

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from branches.attachments import content, rules, texts
from branches.attachments.models import Attachment
from branches.vietnamese.names import clean

# Of a name without its extension. A name in Vietnamese takes up to three bytes a character, and disks take 255 bytes.
LONGEST_STEM = 80
# Signs that mean something else to Windows, or to a shell.
FORBIDDEN = re.compile(r'[<>:"|?*$`;&\\/]+')


def check(upload) -> content.FileType:
    """What `upload` (a Django UploadedFile) is. Raises ValidationError with a sentence.

    The size is asked before anything is read; what is read stays with the upload, to be read again from its beginning.
    """
    limit = rules.most_megabytes()
    if not upload.size:
        raise ValidationError(texts.EMPTY, code="empty")
    if upload.size > limit * rules.MEGABYTE:
        size = f"{upload.size / rules.MEGABYTE:.1f}".replace(".", ",")
        raise ValidationError(texts.TOO_BIG.format(size=size, limit=limit), code="too_big")
    try:
        kind = content.recognise(_read(upload))
    except content.Unfit as unfit:
        sentence = texts.REFUSED[unfit.case].format(limit=content.MOST_INFLATED // rules.MEGABYTE)
        raise ValidationError(sentence, code=unfit.case) from unfit
    named = _parts(upload.name)[1]
    if named and named not in kind.extensions:
        # Cut: it comes from outside and stands in a sentence.
        facts = {"named": named[:20], "is_a": texts.NAMES[kind.code], "right": kind.extensions[0]}
        raise ValidationError(texts.WRONG_NAME.format(**facts), code="wrong_name")
    return kind


@transaction.atomic
def store(upload, *, actor) -> Attachment:
    """Keep an upload, encrypted, under its cleaned name. Raises ValidationError as `check` does."""
    kind = check(upload)
    data = _read(upload)
    attachment = Attachment(
        name=tidy(upload.name, kind),
        content_type=kind.content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        added_by=actor,
    )
    attachment.file.save(attachment.name, ContentFile(data), save=False)
    attachment.save()
    return attachment


@transaction.atomic
def remove(attachment: Attachment, *, actor) -> Attachment:
    """Drop the bytes; name, size and who added it stay, for what tells that it was there. Twice does no harm.

    `actor` removes it for the record, whose action asked the rule and journals who it was.
    """
    locked = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if locked.file:
        locked.file.delete(save=False)
        locked.save(update_fields=["file"])
    attachment.file = locked.file
    return attachment


def tidy(name: str, kind: content.FileType) -> str:
    """The last part of a name on one line, without signs that show nothing or turn the writing round."""
    stem, extension = _parts(name)
    stem = FORBIDDEN.sub(" ", stem)
    stem = clean(stem)[:LONGEST_STEM].strip(" .") or texts.NAMELESS
    return f"{stem}.{extension or kind.extensions[0]}"


def _parts(name):
    """(stem, extension in small letters without its dot) of what a browser calls a file."""
    last = clean(re.split(r"[\\/]", name or "")[-1])
    stem, dot, extension = last.rpartition(".")
    # "3.1 Danh sách" has no extension.
    if not dot or not re.fullmatch(r"\w{1,20}", extension) or extension.isdigit():
        return last, ""
    return stem, extension.lower()


def _read(upload) -> bytes:
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    return data
