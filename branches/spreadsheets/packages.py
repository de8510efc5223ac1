"""xlsx and ods before they are parsed: the parts that carry cells, looked through while they are inflated."""

import re
import xml.etree.ElementTree as ElementTree
import zipfile

from .archives import CleanArchive, archive_of, open_archive, read_small
from .refusals import Refusal
from .scans import ENTITIES, ContentScan, EntityScan, SheetFacts, SheetScan
from .workbook import Limits

# Folders that carry no cell of a sheet: they are neither inflated nor handed on.
XLSX_LEFT_OUT = re.compile(
    r"^(docprops|customxml|customui|xl/(media|embeddings|drawings|charts|chartsheets|externallinks|theme|comments|threadedcomments|"
    r"persons|pivotcache|pivottables|printersettings|activex|ctrlprops|diagrams|webextensions|richdata|model|querytables|"
    r"slicers|slicercaches|tables|calcchain))",
    re.IGNORECASE,
)
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
ODS_KEPT = {"mimetype", "content.xml", "META-INF/manifest.xml"}
SHEET_PART = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)

# Sheets compress to a tenth or a twentieth. What expands much more than that is no list, and a bomb at worst.
ALWAYS_ALLOWED = 50_000_000
USUAL_EXPANSION = 40


def _expanded_bytes(data: bytes, limits: Limits) -> int:
    return min(limits.expanded_bytes, max(ALWAYS_ALLOWED, USUAL_EXPANSION * len(data)))


def clean_xlsx(data: bytes, limits: Limits) -> tuple[bytes, dict[str, SheetFacts], int]:
    """(archive fit for the parser, facts by sheet name, expanded bytes)."""
    archive, clean = open_archive(data), CleanArchive(data, expanded_bytes=_expanded_bytes(data, limits))
    names = _sheet_names(archive, data)
    facts: dict[str, SheetFacts] = {}
    for part in archive.infolist():
        name = part.filename.replace("\\", "/")
        if not name.lower().endswith((".xml", ".rels")) or XLSX_LEFT_OUT.match(name):
            continue
        if SHEET_PART.match(name):
            scan = SheetScan(names.get(name.lower(), name.rsplit("/", 1)[-1]), limits)
            clean.add(part, scan.look, scan.mend)
            facts[scan.sheet] = scan.finish()
        else:
            clean.add(part, EntityScan().look)
    return clean.finish(), facts, clean.expanded


def clean_ods(data: bytes, limits: Limits) -> tuple[bytes, dict[str, SheetFacts], int]:
    """As `clean_xlsx`; facts by the number of the sheet as text, since names come late in the parsing of a tag."""
    archive, clean = open_archive(data), CleanArchive(data, expanded_bytes=_expanded_bytes(data, limits))
    scan = ContentScan(limits)
    for part in archive.infolist():
        if part.filename in ODS_KEPT:
            if part.filename == "content.xml":
                clean.add(part, scan.look, scan.mend)
            else:
                clean.add(part, EntityScan().look)
    return clean.finish(), scan.finish(), clean.expanded


def clean_flat_ods(data: bytes, limits: Limits) -> tuple[bytes, dict[str, SheetFacts], int]:
    """As `clean_ods`, for the file that holds in one piece what an ods keeps in an archive."""
    # The parser asks for a list of parts, whatever it says.
    parts = {"mimetype": ODS_TYPE, "content.xml": data, "META-INF/manifest.xml": b"<manifest/>"}
    return clean_ods(archive_of(parts), limits)


def _sheet_names(archive: zipfile.ZipFile, data: bytes) -> dict[str, str]:
    """Path of each sheet's part, in lower case → the sheet's name."""
    book, relations = (read_small(archive, data, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    if ENTITIES.search(book) or ENTITIES.search(relations):
        raise Refusal("entities")
    if not book or not relations:
        return {}
    try:
        targets = {item.get("Id"): item.get("Target", "") for item in ElementTree.fromstring(relations)}  # noqa: S314 (no entities: refused above)
        tree = ElementTree.fromstring(book)  # noqa: S314
    except ElementTree.ParseError as error:
        raise Refusal("truncated") from error
    names = {}
    for sheet in tree.iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
        target = targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        names[path.replace("\\", "/").lower()] = sheet.get("name", "")
    return names
