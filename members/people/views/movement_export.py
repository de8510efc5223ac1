"""Taking the movement report away: its figures, unit by unit, or the people behind them."""

import tempfile

from django.http import FileResponse, HttpResponseBadRequest
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.views.decorators.http import require_POST

from branches.spreadsheets import writer
from branches.spreadsheets.writer import Column
from branches.templatetags.ui import vdate
from members.people import rules, texts
from members.people.actions import looking
from members.people.models.memberships import GAINS, LOSSES, OPENING_ENTRIES, Began
from members.people.queries import areas, movements, stays
from members.people.views.movement import Asked, counted

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 1_000


@require_POST
def movement_export(request):
    """`what` is so-lieu (figures) or danh-sach (people); the rest as in the address of the report."""
    rules.may_list(request.user).require()
    asked = Asked.of(request, request.POST)
    rules.may_export(request.user, asked.shown).require()
    what = request.POST.get("what")
    if what not in WRITERS:
        return HttpResponseBadRequest()
    columns, rows = WRITERS[what](asked)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by FileResponse)
    number = writer.write_xlsx(
        columns, rows, title=texts.MOVEMENT_SHEETS[what], facts=_facts(request.user, asked), stream=file
    )
    period = asked.period
    looking.note_movement_export(actor=request.user, shown=asked.shown, what=what, rows=number, **period.query)
    file.seek(0)
    name = f"{texts.MOVEMENT_FILES[what]}-{asked.shown.unit.code}-{period.first:%Y%m%d}-{period.last:%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _figures(asked):
    """A row for the unit of the report, then one for each below it."""
    parts, period = areas.parts_of(asked.shown), asked.period
    unit = asked.shown.unit
    keys = [unit.pk, *(part.pk for part in parts)]
    found = asked.movements(parts)
    guests = movements.guests(keys, period.first, period.after, below=asked.shown.below)
    gains = [code for code in GAINS if code not in OPENING_ENTRIES]
    columns = [
        Column(texts.UNIT, "unit", 36),
        *_numbers(texts.OPENING),
        *_numbers(*(Began(code).label.capitalize() for code in OPENING_ENTRIES)),
        *_numbers(*(Began(code).label.capitalize() for code in gains), texts.GAINED),
        *_numbers(*(code.label.capitalize() for code in LOSSES), texts.LOST),
        *_numbers(texts.CLOSING, *texts.INNER.values(), *texts.GUESTS.values()),
    ]
    rows = []
    for each in [unit, *counted(parts, found)]:
        movement = found[each.pk]
        rows.append(
            [
                each.name,
                movement.opening,
                *(movement.gains[code] for code in OPENING_ENTRIES),
                *(movement.gains[code] for code in gains),
                sum(movement.gains[code] for code in gains),
                *(movement.losses[code] for code in LOSSES),
                movement.lost,
                movement.closing,
                *movement.inner.values(),
                *(guests[each.pk][kind].closing for kind in texts.GUESTS),
            ]
        )
    return columns, rows


def _people(asked):
    """Everybody who came onto the list, left it or moved inside the unit."""
    columns = [
        Column(texts.PERSON, "person", 28),
        Column(texts.DAY, "day", 12, "date"),
        Column(texts.DIRECTION, "direction", 22),
        Column(texts.REASON, "reason", 20),
        Column(texts.FROM_UNIT, "from_unit", 32),
        Column(texts.TO_UNIT, "to_unit", 32),
        Column(texts.CASE, "case", 16),
    ]
    return columns, _lines(asked)


def _lines(asked):
    shown, first, last = asked.shown, asked.period.first, asked.period.last
    gains = [code for code in GAINS if code not in OPENING_ENTRIES]
    for direction, found, came in (
        (texts.LISTED_ON, stays.gained(shown, OPENING_ENTRIES, first, last), True),
        (texts.GAINED, stays.gained(shown, gains, first, last), True),
        (texts.LOST, stays.lost(shown, LOSSES, first, last), False),
        *((texts.INNER[code], stays.inside(shown, code, first, last), True) for code in texts.INNER),
    ):
        day = "begins_on" if came else "ends_on"
        ordered = found.select_related("person", "unit", "begun_case", "ended_case").order_by(day, "pk")
        for stay, (before, after) in _with_neighbours(ordered):
            reason = stay.get_began_by_display() if came else stay.get_ended_by_display()
            case = stay.begun_case if came else stay.ended_case
            from_unit = (before.unit.name if before else "") if came else stay.unit.name
            to_unit = stay.unit.name if came else (after.unit.name if after else "")
            yield [
                stay.person.full_name,
                getattr(stay, day),
                direction,
                reason.capitalize(),
                from_unit,
                to_unit,
                str(case or ""),
            ]


def _with_neighbours(found):
    """By the thousand, so that no list is too long for the memory."""
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        by_key = found.in_bulk(keys[start : start + CHUNK])
        joined = stays.neighbours(by_key.values())
        for key in keys[start : start + CHUNK]:
            yield by_key[key], joined.get(key, (None, None))


def _numbers(*headers):
    return [Column(header, header, 12, "number") for header in headers]


def _facts(user, asked):
    period = texts.STAYS_PERIOD.format(first=vdate(asked.period.first), last=vdate(asked.period.last))
    return [
        (texts.UNIT, asked.shown.unit.name),
        (texts.PERIOD, period),
        (texts.EXPORTED_AT, format_date(timezone.localtime(), "d/m/Y, H:i")),
        (texts.EXPORTED_BY, str(user)),
    ]


WRITERS = {"so-lieu": _figures, "danh-sach": _people}
