"""What the case page shows of a transfer to each side."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.cases import slots
from members.transfers import presenting
from members.transfers.kind import KIND
from tests.members.transfers.making import REMARK, STATUSES, at


def thing(transfer):
    return KIND.find([transfer.case_id])[transfer.case_id]


def part(user, transfer, name):
    return next(each for each in KIND.parts(user, thing(transfer)) if each.template.endswith(name)).context


def states(transfer):
    return [step.state for step in KIND.steps(thing(transfer))]


def test_the_page_is_found_with_two_queries_for_any_number(tree, cast, person, django_assert_num_queries):
    from tests.members.people.people import make_old_member

    one = at("at_sending_base", person, tree.stranger_branch)
    more = [at("draft", make_old_member(tree.branch, f"Lò Văn {name}"), tree.sister) for name in ("Một", "Hai", "Ba")]
    person.user = cast.committee_member
    person.save()
    for cases in ([one], [one, *more]):
        with django_assert_num_queries(2):
            things = KIND.find([each.case_id for each in cases])
            for each in things.values():
                assert presenting.steps(each)
                assert presenting.parts(cast.system, each)
                presenting.notes(cast.system, each)
                presenting.lead(each)
                for act in KIND.acts:
                    act.shown(each)
                    act.may(cast.system, each)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("draft", ["now", "later", "later", "later"]),
        ("back_at_branch", ["now", "later", "later", "later"]),
        ("at_sending_base", ["done", "now", "later", "later"]),
        ("returned", ["done", "now", "later", "later"]),
        ("at_receiving_base", ["done", "done", "now", "later"]),
        ("at_receiving_branch", ["done", "done", "done", "now"]),
        ("scheduled", ["done", "done", "done", "now"]),
        ("done", ["done", "done", "done", "done"]),
        ("withdrawn", ["later", "later", "later", "later"]),
        ("cancelled", ["later", "later", "later", "later"]),
    ],
)
def test_steps_show_how_far_it_has_come(status, told, tree, person):
    assert states(at(status, person, tree.stranger_branch)) == told


def test_steps_are_called_by_the_units(tree, person):
    found = KIND.steps(thing(at("at_sending_base", person, tree.stranger_branch)))
    assert [(step.label, step.small) for step in found] == [
        ("Chi đoàn đi nhận xét", ""),
        ("Đoàn phường Một xác nhận", "Đang ở đây"),
        ("Đoàn phường Hai tiếp nhận", ""),
        ("Chi đoàn Bến Đò nhận đoàn viên", ""),
    ]


def test_the_receiver_sees_what_it_needs_and_no_link_to_the_record(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    shown = part(cast.outsider, transfer, "person.html")
    assert (shown["name"], shown["url"]) == ("Vi Thị Hạnh", "")
    assert [(fact["label"], fact["value"]) for fact in shown["facts"]] == [
        ("Ngày sinh", "15/02/2001"),
        ("Giới tính", ""),
        ("Mã định danh đoàn viên", ""),
        ("Ngày vào Đoàn", "26/03/2017"),
        ("Lý do", "Đi làm"),
        ("Ngày chuyển đề nghị", f"{timezone.localdate():%d/%m/%Y}"),
        ("Đã đóng đoàn phí hết tháng", "11/2026"),
        ("Nhận xét của chi đoàn", REMARK),
    ]
    assert part(cast.secretary, transfer, "person.html")["url"] == person.get_absolute_url()


def test_once_it_is_over_who_has_left_off_keeps_the_name_alone(tree, cast, person, stranger_secretary):
    transfer = at("done", person, tree.stranger_branch)
    shown = part(cast.secretary, transfer, "person.html")
    assert (shown["name"], shown["url"]) == ("Vi Thị Hạnh", "")
    assert [fact["label"] for fact in shown["facts"]] == [
        "Lý do",
        "Ngày chuyển đề nghị",
        "Đã đóng đoàn phí hết tháng",
        "Nhận xét của chi đoàn",
    ]
    assert part(stranger_secretary, transfer, "person.html")["url"] == person.get_absolute_url()


@pytest.mark.parametrize(
    ("status", "turns", "counted"),
    [
        ("draft", [True, False], ["Được tính ở đây tới ngày nơi đến nhận", "Chưa tính ở đây"]),
        ("returned", [True, False], ["Được tính ở đây tới ngày nơi đến nhận", "Chưa tính ở đây"]),
        ("at_receiving_base", [False, True], ["Được tính ở đây tới ngày nơi đến nhận", "Chưa tính ở đây"]),
        ("scheduled", [False, True], ["Được tính ở đây tới trước ngày {day}", "Được tính ở đây từ ngày {day}"]),
        ("withdrawn", [False, False], ["Vẫn được tính ở đây", "Không tính ở đây"]),
    ],
)
def test_both_sides_say_who_holds_it_and_where_the_person_counts(status, turns, counted, tree, cast, person):
    sides = part(cast.secretary, at(status, person, tree.stranger_branch), "sides.html")["sides"]
    day = f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"
    assert [side["turn"] for side in sides] == turns
    assert [side["counted"] for side in sides] == [text.format(day=day) for text in counted]
    assert [(side["name"], side["branch"]) for side in sides] == [
        ("Đoàn phường Một", "Chi đoàn Tổ 1"),
        ("Đoàn phường Hai", "Chi đoàn Bến Đò"),
    ]


def test_what_lies_ahead_stands_above_everything(tree, cast, person):
    transfer = at("scheduled", person, tree.stranger_branch)
    day = f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"
    assert [note["strong"] for note in KIND.notes(cast.secretary, thing(transfer))] == [
        f"Sẽ chuyển đến Chi đoàn Bến Đò ngày {day}."
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_papers_that_it_lacks_are_those_of_its_way(status, tree, person):
    off = status in ("withdrawn", "cancelled")
    lacking = slots.missing(KIND, thing(at(status, person, tree.stranger_branch)), [], [])
    assert len(lacking) == (0 if off else 3)


def test_inside_one_cơ_sở_only_the_slip_is_needed(tree, person):
    found = thing(at("draft", person, tree.sister))
    assert [slot.code for slot in KIND.papers if slot.required(found) and not slot.outside] == ["slip"]
