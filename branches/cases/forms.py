"""Forms of the case components themselves; those of a kind's acts are the slices'."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.attachments.forms import AttachmentField
from branches.cases import texts
from branches.units.forms import DayField, laid_out

LONGEST_COMMENT = 2_000
LONGEST_REASON = 500


class TypedText(forms.CharField):
    """Text in which a NUL, which no database keeps, is dropped and not refused."""

    def to_python(self, value):
        return super().to_python(value).replace("\0", "").strip()


def take(form: forms.Form, refusal: ValidationError):
    """Show what an action refused beside its field; of a field that isn't on this form, above all fields."""
    faults = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for field, sentences in faults.items():
        form.add_error(field if field in form.fields else None, sentences)


class CommentForm(forms.Form):
    text = TypedText(
        label=texts.COMMENT,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        error_messages={"required": texts.COMMENT_EMPTY, "max_length": texts.COMMENT_LONG},
    )


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(AttachmentField):
    """One or several uploads at once, each checked like a single one; gives a list."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        widget = _ManyFiles(attrs={**self.widget.attrs, "multiple": ""})
        widget.is_required = self.required
        self.widget = widget

    def clean(self, data, initial=None):
        if not isinstance(data, list | tuple) or not data:
            data = [data or None]
        found, errors = [], []
        for each in data:
            try:
                found.append(super().clean(each, initial))
            except ValidationError as error:
                name = getattr(each, "name", "") or ""
                named = len(data) > 1 and name
                errors += [f"{name[:80]}: {sentence}" if named else sentence for sentence in error.messages]
        if errors:
            raise ValidationError(errors)
        return found


class AttachForm(forms.Form):
    """`slots`: (code, label) of the papers that a file can be."""

    files = FilesField(label=texts.FILES)
    slot = forms.ChoiceField(
        label=texts.SLOT,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": texts.NOT_OF_SLOT},
    )
    forgets = True

    def __init__(self, *args, slots=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = [*slots, ("", texts.SLOT_OTHER)]


def reason_field(help_text: str = "", longest: int = LONGEST_REASON) -> TypedText:
    return TypedText(
        label=texts.REASON,
        help_text=help_text,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": texts.REASON_EMPTY, "max_length": texts.REASON_LONG.format(most=longest)},
    )


class ExtendForm(forms.Form):
    due_on = DayField(label=texts.DUE)
    reason = reason_field(texts.REASON_DUE_HELP)
    was = forms.DateField(required=False, widget=forms.HiddenInput(attrs={"data-version": ""}))

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, initial={"was": case.due_on}, **kwargs)
        if case.due_on:
            self.fields["due_on"].help_text = texts.DUE_HELP.format(due=f"{case.due_on:%d/%m/%Y}")
        self.helper = laid_out("was", "due_on", "reason")


class IssueForm(forms.Form):
    """Day, signer and, where it was kept by hand, the number of a paper. `signers` as papers.signing proposes them."""

    on = DayField(label=texts.ISSUED_ON)
    number = forms.IntegerField(
        label=texts.NUMBER,
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}),
        error_messages={"invalid": texts.NUMBER_WRONG, "min_value": texts.NUMBER_WRONG},
    )
    signer = TypedText(
        label=texts.SIGNER,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": texts.SIGNER_EMPTY, "max_length": texts.SIGNER_LONG},
    )
    signer_post = TypedText(
        label=texts.SIGNER_POST,
        max_length=120,
        help_text=texts.SIGNER_POST_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": texts.SIGNER_POST_EMPTY, "max_length": texts.SIGNER_LONG},
    )

    def __init__(self, *args, signers=(), next_number=None, **kwargs):
        first = signers[0] if signers else None
        initial = {"on": timezone.localdate()}
        if first:
            initial |= {"signer": first.name, "signer_post": first.post}
        super().__init__(*args, initial=initial, **kwargs)
        others = "; ".join(f"{each.name}: {each.post}" for each in signers[1:])
        if others:
            self.fields["signer"].help_text = texts.SIGNER_OTHERS.format(others=others)
        if next_number is None:
            del self.fields["number"]
            self.helper = laid_out("on", "signer", "signer_post")
        else:
            self.fields["number"].help_text = texts.NUMBER_HELP.format(number=next_number)
            self.helper = laid_out(("on", "number"), "signer", "signer_post")


class IssueManyForm(IssueForm):
    """Day and signer of papers for a selection; numbers follow one another. `thing` of one, or `things`."""

    def __init__(self, *args, thing=None, things=(), actor=None, signers=(), **kwargs):
        super().__init__(*args, signers=signers, **kwargs)


class WithdrawForm(forms.Form):
    reason = reason_field(texts.REASON_WITHDRAW_HELP, longest=255)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out("reason")
