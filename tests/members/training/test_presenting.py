"""What the case page shows of a branch's programme."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.cases import slots
from members.training import actions, presenting, texts
from members.training.kind import KIND
from members.training.models import TrainingWindow
from tests.conftest import make_unit
from tests.members.training.making import NAMES, at, begun, found, row


def test_the_page_is_found_with_two_queries_for_any_number(tree, cast, window, django_assert_num_queries):
    one = at("at_superior", tree.branch, window)
    more = [
        at("scoring", make_unit(f"TT.P1.X{n}", f"Chi đoàn {n}", "branch", tree.ward), window, people=[f"Lò Văn {n}"])
        for n in range(4)
    ]
    for cases in ([one], [one, *more]):
        with django_assert_num_queries(2):
            things = KIND.find([each.case_id for each in cases])
            for each in things.values():
                assert presenting.steps(each)
                presenting.lead(each)
                presenting.rows_told(each)
                for act in KIND.acts:
                    act.shown(each)
                    act.may(cast.system, each)
                for slot in KIND.papers:
                    slot.required(each)
                    slot.offered(each)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("registering", ["now", "later", "later", "later"]),
        ("running", ["done", "now", "later", "later"]),
        ("scoring", ["done", "done", "now", "later"]),
        ("returned", ["done", "done", "now", "later"]),
        ("at_superior", ["done", "done", "done", "now"]),
        ("confirmed", ["done", "done", "done", "done"]),
        ("withdrawn", ["later", "later", "later", "later"]),
    ],
)
def test_steps_show_how_far_it_has_come(status, told, tree, window):
    assert [step.state for step in KIND.steps(at(status, tree.branch, window))] == told


def test_the_superior_is_named_in_its_step(tree, window):
    labels = [step.label for step in KIND.steps(begun(tree.branch, window))]
    assert labels == [
        texts.STEP_REGISTERING,
        texts.STEP_RUNNING,
        texts.STEP_SCORING,
        "Đoàn phường Một xác nhận",
    ]


def figures(user, programme):
    [part] = [part for part in KIND.parts(user, programme) if part.template.endswith("case_counts.html")]
    return {each["label"]: (each["value"], bool(each["url"])) for each in part.context["figures"]}


def test_every_figure_opens_the_rows_behind_it(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    actions.return_entries(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[0]).pk], reason="Vắng")
    actions.confirm_some(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[1]).pk])
    assert figures(cast.secretary, found(programme)) == {
        "Đoàn viên": (3, True),
        "Đã đăng ký": (3, True),
        "Chi đoàn đã duyệt": (3, True),
        "Đã tự chấm": (0, False),
        "Chi đoàn đã chấm": (2, True),
        "Bị trả lại": (1, True),
        "Chờ xác nhận": (1, True),
        "Cơ sở đã xác nhận": (1, True),
    }


def test_what_should_be_known_first_stands_above(tree, cast, window):
    programme = begun(tree.branch, window)
    assert presenting.notes(cast.secretary, programme) == []
    yesterday = timezone.localdate() - timedelta(days=1)
    TrainingWindow.objects.update(register_until=yesterday)
    [late] = presenting.notes(cast.secretary, found(programme))
    assert late["strong"] == texts.NOTE_LATE.format(day=f"{yesterday:%d/%m/%Y}")
    actions.close_window(window, actor=cast.ward_officer, reason="Hết")
    [closed] = presenting.notes(cast.secretary, found(programme))
    assert closed["strong"].startswith("Đợt đã đóng từ")


def state(programme):
    things = KIND.find([programme.case_id])
    return {each.slot.code: each.state for each in slots.filled(KIND, things[programme.case_id], [], [])}


def test_the_result_lacks_and_the_notice_is_offered(tree, window):
    assert state(at("scoring", tree.branch, window)) == {"result": "missing"}
    assert state(at("confirmed", tree.sister, window, people=["Lò Thị Sen"])) == {
        "result": "missing",
        "confirmation": "optional",
    }


def test_a_case_that_was_withdrawn_lacks_nothing(tree, window):
    assert state(at("withdrawn", tree.branch, window)) == {}
