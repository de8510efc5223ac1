"""Taking the list that is shown away as a file."""

import tempfile

from django.http import FileResponse, HttpResponseBadRequest
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.views.decorators.http import require_POST

from branches.access import reach
from branches.positions.models import Grant
from branches.spreadsheets import writer
from branches.units import current
from members.people import rules, texts
from members.people.actions import looking
from members.people.models.persons import Standing
from members.people.resources import Export
from members.people.views.listing import Listing

WRITERS = {
    "xlsx": (writer.write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (writer.write_csv, "text/csv; charset=utf-8"),
}


@require_POST
def people_export(request):
    """The people of the list with its filters, written to a temporary file and sent from it piece by piece."""
    rules.may_list(request.user).require()
    listing = Listing(request.user, current.current_seat(request), request.POST)
    rules.may_export(request.user, listing.shown).require()
    kind = request.POST.get("format")
    if kind not in WRITERS:
        return HttpResponseBadRequest()
    write, content_type = WRITERS[kind]
    export = Export(hidden=_hidden(request.user, listing))
    column, descending = listing.order()
    title = texts.EXPORT_TITLES.get(listing.standing, texts.EXPORT_TITLES[Standing.MEMBER])
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by FileResponse)
    rows = write(
        export.columns,
        export.rows(listing.found, column, descending=descending),
        title=title,
        facts=_facts(request.user, listing),
        stream=file,
    )
    looking.note_export(
        actor=request.user,
        shown=listing.shown,
        kind=kind,
        conditions=[each["label"] for each in listing.conditions] + ([texts.SEARCH] if listing.q else []),
        fields=[field for field in rules.restricted_fields() if field in export.fields],
        rows=rows,
    )
    file.seek(0)
    name = f"{texts.EXPORT_FILE}-{listing.shown.unit.code}-{timezone.localdate():%Y%m%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)


def _hidden(user, listing) -> frozenset[str]:
    """Restricted columns that don't open over the whole list, and phones for who doesn't manage it."""
    hidden = rules.restricted_fields() - listing.opened
    if not listing.shown.within(reach.area(user, Grant.MANAGE)):
        hidden = hidden | {"phone"}
    return frozenset(hidden)


def _facts(user, listing):
    conditions = [f"{each['label']}: {each['value']}" for each in listing.conditions]
    if listing.q:
        conditions.append(texts.SEARCHED.format(text=texts.A_NUMBER if listing.holds_number else f"“{listing.q}”"))
    return [
        (texts.UNIT, listing.shown.unit.name),
        (texts.CONDITIONS, "; ".join(conditions) or texts.NO_CONDITION),
        (texts.EXPORTED_AT, format_date(timezone.localtime(), "d/m/Y, H:i")),
        (texts.EXPORTED_BY, str(user)),
    ]
