"""A new account for a member, or one that is there already."""

from django import forms

from branches.administration.accounts.forms import NewAccountForm
from branches.vietnamese import names
from members.accounts import queries, texts


class AccountForm(NewAccountForm):
    """In the name of the record: it isn't typed again."""

    field_order = ["username", "email", "phone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["full_name"]
        # A list like any other: no autofill of the person at the keyboard.
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


class TieForm(forms.Form):
    account = forms.ModelChoiceField(
        None,
        label=texts.CHOICE_LABEL,
        empty_label=texts.CHOICE_EMPTY,
        error_messages={"required": texts.CHOICE_MISSING, "invalid_choice": texts.CHOICE_WRONG},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        around = self.fields["account"].queryset = queries.untied_around(person)
        ordered = sorted(around, key=lambda user: (names.sort_key(user.full_name), user.username))
        self.fields["account"].choices = [
            ("", texts.CHOICE_EMPTY),
            *((user.pk, f"{user.full_name} ({user.username})") for user in ordered),
        ]
