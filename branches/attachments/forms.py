"""The field through which a file comes in."""

from django import forms
from django.core.exceptions import ValidationError

from branches.attachments import actions, rules, texts
from branches.attachments.content import TYPES

LONGEST_NAME = 250
ACCEPTED = ",".join(f".{extension}" for each in TYPES.values() for extension in each.extensions)


class AttachmentField(forms.FileField):
    """Gives the upload, its content checked; `actions.store` keeps it. The other fields of the form keep what they had.

    Reads `multipart/form-data`, so the form's tag needs that enctype.
    """

    def __init__(self, **kwargs):
        kwargs.setdefault("label", texts.FILE)
        kwargs.setdefault("max_length", LONGEST_NAME)
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED, "class": "form-control"}))
        kwargs["error_messages"] = {
            "required": texts.FILE_MISSING,
            "invalid": texts.FILE_MISSING,
            "missing": texts.FILE_MISSING,
            "empty": texts.EMPTY,
            "max_length": texts.NAME_LONG.format(limit=LONGEST_NAME),
            **kwargs.get("error_messages", {}),
        }
        super().__init__(**kwargs)

    def get_bound_field(self, form, field_name):
        # The limit is a rule of the day, so it isn't known before the form is drawn.
        self.help_text = self.help_text or texts.KINDS.format(limit=rules.most_megabytes())
        return super().get_bound_field(form, field_name)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            actions.check(upload)
        return upload


def check_room(count: int):
    """Raises ValidationError when a record with `count` files may take no other."""
    limit = rules.most_files()
    if count >= limit:
        raise ValidationError(texts.TOO_MANY.format(limit=limit), code="too_many")
