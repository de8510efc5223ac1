"""Fills in the form of an act as somebody at a branch might: mostly right, sometimes not."""

from datetime import date, timedelta

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import ModelChoiceIteratorValue
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from branches.cases.vote_forms import SECRET, VoteForm
from members.people.forms import PartialDateField
from members.transfers.forms import MonthField
from members.transfers.widgets import DestinationField

PDF = b"%PDF-1.4\n%%EOF\n"
# Present, in favour, against, abstained: passed, as a rule; or not; or it doesn't add up.
COUNTS = [(9, 7, 1, 1), (9, 9, 0, 0), (9, 6, 3, 0), (9, 2, 6, 1), (9, 9, 9, 0)]


class Filler:
    """`choose(options)` gives one of a list, the first as a rule meaning what is usual. `plain` forms are filled in as
    they are proposed, with what must be there; others with days and choices at random."""

    def __init__(self, choose, units, *, plain):
        self.choose, self.units, self.plain = choose, units, plain
        self.today = timezone.localdate()

    def fill(self, make):
        """The form of `make(data, files)`, sent with values for its fields; it may be invalid."""
        blank = make(None, None)
        data, files = MultiValueDict(), MultiValueDict()
        for name, field in blank.fields.items():
            if isinstance(field, forms.FileField):
                if self.plain or self.choose([True, False]):
                    files[name] = SimpleUploadedFile("ban-chup.pdf", PDF)
                continue
            value = self._value(blank, name, field)
            if value is None or value == "":
                continue
            data.setlist(name, [str(each) for each in value] if isinstance(value, list) else [str(value)])
        if isinstance(blank, VoteForm):
            self._vote(blank, data)
        return make(data, files)

    def _value(self, form, name, field):
        initial = form.get_initial_for_field(field, name)
        if isinstance(field, DestinationField):
            return self.choose(self.units).code if field.required or not (self.plain or self.choose([1, 0])) else ""
        if isinstance(field, forms.TypedMultipleChoiceField):
            keys = [key for key, _ in field.choices]
            return keys if self.plain or len(keys) < 2 else keys[: self.choose([1, len(keys)])]
        if isinstance(field, forms.ChoiceField):
            return self._choice(name, field, initial)
        if isinstance(field, (forms.DateField, PartialDateField, MonthField)):
            return self._day(field, initial)
        if isinstance(field, forms.BooleanField):
            return "on" if self.plain or self.choose([True, False]) else ""
        if isinstance(field, forms.IntegerField):
            # The number of a paper is the register's to give.
            return "" if name == "number" and self.plain else self._number(field, initial)
        if initial:
            return initial
        if name == "not_heard_why" and self.plain:
            # Of who was heard.
            return ""
        return "Lý do" if field.required or self.plain or self.choose([False, True]) else ""

    def _choice(self, name, field, initial):
        keys = [each.value if isinstance(each, ModelChoiceIteratorValue) else each for each, _ in field.choices]
        keys = [each for each in keys if each not in ("", None)]
        initial = field.prepare_value(initial)
        if not keys:
            return ""
        if initial not in ("", None) and str(initial) in map(str, keys) and (self.plain or self.choose([True, False])):
            return initial
        if not field.required and not self.plain and self.choose([False, True]):
            return ""
        return self.choose(keys)

    def _day(self, field, initial):
        usual = initial if isinstance(initial, date) else self.today
        if not field.required and not self.plain and self.choose([True, False]):
            return ""
        day = usual if self.plain else self.choose([usual, self.today, *self._days(usual)])
        return f"{day:%m/%Y}" if isinstance(field, MonthField) else f"{day:%d/%m/%Y}"

    def _days(self, usual):
        return [usual + timedelta(days=days) for days in (-400, -40, -7, -1, 1, 9, 100)]

    def _number(self, field, initial):
        if initial not in ("", None):
            return initial
        return self.choose([4, 9, 12]) if field.required or self.plain else self.choose(["", 4, 0])

    def _vote(self, form, data):
        """Counts that agree, of a secret ballot, unless some go wrong."""
        counts = COUNTS[0] if self.plain else self.choose(COUNTS)
        if "how" in form.fields:
            data["how"] = SECRET
        data["entitled"] = "12"
        for name, count in zip(("present", "in_favour", "against", "abstained"), counts, strict=True):
            data[name] = str(count)
