"""A sheet (composing.compose) as a .docx and as a .pdf."""

from branches.papers.rendering.pdf import pages, pdf
from branches.papers.rendering.word import docx

FORMATS = {"docx": docx, "pdf": pdf}

__all__ = ["FORMATS", "docx", "pages", "pdf"]
