"""Papers as .docx by python-docx: the same layout as templates/papers/layout.typ, set in Times New Roman."""

import io

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from branches.papers.composing import qr_code

FACE = "Times New Roman"
SHORT, LONG = Mm(210), Mm(297)
LEFT_MARGIN, MARGIN = Mm(30), Mm(20)
HEAD_RIGHT = Mm(90)
# Letters of both names beyond which the letterhead is set smaller.
LONG_NAMES = 110
# Over and under the words of a table's rows; of rows that are filled in by hand.
LOW, TALL = 2, 7
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}


def docx(sheet: dict) -> bytes:
    writer = _Writer(sheet)
    writer.letterhead()
    writer.title()
    for block in sheet["blocks"]:
        writer.block(block)
    writer.sign_off()
    target = io.BytesIO()
    writer.document.save(target)
    return target.getvalue()


class _Writer:
    def __init__(self, sheet):
        self.sheet = sheet
        self.document = Document()
        self._page()
        self._style()

    def _page(self):
        section = self.document.sections[0]
        wide = self.sheet["landscape"]
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)
        section.left_margin = LEFT_MARGIN
        section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        section.different_first_page_header_footer = True
        section.header_distance = Mm(10)
        self.width = section.page_width - LEFT_MARGIN - MARGIN
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = number.add_run()
            run._r.append(_field_part(kind, text))

    def _style(self):
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FACE, Pt(14)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.1
        self.document.core_properties.title = self.sheet["title"]
        self.document.core_properties.author = self.sheet["unit"]
        self.document.core_properties.comments = ""

    def letterhead(self):
        sheet = self.sheet
        if sheet["personal"]:
            self._head_of_person()
            return
        grid = self.grid([self.width - HEAD_RIGHT, HEAD_RIGHT], rows=2)
        size = 12 if len(sheet["upper"]) + len(sheet["unit"]) > LONG_NAMES else 14
        left, right = grid.cell(0, 0), grid.cell(0, 1)
        names = [(sheet["upper"], False)] if sheet["upper"] else []
        for text, bold in [*names, (sheet["unit"], True), ("***", False)]:
            self.centred(left, text, bold=bold, size=size)
        self._union(right, Mm(9))
        self.centred(grid.cell(1, 0), sheet["number"])
        self.centred(grid.cell(1, 1), sheet["place_and_day"], italic=True, size=13)

    def _head_of_person(self):
        """A paper of a person has the title of the union alone."""
        [[cell]] = [row.cells for row in self.grid([self.width], rows=1).rows]
        self._union(cell, Mm(45))

    def _union(self, cell, indent):
        self.centred(cell, self.sheet["union"], bold=True, size=15)
        rule = self.centred(cell, "", size=2)
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = indent
        _rule_above(rule)

    def title(self):
        title = self.document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_before = Pt(14)
        _run(title, self.sheet["title"], bold=True, size=16)
        if self.sheet["about"]:
            about = self.document.add_paragraph()
            about.alignment = WD_ALIGN_PARAGRAPH.CENTER
            about.paragraph_format.space_after = Pt(12)
            _run(about, self.sheet["about"], bold=True)

    def block(self, block):
        getattr(self, f"_{block['kind']}")(block)

    def _text(self, block):
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        self.runs(paragraph, block["runs"])

    def _address(self, block):
        self._centred(block).paragraph_format.space_after = Pt(12)

    def _centred(self, block):
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.runs(paragraph, block["runs"])
        return paragraph

    def _heading(self, block):
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        for text, _ in block["runs"]:
            _run(paragraph, text, bold=True)

    def _facts(self, block):
        if not block["rows"]:
            return
        label_width = Mm(72)
        grid = self.grid([label_width, self.width - label_width], rows=len(block["rows"]))
        for at, row in enumerate(block["rows"]):
            label = _first(grid.cell(at, 0))
            label.paragraph_format.left_indent = Mm(10)
            _run(label, f"{row['label']}:")
            value = _first(grid.cell(at, 1))
            self.runs(value, row["runs"])
            label.paragraph_format.space_after = value.paragraph_format.space_after = Pt(2)
        self.gap()

    def _table(self, block):
        columns = block["columns"]
        whole = sum(each["width"] for each in columns)
        widths = [int(self.width * each["width"] / whole) for each in columns]
        table = self.grid(widths, rows=1 + len(block["rows"]), style="Table Grid")
        _repeat(table.rows[0])
        for at, each in enumerate(columns):
            self.cell(table.cell(0, at), each["head"], "center", bold=True)
        for row, values in zip(list(table.rows)[1:], block["rows"], strict=True):
            _keep_whole(row)
            for cell, value, each in zip(row.cells, values, columns, strict=True):
                self.cell(cell, value, each["align"], room=TALL if block["tall"] else LOW)
        self.gap()

    def gap(self):
        """A thin empty line: two tables in a row would grow into one."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(8)
        return paragraph

    def cell(self, cell, text, side, *, bold=False, room=LOW):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = _first(cell)
        paragraph.alignment = SIDES[side]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(room)
        _run(paragraph, text, bold=bold, size=12)

    def sign_off(self):
        sheet = self.sheet
        # No signature stands alone on a page: the last words go with it.
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self.gap().paragraph_format.keep_with_next = True
        half = self.width * 2 // 5 if sheet["personal"] else self.width // 2
        grid = self.grid([half, self.width - half], rows=1)
        _keep_whole(grid.rows[0])
        left, right = grid.cell(0, 0), grid.cell(0, 1)
        if sheet["personal"]:
            self.centred(right, sheet["place_and_day"], italic=True, size=13)
        self.signature(right, sheet["signs"], sheet["signer"])
        if sheet["beside"]:
            self.signature(left, sheet["beside"]["signs"], sheet["beside"]["signer"])
        if sheet["confirmed_by"]:
            self.confirmation(self.below(66) if sheet["beside"] else left)
        self.small_parts(self.document if sheet["confirmed_by"] or sheet["beside"] else left)

    def signature(self, cell, signs, signer):
        for line in signs:
            self.centred(cell, line, bold=True)
        self.centred(cell, "", before=66)
        self.centred(cell, signer, bold=True)

    def confirmation(self, cell):
        self.centred(cell, self.sheet["confirmed_by"], bold=True)
        self.centred(cell, self.sheet["words"]["confirm_hint"], italic=True, size=12)

    def below(self, room):
        """One more cell over the whole width, with room for a seal and a signature after it."""
        self.gap()
        [[cell]] = [row.cells for row in self.grid([self.width], rows=1).rows]
        gap = self.gap()
        gap.paragraph_format.space_before = Pt(room)
        return cell

    def small_parts(self, where):
        sheet = self.sheet
        if sheet["recipients"]:
            head = where.add_paragraph() if where is self.document else _first(where)
            head.paragraph_format.space_after = Pt(0)
            _run(head, sheet["words"]["recipients"], bold=True, italic=True, size=12)
            for line in sheet["recipients"]:
                paragraph = where.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                _run(paragraph, f"- {line}", size=11)
        if sheet["address"]:
            picture = io.BytesIO()
            qr_code(sheet["address"]).save(picture, kind="png", scale=8, border=0)
            picture.seek(0)
            paragraph = where.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(6)
            paragraph.add_run().add_picture(picture, width=Mm(18))
            _run(paragraph, f"  {sheet['words']['qr_hint']}", size=9)

    def grid(self, widths, *, rows, style=None):
        table = self.document.add_table(rows=rows, cols=len(widths), style=style)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        return table

    def centred(self, cell, text, *, before=0, **how):
        paragraph = _first(cell)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.space_before = Pt(before)
        _run(paragraph, text, **how)
        return paragraph

    def runs(self, paragraph, runs):
        for text, bold in runs:
            _run(paragraph, text, bold=bold)


def _first(cell):
    """The empty paragraph that every new cell has, else one more."""
    last = cell.paragraphs[-1]
    return last if len(cell.paragraphs) == 1 and not last.runs else cell.add_paragraph()


def _run(paragraph, text, *, bold=False, italic=False, size=None):
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)


def _field_part(kind, text):
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    else:
        part = OxmlElement("w:instrText")
        part.text = text
    return part


def _rule_above(paragraph):
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    # The format wants the parts of a paragraph's properties in order.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _repeat(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _keep_whole(row)


def _keep_whole(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
