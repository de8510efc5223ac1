"""What comes out: sizes, margins, repeated heads, the letters of the face."""

import io
import struct
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from branches.papers import packs, rendering, texts
from branches.papers.composing import compose
from branches.papers.rendering.pdf import FONTS
from branches.vietnamese.names import fold
from tests.branches.papers.letters import LETTER, letter_of
from tests.conftest import make_unit

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
SHEET = {
    "landscape": False,
    "personal": False,
    "upper": "ĐOÀN PHƯỜNG MỘT",
    "unit": "CHI ĐOÀN TỔ 1",
    "union": texts.UNION,
    "number": "Số: 41-GGT/ĐTN",
    "place_and_day": "Phường Một, ngày 08 tháng 03 năm 2026",
    "title": "GIẤY MỜI",
    "about": "",
    "blocks": [],
    "recipients": [],
    "signs": ["TM. BAN CHẤP HÀNH", "BÍ THƯ"],
    "signer": "Võ Văn Phường",
    "beside": None,
    "confirmed_by": "",
    "address": "",
    "words": {"recipients": texts.RECIPIENTS, "confirm_hint": texts.CONFIRM_HINT, "qr_hint": texts.QR_HINT},
}
LIST = {
    "kind": "table",
    "tall": False,
    "columns": [{"head": "STT", "width": 1, "align": "right"}, {"head": "Họ và tên", "width": 5, "align": "left"}],
    "rows": [[str(at), f"Nguyễn Thị Hoàng Phương Thảo {at}"] for at in range(1, 61)],
}
LONG = "Liên chi đoàn Khoa Ngữ văn Trung Quốc và Đông phương học, Trường Đại học Khoa học Xã hội và Nhân văn"


def document(sheet):
    return Document(io.BytesIO(rendering.docx(sheet)))


def glyphs(face) -> set[int]:
    """Characters of a TrueType file, read from its character map (format 4 or 12)."""
    content = face.read_bytes()
    tables = {
        content[at : at + 4]: struct.unpack(">II", content[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", content[4:6])[0], 16)
    }
    start = tables[b"cmap"][0]
    found = set()
    for at in range(struct.unpack(">H", content[start + 2 : start + 4])[0]):
        place = start + struct.unpack(">I", content[start + 8 + at * 8 : start + 12 + at * 8])[0]
        if struct.unpack(">H", content[place : place + 2])[0] == 4:
            count = struct.unpack(">H", content[place + 6 : place + 8])[0] // 2
            ends = struct.unpack(f">{count}H", content[place + 14 : place + 14 + count * 2])
            begins = struct.unpack(f">{count}H", content[place + 16 + count * 2 : place + 16 + count * 4])
            for begin, end in zip(begins, ends, strict=True):
                found |= set(range(begin, end + 1))
    return found


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_face_has_every_vietnamese_letter_small_and_capital(style):
    known = glyphs(FONTS / f"Tinos-{style}.ttf")
    wanted = LETTERS + LETTERS.upper() + "0123456789.,:;-–/()“”…***•"
    assert [letter for letter in wanted if ord(letter) not in known] == []
    assert {fold(letter) for letter in LETTERS} >= set("abcdefghijklmnopqrstuvwxyz")


def test_a_docx_is_a4_with_the_margins_and_face_of_the_rules():
    made = document(SHEET)
    section = made.sections[0]
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(each.mm) for each in margins] == [20, 20, 30, 20]
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert (made.core_properties.title, made.core_properties.author) == ("GIẤY MỜI", "CHI ĐOÀN TỔ 1")


def test_a_wide_docx_lies_on_its_side():
    section = document(SHEET | {"landscape": True}).sections[0]
    assert (section.orientation, round(section.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)


def test_the_letterhead_stands_issuer_left_union_right():
    head = document(SHEET).tables[0]
    assert [each.text for each in head.cell(0, 0).paragraphs] == ["ĐOÀN PHƯỜNG MỘT", "CHI ĐOÀN TỔ 1", "***"]
    assert head.cell(0, 1).paragraphs[0].text == "ĐOÀN TNCS HỒ CHÍ MINH"
    assert (head.cell(1, 0).text, head.cell(1, 1).text) == (SHEET["number"], SHEET["place_and_day"])
    bold = [[run.bold for run in each.runs] for each in head.cell(0, 0).paragraphs]
    assert bold == [[None], [True], [None]]


def test_the_head_of_a_list_comes_again_on_every_page_and_no_row_is_cut():
    table = document(SHEET | {"blocks": [LIST]}).tables[1]
    assert len(table.rows) == 61
    heads = [row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None]
    whole = [row for row in table.rows if row._tr.trPr.find(qn("w:cantSplit")) is not None]
    assert (len(heads), len(whole)) == (1, 61)


@pytest.mark.parametrize(("wide", "least"), [(False, 2), (True, 3)])
def test_a_list_of_sixty_runs_over_pages(wide, least):
    made = rendering.pdf(SHEET | {"blocks": [LIST], "landscape": wide})
    assert packs.pages_of(made) >= least


def test_a_short_paper_is_one_page():
    assert packs.pages_of(rendering.pdf(SHEET)) == 1


def test_text_that_looks_like_typst_is_text():
    """A value that typst would run, or that isn't even valid in it, makes a paper like any other."""
    for value in ('#panic("x")', "#import", "$ x", "```", "\\", "]]", '"', "#{", "*_`@<>"):
        block = {"kind": "text", "runs": [[value, False], [value, True]]}
        assert packs.pages_of(rendering.pdf(SHEET | {"signer": value, "unit": value, "blocks": [block]})) == 1


def test_a_code_stands_on_both_where_there_is_an_address():
    plain, coded = SHEET, SHEET | {"address": "https://dkd.example/ho-so/CSH-2026-0147/"}
    with zipfile.ZipFile(io.BytesIO(rendering.docx(coded))) as made:
        assert [name for name in made.namelist() if name.endswith(".png")] == ["word/media/image1.png"]
    with zipfile.ZipFile(io.BytesIO(rendering.docx(plain))) as made:
        assert [name for name in made.namelist() if name.endswith(".png")] == []
    assert rendering.pages(coded) != rendering.pages(plain)


def test_an_unknown_block_is_a_mistake_of_the_wording():
    with pytest.raises(AttributeError):
        rendering.docx(SHEET | {"blocks": [{"kind": "poem"}]})


@pytest.mark.django_db
def test_long_names_stay_on_one_page_beside_the_union(tree, settings):
    settings.SITE_ADDRESS = "https://dkd.example"
    unit = make_unit("TT.P1.LCD", LONG, "branch", tree.ward)
    sheet = compose(LETTER, letter_of(unit, guest=LONG), on=date(2026, 3, 8), reference="01-GM/CĐ")
    assert (sheet["unit"], sheet["upper"]) == (LONG.upper(), "ĐOÀN PHƯỜNG MỘT")
    assert sheet["address"] == "https://dkd.example/ho-so/X-2026-0001/"
    assert packs.pages_of(rendering.pdf(sheet)) == 1


def test_no_signature_of_a_docx_stands_alone_on_a_page():
    """The last words are kept with the thin line above the sign-off, and this with the sign-off."""
    block = {"kind": "text", "runs": [["Chấp hành tốt Điều lệ Đoàn.", False]]}
    last = document(SHEET | {"blocks": [block] * 3}).paragraphs[-2:]
    assert [each.text for each in last] == ["Chấp hành tốt Điều lệ Đoàn.", ""]
    assert [each.paragraph_format.keep_with_next for each in last] == [True, True]


# Papers of a person, and of two who sign


PERSONAL = SHEET | {"personal": True, "signs": ["NGƯỜI LÀM ĐƠN"], "signer": "Lê An"}


def test_a_paper_of_a_person_has_no_letterhead_and_its_day_above_the_signature():
    made = document(PERSONAL)
    words = [paragraph.text for table in made.tables for row in table.rows for paragraph in row.cells[-1].paragraphs]
    assert [each for each in words if each.strip()] == [
        "ĐOÀN TNCS HỒ CHÍ MINH",
        SHEET["place_and_day"],
        "NGƯỜI LÀM ĐƠN",
        "Lê An",
    ]
    everything = "".join(node.text or "" for node in made.element.body.iter() if node.tag.endswith("}t"))
    assert (SHEET["unit"] in everything, SHEET["number"] in everything) == (False, False)
    assert packs.pages_of(rendering.pdf(PERSONAL)) == 1


def test_who_signs_beside_stands_at_the_left_and_the_confirmation_below():
    sheet = SHEET | {"beside": {"signs": ["THƯ KÝ"], "signer": "Lê Bình"}, "confirmed_by": "XÁC NHẬN CỦA ĐOÀN PHƯỜNG"}
    made = document(sheet)
    signatures, confirmation = made.tables[1], made.tables[2]
    assert [cell.paragraphs[0].text for cell in signatures.rows[0].cells] == ["THƯ KÝ", "TM. BAN CHẤP HÀNH"]
    assert confirmation.cell(0, 0).paragraphs[0].text == "XÁC NHẬN CỦA ĐOÀN PHƯỜNG"
    assert packs.pages_of(rendering.pdf(sheet)) == 1
    assert rendering.pages(sheet) != rendering.pages(SHEET | {"confirmed_by": "XÁC NHẬN CỦA ĐOÀN PHƯỜNG"})


def test_rows_to_be_filled_in_by_hand_have_room():
    low, tall = ({**LIST, "rows": [["", ""]] * 12, "tall": each} for each in (False, True))
    room = [
        document(SHEET | {"blocks": [each]}).tables[1].rows[1].cells[0].paragraphs[0].paragraph_format.space_before.pt
        for each in (low, tall)
    ]
    assert room == [2, 7]
    pages = [
        packs.pages_of(rendering.pdf(SHEET | {"blocks": [{**each, "rows": [["", ""]] * 24}]})) for each in (low, tall)
    ]
    assert pages == [1, 2]
