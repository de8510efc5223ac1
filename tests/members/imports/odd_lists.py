"""Lists whose columns nobody would know by their names, and what somebody chooses for them."""

from io import BytesIO

from django.urls import reverse
from openpyxl import Workbook

from branches.imports import actions
from branches.imports.models import ImportBatch

ODD = ["TT", "Người", "Chào đời", "Phái", "Giấy tờ", "Thuộc về"]
PEOPLE = [
    [1, "Lê Thị Một", "01/02/2003", "Nữ", "064303012345", "Chi đoàn A"],
    [2, "Trần Văn Hai", "08/10/2004", "Nam", "064204012346", "Chi đoàn A"],
    [3, "Y Moan Niê", "05/06/2002", "Nam", None, "Chi đoàn A"],
]
MAPPING = {"A": "", "B": "full_name", "C": "birth_date", "D": "gender", "E": "citizen_id", "F": "branch"}


def workbook(*sheets) -> bytes:
    """Each sheet: (name, rows), or (name, rows, "hidden")."""
    book, file = Workbook(), BytesIO()
    book.remove(book.active)
    for name, rows, *hidden in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = hidden[0] if hidden else "visible"
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def listed(header=ODD, people=PEOPLE) -> bytes:
    return workbook(("DS", [header, *people]))


def choose(batch, actor, mapping=MAPPING, *, sheet=0, rows=(1,), hidden=False):
    """Have it read as chosen; gives the batch as it is then."""
    actions.choose_columns(batch, sheet=sheet, header_rows=rows, mapping=mapping, hidden=hidden, actor=actor)
    actions.read_batch(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def form(mapping=MAPPING, **more):
    return {"trang": 0, "dong": 1, "tang": 1, **{f"cot-{letter}": name for letter, name in mapping.items()}, **more}


def url(name, batch):
    return reverse(f"members:imports:{name}", args=[batch.pk])
