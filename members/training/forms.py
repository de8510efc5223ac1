"""Forms of the acts and of windows. What they give goes to the action as it is."""

from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils import timezone

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText, reason_field
from branches.positions.models import Grant
from branches.units.forms import DayField, VersionField, laid_out
from branches.units.models import Unit
from members.training import queries, scores, texts
from members.training.actions.steps import LONGEST_REASON
from members.training.models import EntryStatus, Group, TrainingWindow
from members.training.rules import DROPPABLE


def _line(**kwargs):
    return TypedText(widget=forms.TextInput({"autocomplete": "off"}), **kwargs)


# Acts of a programme


class SendForm(forms.Form):
    """Asks about those who would stay behind, and only where there are any. Of one programme, or of many."""

    behind = forms.BooleanField(label=texts.BEHIND_LABEL, required=False)

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out("behind")
        if thing is None:
            return
        waiting = queries.unready(thing)
        if waiting:
            names = queries.names_of([entry.person for entry in waiting])
            self.fields["behind"].help_text = texts.BEHIND_HELP.format(count=len(waiting), names=names)
        else:
            del self.fields["behind"]
            self.helper = laid_out()


class RowsForm(forms.Form):
    """Rows of a programme to be checked, in the order of names. `statuses` are those that the act is for."""

    statuses: tuple = ()

    def __init__(self, *args, thing, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(queries.rows_of(thing, *self.statuses))
        self.limits = scores.thresholds_on(timezone.localdate())
        self.fields["entries"] = forms.TypedMultipleChoiceField(
            label=texts.ROWS_LABEL,
            choices=[(str(row.pk), row.person.full_name) for row in self.rows],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": texts.ROWS_MISSING, "invalid_choice": texts.ROWS_GONE},
        )
        self.helper = laid_out()
        self.helper.layout = Layout(HTML('{% include "members/training/rows.html" %}'), *self.after)

    after: tuple = ()

    @property
    def options(self) -> list[dict]:
        """As rows.html draws them: {row, points, level, checked}."""
        chosen = {str(each) for each in self["entries"].value() or ()}
        return [
            {
                "row": row,
                "points": row.points if row.status == EntryStatus.CONFIRMED else row.total(),
                "level": scores.level_of(row, self.limits),
                "checked": str(row.pk) in chosen,
            }
            for row in self.rows
        ]


class ConfirmSomeForm(RowsForm):
    statuses = (EntryStatus.SENT,)


class ReasonedRowsForm(RowsForm):
    reason = reason_field(longest=LONGEST_REASON)
    after = ("reason",)


class ReturnForm(ReasonedRowsForm):
    statuses = (EntryStatus.SENT,)


class ReopenForm(ReasonedRowsForm):
    statuses = (EntryStatus.CONFIRMED,)


class DropForm(ReasonedRowsForm):
    statuses = DROPPABLE


class ReasonForm(forms.Form):
    reason = reason_field(longest=LONGEST_REASON)

    def __init__(self, *args, thing=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out("reason")


# Registering


class ContentsForm(forms.Form):
    """Contents of the five groups, a line each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for group in Group:
            self.fields[group.value] = TypedText(
                label=group.label, help_text=texts.CONTENTS_HELP, required=False, widget=forms.Textarea({"rows": 2})
            )
        self.helper = laid_out(*Group.values)

    @property
    def contents(self) -> dict[str, list[str]]:
        return {group: self.cleaned_data[group].splitlines() for group in Group.values}


class RegisterForm(ContentsForm):
    """As the branch writes it down, of many or of one; one alone needs no checking."""

    registered_on = DayField(label=texts.REGISTERED_LABEL, help_text=texts.REGISTERED_HELP)
    scan = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)
    replace = forms.BooleanField(label=texts.REPLACE_LABEL, help_text=texts.REPLACE_HELP, required=False)

    def __init__(self, *args, one=False, **kwargs):
        kwargs["initial"] = {"registered_on": timezone.localdate()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if one:
            del self.fields["replace"]
        self.helper = laid_out(*Group.values, "registered_on", "scan", *(() if one else ("replace",)))

    @property
    def file_lost(self) -> bool:
        """A browser sends a chosen file once: it has to be chosen again when something else was wrong."""
        return bool(self.errors and self.files.get("scan"))


class OwnScoresForm(forms.Form):
    """The five scores of oneself; nothing typed stays no score. `contents` {group: what was registered} stands below
    each box."""

    def __init__(self, *args, contents, **kwargs):
        super().__init__(*args, **kwargs)
        for group in Group:
            said = "; ".join(contents.get(group.value, ()))
            self.fields[group.value] = TypedText(
                label=group.label,
                help_text=texts.SCORE_HELP.format(contents=said) if said else "",
                required=False,
                widget=forms.TextInput({"inputmode": "numeric", "maxlength": 3, "autocomplete": "off"}),
            )
        self.helper = laid_out(*Group.values)

    def clean(self):
        """The scores as the action takes them, None where nothing was typed."""
        cleaned = super().clean()
        for group in Group:
            try:
                cleaned[group.value] = scores.parse(cleaned.get(group.value, ""))
            except ValueError:
                self.add_error(group.value, texts.SCORE_WRONG.format(group=group.label))
        return cleaned


# Windows


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit):
        return f"{unit.name} ({unit.code})"


class WindowForm(forms.Form):
    unit = UnitChoice(
        Unit.objects.none(),
        label=texts.UNIT_LABEL,
        help_text=texts.UNIT_HELP,
        to_field_name="code",
        error_messages={"required": texts.UNIT_MISSING, "invalid_choice": texts.UNIT_MISSING},
    )
    year = forms.IntegerField(
        label=texts.YEAR_LABEL,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
        error_messages={"required": texts.YEAR_MISSING, "invalid": texts.YEAR_MISSING},
    )
    title = _line(label=texts.TITLE_LABEL, max_length=160, error_messages={"required": texts.TITLE_MISSING})
    begins_on = DayField(label=texts.BEGINS_LABEL)
    register_until = DayField(label=texts.REGISTER_LABEL)
    ends_on = DayField(label=texts.ENDS_LABEL)
    note = _line(label=texts.WINDOW_NOTE_LABEL, help_text=texts.WINDOW_NOTE_HELP, max_length=500, required=False)
    helper = laid_out(("unit", "year"), "title", ("begins_on", "register_until"), "ends_on", "note")

    def __init__(self, data=None, *, actor, unit=None):
        units = Unit.objects.granting(actor, Grant.CONFIRM).open()
        year = timezone.localdate().year
        initial = {"year": year, "title": texts.TITLE_DEFAULT.format(year=year), "unit": unit.code if unit else None}
        super().__init__(data, initial=initial)
        self.fields["unit"].queryset = units


class ChangeWindowForm(forms.Form):
    register_until = DayField(label=texts.REGISTER_LABEL)
    ends_on = DayField(label=texts.ENDS_LABEL)
    reason = reason_field(longest=LONGEST_REASON)
    version = VersionField()
    helper = laid_out(("register_until", "ends_on"), "reason", "version")

    def __init__(self, data=None, *, window: TrainingWindow):
        initial = {"register_until": window.register_until, "ends_on": window.ends_on, "version": window.version}
        super().__init__(data, initial=initial)


class CloseWindowForm(forms.Form):
    reason = reason_field(longest=LONGEST_REASON)
    version = VersionField()
    helper = laid_out("reason", "version")

    def __init__(self, data=None, *, window: TrainingWindow):
        super().__init__(data, initial={"version": window.version})
