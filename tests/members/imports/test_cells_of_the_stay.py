"""What a list says of posts, training, rating, honours and attachment is kept as what the list says, and is no more."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from branches.positions.models import Position
from members.people.models import Membership, Person
from tests.members.imports.conftest import codes_of, commit, rows_of, upload

CELLS = {
    "Họ và tên": "Lê Thị Một",
    "Ngày sinh": "08/10/2003",
    "Giới tính": "Nữ",
    "Chức vụ trong chi đoàn": "Bí thư",
    "Rèn luyện đoàn viên": "Đã đăng ký",
    "Đánh giá, xếp loại đoàn viên": "Đã đánh giá",
    "Đoàn viên danh dự": "x",
    "Đối tượng đoàn viên": "Sinh hoạt ghép",
}


def listed(**changed):
    book, file = Workbook(), BytesIO()
    cells = CELLS | changed
    book.active.append(list(cells))
    book.active.append(list(cells.values()))
    book.save(file)
    return file.getvalue()


@pytest.fixture
def imported(tree, cast):
    before = Position.objects.count()
    batch = upload(listed(), tree.branch, cast.secretary)
    codes = codes_of(batch)
    assert commit(batch, cast.secretary).committed
    return batch, codes, before


def test_an_attached_member_has_one_main_membership_and_a_mark(imported):
    batch, codes, _ = imported
    (stay,) = Membership.objects.filter(batch=batch)
    assert codes == {2: ["attached_member"]}
    assert (stay.kind, stay.attached, stay.ends_on) == ("main", True, None)


def test_a_listed_post_makes_no_position(imported):
    batch, _, before = imported
    (stay,) = Membership.objects.filter(batch=batch)
    assert (stay.listed_post, Person.objects.get(pk=stay.person_id).listed_post) == ("secretary", "secretary")
    assert (Position.objects.count(), Person.objects.get(pk=stay.person_id).user_id) == (before, None)


def test_training_rating_and_honours_stay_what_the_list_says(imported):
    batch, _, _ = imported
    (stay,) = Membership.objects.filter(batch=batch)
    assert (stay.listed_training, stay.listed_rating) == ("registered", "rated")
    assert Person.objects.get(pk=stay.person_id).honorary is True


def test_a_member_of_two_lists_still_has_one_membership(imported, tree, cast):
    again = upload(listed(**{"Đối tượng đoàn viên": "Sinh hoạt chính"}), tree.branch, cast.secretary)
    assert rows_of(again)[2].old == {"attachment": "Sinh hoạt ghép"}
    commit(again, cast.secretary)
    (stay,) = Membership.objects.filter(person__full_name="Lê Thị Một")
    assert (stay.kind, stay.attached) == ("main", False)
