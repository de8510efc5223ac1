"""Taking an import back, whole and in part."""

from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.utils import timezone

from branches.audit import journal
from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.pillars.contract import Tie
from branches.units.models import Unit, UnitPeriod
from members.imports import texts as members_texts
from members.people.actions import records
from members.people.actions.memberships import move_person
from members.people.actions.records import edit_person
from members.people.models import Membership, Person
from members.people.queries import copies
from tests.conftest import make_user
from tests.members.imports.conftest import WARD_FILE, commit, person, rows_of, sheet, upload


def undo(batch, actor):
    return actions.undo_batch(ImportBatch.objects.get(pk=batch.pk), actor=actor)


def test_an_undone_ward_is_empty_again_and_the_same_file_goes_in_again_under_the_same_codes(ward):
    batch = upload(WARD_FILE, ward.ward, ward.officer)
    commit(batch, ward.officer)
    undone = undo(batch, ward.officer)
    assert (undone.status, undone.left_by_undo) == ("undone", [])
    assert Person.objects.members().count() == 0
    assert set(Person.objects.values_list("standing", "void_reason")) == {
        ("void", members_texts.VOID_REASON.format(file=WARD_FILE))
    }
    assert not Membership.objects.valid().exists()
    assert not Unit.objects.open().filter(code__startswith="BM.").exists()
    assert copies.differences(timezone.localdate()) == []

    again = upload(WARD_FILE, ward.ward, ward.officer)
    assert again.counts["new"] == 672
    assert {unit["reopen"] for unit in again.new_units} == {True}
    assert commit(again, ward.officer).committed
    assert Unit.objects.open().filter(code__startswith="BM.CD").count() == 24
    assert UnitPeriod.objects.running(timezone.localdate()).filter(unit__code="BM.CD24").count() == 1
    assert Person.objects.members().count() == 672
    assert copies.differences(timezone.localdate()) == []


def test_each_commit_and_each_undo_is_one_act_of_the_journal_joined_with_the_versions(tree, cast):
    batch = upload(sheet(person("Lê Thị Một"), person("Lê Thị Hai")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    undo(batch, cast.secretary)
    acts = JournalEntry.objects.about(batch).order_by("id")
    assert [entry.act for entry in acts] == [
        "imports.batch.uploaded", "imports.batch.committed", "imports.batch.undone",
    ]  # fmt: skip
    versions = apps.get_model("members.PersonEvent").objects
    assert versions.filter(pgh_context=acts[1].context).count() == 2
    assert (
        versions.filter(pgh_context=acts[2].context).exclude(void_reason="").values("pgh_obj").distinct().count() == 2
    )


def test_what_was_edited_since_stays_and_is_listed_with_its_row(tree, cast):
    batch = upload(sheet(person("Lê Thị Một"), person("Lê Thị Hai"), person("Lê Thị Ba")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    edited, moved = Person.objects.get(full_name="Lê Thị Hai"), Person.objects.get(full_name="Lê Thị Ba")
    edit_person(edited, actor=cast.secretary, changes={"note": "đã gặp"}, version=edited.version)
    move_person(moved, to=tree.sister, on=timezone.localdate())
    undone = undo(batch, cast.secretary)
    assert undone.left_by_undo == [
        {"row": 3, "reason": members_texts.LEFT_EDITED},
        {"row": 4, "reason": members_texts.LEFT_MOVED},
    ]
    assert {each.full_name: each.standing for each in Person.objects.all()} == {
        "Lê Thị Một": "void", "Lê Thị Hai": "member", "Lê Thị Ba": "member",
    }  # fmt: skip
    assert copies.differences(timezone.localdate()) == []


def test_changed_values_are_put_back_field_by_field_except_those_edited_since(tree, cast):
    columns = ["full_name", "birth_date", "gender", "member_code", "phone", "note", "post"]
    first = person("Lê Thị Một", member_code="1000001", phone="0912345678", note="cũ", post="Đoàn viên")
    commit(upload(sheet(first, columns=columns), tree.branch, cast.secretary), cast.secretary)
    second = {**first, "phone": "0987654321", "note": "mới", "post": "Bí thư"}
    batch = upload(sheet(second, columns=columns), tree.branch, cast.secretary)
    assert rows_of(batch)[2].old == {"phone": "0912345678", "note": "cũ", "post": "Đoàn viên"}
    commit(batch, cast.secretary)
    someone = Person.objects.get(member_code="1000001")
    assert (someone.phone, someone.note, someone.listed_post) == ("0987654321", "mới", "secretary")
    edit_person(someone, actor=cast.secretary, changes={"note": "mới hơn"}, version=someone.version)

    undone = undo(batch, cast.secretary)
    someone.refresh_from_db()
    assert (someone.phone, someone.note, someone.listed_post) == ("0912345678", "mới hơn", "member")
    assert undone.left_by_undo == [{"row": 2, "reason": members_texts.LEFT_FIELDS.format(fields="Ghi chú")}]


def test_undoing_a_recorded_move_takes_the_person_back(tree, cast):
    columns = ["full_name", "birth_date", "gender", "member_code", "branch"]
    one = person("Lê Thị Một", member_code="1000001", branch="TT.P1.CD01")
    first = upload(sheet(one, columns=columns), tree.ward, cast.ward_officer)
    commit(first, cast.ward_officer)
    batch = upload(sheet({**one, "branch": "TT.P1.CD02"}, columns=columns), tree.ward, cast.ward_officer)
    assert [each.code for each in rows_of(batch)[2].problems] == ["already_in_database:branch_in_scope"]
    actions.decide_rows(batch, [2], "move", actor=cast.ward_officer, moved_on=timezone.localdate())
    assert commit(batch, cast.ward_officer).committed
    someone = Person.objects.get(member_code="1000001")
    assert someone.current_unit == tree.sister
    undo(batch, cast.ward_officer)
    someone.refresh_from_db()
    assert someone.current_unit == tree.branch
    assert Membership.objects.valid().filter(person=someone).count() == 1
    assert copies.differences(timezone.localdate()) == []


def test_it_is_offered_for_thirty_days_and_then_refused(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    ImportBatch.objects.filter(pk=batch.pk).update(committed_at=timezone.now() - timedelta(days=31))
    with pytest.raises(PermissionDenied) as refused:
        undo(batch, cast.secretary)
    assert str(refused.value) == texts.UNDO_TOO_LATE.format(days=30)
    assert Person.objects.members().count() == 1


def test_a_second_undo_is_told_that_somebody_was_faster(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    undo(batch, cast.secretary)
    with pytest.raises(WrongState):
        undo(batch, cast.secretary)


def test_a_second_import_on_top_keeps_what_it_built_upon(tree, cast):
    columns = ["full_name", "birth_date", "gender", "member_code", "note"]
    one, two = person("Lê Thị Một", member_code="1000001"), person("Lê Thị Hai", member_code="1000002")
    first = upload(sheet(one, two, columns=columns), tree.branch, cast.secretary)
    commit(first, cast.secretary)
    second = upload(sheet({**one, "note": "thêm"}, columns=columns), tree.branch, cast.secretary)
    commit(second, cast.secretary)
    undone = undo(first, cast.secretary)
    assert undone.left_by_undo == [{"row": 2, "reason": members_texts.LEFT_EDITED}]
    assert list(Person.objects.members().values_list("member_code", flat=True)) == ["1000001"]


def test_a_second_import_on_top_that_was_taken_back_stands_in_no_way(tree, cast):
    columns = ["full_name", "birth_date", "gender", "member_code", "note"]
    one, two = person("Lê Thị Một", member_code="1000001"), person("Lê Thị Hai", member_code="1000002")
    first = upload(sheet(one, two, columns=columns), tree.branch, cast.secretary)
    commit(first, cast.secretary)
    second = upload(
        sheet({**one, "note": "thêm"}, {**two, "note": "thêm"}, columns=columns), tree.branch, cast.secretary
    )
    commit(second, cast.secretary)
    edited = Person.objects.get(member_code="1000002")
    edit_person(edited, actor=cast.secretary, changes={"phone": "0912345678"}, version=edited.version)
    assert undo(second, cast.secretary).left_by_undo == []
    assert undo(first, cast.secretary).left_by_undo == [{"row": 3, "reason": members_texts.LEFT_EDITED}]
    assert list(Person.objects.members().values_list("member_code", "note")) == [("1000002", "")]


def test_who_was_given_an_account_and_a_post_since_stays(tree, cast):
    batch = upload(sheet(person("Lê Thị Một"), person("Lê Thị Hai")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    someone = Person.objects.get(full_name="Lê Thị Một")
    someone.user = make_user("mot", "Lê Thị Một", "secretary", tree.sister)
    with journal.act("members.person.edited", actor=cast.secretary, subject=someone):
        someone.save(update_fields=["user"])
    assert undo(batch, cast.secretary).left_by_undo == [{"row": 2, "reason": members_texts.LEFT_EDITED}]
    someone.refresh_from_db()
    assert (someone.standing, someone.current_unit) == ("member", tree.branch)


def test_on_whom_something_hangs_stays_and_it_is_said_what(tree, cast, monkeypatch):
    batch = upload(sheet(*(person(f"Lê Thị {name}") for name in ("Một", "Hai", "Ba"))), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    keys = {each.full_name: each.pk for each in Person.objects.all()}
    one = Tie("one", lambda someone: ["Đang có hồ sơ."] if someone.full_name == "Lê Thị Một" else [])
    many = Tie("many", find=None, find_many=lambda people: {keys["Lê Thị Hai"]: ["Có phiếu."], keys["Lê Thị Ba"]: []})
    monkeypatch.setattr(records, "gather", lambda field: [one, many])
    assert undo(batch, cast.secretary).left_by_undo == [
        {"row": 2, "reason": members_texts.LEFT_TIED.format(ties="Đang có hồ sơ.")},
        {"row": 3, "reason": members_texts.LEFT_TIED.format(ties="Có phiếu.")},
    ]


def test_ten_thousand_are_taken_back_with_a_handful_of_queries_except_what_was_built_upon(
    tree, cast, django_assert_max_num_queries
):
    names = ["An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nam"]
    people = [
        f"{family} {middle} {second} {given};{code}"
        for code, (family, middle, second, given) in enumerate(
            product(["Lê", "Lý", "Ngô", "Đỗ", "Bùi", "Võ", "Hồ", "Vũ", "Phan", "Trần"], names, names, names), 1_000_000
        )
    ]
    content = "\n".join(["Họ và tên;Mã định danh;Ngày sinh;Giới tính", *(f"{each};08/10/2003;Nam" for each in people)])
    batch = upload(content.encode(), tree.branch, cast.secretary, name="mười nghìn.csv")
    assert batch.counts["new"] == 10_000
    with django_assert_max_num_queries(200):
        commit(batch, cast.secretary)

    edited, moved = (Person.objects.get(member_code=code) for code in ("1000000", "1004999"))
    edit_person(edited, actor=cast.secretary, changes={"note": "đã gặp"}, version=edited.version)
    move_person(moved, to=tree.sister, on=timezone.localdate())
    columns = ["full_name", "birth_date", "gender", "member_code", "phone"]
    name = Person.objects.get(member_code="1009999").full_name
    again = person(name, member_code="1009999", phone="0912345678")
    assert commit(upload(sheet(again, columns=columns), tree.branch, cast.secretary), cast.secretary).committed

    with django_assert_max_num_queries(201):
        undone = undo(batch, cast.secretary)
    assert undone.left_by_undo == [
        {"row": 2, "reason": members_texts.LEFT_EDITED},
        {"row": 5_001, "reason": members_texts.LEFT_MOVED},
        {"row": 10_001, "reason": members_texts.LEFT_EDITED},
    ]
    standings = Person.objects.values_list("standing").annotate(number=Count("pk")).order_by("standing")
    assert list(standings) == [("member", 3), ("void", 9_997)]
    acts = JournalEntry.objects.about(batch).order_by("id")
    versions = apps.get_model("members.PersonEvent").objects.filter(pgh_context=acts.last().context)
    assert (acts.last().act, versions.count()) == ("imports.batch.undone", 9_997)
    assert copies.differences(timezone.localdate()) == []


def test_a_unit_that_somebody_uses_meanwhile_stays_open(ward):
    columns = ["full_name", "birth_date", "gender", "branch"]
    batch = upload(sheet(person("Lê Thị Một", branch="Chi đoàn Chợ Mới"), columns=columns), ward.ward, ward.officer)
    commit(batch, ward.officer)
    unit = Unit.objects.get(code="BM.CD01")
    make_user("moi", "Mới Thị Về", "secretary", unit)
    undone = undo(batch, ward.officer)
    assert undone.left_by_undo == [{"row": 0, "reason": texts.LEFT_UNIT_USED.format(unit=unit)}]
    unit.refresh_from_db()
    assert unit.closed_on is None
