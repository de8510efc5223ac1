"""What the case page shows of discipline."""

import pytest

from branches.cases import slots
from members.conduct import presenting
from members.conduct.kind import KIND
from members.conduct.texts import discipline as texts
from tests.members.conduct import making
from tests.members.conduct.making import STATUSES, TODAY, at, draft, draft_unit, own
from tests.members.people.people import make_members


def thing(of):
    return KIND.find([of.case_id])[of.case_id]


def part(user, of, name):
    return next(each for each in KIND.parts(user, thing(of)) if each.template.endswith(name)).context


def facts(user, of, name):
    return {fact["label"]: fact["value"] for fact in part(user, of, name)["facts"]}


def strong(user, of):
    return [note["strong"] or note["text"] for note in KIND.notes(user, thing(of))]


@pytest.mark.parametrize("number", [1, 40])
def test_the_page_is_found_with_four_queries_for_any_number(
    number, tree, cast, officer, warned_above, django_assert_num_queries
):
    one = at("in_force", officer)
    making.appeal(one, cast.secretary)
    more = [draft(each, cast.system) for each in make_members(tree.branch, *(f"Lò Văn {n}" for n in range(number)))]
    with django_assert_num_queries(4):
        things = KIND.find([each.case_id for each in (one, *more)])
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
        ("draft", "now later later later later later"),
        ("hearing", "done now later later later later"),
        ("returned", "done now later later later later"),
        ("voted", "done done now later later later"),
        ("deciding", "done done now later later later"),
        ("decided", "done done done now later later"),
        ("in_force", "done done done done now later"),
        ("ended", "done done done done done done"),
        ("enforced", "done done done done"),
        ("refused", "later later later later later later"),
        ("annulled", "later later later later later later"),
        ("withdrawn", "later later later later later later"),
    ],
)
def test_steps_show_how_far_it_has_come(status, told, person, warned_above):
    assert " ".join(step.state for step in KIND.steps(thing(at(status, person)))) == told


def test_steps_are_called_by_the_units(person, warned_above):
    assert [(step.label, step.small) for step in KIND.steps(thing(at("deciding", person)))] == [
        ("Chi đoàn Tổ 1 đề nghị", ""),
        ("Họp xét, bỏ phiếu kín", ""),
        ("Đoàn phường Một quyết định", "Đang ở đây"),
        ("Công bố", ""),
        ("Theo dõi sửa chữa", ""),
        ("Chấm dứt thi hành", ""),
    ]


def test_the_proposal_the_meeting_and_the_decision_are_told(cast, person):
    of = own("in_force", person, grounds="Điều lệ Đoàn", statement="Nhận lỗi")
    day = f"{TODAY():%d/%m/%Y}"
    assert facts(cast.secretary, of, "proposal.html") == {
        "Hình thức đề nghị": "Cảnh cáo",
        "Ngày vi phạm": "04/10/2026",
        "Nội dung vi phạm": "Vắng sinh hoạt ba buổi liền không có lý do.",
        "Căn cứ": "Điều lệ Đoàn",
        "Ý kiến của người bị xét": "Nhận lỗi",
        "Được trình bày": f"Ngày {day}",
        "Kết quả bỏ phiếu": f"Ngày {day}, hình thức cảnh cáo. Đạt: 7 trên 10 người có mặt tán thành (70%).",
        "Hội nghị": "Chủ trì Bùi Thị Thư, thư ký Phạm Văn Phó",
    }
    assert facts(cast.secretary, of, "decided.html") == {
        "Hình thức quyết định": "Cảnh cáo",
        "Cấp quyết định": "Chi đoàn Tổ 1",
        "Quyết định": f"01-QĐ/CĐ ngày {day}, có hiệu lực từ {day}",
        "Công bố ngày": day,
    }
    assert presenting.lead(thing(of)) == "Cảnh cáo · Chi đoàn Tổ 1"


def test_who_reaches_the_record_is_led_to_it(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    of = own("in_force", person)
    assert part(cast.secretary, of, "subject.html")["url"] == person.get_absolute_url()
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.stranger_branch, on=TODAY())
    shown = part(cast.secretary, of, "subject.html")
    assert (shown["name"], shown["url"]) == ("Vi Thị Hạnh", "")


def test_offices_raise_the_level_and_are_told(cast, officer):
    of = draft(officer, cast.secretary)
    assert strong(cast.secretary, of) == ["Đang giữ chức vụ Phó bí thư chi đoàn (Chi đoàn Tổ 1)."]
    assert thing(of).decider.code == "TT.P1"
    assert facts(cast.secretary, of, "subject.html")["Chức vụ"] == "Phó bí thư chi đoàn (Chi đoàn Tổ 1)"


def test_a_meeting_that_did_not_agree_is_told(cast, person):
    of = draft(person, cast.secretary)
    making.propose(of, cast.secretary)
    making.vote_down(of, cast.secretary)
    assert KIND.notes(cast.secretary, thing(of)) == [
        {"kind": "warn", "strong": texts.NOTE_FAILED, "text": texts.NOTE_FAILED_OWN}
    ]


def test_a_complaint_that_waits_stands_above_everything(cast, person):
    of = own("in_force", person)
    making.appeal(of, cast.secretary)
    assert strong(cast.secretary, of) == [texts.NOTE_UNANSWERED.format(day=f"{TODAY():%d/%m/%Y}")]
    [shown] = part(cast.secretary, of, "appeals.html")["appeals"]
    assert (shown["by"], shown["text"], shown["status"], shown["answer"]) == (
        "Vi Thị Hạnh",
        "Hình thức quá nặng.",
        {"kind": "warn", "text": "Chưa trả lời"},
        "",
    )
    making.grant(of, cast.secretary)
    [shown] = part(cast.secretary, of, "appeals.html")["appeals"]
    assert (shown["status"]["text"], shown["answer"]) == ("Đã chấp nhận", f"ngày {TODAY():%d/%m/%Y}: Sai người.")
    assert strong(cast.secretary, of) == [texts.NOTE_ANNULLED.format(day=f"{TODAY():%d/%m/%Y}")]


def test_a_unit_dissolved_is_closed_on_its_own_page(cast, tree):
    of = draft_unit(tree.branch, cast.ward_officer, "dissolution")
    for step in (making.propose, making.vote, making.decide, making.announce):
        step(of, cast.ward_officer)
    [note] = KIND.notes(cast.ward_officer, thing(of))
    assert (note["strong"], note["link_url"]) == (texts.NOTE_DISSOLVED, tree.branch.get_absolute_url())


def test_who_moved_is_told_to_be_elsewhere(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    of = own("in_force", person)
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.sister, on=TODAY())
    assert strong(cast.secretary, of) == ["Vi Thị Hạnh đang sinh hoạt ở Chi đoàn Trường Hoa Sen."]


def test_whose_branch_was_closed_meanwhile_is_not_back_by_itself(cast, tree, person):
    of = at("enforced", person)
    making.appeal(of, cast.secretary)
    tree.branch.closed_on = TODAY()
    tree.branch.save(update_fields=["closed_on"])
    making.grant(of, cast.ward_officer)
    assert texts.NOTE_NOT_BACK.format(name="Vi Thị Hạnh") in strong(cast.ward_officer, of)


@pytest.mark.parametrize("status", STATUSES)
def test_papers_that_it_lacks_are_those_of_its_way(status, person, warned_above):
    from branches.cases.models import CaseAttachment, CasePaper

    of = at(status, person)
    lacking = slots.missing(
        KIND,
        thing(of),
        list(CasePaper.objects.filter(case=of.case).select_related("paper")),
        list(CaseAttachment.objects.filter(case=of.case)),
    )
    minutes, decision = "Còn thiếu: biên bản họp xét kỷ luật.", "Còn thiếu: quyết định kỷ luật."
    expected = {
        **{key: [] for key in ["refused", "annulled", "withdrawn"]},
        **{key: [minutes] for key in ["decided", "in_force", "ended", "enforced"]},
    }
    assert lacking == expected.get(status, [minutes, decision])
