"""A column that holds a code of one of the lists in members/people/data."""

from django.db import models


class ListedField(models.CharField):
    """Choices come from a ValueList and stay out of migrations: a list may grow without changing the database."""

    def __init__(self, *args, values=None, **kwargs):
        self.values = values
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("blank", True)
        if values is not None:
            kwargs["choices"] = values.choices()
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs
