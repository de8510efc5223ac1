"""Temporary and residential stays: a second row at the host, the main one unchanged; what is decided of them later."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.queries import waiting_for
from branches.cases.transitions import WrongState
from branches.units.models import Unit
from members.people.models import Membership
from members.transfers import actions, presenting, rules
from members.transfers import texts as common
from members.transfers.actions import settle_due
from members.transfers.kind import KIND
from members.transfers.models import CLOSED, Transfer
from members.transfers.ways import guests, texts
from tests.conftest import make_unit
from tests.members.people.people import make_old_member
from tests.members.transfers.making import REMARK, fresh, stands

TODAY = timezone.localdate
TEMPORARY, RESIDENTIAL = "temporary", "residential"


def ahead(days):
    return TODAY() + timedelta(days=days)


def draft(person, to, actor, kind=TEMPORARY, **values):
    own = {"expected_end_on": ahead(60)} if kind == TEMPORARY else {"residing_since": date(2024, 1, 1)}
    values = {"reason": "work", "proposed_on": TODAY(), "remark": REMARK, **own, **values}
    return actions.draft_guest(person, actor=actor, kind=kind, to=to, **values)


def at(status, person, to, actor, kind=TEMPORARY, **values) -> Transfer:
    transfer = draft(person, to, actor, kind, **values)
    ways = {
        "draft": [],
        "back_at_branch": ["send", "return"],
        "at_sending_base": ["send"],
        "returned": ["send", "confirm", "send_back"],
        "at_receiving_base": ["send", "confirm"],
        "at_receiving_branch": ["send", "confirm", "accept"],
        "scheduled": ["send", "confirm", "accept", "later"],
        "done": ["send", "confirm", "accept", "take_in"],
        "withdrawn": ["send", "recall"],
        "cancelled": ["send", "confirm", "accept", "later", "cancel"],
    }
    for step in ways[status]:
        if step == "later":
            actions.take_in_transfer(transfer, actor=actor, effective_on=ahead(9))
        elif step in ("return", "send_back", "recall", "cancel"):
            getattr(actions, f"{step}_transfer")(transfer, actor=actor, reason="Lý do")
        else:
            getattr(actions, f"{step}_transfer")(transfer, actor=actor)
    found = fresh(transfer)
    assert found.status == status
    return found


STATUSES = [
    "draft",
    "back_at_branch",
    "at_sending_base",
    "returned",
    "at_receiving_base",
    "at_receiving_branch",
    "scheduled",
    "done",
    "withdrawn",
    "cancelled",
]


def rows(person):
    found = Membership.objects.valid().filter(person=person)
    return [(stay.kind, stay.unit.code, stay.ends_on) for stay in found.order_by("pk")]


def thing(transfer):
    return KIND.find([transfer.case_id])[transfer.case_id]


def faults(call) -> dict:
    with pytest.raises(ValidationError) as refusal:
        call()
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}


@pytest.fixture
def stay(tree, cast, person):
    """A temporary stay of the person in a branch of another cơ sở, until sixty days ahead."""
    return at("done", person, tree.stranger_branch, cast.system).stay


# The way there


@pytest.mark.parametrize("kind", [TEMPORARY, RESIDENTIAL])
def test_the_host_has_a_row_beside_and_the_home_goes_on_counting(kind, tree, cast, person):
    transfer = at("done", person, tree.stranger_branch, cast.system, kind)
    assert rows(person) == [("main", "TT.P1.CD01", None), (kind, "TT.P2.CD01", None)]
    person.refresh_from_db()
    assert (person.current_unit, person.standing) == (tree.branch, "member")
    expected = ahead(60) if kind == TEMPORARY else None
    assert (transfer.stay.expected_end_on, transfer.stay.begun_case) == (expected, transfer.case)


def test_posts_at_home_go_on_and_no_note_on_them_is_asked(tree, cast, person):
    person.user = cast.committee_member
    person.save()
    at("done", person, tree.stranger_branch, cast.system)
    assert cast.committee_member.positions.get().ends_on is None


def test_dues_are_paid_at_home_and_not_asked_for(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary, remark="")
    assert faults(lambda: actions.send_transfer(transfer, actor=cast.secretary)) == {"remark": [common.REMARK_MISSING]}
    form = KIND.act("send").form(thing=thing(transfer), actor=cast.secretary)
    assert "dues_paid_to" not in form.fields


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"expected_end_on": None}, texts.EXPECTED_MISSING),
        ({"expected_end_on": ahead(0)}, texts.EXPECTED_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")),
        ({"expected_end_on": ahead(900)}, texts.EXPECTED_TOO_FAR),
    ],
)
def test_a_temporary_stay_has_an_end_that_can_be_right(values, said, tree, cast, person):
    assert faults(lambda: draft(person, tree.sister, cast.secretary, **values)) == {"expected_end_on": [said]}


@pytest.mark.parametrize(("since", "said"), [(None, texts.RESIDING_MISSING), (ahead(1), texts.RESIDING_IN_FUTURE)])
def test_where_somebody_lives_says_since_when(since, said, tree, cast, person):
    call = lambda: draft(person, tree.stranger_branch, cast.secretary, RESIDENTIAL, residing_since=since)  # noqa: E731
    assert faults(call) == {"residing_since": [said]}


def test_only_a_residential_branch_takes_in_where_one_lives(tree, cast, person):
    said = [texts.NOT_RESIDENTIAL.format(unit="Chi đoàn Trường Hoa Sen")]
    assert faults(lambda: draft(person, tree.sister, cast.secretary, RESIDENTIAL)) == {"to": said}
    transfer = at("at_receiving_base", person, tree.stranger_branch, cast.system, RESIDENTIAL)
    school = make_unit("TT.P2.CD02", "Chi đoàn Trường Bến", "branch", tree.stranger_ward, "school")
    assert faults(lambda: actions.accept_transfer(transfer, actor=cast.outsider, branch=school)) == {
        "branch": [texts.NOT_RESIDENTIAL.format(unit="Chi đoàn Trường Bến")]
    }


@pytest.mark.parametrize(("months", "warned"), [(5, True), (6, False), (7, False)])
def test_less_than_six_months_of_residence_warns_and_hinders_nothing(months, warned, tree, cast, person):
    today = TODAY()
    month = today.year * 12 + today.month - 1 - months
    since = date(month // 12, month % 12 + 1, min(today.day, 28))
    transfer = at("at_receiving_branch", person, tree.stranger_branch, cast.system, RESIDENTIAL, residing_since=since)
    found = [note["strong"] for note in KIND.notes(cast.outsider, thing(transfer))]
    assert found == ([texts.NOTE_RESIDING_SHORT.format(months=6)] if warned else [])
    actions.take_in_transfer(transfer, actor=cast.outsider)
    assert stands(transfer)[0] == "done"


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 8, 31), date(2027, 2, 28), 6),
        (date(2026, 8, 31), date(2027, 2, 27), 5),
        (date(2023, 8, 29), date(2024, 2, 29), 6),
        (date(2026, 5, 22), date(2026, 11, 22), 6),
        (date(2026, 5, 23), date(2026, 11, 22), 5),
    ],
)
def test_months_are_whole_ones(first, last, months):
    assert presenting.months_between(first, last) == months


def test_one_of_each_kind_at_a_time(tree, cast, person, stay):
    said = {"": [texts.ALREADY_GUEST.format(kind="tạm thời", unit="Chi đoàn Bến Đò")]}
    assert faults(lambda: draft(person, tree.sister, cast.secretary)) == said
    at("done", person, tree.stranger_branch, cast.system, RESIDENTIAL)
    assert [row[0] for row in rows(person)] == ["main", TEMPORARY, RESIDENTIAL]


def test_a_day_ahead_begins_on_its_day_and_can_be_cancelled(tree, cast, person):
    transfer = at("scheduled", person, tree.stranger_branch, cast.system)
    assert KIND.notes(cast.system, thing(transfer))[0]["strong"] == texts.NOTE_GUEST_PLANNED.format(
        kind="tạm thời", unit="Chi đoàn Bến Đò", day=f"{ahead(9):%d/%m/%Y}"
    )
    actions.cancel_transfer(transfer, actor=cast.secretary, reason="Ở lại")
    assert rows(person) == [("main", "TT.P1.CD01", None)]
    again = at("scheduled", person, tree.stranger_branch, cast.system)
    assert (settle_due(ahead(9)), stands(again)) == (1, ("done", None, False))


def test_the_host_sees_the_record_once_it_hosts(tree, cast, person, stranger_secretary):
    from members.people.models import Person

    at("at_receiving_branch", person, tree.stranger_branch, cast.system)
    sees = lambda: Person.objects.visible_to(stranger_secretary).filter(pk=person.pk).exists()  # noqa: E731
    assert not sees()
    actions.take_in_transfer(person.transfers.get(), actor=cast.system)
    assert sees()


WAYS = {
    "edit": {"draft": "draft", "back_at_branch": "back_at_branch"},
    "send": {"draft": "at_sending_base", "back_at_branch": "at_sending_base"},
    "confirm": {"at_sending_base": "at_receiving_base", "returned": "at_receiving_base"},
    "return": {"at_sending_base": "back_at_branch", "returned": "back_at_branch"},
    "accept": {"at_receiving_base": "at_receiving_branch"},
    "redirect": {"at_receiving_base": "at_receiving_base", "at_receiving_branch": "at_receiving_base"},
    "send_back": {"at_receiving_base": "returned", "at_receiving_branch": "returned"},
    "take_in": {"at_receiving_branch": "done"},
    "recall": dict.fromkeys(
        ["draft", "back_at_branch", "at_sending_base", "returned", "at_receiving_base", "at_receiving_branch"],
        "withdrawn",
    ),
    "cancel": {"scheduled": "cancelled"},
}


@pytest.mark.parametrize("status", STATUSES)
def test_acts_are_possible_in_their_steps_alone_and_the_ledger_follows(status, tree, cast, person):
    transfer = at(status, person, tree.stranger_branch, cast.system)
    for act in KIND.acts:
        now, told = thing(transfer), WAYS.get(act.code, {}).get(status)
        assert (act.code, act.shown(now)) == (act.code, told is not None)
        assert bool(act.may(cast.system, now)) == (told is not None)
    written = Membership.objects.valid().filter(begun_case=transfer.case).count()
    assert written == (1 if status in ("scheduled", "done") else 0)
    assert (transfer.case.holder is None) == (status in CLOSED)
    now = thing(transfer)
    assert [part.template for part in KIND.parts(cast.system, now)]
    KIND.notes(cast.system, now)
    form = KIND.act("edit").form(thing=now, actor=cast.system)
    assert ("expected_end_on" in form.fields, "dues_paid_to" in form.fields) == (True, False)


def test_a_draft_is_edited_in_its_own_words(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary)
    actions.edit_draft(transfer, actor=cast.secretary, expected_end_on=ahead(90))
    assert fresh(transfer).expected_end_on == ahead(90)
    call = lambda: actions.edit_draft(transfer, actor=cast.secretary, expected_end_on=ahead(-1))  # noqa: E731
    assert list(faults(call)) == ["expected_end_on"]


# What is decided of it


def test_the_host_ends_it_with_its_remark(tree, cast, person, stay, stranger_secretary):
    actions.end_guest(stay, actor=stranger_secretary, last_day=TODAY(), remark="Tham gia đều")
    found = Membership.objects.get(pk=stay.pk)
    assert (found.ends_on, found.ended_by) == (ahead(1), "finished")
    transfer = person.transfers.get()
    step = transfer.case.steps.last()
    assert (transfer.host_remark, step.act, step.acting, step.for_unit) == (
        "Tham gia đều",
        "guest_ended",
        "own",
        tree.stranger_branch,
    )
    assert (transfer.status, transfer.case.status, transfer.case.holder) == ("done", "done", None)
    entry = JournalEntry.objects.about(transfer).order_by("-id").first()
    assert (entry.act, entry.unit_key) == ("members.transfer.guest_ended", tree.stranger_branch.pk)


def test_the_home_ends_it_in_the_hosts_stead_and_that_is_marked(tree, cast, person, stay):
    actions.end_guest(stay, actor=cast.secretary, last_day=TODAY(), remark="Nơi đó nhận xét qua điện thoại: tốt")
    assert person.transfers.get().case.steps.last().acting == "in_stead"


@pytest.mark.parametrize(
    ("last_day", "remark", "said"),
    [
        (ahead(-1), "Tốt", {"last_day": [texts.LAST_DAY_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]}),
        (ahead(61), "Tốt", {"last_day": [texts.LAST_DAY_TOO_FAR.format(day=f"{ahead(60):%d/%m/%Y}")]}),
        (ahead(0), " ", {"remark": [texts.HOST_REMARK_MISSING]}),
    ],
)
def test_an_end_that_cannot_be_right_is_refused(last_day, remark, said, cast, stay):
    assert faults(lambda: actions.end_guest(stay, actor=cast.system, last_day=last_day, remark=remark)) == said


def test_a_last_day_ahead_is_kept_until_then(tree, cast, person, stay):
    actions.end_guest(stay, actor=cast.system, last_day=ahead(30), remark="Tốt")
    assert [each.pk for each in guests.here(cast.outsider)] == [stay.pk]
    assert faults(lambda: actions.end_guest(stay, actor=cast.system, last_day=ahead(2), remark="Tốt")) == {
        "": [texts.GUEST_OVER]
    }


def test_the_home_gives_it_another_end_with_a_reason(tree, cast, person, stay):
    actions.extend_guest(stay, actor=cast.secretary, expected_end_on=ahead(120), reason="Hợp đồng gia hạn")
    assert Membership.objects.get(pk=stay.pk).expected_end_on == ahead(120)
    step = person.transfers.get().case.steps.last()
    assert (step.act, step.acting, step.for_unit, step.note) == (
        "guest_extended",
        "own",
        tree.branch,
        f"Đến hết ngày {ahead(120):%d/%m/%Y}. Hợp đồng gia hạn",
    )


def test_what_somebody_extended_meanwhile_is_told(cast, stay):
    was = stay.expected_end_on
    actions.extend_guest(stay, actor=cast.secretary, expected_end_on=ahead(120), reason="Hợp đồng", was=was)
    call = lambda: actions.extend_guest(  # noqa: E731
        stay, actor=cast.outsider, expected_end_on=ahead(130), reason="Đề nghị", was=was
    )
    assert faults(call) == {"expected_end_on": [texts.NEW_END_CHANGED.format(day=f"{ahead(120):%d/%m/%Y}")]}


@pytest.mark.parametrize("days", [-5, 0, 60])
def test_an_extension_goes_on_beyond_what_is_expected(days, cast, stay):
    call = lambda: actions.extend_guest(stay, actor=cast.system, expected_end_on=ahead(days), reason="Lý do")  # noqa: E731
    assert list(faults(call)) == ["expected_end_on"]


def test_where_somebody_lives_has_no_end_to_put_off(tree, cast, person):
    stay = at("done", person, tree.stranger_branch, cast.system, RESIDENTIAL).stay
    assert rules.may_extend_guest(cast.secretary, stay).reason == texts.NOT_TEMPORARY
    actions.end_guest(stay, actor=cast.outsider, last_day=TODAY())
    assert rows(person)[1] == (RESIDENTIAL, "TT.P2.CD01", ahead(1))


def test_made_permanent_it_becomes_a_draft_of_the_home(tree, cast, person, stay, stranger_secretary):
    with pytest.raises(PermissionDenied, match="Chi đoàn Tổ 1"):
        actions.settle_guest(stay, actor=stranger_secretary)
    transfer = actions.settle_guest(stay, actor=cast.secretary)
    assert (transfer.kind, transfer.to_unit, transfer.reason, transfer.remark, transfer.case.draft) == (
        "permanent",
        tree.stranger_branch,
        "work",
        REMARK,
        True,
    )
    assert faults(lambda: actions.settle_guest(stay, actor=cast.secretary)) == {
        "": [common.ALREADY_ON_THE_WAY.format(number=transfer.case.number)]
    }
    actions.send_transfer(transfer, actor=cast.system, dues_paid_to=date(2026, 11, 1))
    actions.confirm_transfer(transfer, actor=cast.system)
    actions.accept_transfer(transfer, actor=cast.system)
    actions.take_in_transfer(transfer, actor=cast.system)
    assert [(row[0], row[1]) for row in rows(person) if row[2] is None] == [("main", "TT.P2.CD01")]


EXPECTED = {
    "may_end_guest": {"secretary", "deputy", "ward_secretary", "ward_officer", "outsider", "stranger_secretary"},
    "may_extend_guest": {"secretary", "deputy", "ward_secretary", "ward_officer", "outsider", "stranger_secretary"},
    "may_settle_guest": {"secretary", "deputy", "ward_secretary", "ward_officer"},
}


@pytest.mark.parametrize("rule", EXPECTED)
def test_either_side_may_what_is_theirs(rule, cast, stay, stranger_secretary):
    everybody = vars(cast) | {"stranger_secretary": stranger_secretary}
    allowed = {name for name, user in everybody.items() if getattr(rules, rule)(user, stay)}
    assert allowed == EXPECTED[rule] | {"province_officer", "system"}


# What waits


def until(stay, days):
    Membership.objects.filter(pk=stay.pk).update(expected_end_on=ahead(days))


@pytest.mark.parametrize(
    ("days", "what"), [(16, None), (15, texts.TODO_ENDING), (0, texts.TODO_ENDING), (-1, texts.TODO_LATE)]
)
def test_both_sides_are_asked_before_it_ends_and_after(days, what, cast, stay, stranger_secretary):
    Membership.objects.filter(pk=stay.pk).update(begins_on=ahead(-30))
    until(stay, days)
    for user in (cast.secretary, stranger_secretary):
        found = guests.guest_todos(user, TODAY())
        assert [(todo.what, todo.due_on) for todo in found] == ([(what, ahead(days))] if what else [])
    assert guests.guest_todos(cast.sister_secretary, TODAY()) == []
    # Who confirms above is told once it is late.
    late = [texts.TODO_LATE] if days < 0 else []
    assert [todo.what for todo in guests.guest_todos(cast.ward_officer, TODAY())] == late


def test_a_late_stay_goes_on_until_somebody_decides(cast, stay):
    Membership.objects.filter(pk=stay.pk).update(begins_on=ahead(-90))
    until(stay, -30)
    assert settle_due(TODAY()) == 0
    assert Membership.objects.get(pk=stay.pk).ends_on is None
    assert guests.state_of(Membership.objects.get(pk=stay.pk), TODAY()) == ("bad", "Quá hạn 30 ngày")


def test_nobody_is_asked_while_it_is_being_made_permanent(cast, stay):
    Membership.objects.filter(pk=stay.pk).update(begins_on=ahead(-30))
    until(stay, 3)
    actions.settle_guest(stay, actor=cast.secretary)
    assert guests.guest_todos(cast.secretary, TODAY()) == []


def test_what_waits_names_nobody_outside_the_page(cast, stay):
    until(stay, 3)
    todo = guests.guest_todos(cast.secretary, TODAY())[0]
    assert "Vi Thị Hạnh" not in f"{todo.what}{todo.number}{todo.kind}"
    assert waiting_for(cast.secretary, TODAY()) == []


def test_the_number_of_queries_does_not_grow(tree, cast, stay, django_assert_max_num_queries):
    for name in ("Một", "Hai", "Ba"):
        at("done", make_old_member(tree.branch, f"Lò Văn {name}"), tree.stranger_branch, cast.system)
    Membership.objects.filter(kind=TEMPORARY).update(expected_end_on=ahead(2))
    with django_assert_max_num_queries(5):
        assert len(guests.guest_todos(cast.secretary, TODAY())) == 4


def test_a_guest_ends_with_the_main_stay(tree, cast, person, stay):
    from branches.audit import journal
    from members.people.actions import memberships

    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.stranger_branch, on=TODAY())
    assert rows(person)[1][2] == TODAY()
    assert list(guests.here(cast.outsider)) == []


def test_taken_in_once_and_not_after_recall(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch, cast.system)
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Thôi")
    with pytest.raises(WrongState):
        actions.take_in_transfer(transfer, actor=cast.outsider)
    assert rows(person) == [("main", "TT.P1.CD01", None)]


def test_a_closed_host_takes_nobody(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch, cast.system)
    Unit.objects.filter(pk=tree.stranger_branch.pk).update(closed_on=TODAY())
    assert list(faults(lambda: actions.take_in_transfer(transfer, actor=cast.system))) == ["effective_on"]
