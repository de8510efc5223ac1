"""What people send from the pages of an import."""

from django import forms

from branches.imports import actions, faults, texts
from branches.imports.policies import MODES
from branches.units.models import Level, Sector, Unit
from branches.vietnamese import partial_dates
from branches.vietnamese.partial_dates import DateProblem

# More branches than this don't fit into a list to choose from.
MOST_BRANCHES = 300
# More rows than these aren't on one page.
MOST_ROWS = 100
LAST_ROW = 2**31 - 1


class UploadForm(forms.Form):
    """The file, and where rows go that name no branch: one of `branches`. Without any to choose from it is absent."""

    error_heading = texts.UPLOAD_ERROR_HEADING
    forgets = True
    file = forms.FileField(
        label=texts.UPLOAD_FILE,
        max_length=250,
        allow_empty_file=True,
        error_messages={"required": texts.FILE_MISSING, "max_length": texts.FILE_NAME_LONG},
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv", "class": "form-control", "aria-describedby": "tep-loai"}
        ),
    )
    branch = forms.ModelChoiceField(
        Unit.objects.none(),
        label=texts.DEFAULT_BRANCH,
        required=False,
        to_field_name="code",
        empty_label=texts.NO_DEFAULT_BRANCH,
        error_messages={"invalid_choice": texts.WRONG_BRANCH},
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args, branches, **kwargs):
        super().__init__(*args, **kwargs)
        if not 0 < branches.count() <= MOST_BRANCHES:
            del self.fields["branch"]
        else:
            self.fields["branch"].queryset = branches

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > actions.LARGEST:
            raise forms.ValidationError(texts.FILE_TOO_BIG.format(limit=actions.LARGEST // 1_000_000))
        return file


class SheetForm(forms.Form):
    """The mended sheet of rows with faults."""

    sheet = forms.FileField(max_length=250, allow_empty_file=True, error_messages={"required": texts.SHEET_MISSING})

    def clean_sheet(self):
        sheet = self.cleaned_data["sheet"]
        if sheet.size > faults.LIMITS.file_bytes:
            raise forms.ValidationError(texts.SHEET_TOO_BIG.format(limit=faults.LIMITS.file_bytes // 1_000_000))
        return sheet


class CellForm(forms.Form):
    """A cell of the row `row`; which fields there are, the target knows."""

    row = forms.IntegerField(min_value=1, max_value=LAST_ROW)
    field = forms.CharField(max_length=60)
    text = forms.CharField(required=False, max_length=1_000, strip=False)

    def clean_text(self):
        return self.cleaned_data["text"].replace("\0", "")


class AnswerForm(forms.Form):
    """An answer to one row (`row`), to a selection (`rows`), or to every row that waits for the same kind of answer
    (`kind`). `chosen` is the key of the record that is meant, where several may be."""

    row = forms.IntegerField(min_value=1, max_value=LAST_ROW, required=False)
    kind = forms.CharField(max_length=80, required=False)
    decision = forms.ChoiceField(
        choices=[(code, code) for code in ("accept", "same", "keep", "new", "move", "skip", "clear")]
    )
    moved_on = forms.CharField(max_length=40, required=False)
    chosen = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)

    def __init__(self, data):
        super().__init__(data)
        self.is_selection = "selection" in data
        numbers = [text for text in data.getlist("rows") if text.isascii() and text.isdigit() and len(text) < 9]
        self.rows = [int(number) for number in numbers[:MOST_ROWS]]

    def clean_moved_on(self):
        text = self.cleaned_data["moved_on"].strip()
        if not text:
            return None
        try:
            date = partial_dates.parse(text)
        except DateProblem as problem:
            raise forms.ValidationError(problem.message) from None
        if date.precision != "day":
            raise forms.ValidationError(texts.WHOLE_DAY)
        return date.first_day


def policy_of(data, desk) -> dict[str, str]:
    """What the form of the policy says: field, or "*" for any other, → mode. Unknown modes and fields count as none."""
    found = {"*": data.get("policy")} | {name: data.get(f"policy-{name}") for name in desk.policy_fields()}
    return {name: mode for name, mode in found.items() if mode in MODES}


def unit_edits(data, batch) -> dict[str, dict]:
    """What the table of new branches says, by the name that the file uses. Unknown levels and sectors count as none."""
    levels = set(Level.objects.values_list("code", flat=True))
    sectors = set(Sector.objects.values_list("code", flat=True))
    edits = {}
    for place, unit in enumerate(batch.new_units):
        edit = {"create": f"create-{place}" in data}
        for name in ("name", "code", "level", "sector"):
            value = data.get(f"{name}-{place}")
            if value is not None:
                edit[name] = value.replace("\0", "")[:500]
        if edit.get("level") not in levels:
            edit.pop("level", None)
        if edit.get("sector") and edit["sector"] not in sectors:
            edit["sector"] = ""
        edits[unit["named"]] = edit
    return edits
