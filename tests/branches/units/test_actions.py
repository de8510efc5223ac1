from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.pillars import registry
from branches.units import actions, texts
from branches.units.models import Level, Sector, Unit, UnitPeriod
from tests.conftest import LONG_AGO, make_unit

pytestmark = pytest.mark.django_db


def level(code="branch"):
    return Level.objects.get(code=code)


def periods(unit):
    return list(unit.periods.order_by("begins_on").values_list("name", "parent__code", "begins_on", "ends_on"))


def edit(unit, actor, **changes):
    unit = Unit.objects.get(pk=unit.pk)
    fields = {"version": unit.version, "code": unit.code, "name": unit.name, "level": unit.level, "sector": unit.sector}
    return actions.edit_unit(unit, actor=actor, **{**fields, "on": None, **changes})


def move(unit, to, actor, **changes):
    unit = Unit.objects.get(pk=unit.pk)
    return actions.move_unit(
        unit, actor=actor, to=to, **{"version": unit.version, "on": timezone.localdate(), **changes}
    )


def close(unit, actor, **changes):
    unit = Unit.objects.get(pk=unit.pk)
    return actions.close_unit(unit, actor=actor, **{"version": unit.version, "on": timezone.localdate(), **changes})


def test_a_new_branch_stands_last_under_its_parent_with_a_period_and_a_journal_entry(tree, cast):
    sector = Sector.objects.get(code="school")
    made = actions.create_unit(
        actor=cast.administrator,
        parent=tree.ward,
        code=" tt.p1.cd03 ",
        name=" Chi đoàn   Trường Sông Mây ",
        level=level(),
        sector=sector,
        on=date(2026, 3, 26),
    )
    made = Unit.objects.get(pk=made.pk)
    assert (made.code, made.name, made.folded_name) == (
        "TT.P1.CD03",
        "Chi đoàn Trường Sông Mây",
        "chi doan truong song may",
    )
    assert made.parent_path == tree.ward.path
    assert made.path > tree.sister.path
    assert Unit.objects.get(pk=tree.ward.pk).numchild == 3
    assert periods(made) == [("Chi đoàn Trường Sông Mây", "TT.P1", date(2026, 3, 26), None)]
    entry = JournalEntry.objects.about(made).get()
    assert (entry.act, entry.actor, entry.details["code"]) == ("units.unit.created", "Quách Thị Trị", "TT.P1.CD03")
    assert Unit.objects.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("who", "level_code", "reason"),
    [
        ("ward_officer", "section", texts.CREATE_ONLY_BRANCHES),
        ("secretary", "branch", texts.CREATE_NOT_YOURS),
        ("outsider", "branch", texts.CREATE_NOT_YOURS),
        ("member", "branch", texts.CREATE_NOT_YOURS),
    ],
)
def test_who_may_not_create_a_unit_is_told_why(tree, cast, who, level_code, reason):
    with pytest.raises(PermissionDenied, match=reason):
        actions.create_unit(
            actor=getattr(cast, who), parent=tree.ward, code="TT.P1.X", name="Một", level=level(level_code)
        )
    assert not Unit.objects.filter(code="TT.P1.X").exists()


def test_the_grant_to_create_branches_suffices_for_a_branch(tree, cast):
    made = actions.create_unit(
        actor=cast.ward_officer, parent=tree.ward, code="TT.P1.CD03", name="Chi đoàn Chợ", level=level()
    )
    assert made.parent_path == tree.ward.path


def test_only_the_system_makes_a_unit_at_the_top(tree, cast):
    with pytest.raises(PermissionDenied, match=texts.NO_NEW_ROOT):
        actions.create_unit(actor=cast.administrator, parent=None, code="ZZ", name="Khác", level=level("province"))
    root = actions.create_unit(actor=cast.system, parent=None, code="ZZ", name="Khác", level=level("province"))
    assert (root.depth, root.parent_path) == (1, "")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"code": "TT.P1.CD01"}, {"code": ["Mã đơn vị này đã có. Chọn mã khác."]}),
        (
            {"code": "có dấu"},
            {"code": ["Mã gồm chữ in không dấu và số, các phần cách nhau bằng dấu chấm."]},
        ),
        (
            {"level": "province"},
            {"level": [texts.LEVEL_NOT_UNDER.format(level="Tỉnh đoàn", parent_level="Đoàn xã, phường")]},
        ),
        ({"on": date(2999, 1, 1)}, {"on": [texts.NOT_IN_FUTURE.format(date="01/01/2999")]}),
    ],
)
def test_a_unit_that_cannot_be_is_refused_by_field(tree, cast, fields, fault):
    given = {"code": "TT.P1.CD09", "name": "Chi đoàn Chợ", "level": "branch", **fields}
    with pytest.raises(ValidationError) as refused:
        actions.create_unit(actor=cast.system, parent=tree.ward, **{**given, "level": level(given["level"])})
    assert refused.value.message_dict == fault


def test_a_name_of_5000_letters_is_refused_and_marks_of_control_are_dropped(tree, cast):
    with pytest.raises(ValidationError) as refused:
        actions.create_unit(actor=cast.system, parent=tree.ward, code="TT.P1.CD09", name="a" * 5000, level=level())
    assert list(refused.value.message_dict) == ["name"]
    made = actions.create_unit(
        actor=cast.system, parent=tree.ward, code="TT.P1.CD09", name="Chi \x00đoàn Chợ", level=level()
    )
    assert made.name == "Chi đoàn Chợ"


def test_a_branch_has_nothing_below_it(tree, cast):
    with pytest.raises(PermissionDenied, match=texts.BRANCH_HAS_NOTHING_BELOW):
        actions.create_unit(actor=cast.system, parent=tree.branch, code="TT.P1.CD01.A", name="Nhóm", level=level())


def test_a_new_name_closes_the_running_period_and_opens_the_next(tree, cast):
    day = date(2025, 7, 1)
    edited = edit(tree.branch, cast.administrator, name="Chi đoàn Tổ dân phố 1", on=day)
    assert periods(edited) == [
        ("Chi đoàn Tổ 1", "TT.P1", LONG_AGO, day),
        ("Chi đoàn Tổ dân phố 1", "TT.P1", day, None),
    ]
    assert (edited.version, edited.folded_name) == (2, "chi doan to dan pho 1")
    entry = JournalEntry.objects.about(edited).get()
    assert entry.details == {"changes": {"name": ["Chi đoàn Tổ 1", "Chi đoàn Tổ dân phố 1"]}}


def test_a_second_name_on_the_same_day_replaces_the_first(tree, cast):
    day = date(2025, 7, 1)
    edit(tree.branch, cast.administrator, name="Chi đoàn Một", on=day)
    edited = edit(tree.branch, cast.administrator, name="Chi đoàn Hai", on=day)
    assert periods(edited) == [("Chi đoàn Tổ 1", "TT.P1", LONG_AGO, day), ("Chi đoàn Hai", "TT.P1", day, None)]


def test_putting_right_a_slip_of_the_pen_makes_no_new_period(tree, cast):
    edited = edit(tree.branch, cast.administrator, name="Chi đoàn Tổ một", on=None)
    assert periods(edited) == [("Chi đoàn Tổ một", "TT.P1", LONG_AGO, None)]


def test_saving_what_is_already_there_writes_nothing(tree, cast):
    edited = edit(tree.branch, cast.administrator)
    assert edited.version == 1
    assert not JournalEntry.objects.exists()


def test_a_change_before_the_last_one_is_refused_with_its_date(tree, cast):
    edit(tree.branch, cast.administrator, name="Chi đoàn Một", on=date(2025, 7, 1))
    with pytest.raises(ValidationError) as refused:
        edit(tree.branch, cast.administrator, name="Chi đoàn Hai", on=date(2025, 6, 30))
    assert refused.value.message_dict == {"on": [texts.BEFORE_PERIOD.format(date="01/07/2025")]}


def test_a_page_opened_before_somebody_else_saved_is_stale(tree, cast):
    edit(tree.branch, cast.administrator, name="Chi đoàn Một")
    with pytest.raises(actions.StaleUnit) as stale:
        edit(tree.branch, cast.administrator, name="Chi đoàn Hai", version=1)
    assert (stale.value.unit.name, stale.value.unit.version) == ("Chi đoàn Một", 2)


def test_the_administrator_of_a_unit_does_not_rename_that_unit_itself(tree, cast):
    with pytest.raises(PermissionDenied, match=texts.EDIT_NOT_YOURS):
        edit(tree.ward, cast.administrator, name="Đoàn phường Mới")


def test_a_level_that_does_not_allow_the_units_below_is_refused(tree, cast):
    with pytest.raises(ValidationError) as refused:
        edit(tree.ward, cast.system, level=level("grassroots_branch"))
    assert refused.value.message_dict == {
        "level": [texts.LEVEL_NOT_OVER.format(level="Chi đoàn", own="Chi đoàn cơ sở")]
    }


def test_a_move_carries_everything_below_and_leaves_the_old_place_in_history(tree, cast):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    below = make_unit("TT.P1.A.CD01", "Chi đoàn Dưới", "branch", section)
    day = date(2026, 1, 1)
    moved = move(section, tree.stranger_ward, cast.system, on=day)
    below = Unit.objects.get(pk=below.pk)
    assert moved.parent_path == Unit.objects.get(pk=tree.stranger_ward.pk).path
    assert below.parent_path == moved.path
    assert periods(moved) == [("Đoàn bộ phận A", "TT.P1", LONG_AGO, day), ("Đoàn bộ phận A", "TT.P2", day, None)]
    assert periods(below) == [("Chi đoàn Dưới", "TT.P1.A", LONG_AGO, None)]
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    assert JournalEntry.objects.about(moved).get().details == {
        "changes": {"parent": ["Đoàn phường Một", "Đoàn phường Hai"]}
    }


def test_nobody_moves_a_unit_out_of_reach(tree, cast):
    with pytest.raises(PermissionDenied, match=texts.MOVE_NOT_YOURS):
        move(tree.branch, tree.stranger_ward, cast.administrator)
    with pytest.raises(PermissionDenied, match=texts.MOVE_NOT_YOURS):
        move(tree.stranger_branch, tree.ward, cast.administrator)


def test_a_unit_is_never_moved_under_itself(tree, cast):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    below = make_unit("TT.P1.A.L", "Liên chi đoàn", "branch_union", section)
    for target in (section, below):
        with pytest.raises(ValidationError) as refused:
            move(section, target, cast.system)
        assert refused.value.message_dict == {"to": [texts.UNDER_ITSELF]}


def test_a_unit_is_not_moved_under_a_level_that_does_not_allow_it(tree, cast):
    with pytest.raises(ValidationError) as refused:
        move(tree.ward, tree.stranger_ward, cast.system)
    assert refused.value.message_dict == {
        "to": [texts.LEVEL_NOT_UNDER.format(level="Đoàn xã, phường", parent_level="Đoàn xã, phường")]
    }


def test_pillars_hear_of_a_move(tree, cast, monkeypatch):
    heard = []
    monkeypatch.setattr(
        registry,
        "gather",
        lambda attribute: (
            [lambda units, old_parent: heard.append(([unit.code for unit in units], old_parent.code))]
            if attribute == "unit_changes"
            else []
        ),
    )
    move(tree.branch, tree.stranger_ward, cast.system)
    assert heard == [(["TT.P1.CD01"], "TT.P1")]


def test_an_empty_unit_closes_and_leaves_the_open_ones(tree, cast):
    closed = close(tree.branch, cast.administrator, on=date(2026, 5, 1))
    assert closed.closed_on == date(2026, 5, 1)
    assert periods(closed) == [("Chi đoàn Tổ 1", "TT.P1", LONG_AGO, date(2026, 5, 1))]
    assert list(Unit.objects.open().below(tree.ward).values_list("code", flat=True)) == ["TT.P1", "TT.P1.CD02"]


def test_a_unit_with_open_units_below_does_not_close_and_says_which(tree, cast):
    with pytest.raises(ValidationError) as refused:
        close(tree.ward, cast.system)
    obstacle = texts.OPEN_CHILDREN.format(count=2, names="Chi đoàn Tổ 1, Chi đoàn Trường Hoa Sen")
    assert refused.value.messages == [texts.IN_THE_WAY.format(obstacles=obstacle)]


def test_a_unit_in_which_a_pillar_has_open_work_does_not_close(tree, cast, monkeypatch):
    monkeypatch.setattr(
        registry,
        "gather",
        lambda attribute: [lambda unit: ["còn 12 đoàn viên."]] if attribute == "unit_closing" else [],
    )
    with pytest.raises(ValidationError) as refused:
        close(tree.branch, cast.administrator)
    assert refused.value.messages == [texts.IN_THE_WAY.format(obstacles="còn 12 đoàn viên.")]
    assert Unit.objects.get(pk=tree.branch.pk).closed_on is None


def test_a_closed_unit_is_neither_edited_nor_given_units(tree, cast):
    for unit in (tree.branch, tree.sister, tree.ward):
        close(unit, cast.system)
    today = f"{timezone.localdate():%d/%m/%Y}"
    with pytest.raises(PermissionDenied, match=texts.UNIT_CLOSED.format(unit="Chi đoàn Tổ 1", date=today)):
        edit(tree.branch, cast.system, name="Mới")
    with pytest.raises(PermissionDenied, match=texts.PARENT_CLOSED.format(unit="Đoàn phường Một", date=today)):
        actions.create_unit(actor=cast.system, parent=tree.ward, code="TT.P1.CD09", name="Mới", level=level())


def test_branches_of_an_import_are_created_together_in_their_order(tree, cast, django_assert_max_num_queries):
    new = [(f"TT.P1.CD{number:02d}", f"Chi đoàn Tổ {number}", "branch", "residential") for number in range(3, 27)]
    with django_assert_max_num_queries(20):
        made = actions.create_branches(tree.ward, new, actor=cast.ward_officer)
    stored = Unit.objects.filter(pk__in=[unit.pk for unit in made])
    assert list(stored.values_list("code", "name", "level_id", "sector_id")) == new
    assert UnitPeriod.objects.filter(unit__in=made, parent=tree.ward, begins_on=timezone.localdate()).count() == 24
    assert JournalEntry.objects.about(tree.ward).get().details == {"codes": [code for code, *_ in new]}
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_one_wrong_branch_stops_all_of_them(tree, cast):
    new = [("TT.P1.CD03", "Chi đoàn Tổ 3", "branch", ""), ("TT.P1.CD01", "Chi đoàn Tổ 4", "branch", "")]
    with pytest.raises(ValidationError) as refused:
        actions.create_branches(tree.ward, new, actor=cast.ward_officer)
    assert refused.value.messages == [texts.CODE_TAKEN.format(code="TT.P1.CD01")]
    assert not Unit.objects.filter(code="TT.P1.CD03").exists()


def test_a_future_change_is_refused(tree, cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for act in (
        lambda: edit(tree.branch, cast.system, name="Mới", on=tomorrow),
        lambda: move(tree.branch, tree.stranger_ward, cast.system, on=tomorrow),
        lambda: close(tree.branch, cast.system, on=tomorrow),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.message_dict == {"on": [texts.NOT_IN_FUTURE.format(date=f"{tomorrow:%d/%m/%Y}")]}
