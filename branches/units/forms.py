"""Forms that arrange the tree. What may stand where is checked by the actions; their errors come back to the fields."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone

from branches.positions.models import Grant
from branches.units import queries, rules, texts
from branches.units.models import Level, Sector, Unit
from branches.vietnamese.widgets import TypedDate


class DayField(forms.DateField):
    """A day, typed; static/js/dates.js adds a calendar."""

    def __init__(self, **options):
        messages = {"required": texts.REQUIRED_DATE, "invalid": texts.WRONG_DATE}
        super().__init__(widget=TypedDate(), error_messages=messages, **options)


class VersionField(forms.IntegerField):
    """The version that the page showed. Drafts never bring it back."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput(attrs={"data-version": ""}))


def laid_out(*lines):
    """Lines of the form: a name alone, or a pair of short fields side by side. The template brings the form's tag."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(
        *(
            line if isinstance(line, str) else Row(*(Column(name, css_class="col-md-6") for name in line))
            for line in lines
        )
    )
    return helper


class UnitFields(forms.Form):
    code = forms.CharField(label=texts.LABELS["code"], max_length=40, help_text=texts.HELP_CODE)
    name = forms.CharField(label=texts.LABELS["name"], max_length=160, error_messages={"required": texts.REQUIRED_NAME})
    level = forms.ModelChoiceField(
        Level.objects.none(),
        label=texts.LABELS["level"],
        empty_label=None,
        error_messages={"required": texts.REQUIRED_LEVEL, "invalid_choice": texts.WRONG_CHOICE},
    )
    sector = forms.ModelChoiceField(
        Sector.objects.all(),
        label=texts.LABELS["sector"],
        required=False,
        empty_label=texts.NO_SECTOR,
        error_messages={"invalid_choice": texts.WRONG_CHOICE},
    )

    def __init__(self, *args, levels, example, **options):
        super().__init__(*args, **options)
        self.fields["level"].queryset = levels
        self.fields["code"].widget.attrs.update({"autocomplete": "off", "autocapitalize": "characters"})
        self.fields["code"].error_messages["required"] = texts.REQUIRED_CODE.format(code=example)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class CreateForm(UnitFields):
    on = DayField(label=texts.LABELS["founded_on"])
    helper = laid_out("name", ("code", "level"), ("sector", "on"))

    def __init__(self, data=None, *, actor, parent):
        levels = parent.level.children.all()
        if rules.may_create(actor, parent) and not rules.may_administer(actor, parent):
            levels = levels.filter(is_branch=True)
        code = queries.next_branch_code(parent)
        usual = "branch" if levels.filter(code="branch").exists() else None
        initial = {"code": code, "level": usual, "on": timezone.localdate()}
        super().__init__(data, initial=initial, levels=levels, example=code)


class EditForm(UnitFields):
    """The record may have been wrong all along, or the unit itself changes on a day."""

    CHANGE, CORRECTION = "change", "correction"

    kind = forms.ChoiceField(
        label=texts.LABELS["kind"],
        choices=[(CHANGE, texts.KIND_CHANGE), (CORRECTION, texts.KIND_CORRECTION)],
        widget=forms.RadioSelect,
        initial=CHANGE,
        error_messages={"required": texts.REQUIRED_KIND, "invalid_choice": texts.WRONG_CHOICE},
    )
    on = DayField(label=texts.LABELS["on"], required=False, help_text=texts.HELP_ON)
    version = VersionField()
    helper = laid_out("name", ("code", "level"), "sector", "kind", "on", "version")

    def __init__(self, data=None, *, unit, parent):
        levels = parent.level.children.all() if parent else Level.objects.filter(is_branch=False)
        initial = {
            "code": unit.code,
            "name": unit.name,
            "level": unit.level_id,
            "sector": unit.sector_id,
            "on": timezone.localdate(),
            "version": unit.version,
        }
        # A level that the rules would no longer allow is still what the unit is.
        levels = Level.objects.filter(Q(pk__in=levels.values("pk")) | Q(pk=unit.level_id))
        super().__init__(data, initial=initial, levels=levels, example=unit.code)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == self.CORRECTION:
            cleaned["on"] = None
            self.errors.pop("on", None)
        elif "on" in cleaned and cleaned["on"] is None:
            self.add_error("on", texts.REQUIRED_DATE)
        return cleaned


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit):
        return f"{unit.name} ({unit.code})"


class MoveForm(forms.Form):
    to = UnitChoice(
        Unit.objects.none(),
        label=texts.LABELS["to"],
        to_field_name="code",
        help_text=texts.HELP_TO,
        error_messages={"required": texts.REQUIRED_TO, "invalid_choice": texts.WRONG_CHOICE},
    )
    on = DayField(label=texts.LABELS["on"], help_text=texts.HELP_ON)
    version = VersionField()
    helper = laid_out("to", "on", "version")

    def __init__(self, data=None, *, actor, unit):
        super().__init__(data, initial={"on": timezone.localdate(), "version": unit.version})
        self.fields["to"].queryset = (
            Unit.objects.granting(actor, Grant.ADMINISTER)
            .open()
            .filter(level__children=unit.level_id)
            .exclude(path__startswith=unit.path)
            .exclude(path=unit.parent_path)
        )


class CloseForm(forms.Form):
    on = DayField(label=texts.LABELS["on"], help_text=texts.HELP_CLOSE)
    version = VersionField()
    helper = laid_out("on", "version")

    def __init__(self, data=None, *, unit):
        super().__init__(data, initial={"on": timezone.localdate(), "version": unit.version})
