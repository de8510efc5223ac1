from dataclasses import replace
from datetime import date

import pytest

from branches.papers import letterheads, signing, texts
from branches.papers.composing import compose
from branches.papers.models import Letterhead
from branches.papers.signing import Signer
from branches.positions.models import Position
from tests.branches.papers.letters import LETTER, letter_of
from tests.conftest import make_unit, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 8)


def place(unit):
    return letterheads.place_of(unit, letterheads.letterhead_of(unit))


def test_without_a_row_the_level_gives_the_symbol(tree):
    assert letterheads.letterhead_of(tree.ward).symbol == "ĐTN"
    assert letterheads.letterhead_of(tree.branch).symbol == "CĐ"


def test_the_place_is_one_s_own_else_of_the_name_else_of_the_nearest_above(tree):
    assert [place(each) for each in (tree.ward, tree.branch)] == ["Phường Một", "Phường Một"]
    Letterhead.objects.create(unit=tree.ward, place="Phường 1, Thử")
    assert [place(each) for each in (tree.ward, tree.branch)] == ["Phường 1, Thử", "Phường 1, Thử"]
    Letterhead.objects.create(unit=tree.branch, place="Tổ 1")
    assert place(tree.branch) == "Tổ 1"
    assert place(tree.province) == texts.NO_PLACE


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Đoàn phường Một", "Ban Chấp hành Đoàn phường Một"),
        ("Ban chấp hành Đoàn xã Yên", "Ban chấp hành Đoàn xã Yên"),
    ],
)
def test_a_committee_is_called_so_once(tree, name, called):
    assert letterheads.committee_of(make_unit("TT.P9", name, "ward", tree.province)) == called


def test_the_secretary_is_proposed_first_a_deputy_in_the_secretary_s_place(tree, cast):
    assert signing.signers(tree.branch, DAY) == [
        Signer("Bùi Thị Thư", "BÍ THƯ"),
        Signer("Phạm Văn Phó", "KT. BÍ THƯ / PHÓ BÍ THƯ"),
    ]


def test_who_no_longer_holds_the_post_isn_t_proposed(tree, cast):
    Position.objects.filter(user=cast.secretary).update(ends_on=date(2025, 1, 1))
    make_user("moi", "Mai Thị Mới", "secretary", tree.branch)
    assert [each.name for each in signing.signers(tree.branch, DAY)] == ["Mai Thị Mới", "Phạm Văn Phó"]


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("BÍ THƯ", ["TM. BAN CHẤP HÀNH", "BÍ THƯ"]),
        ("Phó bí thư", ["TM. BAN CHẤP HÀNH", "PHÓ BÍ THƯ"]),
        ("KT. BÍ THƯ / PHÓ BÍ THƯ", ["KT. BÍ THƯ", "PHÓ BÍ THƯ"]),
        ("TL. BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG", ["TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]),
        ("", ["TM. BAN CHẤP HÀNH"]),
    ],
)
def test_who_signs_in_somebody_s_place_signs_for_nobody_else(post, lines):
    assert signing.lines("TM. BAN CHẤP HÀNH", post) == lines


def test_only_a_paper_without_a_seal_of_its_own_leaves_room_for_its_base(tree):
    """A chi đoàn cơ sở confirms its own papers."""
    kind = replace(LETTER, confirmed=True)
    own = make_unit("TT.CDCS", "Chi đoàn cơ sở Điện lực", "grassroots_branch", tree.province)
    sheets = [compose(kind, letter_of(unit), on=DAY, reference="01-GM/CĐ") for unit in (tree.branch, own)]
    assert [sheet["confirmed_by"] for sheet in sheets] == ["XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT", ""]
