"""Files for cases, as a browser sends them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from branches.cases.actions.files import attach
from branches.cases.models import Case

PDF = b"%PDF-1.4\n%%EOF\n"


def pdf(name="don.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def attach_pdf(case, actor, slot="", name="don.pdf"):
    case = Case.objects.for_page().get(pk=case.pk)
    [held] = attach(case, actor=actor, uploads=[pdf(name)], slot=slot)
    return held
