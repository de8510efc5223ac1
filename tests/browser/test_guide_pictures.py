"""The script that takes the pictures of the guides, on a page of the product."""

import struct

from scripts.guide_pictures import PHONE, Picture, alike, take


def test_a_picture_has_a_palette_and_is_known_again(open_browser, world):
    page = open_browser(world.cast.secretary, PHONE)
    inbox, roster = (Picture("", "", way, PHONE) for way in ("/viec-can-lam/", lambda page: page.goto("/doan-vien/")))
    first, other = take(page, inbox), take(page, roster)
    width, height, depth, kind = struct.unpack(">IIBB", first[16:26])
    assert (width, height, depth, kind) == (PHONE["width"], PHONE["height"], 8, 3)
    assert (alike(page, first, take(page, inbox)), alike(page, first, other)) == (True, False)


def test_a_part_is_cut_off_below_its_height(open_browser, world):
    page = open_browser(world.cast.secretary, PHONE)
    taken = take(page, Picture("", "", "/tai-khoan/ho-so/", PHONE, part="#nhac-viec", height=120))
    assert struct.unpack(">I", taken[20:24]) == (120,)
