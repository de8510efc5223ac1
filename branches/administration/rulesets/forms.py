"""A new rule set: one number for each rule."""

from django import forms
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.administration.rulesets import texts
from branches.rulesets import definitions


class RuleSetForm(forms.Form):
    effective_on = DateBox(label=texts.EFFECTIVE_LABEL, error_messages={"required": texts.EFFECTIVE_MISSING})
    source = forms.CharField(
        label=texts.SOURCE_LABEL,
        max_length=300,
        help_text=texts.SOURCE_HELP,
        error_messages={"required": texts.SOURCE_MISSING, "max_length": texts.SOURCE_TOO_LONG},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["effective_on"].initial = today
        now = definitions.on(today)
        for rule in definitions.all_rules():
            self.fields[rule.code] = _number(rule, getattr(now, rule.code))

    @property
    def values(self):
        return {rule.code: self.cleaned_data[rule.code] for rule in definitions.all_rules()}

    @property
    def numbers(self):
        return [self[rule.code] for rule in definitions.all_rules()]


def _number(rule, now):
    limits = {"unit": rule.unit, "minimum": rule.minimum, "maximum": rule.maximum}
    return forms.IntegerField(
        label=f"{rule.label} ({rule.unit})",
        initial=now,
        min_value=rule.minimum,
        max_value=rule.maximum,
        localize=True,
        help_text=texts.VALUE_HELP.format(now=now, default=rule.default, source=rule.source, **limits),
        error_messages={
            "required": texts.VALUE_MISSING.format(now=now),
            "invalid": texts.NOT_WHOLE,
            "min_value": texts.TOO_SMALL.format(**limits),
            "max_value": texts.TOO_LARGE.format(**limits),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
