"""A model field whose value lies encrypted in the database."""

from django.db import models

from branches.secrets import keys


class EncryptedTextField(models.BinaryField):
    """Text outside, AES-GCM bytes in the column; an empty text is stored as NULL. Can't be searched or sorted."""

    def __init__(self, *args, purpose: str, **kwargs):
        self.purpose = purpose
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["purpose"] = self.purpose
        kwargs["editable"] = self.editable
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return "" if value is None else keys.decrypt(value, purpose=self.purpose).decode()

    def to_python(self, value):
        return value or ""

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, str):
            value = keys.encrypt(value.encode(), purpose=self.purpose) if value else None
        return super().get_db_prep_value(value, connection, prepared)

    def value_to_string(self, obj):
        return self.value_from_object(obj)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **kwargs)
