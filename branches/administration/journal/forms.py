"""The filters of the journal."""

from django import forms

from branches.administration.fields import DateBox
from branches.administration.journal import texts
from branches.audit import words
from branches.audit.queries import Wanted


class JournalFilter(forms.Form):
    viec = forms.ChoiceField(label=texts.ACT_LABEL, required=False)
    nguoi = forms.CharField(label=texts.ACTOR_LABEL, required=False, max_length=120)
    tu = DateBox(label=texts.SINCE_LABEL, required=False)
    den = DateBox(label=texts.UNTIL_LABEL, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
        self.fields["viec"].choices = [("", texts.ANY_ACT), *words.all_names().items()]

    def wanted(self) -> Wanted:
        """What was asked; a condition that can't be read doesn't narrow, its field says so."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            act=asked.get("viec") or "",
            actor=(asked.get("nguoi") or "").strip(),
            since=asked.get("tu"),
            until=asked.get("den"),
        )
