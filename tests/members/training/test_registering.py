"""Registering one and many: who is new, who keeps what was there, what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from members.people.actions import memberships
from members.training import actions, queries, texts
from members.training.models import Group, TrainingContent, TrainingEntry
from tests.conftest import make_user
from tests.members.people.people import make_members, make_old_member
from tests.members.training.making import CONTENTS, at, begun, found, register, row, rows


def contents_of(entry):
    found = {}
    for content in TrainingContent.objects.filter(entry=entry):
        found.setdefault(content.group, []).append(content.text)
    return found


def names(people):
    return [person.full_name for person in people]


@pytest.fixture
def programme(tree, window):
    return begun(tree.branch, window, people=())


@pytest.fixture
def people(tree):
    return make_members(tree.branch, "Vi Thị An", "Lò Văn Bình", "Quàng Thị Chi")


def keys(people):
    return [person.pk for person in people]


def test_many_are_registered_with_the_same_contents(cast, programme, people):
    said = {**CONTENTS, "learning": ["Đọc mười cuốn sách", "  ", "Học  ngoại ngữ "]}
    found_ = register(programme, keys(people[:2]), actor=cast.secretary, contents=said)
    assert (len(found_.new), found_.kept, found_.refused) == (2, [], {})
    for entry in rows(programme):
        assert contents_of(entry) == {**CONTENTS, "learning": ["Đọc mười cuốn sách", "Học ngoại ngữ"]}
        assert (entry.status, entry.registered_on, entry.changed_by) == (
            "registered",
            timezone.localdate(),
            cast.secretary,
        )
    assert JournalEntry.objects.filter(act="members.training.registered").get().details["count"] == 2
    last = programme.case.steps.order_by("pk").last()
    assert (last.act, last.acting) == ("register", "recorded")


def test_who_has_contents_keeps_them_unless_told(cast, programme, people):
    register(programme, keys(people[:1]))
    other = {group: ["Khác"] for group in Group.values}
    found_ = register(programme, keys(people), contents=other)
    assert (names(found_.kept), len(found_.new)) == (["Vi Thị An"], 2)
    assert contents_of(row(programme, "Vi Thị An")) == CONTENTS
    found_ = register(programme, keys(people), contents=other, replace=True)
    assert (found_.kept, len(found_.replaced)) == ([], 3)
    assert contents_of(row(programme, "Vi Thị An")) == other


def test_what_the_branch_has_approved_is_not_replaced(cast, tree, window):
    programme = at("running", tree.branch, window)
    person = row(programme, "Vi Thị An").person
    found_ = register(programme, [person.pk], contents={group: ["Khác"] for group in Group.values}, replace=True)
    assert found_.refused == {person: texts.APPROVED_ALREADY}
    assert contents_of(row(programme, "Vi Thị An")) == CONTENTS


def test_a_change_by_somebody_else_meanwhile_is_told(cast, programme, people):
    register(programme, keys(people[:1]), actor=cast.deputy)
    [entry] = rows(programme)
    shown = {people[0].pk: entry.version}
    register(programme, keys(people[:1]), actor=cast.deputy, replace=True, versions=shown)
    found_ = register(programme, keys(people[:1]), actor=cast.secretary, replace=True, versions=shown)
    assert found_.refused == {people[0]: texts.CHANGED_MEANWHILE.format(name="Phạm Văn Phó")}


def test_only_members_of_the_branch_register(tree, programme, people):
    [stranger] = make_members(tree.sister, "Lò Thị Sen")
    [youth] = make_members(tree.branch, "Lò Văn Trẻ", member=False)
    found_ = register(programme, keys([*people, stranger, youth]))
    said = texts.NOT_OF_BRANCH.format(branch="Chi đoàn Tổ 1")
    assert found_.refused == {stranger: said, youth: said}
    assert len(found_.new) == 3


def test_who_registered_elsewhere_this_year_is_told(tree, window, programme):
    """Moved here while the row is with the other superior: it stays there until it comes back."""
    other = at("at_superior", tree.sister, window, people=["Lò Thị Sen"])
    person = rows(other)[0].person
    memberships.move_person(person, to=tree.branch, on=timezone.localdate())
    assert register(programme, [person.pk]).refused == {
        person: texts.REGISTERED_ELSEWHERE.format(branch="Chi đoàn Trường Hoa Sen")
    }


@pytest.mark.parametrize("group", Group)
def test_each_group_needs_a_content(programme, people, group):
    with pytest.raises(ValidationError) as told:
        register(programme, keys(people), contents={**CONTENTS, group.value: [" ", ""]})
    assert told.value.message_dict == {group.value: [texts.CONTENT_MISSING]}
    assert not TrainingEntry.objects.exists()


def test_a_content_holds_250_letters_and_a_group_ten_of_them(programme, people):
    register(programme, keys(people[:1]), contents={**CONTENTS, "ethics": ["đ" * 250] * 10})
    for lines, said in (
        (["đ" * 251], texts.CONTENT_LONG.format(line=1, length=251)),
        (["Một", "đ" * 300], texts.CONTENT_LONG.format(line=2, length=300)),
        (["Một"] * 11, texts.CONTENTS_MANY.format(count=11, most=10)),
    ):
        with pytest.raises(ValidationError) as told:
            register(programme, keys(people), contents={**CONTENTS, "ethics": lines})
        assert told.value.message_dict == {"ethics": [said]}


def test_the_day_lies_in_the_window_and_not_ahead(programme, people, window):
    today = timezone.localdate()
    for day, said in (
        (today + timedelta(days=1), texts.REGISTERED_IN_FUTURE),
        (window.begins_on - timedelta(days=1), texts.REGISTERED_TOO_EARLY.format(day=f"{window.begins_on:%d/%m/%Y}")),
    ):
        with pytest.raises(ValidationError) as told:
            register(programme, keys(people), registered_on=day)
        assert told.value.message_dict == {"registered_on": [said]}
    register(programme, keys(people), registered_on=window.begins_on)


def test_nobody_chosen_is_told(programme):
    with pytest.raises(ValidationError) as told:
        register(programme, [])
    assert told.value.message_dict == {"people": [texts.NOBODY_CHOSEN]}


def test_who_may_not_is_refused(cast, programme, people):
    for who in (cast.sister_secretary, cast.committee_member, cast.outsider, cast.member, cast.administrator):
        with pytest.raises(PermissionDenied):
            register(programme, keys(people), actor=who)


def test_after_the_day_one_still_registers(programme, people, window):
    """The day reminds; only closing the window stops."""
    yesterday = timezone.localdate() - timedelta(days=1)
    type(window).objects.filter(pk=window.pk).update(register_until=yesterday)
    assert len(register(programme, keys(people)).new) == 3


def test_a_case_that_is_done_takes_nobody(tree, window):
    programme = at("confirmed", tree.branch, window)
    [late] = make_members(tree.branch, "Hà Văn Muộn")
    with pytest.raises(PermissionDenied) as told:
        register(programme, [late.pk])
    assert str(told.value) == texts.REGISTERING_OVER


def test_one_and_many_cost_the_same(tree, programme, django_assert_max_num_queries):
    make_old_member(tree.branch, "Lò Thị Đầu")
    one = list(queries.registrable(programme).values_list("pk", flat=True))
    with django_assert_max_num_queries(45) as few:
        register(programme, one)
    more = keys(make_members(tree.branch, *(f"Lò Văn {number}" for number in range(60))))
    with django_assert_max_num_queries(len(few)):
        register(programme, more)
    assert found(programme).counts["registered"] == 61


def test_the_approval_is_of_all_and_told_once(tree, programme, people):
    register(programme)
    actor = make_user("phobithu9", "Lò Văn Phó", "deputy_secretary", tree.branch)
    actions.approve_registrations(programme, actor=actor)
    programme = found(programme)
    assert (programme.status, dict(programme.counts)) == ("running", {"approved": 3})
    assert programme.case.draft is False
    assert programme.case.due_on == programme.window.ends_on


def test_nobody_registered_is_no_reason_to_run(cast, programme):
    with pytest.raises(PermissionDenied) as told:
        actions.approve_registrations(programme, actor=cast.secretary)
    assert str(told.value) == texts.NOBODY_REGISTERED
