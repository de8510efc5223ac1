"""Forms of the record. What is typed is read by the same rules as a spreadsheet's cells (models/derived.py)."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Field, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst

from branches.units.models import Unit
from branches.vietnamese import partial_dates
from branches.vietnamese.widgets import TypedDate
from members.people import texts
from members.people.models import Person
from members.people.models.derived import normalise, read
from members.people.models.persons import PARTIAL_DATES

# More branches than a list to choose from can hold: the code is typed instead.
MOST_CHOICES = 400
LONG_TEXT = ("note", "awards", "discipline")


class TypedText(forms.CharField):
    """Text in which a NUL, which no database keeps, is dropped and not refused."""

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")


class PartialDateField(forms.CharField):
    """A date typed as dd/mm/yyyy, mm/yyyy or yyyy; gives a PartialDate or None."""

    widget = TypedDate

    def to_python(self, value):
        text = super().to_python(value).replace("\0", "")
        if not text:
            return None
        try:
            return partial_dates.parse(text)
        except partial_dates.DateProblem as problem:
            raise ValidationError(problem.message) from None

    def prepare_value(self, value):
        return str(value) if isinstance(value, partial_dates.PartialDate) else value


def field_for(name: str) -> forms.Field:
    """The form field of a column of the record. Nothing but a name is required to write somebody down."""
    column = Person._meta.get_field(name)
    common = {
        "label": capfirst(str(column.verbose_name)),
        "help_text": texts.HELP.get(name, column.help_text),
        "required": not column.blank,
    }
    if name in PARTIAL_DATES:
        return PartialDateField(**common)
    if column.choices:
        return forms.ChoiceField(choices=[("", texts.UNKNOWN), *column.choices], **common)
    if column.get_internal_type() == "BooleanField":
        return forms.BooleanField(**{**common, "required": False})
    attributes = {"autocomplete": "off"} | _KEYBOARDS.get(name, {})
    widget = forms.Textarea(attrs=attributes | {"rows": 2}) if name in LONG_TEXT else forms.TextInput(attrs=attributes)
    return TypedText(widget=widget, error_messages={"required": texts.NAME_EMPTY}, **common)


_KEYBOARDS = {
    "phone": {"inputmode": "tel"},
    "citizen_id": {"inputmode": "numeric"},
    "card_number": {"inputmode": "numeric"},
    "member_code": {"inputmode": "numeric"},
    "email": {"inputmode": "email"},
}


class RecordForm(forms.Form):
    """Reads its fields as the record keeps them: `changes` afterwards holds normalised values."""

    record_fields: tuple[str, ...] = ()

    def clean(self):
        cleaned = super().clean()
        typed = {field: cleaned[field] for field in self.record_fields if field in cleaned}
        try:
            self.changes = normalise(typed)
        except ValidationError as error:
            self.take(error)
        return cleaned

    def take(self, error: ValidationError):
        """Show an error beside its field; of a field that isn't on this form, above all fields."""
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for field, messages in found.items():
            self.add_error(field if field in self.fields else None, messages)


class GroupForm(RecordForm):
    """Edits one group of facts: `version` is what is saved over, `read_at` what the page showed at first."""

    version = forms.IntegerField(widget=forms.HiddenInput(attrs={"data-version": ""}))
    read_at = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"data-version": ""}))

    def __init__(self, *args, person: Person, group, fields, **kwargs):
        self.record_fields = tuple(fields)
        initial = {name: read(person, name) for name in fields} | {"version": person.version, "read_at": person.version}
        super().__init__(*args, initial=initial, **kwargs)
        for name in fields:
            self.fields[name] = field_for(name)
        self.helper = _helper(
            "version",
            "read_at",
            Row(*(Column(name, css_class="col-md-12" if name in group.wide else "col-md-6") for name in fields)),
        )


class AddForm(RecordForm):
    """Writes somebody down: a member whom the list lacks, or a youth."""

    kind = forms.ChoiceField(
        label=texts.KIND,
        choices=[("member", texts.KIND_MEMBER), ("youth", texts.KIND_YOUTH)],
        widget=forms.RadioSelect,
        error_messages={"required": texts.KIND_EMPTY},
    )
    record_fields = (
        "full_name",
        "birth_date",
        "gender",
        "phone",
        "hometown",
        "address",
        "ethnicity",
        "religion",
        "citizen_id",
        "qualification",
        "political_theory",
        "occupation",
        "member_code",
        "joined_on",
        "listed_post",
        "card_number",
    )

    def __init__(self, *args, branches, **kwargs):
        super().__init__(*args, **kwargs)
        few = len(branches[: MOST_CHOICES + 1]) <= MOST_CHOICES
        self.fields["unit"] = forms.ModelChoiceField(
            label=texts.BRANCH,
            queryset=branches,
            to_field_name="code",
            empty_label=texts.CHOOSE_BRANCH,
            widget=forms.Select if few else forms.TextInput,
            help_text="" if few else texts.BRANCH_BY_CODE,
            error_messages={"required": texts.BRANCH_EMPTY, "invalid_choice": texts.BRANCH_UNKNOWN},
        )
        for name in self.record_fields:
            self.fields[name] = field_for(name)
        self.helper = _helper(
            Field("kind"),
            Fieldset(
                texts.PART_WHO, _pairs("full_name", "birth_date", "gender", "phone"), _wide("hometown", "address")
            ),
            # Beside the fields that it is about; htmx keeps it up to date.
            HTML('{% include "members/people/twins.html" %}'),
            Fieldset(
                texts.PART_UNION, _pairs("unit", "joined_on", "listed_post", "member_code", "card_number", "citizen_id")
            ),
            Fieldset(
                texts.PART_MORE, _pairs("ethnicity", "religion", "qualification", "political_theory", "occupation")
            ),
        )
        # The summary of errors lists them as the eye meets them.
        self.order_fields([pointer.name for pointer in self.helper.layout.get_field_names()])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == "youth":
            if cleaned.get("joined_on"):
                self.add_error("joined_on", texts.YOUTH_HAS_NOT_JOINED)
            if cleaned.get("listed_post"):
                self.add_error("listed_post", texts.YOUTH_HAS_NO_POST)
        return cleaned


class VoidForm(forms.Form):
    reason = TypedText(
        label=texts.VOID_REASON,
        help_text=texts.VOID_REASON_HELP,
        max_length=255,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": texts.VOID_REASON_EMPTY, "max_length": texts.VOID_REASON_LONG},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = _helper("reason")


def branches_for(user, top: Unit | None):
    """Open branches that `user` manages, under `top` where it is given."""
    units = Unit.objects.managed_by(user).open().filter(level__is_branch=True)
    return units.below(top) if top else units


def _helper(*layout):
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*layout)
    return helper


def _pairs(*names):
    return Row(*(Column(name, css_class="col-md-6") for name in names))


def _wide(*names):
    return Row(*(Column(name, css_class="col-12") for name in names))
