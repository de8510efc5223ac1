"""The guides for people: their pictures, their links, and the words that they say are on the screen."""

import ast
import re

from scripts.guide_pictures import PICTURES
from tests.source import ROOT, modules, strings, templates

FOLDER = ROOT / "docs" / "guides"
GUIDES = {path.name: path.read_text() for path in sorted(FOLDER.glob("*.md"))}
HEAVIEST, HEAVIEST_OF_ALL = 60_000, 2_500_000  # bytes
# Names of posts, levels and sectors are data, written by this migration.
DATA = ROOT / "branches" / "migrations" / "0002_reference_data.py"


def shown(text: str) -> str:
    """A word as people see it: what the product puts in is …, capitals and spaces don't count."""
    return " ".join(re.sub(r"{{.*?}}|{[^{}]*}", "…", text).split()).casefold()


def words() -> set[str]:
    """All that the product may show: strings of its code, and between the tags of its templates."""
    trees = [*modules().values(), ast.parse(DATA.read_text())]
    found = {shown(node.value) for tree in trees for node in strings(tree)}
    for text in templates().values():
        found |= {shown(piece) for piece in re.split(r"<[^>]*>|{%.*?%}", text, flags=re.DOTALL)}
        found |= {shown(piece) for piece in re.findall(r'"([^"<>]+)"', text)}
    return found


def anchors(text: str) -> set[str]:
    """What the headings of a page are called in an address, as GitHub makes it."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


def test_every_picture_is_taken_used_and_there():
    used = {name for text in GUIDES.values() for name in re.findall(r"!\[[^\]]+\]\(images/([a-z-]+)\.png\)", text)}
    there = {path.stem for path in (FOLDER / "images").iterdir()}
    taken = {picture.name for picture in PICTURES}
    assert sorted(used) == sorted(taken) == sorted(there)


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in (FOLDER / "images").iterdir()}
    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}
    assert sum(sizes.values()) <= HEAVIEST_OF_ALL


def test_every_bold_word_is_on_the_screen():
    known = words()
    unknown = [
        f"{name}: {word}"
        for name, text in GUIDES.items()
        for word in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)
        if shown(word) not in known
    ]
    assert unknown == []


def test_links_to_headings_lead_somewhere():
    broken = []
    for name, text in GUIDES.items():
        for page, anchor in re.findall(r"\]\(([\w.-]*)#([^)]+)\)", text):
            if anchor not in anchors(GUIDES[page or name]):
                broken.append(f"{name}: {page}#{anchor}")
    assert broken == []


def test_every_guide_is_in_the_index():
    missing = [name for name in GUIDES if name != "README.md" and f"({name}" not in GUIDES["README.md"]]
    assert missing == []
