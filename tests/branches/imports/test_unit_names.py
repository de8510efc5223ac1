"""What the name of a branch tells: its sector, its level, and the name proper."""

import pytest

from branches.imports.unit_names import bare, guess_level, guess_sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Chi đoàn Tổ dân phố 1", "residential"),
        ("Chi đoàn Buôn Hoai", "residential"),
        ("Chi đoàn Chợ trung tâm", "residential"),
        ("Chi đoàn Bản Lác", "residential"),
        ("Chi đoàn Khu phố 3", "residential"),
        ("Chi đoàn Trường THPT Lý Thường Kiệt 10A1", "school"),
        ("Chi đoàn Trường Tiểu học Nay Der", "school"),
        ("Chi đoàn Trung tâm GDNN-GDTX", "school"),
        ("Chi đoàn Trạm Y tế", "office"),
        ("Chi đoàn Khối Dân chính", "office"),
        ("Chi đoàn Công an phường", "armed_forces"),
        ("Chi đoàn Quân sự phường", "armed_forces"),
        ("Chi đoàn Ban chỉ huy Quân sự", "armed_forces"),
        ("Chi đoàn Công ty May Bình Minh", "enterprise"),
        ("Chi đoàn Hợp tác xã Nông nghiệp", "enterprise"),
        ("Chi đoàn Ngân hàng", "enterprise"),
        ("Chi đoàn Điện lực", "enterprise"),
        ("CHI DOAN TO DAN PHO 1", "residential"),
        ("Chi đoàn Hoa Sen", None),
    ],
)
def test_the_first_words_tell_the_sector(name, sector):
    assert guess_sector(name) == sector


def test_a_grassroots_branch_says_so_in_its_name():
    assert [guess_level(name) for name in ("Chi đoàn cơ sở Bệnh viện", "Chi đoàn Cơ sở", "Chi đoàn Tổ 1")] == [
        "grassroots_branch",
        "grassroots_branch",
        "branch",
    ]


@pytest.mark.parametrize("name", ["Chi đoàn Tổ 1", "CĐ Tổ 1", "tổ 1", "CHI ĐOÀN  TỔ 1"])
def test_the_name_proper_is_what_stands_after_the_word_for_branch(name):
    assert bare(name) == "to 1"
