"""A record's history: what changed from what to what, by whom, when, through which act."""

from datetime import date

import pytest
from django.db import connection

from branches.audit import history, words
from branches.audit.history import Change
from branches.audit.journal import act, journal
from branches.positions.models import Position
from branches.units.models import Level, Sector, Unit
from members.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named_acts(monkeypatch):
    monkeypatch.setattr(words, "_names", {"thu.sua": "Sửa thử", "thu.mo": "Mở trường hạn chế", "thu.lo": "Nhập cả lô"})


def edit(record, actor, **values):
    with act("thu.sua", actor=actor, subject=record):
        for field, value in values.items():
            setattr(record, field, value)
        record.save(update_fields=list(values))


def lines(record, **more):
    return [(entry.actor, entry.label, entry.changes) for entry in history.entries(record, **more)]


def test_names_of_keys_dates_and_codes_are_shown_not_their_values(cast, tree):
    unit = Unit.objects.get(pk=tree.branch.pk)
    edit(unit, cast.ward_officer, name="Chi đoàn Tổ 1 và 2", sector=Sector.objects.get(code="school"))
    edit(unit, cast.administrator, closed_on=date(2026, 5, 1), level=Level.objects.get(code="grassroots_branch"))
    assert lines(unit)[:2] == [
        (
            "Quách Thị Trị",
            "Sửa thử",
            [Change("Cấp", "Chi đoàn", "Chi đoàn cơ sở"), Change("Ngừng hoạt động từ", "", "01/05/2026")],
        ),
        (
            "Cao Thị Bộ",
            "Sửa thử",
            [
                Change("Tên đơn vị", "Chi đoàn Tổ 1", "Chi đoàn Tổ 1 và 2"),
                Change("Khối", "Địa bàn dân cư", "Trường học"),
            ],
        ),
    ]


def test_the_first_version_is_one_line_without_changes(cast, tree):
    assert lines(tree.sister) == [("Ngoài phần mềm", "Ghi mới", [])]


def test_a_change_past_the_application_is_recorded_and_says_so(tree):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE branches_unit SET name = 'Sửa bằng SQL' WHERE id = %s", [tree.branch.pk])
    assert lines(tree.branch)[0] == (
        "Ngoài phần mềm",
        "Sửa",
        [Change("Tên đơn vị", "Chi đoàn Tổ 1", "Sửa bằng SQL")],
    )


def test_several_writes_of_one_act_are_one_entry_from_before_to_after(cast, tree):
    unit = Unit.objects.get(pk=tree.branch.pk)
    with act("thu.sua", actor=cast.ward_officer, subject=unit):
        for name in ("Một", "Hai", "Ba"):
            unit.name = name
            unit.save(update_fields=["name"])
    assert lines(unit)[0] == ("Cao Thị Bộ", "Sửa thử", [Change("Tên đơn vị", "Chi đoàn Tổ 1", "Ba")])
    assert len(lines(unit)) == 2


def test_an_act_that_is_about_something_else_still_names_itself(cast, tree):
    unit = Unit.objects.get(pk=tree.branch.pk)
    with act("thu.lo", actor=cast.ward_officer, subject=cast.member):
        unit.name = "Tên theo tệp"
        unit.save(update_fields=["name"])
    assert lines(unit)[0] == ("Cao Thị Bộ", "Nhập cả lô", [Change("Tên đơn vị", "Chi đoàn Tổ 1", "Tên theo tệp")])


def test_an_act_that_writes_nothing_is_there_too(cast, tree):
    journal("thu.mo", actor=cast.secretary, subject=tree.branch, unit=tree.branch)
    assert lines(tree.branch)[0] == ("Bùi Thị Thư", "Mở trường hạn chế", [])


def person(tree, **fields):
    return Person.objects.create(
        full_name="Lê Văn Kín", sort_key=b"x", search="le van kin", kept_by=tree.branch, **fields
    )


def test_encrypted_fields_never_show_a_value(cast, tree):
    one = person(tree)
    edit(one, cast.secretary, citizen_id="001202000123", religion="phat_giao")
    edit(one, cast.secretary, citizen_id="001202000999")
    shown = lines(one)
    assert shown[0] == ("Bùi Thị Thư", "Sửa thử", [Change("Số CCCD hoặc CMND", "", "đã đổi")])
    assert "001202000" not in str(shown)


def test_the_same_number_encrypted_anew_is_no_change(cast, tree):
    one = person(tree, citizen_id="001202000123")
    edit(one, cast.secretary, citizen_id="001202000123", hometown="Phú Thiện")
    assert lines(one)[0][2] == [Change("Quê quán", "", "Phú Thiện")]


def test_hidden_fields_show_that_they_changed_and_nothing_else(cast, tree):
    one = person(tree, health="Tốt")
    edit(one, cast.secretary, health="Bệnh kín", hometown="Phú Thiện")
    shown = lines(one, hidden_fields={"health"})
    assert shown[0][2] == [Change("Quê quán", "", "Phú Thiện"), Change("Sức khỏe", "Đã ẩn", "Đã ẩn")]
    assert "Bệnh kín" not in str(shown)
    assert "Tốt" not in str(shown)


def test_a_date_shows_as_precisely_as_it_is_known(cast, tree):
    one = person(tree, birth_date=date(2001, 1, 1), birth_date_precision="year")
    edit(one, cast.secretary, birth_date_precision="month")
    assert lines(one)[0][2] == [Change("Ngày sinh", "2001", "01/2001")]


def test_the_record_of_one_is_not_the_history_of_another(cast, tree):
    edit(Unit.objects.get(pk=tree.sister.pk), cast.sister_secretary, name="Tên của bên kia")
    assert "Tên của bên kia" not in str(lines(tree.branch))


def test_grants_of_a_position_are_shown_by_name(cast):
    held = Position.objects.get(user=cast.secretary)
    edit(held, cast.ward_officer, extra_grants=["export", "confirm"], ends_on=date(2026, 12, 31))
    assert lines(held)[0][2] == [
        Change("Đến hết ngày", "", "31/12/2026"),
        Change("Quyền thêm", "", "xuất danh sách, xác nhận"),
    ]


def test_the_password_is_in_no_version_of_an_account(cast):
    cast.member.set_password("mot-mat-khau-moi-2")
    edit(cast.member, cast.member, password=cast.member.password, phone="0912345678")
    assert lines(cast.member)[0][2] == [Change("Điện thoại", "", "0912345678")]


@pytest.mark.parametrize("edits", [1, 3])
def test_a_long_history_costs_no_more_queries(cast, tree, edits, django_assert_num_queries):
    unit = Unit.objects.get(pk=tree.branch.pk)
    for number in range(edits):
        edit(unit, cast.ward_officer, name=f"Tên {number}")
    with django_assert_num_queries(4):
        history.entries(unit)


def test_what_an_act_tells_about_a_move_is_a_change_like_any_other(cast, tree):
    with act("thu.sua", actor=cast.ward_officer, subject=tree.branch, changes={"parent": ["Phường Một", "Phường Hai"]}):
        pass
    assert lines(tree.branch)[0] == ("Cao Thị Bộ", "Sửa thử", [Change("Đơn vị cấp trên", "Phường Một", "Phường Hai")])
