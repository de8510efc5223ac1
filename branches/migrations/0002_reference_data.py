"""Levels, sectors, posts with their grants, the built-in user, the table of the shared cache."""

from django.contrib.auth.hashers import make_password
from django.db import migrations

# code, name, is_branch, is_grassroots, aliases, codes of levels that may stand directly below
LEVELS = [
    (
        "central",
        "Trung ương Đoàn",
        False,
        False,
        [],
        ["province", "delegated", "grassroots_union", "grassroots_branch"],
    ),
    (
        "province",
        "Tỉnh đoàn",
        False,
        False,
        ["Tỉnh/Thành phố", "Thành đoàn", "Đoàn cấp tỉnh", "Tỉnh đoàn, Thành đoàn"],
        ["district", "ward", "delegated", "grassroots_union", "grassroots_branch", "branch"],
    ),
    (
        "district",
        "Đoàn cấp huyện và tương đương",
        False,
        False,
        ["Huyện/hoặc tương đương", "Huyện đoàn", "Thị đoàn", "Quận đoàn", "Đoàn khối"],
        ["ward", "delegated", "grassroots_union", "grassroots_branch", "branch"],
    ),
    (
        "ward",
        "Đoàn xã, phường",
        False,
        True,
        ["Đoàn xã", "Đoàn phường", "Đoàn đặc khu", "Đoàn cấp xã", "Đoàn cấp trên trực tiếp cơ sở"],
        ["grassroots_union", "grassroots_branch", "section", "branch_union", "branch"],
    ),
    (
        "delegated",
        "Đoàn giao quyền cấp trên cơ sở",
        False,
        False,
        ["Đoàn được giao quyền cấp trên cơ sở"],
        ["grassroots_union", "grassroots_branch", "branch"],
    ),
    (
        "grassroots_union",
        "Đoàn cơ sở",
        False,
        True,
        ["Đoàn trường", "Đoàn cơ quan"],
        ["section", "branch_union", "branch"],
    ),
    ("grassroots_branch", "Chi đoàn cơ sở", True, True, [], []),
    (
        "section",
        "Đoàn bộ phận",
        False,
        False,
        ["Đoàn trực thuộc đoàn cơ sở"],
        ["branch_union", "branch"],
    ),
    ("branch_union", "Liên chi đoàn", False, False, [], ["branch"]),
    ("branch", "Chi đoàn", True, False, ["CĐ"], []),
]

SECTORS = [
    ("residential", "Địa bàn dân cư", ["Dân cư", "Tổ dân phố", "Thôn, buôn, làng", "Khu dân cư"]),
    ("school", "Trường học", ["Học sinh, sinh viên", "Giáo dục"]),
    ("office", "Cơ quan", ["Công chức, viên chức", "Cơ quan hành chính sự nghiệp", "Sự nghiệp"]),
    ("enterprise", "Doanh nghiệp", ["Doanh nghiệp nhà nước", "Doanh nghiệp ngoài nhà nước", "Hợp tác xã"]),
    ("armed_forces", "Lực lượng vũ trang", ["Công an", "Quân đội", "LLVT"]),
]

LEADING = ["read", "manage", "import", "export", "read_restricted"]
# code, name, name in a branch, (grants in a branch, reach), (grants above, reach)
POSTS = [
    ("secretary", "Bí thư", "Bí thư chi đoàn", (LEADING, "own"), ([*LEADING, "confirm", "create_branches"], "below")),
    (
        "deputy_secretary",
        "Phó bí thư",
        "Phó bí thư chi đoàn",
        (LEADING, "own"),
        ([*LEADING, "confirm", "create_branches"], "below"),
    ),
    ("committee_member", "Ủy viên Ban Chấp hành", "Ủy viên BCH chi đoàn", (["read"], "own"), (["read"], "own")),
    (
        "officer",
        "Cán bộ Đoàn chuyên trách",
        "",
        (["read", "manage", "confirm", "import", "create_branches", "export", "read_restricted"], "below"),
        (["read", "manage", "confirm", "import", "create_branches", "export", "read_restricted"], "below"),
    ),
    (
        "administrator",
        "Quản trị",
        "",
        (["read", "administer", "import", "create_branches", "export"], "below"),
        (["read", "administer", "import", "create_branches", "export"], "below"),
    ),
]


def add_rows(apps, schema_editor):
    Level = apps.get_model("branches", "Level")
    for rank, (code, name, is_branch, is_grassroots, aliases, _) in enumerate(LEVELS, 1):
        Level.objects.create(
            code=code, name=name, rank=rank, is_branch=is_branch, is_grassroots=is_grassroots, aliases=aliases
        )
    for code, *_, children in LEVELS:
        Level.objects.get(code=code).children.set(children)
    Sector = apps.get_model("branches", "Sector")
    for rank, (code, name, aliases) in enumerate(SECTORS, 1):
        Sector.objects.create(code=code, name=name, rank=rank, aliases=aliases)
    Post = apps.get_model("branches", "Post")
    PostGrant = apps.get_model("branches", "PostGrant")
    for rank, (code, name, name_in_branch, in_branch, above) in enumerate(POSTS, 1):
        post = Post.objects.create(code=code, name=name, name_in_branch=name_in_branch, rank=rank)
        for is_branch, (grants, reach) in ((True, in_branch), (False, above)):
            PostGrant.objects.create(post=post, in_branch=is_branch, grants=grants, reach=reach)
    apps.get_model("branches", "User").objects.create(
        username="system", full_name="Hệ thống", password=make_password(None)
    )


CACHE_TABLE = """
CREATE TABLE cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("branches", "0001_initial")]

    operations = [
        migrations.RunPython(add_rows, migrations.RunPython.noop),
        migrations.RunSQL(CACHE_TABLE, "DROP TABLE cache"),
    ]
