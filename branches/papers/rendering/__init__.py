"""A sheet (composing.compose) as a .docx and as a .pdf."""

from branches.papers.rendering.pdf import pages, pdf
from branches.papers.rendering.word import docx

FORMATS = {"docx": docx, "pdf": pdf}
# What each format is called on its way to a browser.
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}

__all__ = ["CONTENT_TYPES", "FORMATS", "docx", "pages", "pdf"]
