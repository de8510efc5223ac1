"""The empty sheet to fill in."""

import tempfile

from django.http import FileResponse
from django.views.decorators.http import require_GET

from branches.access import reach
from branches.access.decisions import deny
from branches.imports import blank as sheets
from branches.imports import texts
from branches.positions.models import Grant
from branches.units import current

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def blank(request, desk):
    """For whoever may open the page with the upload."""
    unit = current.current_unit(request)
    if unit is None or not reach.has_anywhere(request.user, Grant.IMPORT):
        deny(texts.NO_UNIT if unit is None else texts.IMPORT_NOT_YOURS.format(unit=unit)).require()
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by FileResponse)
    sheets.write(desk, unit, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=texts.BLANK_FILE, content_type=XLSX)
