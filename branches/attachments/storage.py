"""The one Django storage of the product: bytes lie encrypted in PostgreSQL, beside the records they belong to."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.crypto import get_random_string
from django.utils.deconstruct import deconstructible

from branches.attachments.models import StoredFile
from branches.secrets import keys

PURPOSE = "stored file"


@deconstructible
class DatabaseStorage(Storage):
    """Files are only ever served by views that ask the access rules: `url` is not offered."""

    def _open(self, name, mode="rb"):
        try:
            stored = StoredFile.objects.get(name=name)
        except StoredFile.DoesNotExist as missing:
            raise FileNotFoundError(name) from missing
        return ContentFile(keys.decrypt(stored.content, purpose=PURPOSE), name=name)

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
