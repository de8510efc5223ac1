"""The one Django storage of the product: bytes lie encrypted in PostgreSQL, beside the records they belong to."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db.models import BinaryField, Func, Value
from django.utils.crypto import get_random_string
from django.utils.deconstruct import deconstructible

from branches.attachments.models import StoredFile
from branches.secrets import keys

PURPOSE = "stored file"
# The driver holds each answer several times over, and as text: a large file comes in pieces.
PIECE = 1 << 20  # bytes


@deconstructible
class DatabaseStorage(Storage):
    """Files are only ever served by views that ask the access rules: `url` is not offered."""

    def _open(self, name, mode="rb"):
        return ContentFile(keys.decrypt(_content(name), purpose=PURPOSE), name=name)

    def _save(self, name, content):
        plain = b"".join(content.chunks())
        StoredFile.objects.create(
            name=name,
            content=keys.encrypt(plain, purpose=PURPOSE),
            size=len(plain),
            sha256=hashlib.sha256(plain).hexdigest(),
        )
        return name

    def get_available_name(self, name, max_length=None):
        # The person's own name for the file is data of the record, never part of a path.
        return f"{get_random_string(32)}"

    def delete(self, name):
        StoredFile.objects.filter(name=name).delete()

    def exists(self, name):
        return StoredFile.objects.filter(name=name).exists()

    def size(self, name):
        return StoredFile.objects.values_list("size", flat=True).get(name=name)


def _content(name) -> bytearray:
    """As it lies there, encrypted. What a stored file holds never changes. Raises FileNotFoundError."""
    found, content = StoredFile.objects.filter(name=name), bytearray()
    while len(content) % PIECE == 0:
        place = Func("content", Value(len(content) + 1), Value(PIECE), function="substring", output_field=BinaryField())
        piece = found.values_list(place, flat=True).first()
        if piece is None:
            raise FileNotFoundError(name)
        if not piece:
            break
        content += piece
    return content
