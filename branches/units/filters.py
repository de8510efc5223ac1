"""What the list of units can be narrowed to, as it stands in its address."""

from datetime import date

from django import forms
from django.db.models import Q
from django.utils import timezone

from branches.units import texts
from branches.units.models import Level, Sector
from branches.vietnamese.names import clean, fold

LONGEST_QUERY = 100


class UnitFilter(forms.Form):
    """`q` name without marks or code, `cap` level, `khoi` sector, `tinh-trang`."""

    cap = forms.ModelChoiceField(Level.objects.all(), required=False, label=texts.FILTER_LEVEL, empty_label=texts.ANY)
    khoi = forms.ModelChoiceField(
        Sector.objects.all(), required=False, label=texts.FILTER_SECTOR, empty_label=texts.ANY
    )

    def __init__(self, data):
        super().__init__(data)
        self.fields["tinh-trang"] = forms.ChoiceField(
            choices=[("", texts.STATE_OPEN), ("da-ngung", texts.STATE_CLOSED)],
            required=False,
            label=texts.FILTER_STATE,
        )
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
        self.is_valid()
        self.q = clean(data.get("q", ""))[:LONGEST_QUERY]
        self.level = self.cleaned_data.get("cap")
        self.sector = self.cleaned_data.get("khoi")
        self.closed = self.cleaned_data.get("tinh-trang") == "da-ngung"

    @property
    def narrows(self) -> bool:
        return bool(self.q or self.level or self.sector or self.closed)

    def apply(self, units):
        """Those of `units` that fit. A name or code, a level, a sector; open ones unless closed ones are asked for."""
        units = units.filter(closed_on__isnull=not self.closed)
        if self.level:
            units = units.filter(level=self.level)
        if self.sector:
            units = units.filter(sector=self.sector)
        if self.q:
            units = units.filter(Q(folded_name__contains=fold(self.q)) | Q(code__istartswith=self.q))
        return units

    def chips(self, query) -> list[dict]:
        """The filters in force; `query(name=None, …)` gives the address without them."""
        found = []
        if self.q:
            found.append({"label": texts.FILTER_WORDS, "value": self.q, "url": query(q=None)})
        if self.level:
            found.append({"label": texts.FILTER_LEVEL, "value": self.level, "url": query(cap=None)})
        if self.sector:
            found.append({"label": texts.FILTER_SECTOR, "value": self.sector, "url": query(khoi=None)})
        if self.closed:
            without = query(**{"tinh-trang": None})
            found.append({"label": texts.FILTER_STATE, "value": texts.STATE_CLOSED, "url": without})
        return found


def past_day(text: str) -> tuple[date | None, str]:
    """The day that the address asks for (None: today), and a sentence when it can't be had."""
    text = clean(text)
    if not text:
        return None, ""
    try:
        day = forms.DateField().clean(text)
    except forms.ValidationError:
        return None, texts.PAST_DATE_WRONG.format(text=text[:20])
    if day > timezone.localdate():
        return None, texts.PAST_DATE_AHEAD.format(date=f"{day:%d/%m/%Y}")
    return (day if day < timezone.localdate() else None), ""
