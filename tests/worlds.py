"""The cast among something of everything: what the addresses of tests/addresses.py show."""

from types import SimpleNamespace

from branches.accounts.models import User
from branches.administration.accounts.actions import make_link
from branches.imports import actions as imports
from branches.imports.models import ImportBatch
from branches.jobs.models import Job
from branches.positions.models import Position
from members.people.models import Person
from tests.members.people.people import FULL, make_members, make_person

# Numbers that must be found nowhere in the open.
NUMBERS = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012"}
PREVIEWED = """Họ và tên,Ngày sinh,Giới tính,Điện thoại,Chi đoàn
Lý Thị Mơ,08/10/2003,Nữ,0909000111,Chi đoàn Tổ 1
Lương Văn Khải,12/04/2003,Nam,,Chi đoàn Tổ 1
Đỗ Văn Sai,31/02/2003,Nam,,Chi đoàn Tổ 1
Mai Văn Mới,01/01/2004,Nam,,Chi đoàn Chưa Có
"""
COMMITTED = """Họ và tên,Ngày sinh,Giới tính,Chi đoàn
Phan Thị Đã Nhập,09/09/2004,Nữ,Chi đoàn Tổ 1
"""


UNITS_PREVIEWED = """Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên
TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,Địa bàn dân cư,TT.P1
TT.P1.CD04,Chi đoàn Bến,Tiểu đội,,TT.P1
TT.P1.CD05,Chi đoàn Tổ 1,Chi đoàn,,TT.P1
"""
UNITS_COMMITTED = """Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên
TT.P1.CD01,Chi đoàn Tổ 1,Chi đoàn,Địa bàn dân cư,TT.P1
"""


def make_world(cast, tree, make_user):
    invited = make_user("duocmoi", "Dương Thị Mời", "committee_member", tree.branch)
    _, token = make_link(invited, actor=cast.ward_secretary)
    person = make_person(tree.branch, **NUMBERS, religion="buddhism", ethnicity="02", **FULL)
    make_members(tree.branch, "Hoàng Thị Bích Ngọc", "H'Hen Niê")
    own = make_person(tree.branch, "Đoàn Văn Viên", phone="0987654321")
    Person.objects.filter(pk=own.pk).update(user=cast.member)
    return SimpleNamespace(
        cast=cast,
        tree=tree,
        invited=invited,
        token=token,
        position=Position.objects.get(user=cast.committee_member),
        person=person,
        own=own,
        committed=import_list(COMMITTED, tree.ward, cast.ward_officer),
        preview=read_list(PREVIEWED, tree.ward, cast.ward_officer),
        units_committed=import_list(UNITS_COMMITTED, tree.ward, cast.ward_officer, "units"),
        units_preview=read_list(UNITS_PREVIEWED, tree.ward, cast.ward_officer, "units"),
        job=Job.objects.create(kind="test", owner=cast.ward_officer),
        system=User.objects.system(),
    )


def read_list(text, unit, actor, target="members"):
    """A csv as a batch in preview."""
    content = text.encode()
    batch = imports.start_import(
        content, file_name="danh-sach.csv", unit=unit, target_code=target, actor=actor, create_units=True
    )
    imports.read_batch(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def import_list(text, unit, actor, target="members"):
    """A csv as a batch that was committed."""
    batch = read_list(text, unit, actor, target)
    assert imports.commit_batch(batch, actor=actor).committed
    return ImportBatch.objects.get(pk=batch.pk)
