"""What a member does with the own evaluation: write and change the assessment, read the result, take the slip out."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.access import reach
from branches.accounts.models import User
from branches.audit.models import JournalEntry
from branches.cases.models import Acting, Case
from branches.cases.transitions import WrongState
from branches.inbox.queries import todos_of
from members.evaluations import actions, rules, texts
from members.evaluations.models import SELF_FIELDS, Rating
from members.evaluations.todos import evaluation_todos
from members.people.actions import memberships
from members.people.models import Person
from tests.members.evaluations.making import (
    TODAY,
    announce,
    confirm,
    cut_off,
    decide,
    fresh,
    give_back,
    meet,
    rate,
    rows,
    send,
    typed,
    with_facts,
)

CARD = reverse("members:people:own")
SAID = dict(
    zip(SELF_FIELDS, ("Sống lành mạnh", "Học xong nghề điện", "Dự đủ sinh hoạt", "Đóng đủ đoàn phí"), strict=True)
)


@pytest.fixture
def own(evaluation, cast):
    """The row of Lê An, to whose record the plain member's account is tied."""
    row = rows(evaluation)["Lê An"]
    Person.objects.filter(pk=row.person_id).update(user=cast.member)
    return row


def again(row) -> Rating:
    return Rating.objects.select_related("person__user", "evaluation__case").get(pk=row.pk)


def write(row, actor, level="good", said=SAID, **values):
    return actions.assess_oneself(again(row), actor=actor, texts_by_field=said, self_level=level, **values)


def page(row):
    return reverse("members:evaluations:own", args=[row.year])


def sent_fields(row, **changes):
    return {**SAID, "self_level": "good", "version": again(row).self_version, **changes}


@pytest.fixture
def client(client, cast):
    client.force_login(cast.member)
    return client


# The action


def test_what_one_writes_oneself_is_ones_own_doing(own, evaluation, cast, tree):
    written = write(own, cast.member)
    assert {name: getattr(written, name) for name in SELF_FIELDS} == SAID
    assert (written.self_level, written.self_on, written.self_own) == ("good", TODAY(), True)
    entry = JournalEntry.objects.latest("pk")
    assert (entry.act, entry.actor_key, entry.unit_key, entry.details["person"]) == (
        "members.evaluation.assessed_oneself",
        cast.member.pk,
        tree.branch.pk,
        own.person_id,
    )
    write(own, cast.member, "done")
    told = evaluation.case.steps.filter(act="self_own").values_list("actor", "acting", "for_unit")
    assert list(told) == [(cast.member.pk, Acting.OWN, tree.branch.pk)]
    assert again(own).self_level == "done"


def test_what_is_missing_is_told_by_its_field(own, cast):
    with pytest.raises(ValidationError) as refusal:
        write(own, cast.member, "", dict.fromkeys(SELF_FIELDS, " "))
    assert refusal.value.message_dict == {
        "self_politics": [texts.own.WORDS_MISSING],
        "self_level": [texts.own.LEVEL_MISSING],
    }
    with pytest.raises(ValidationError) as refusal:
        write(own, cast.member, "best")
    assert list(refusal.value.message_dict) == ["self_level"]
    assert again(own).self_level == ""


def test_nobody_else_writes_it_as_ones_own(own, cast):
    for actor in (cast.secretary, cast.ward_officer, cast.outsider, cast.system):
        with pytest.raises(PermissionDenied) as refusal:
            write(own, actor)
        assert str(refusal.value) == texts.own.NOT_YOURS
    assert again(own).self_own is False


def test_a_secretary_with_a_record_writes_the_own_too(evaluation, cast):
    row = rows(evaluation)["Lê Bình"]
    Person.objects.filter(pk=row.person_id).update(user=cast.secretary)
    assert write(row, cast.secretary).self_own


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ([meet, rate, send], texts.own.SENT),
        ([meet, rate, send, confirm], texts.own.SENT),
        ([meet, rate, send, confirm, decide], texts.own.SENT),
        ([meet, rate, send, confirm, decide, announce], texts.own.ANNOUNCED),
    ],
)
def test_once_the_branch_has_sent_it_stays_as_it_is(own, evaluation, cast, way, sentence):
    for step in way:
        step(evaluation)
    decision = rules.may_assess_oneself(cast.member, again(own))
    assert decision.reason == sentence.format(year=own.year)
    with pytest.raises(WrongState):
        write(own, cast.member)


def test_a_row_that_came_back_is_written_again(own, evaluation, cast):
    write(own, cast.member)
    for step in (meet, rate, send):
        step(evaluation)
    give_back(evaluation, "Lê An")
    write(own, cast.member, "excellent")
    assert (again(own).self_level, again(own).status) == ("excellent", "returned")


def test_who_is_not_rated_is_told_why(own, evaluation, cast):
    actions.exclude_ratings(evaluation, actor=cast.secretary, entries=[own.pk], reason="Nghỉ dài ngày")
    why = "Chi đoàn đề nghị không xếp loại"
    assert rules.may_assess_oneself(cast.member, again(own)).reason == texts.own.NOT_RATED.format(why=why)


def test_votes_of_the_branch_make_no_slip_stale_and_another_slip_does(own, evaluation, cast):
    version = again(own).self_version
    meet(evaluation)
    rate(evaluation, cast.secretary, "Lê An")
    write(own, cast.member, version=version)
    with pytest.raises(WrongState):
        write(own, cast.member, "done", version=version)
    assert again(own).self_level == "good"


# Beside the branch


def record(evaluation, row, actor, said=SAID, level="done", **values):
    return actions.record_slip(
        fresh(evaluation), again(row), actor=actor, texts_by_field=said, self_level=level, **values
    )


def test_the_branch_leaves_what_the_member_wrote_and_types_evidence(own, evaluation, cast):
    write(own, cast.member)
    told = texts.own.WRITTEN_BY_THEMSELVES.format(name="Lê An")
    with pytest.raises(PermissionDenied) as refusal:
        record(evaluation, own, cast.secretary)
    assert str(refusal.value) == told
    record(evaluation, own, cast.secretary, level="good", self_on=TODAY(), typed={"attendance": 90})
    row = again(own)
    assert (row.self_own, row.self_level, row.typed) == (True, "good", {"attendance": 90})
    assert JournalEntry.objects.latest("pk").act == "members.evaluation.evidence_typed"
    assert not evaluation.case.steps.filter(act="self").exists()
    saved = actions.save_ratings(
        fresh(evaluation), actor=cast.secretary, typed=[typed(row, "", (None,) * 4, self_level="excellent")]
    )
    assert saved.refused == {own.pk: told}
    saved = actions.save_ratings(
        fresh(evaluation), actor=cast.secretary, typed=[typed(row, "good", (None,) * 4, self_level="good")]
    )
    assert (saved.saved, again(own).self_own) == ({own.pk}, True)


def test_who_has_no_account_any_more_is_written_for_again(own, evaluation, cast):
    write(own, cast.member)
    User.objects.filter(pk=cast.member.pk).update(is_active=False)
    record(evaluation, own, cast.secretary)
    assert (again(own).self_level, again(own).self_own) == ("done", False)
    assert evaluation.case.steps.get(act="self").acting == Acting.RECORDED


def test_what_the_branch_entered_becomes_ones_own_once_one_changes_it(own, evaluation, cast):
    record(evaluation, own, cast.secretary)
    assert again(own).self_own is False
    write(own, cast.member)
    assert (again(own).self_level, again(own).self_own) == ("good", True)


def test_the_branch_sees_who_wrote_it_themselves(client, own, evaluation, cast):
    write(own, cast.member, "excellent")
    client.force_login(cast.secretary)
    grid = reverse("members:evaluations:grid", args=[evaluation.case.number])
    found = {row["name"]: (row["small"][0], row["own_level"]) for row in client.get(grid).context["grid"].rows}
    assert found["Lê An"] == (texts.own.ROW.format(level="Xuất sắc"), "Hoàn thành xuất sắc")
    assert found["Lê Bình"] == (texts.grid.SELF_NOT_YET, "")
    address = reverse("members:evaluations:rating", args=[evaluation.case.number, own.pk])
    answer = client.get(address)
    assert texts.own.ON_ROW.format(day=f"{TODAY():%d/%m/%Y}") in answer.text
    assert "self_level" not in answer.context["form"].fields
    client.post(address, {"version": again(own).version, "typed_dues": "late", "self_level": "done"})
    row = again(own)
    assert (row.typed, row.self_level, row.self_own) == ({"dues": "late"}, "excellent", True)


def test_a_slip_that_was_being_entered_meanwhile_is_told_with_its_words(client, own, evaluation, cast):
    version = again(own).version
    write(own, cast.member)
    client.force_login(cast.secretary)
    address = reverse("members:evaluations:rating", args=[evaluation.case.number, own.pk])
    answer = client.post(address, {"version": version, "self_work": "Từ phiếu giấy", "self_level": "done"})
    assert (answer.status_code, [each["value"] for each in answer.context["lost"]]) == (
        409,
        ["Từ phiếu giấy", "Hoàn thành"],
    )
    assert again(own).self_level == "good"


# The page and the card


def test_the_page_is_for_the_member_alone(client, own, cast):
    assert client.get(page(own)).status_code == 200
    assert client.get(reverse("members:evaluations:own", args=[own.year - 1])).status_code == 404
    assert client.get(reverse("members:evaluations:own", args=[10**30])).status_code == 404
    assert not Case.objects.visible_to(cast.member).exists()
    for who in (cast.secretary, cast.ward_officer, cast.outsider):
        client.force_login(who)
        assert client.get(page(own)).status_code == 404


def test_it_is_written_and_changed_on_the_page(client, own):
    wrong = client.post(page(own), sent_fields(own, self_level="", self_work="Giữ lại"))
    assert (wrong.status_code, wrong.context["form"].errors) == (422, {"self_level": [texts.own.LEVEL_MISSING]})
    assert "Giữ lại" in wrong.text
    odd = client.post(page(own), sent_fields(own, self_level="best", self_work="x" * 1_001, self_union="\0"))
    assert set(odd.context["form"].errors) >= {"self_level", "self_work"}
    answer = client.post(page(own), sent_fields(own))
    assert (answer.status_code, answer.url) == (302, CARD)
    assert again(own).self_own
    assert "Học xong nghề điện" in client.get(page(own)).text
    client.post(page(own), sent_fields(own, self_level="done"))
    assert again(own).self_level == "done"


def test_a_slip_that_was_entered_meanwhile_is_told_and_nothing_is_lost(client, own, evaluation, cast):
    fields = sent_fields(own, self_work="Của tôi")
    record(evaluation, own, cast.secretary, {**SAID, "self_work": "Chi đoàn ghi"})
    answer = client.post(page(own), fields)
    assert (answer.status_code, answer.context["stale"]) == (409, True)
    assert ("Của tôi" in answer.text, "Chi đoàn ghi" in answer.text) == (True, True)
    assert again(own).self_work == "Chi đoàn ghi"
    client.post(page(own), {**fields, "version": answer.context["form"]["version"].value()})
    assert again(own).self_work == "Của tôi"


def test_what_was_typed_when_the_branch_has_sent_meanwhile_stays_on_the_page(client, own, evaluation):
    fields = sent_fields(own, self_work="Của tôi")
    for step in (meet, rate, send):
        step(evaluation)
    answer = client.post(page(own), fields)
    assert (answer.status_code, answer.context["form"]) == (409, None)
    assert (texts.own.SENT in answer.text, "Của tôi" in answer.text) == (True, True)
    assert again(own).self_work == ""


def test_before_the_announcement_nothing_of_the_branch_is_told(client, own, evaluation, monkeypatch, cast):
    with_facts(monkeypatch, attendance={own.person_id: 93}, training={own.person_id: "excellent"})
    write(own, cast.member, "done")
    meet(evaluation)
    rate(evaluation, None, "Lê An", level="not_done", counts=(10, 7, 2, 1), remark="Ít phát biểu")
    rate(evaluation, None, "Lê Bình", "Lê Chi")
    send(evaluation)
    give_back(evaluation, "Lê An", reason="Vắng nhiều buổi")
    hidden = ("Ít phát biểu", "Vắng nhiều buổi", "trả lại", "7/10", "7 tán thành", "Gợi ý")
    for address in (page(own), CARD):
        text = client.get(address).text
        assert [each for each in hidden if each in text] == []
    answer = client.get(page(own))
    assert [line["words"] for line in answer.context["known"]] == ["93%", "excellent"]
    # The choices of the form name all levels; the read page after sending doesn't.
    rate(evaluation, None, "Lê An", level="not_done", counts=(10, 7, 2, 1), remark="Ít phát biểu", seen=True)
    send(evaluation)
    confirm(evaluation)
    decide(evaluation)
    text = client.get(page(own)).text
    assert [each for each in (*hidden, "Không hoàn thành", "QĐ/ĐTN") if each in text] == []
    assert "93%" in text
    announce(evaluation)
    text = client.get(page(own)).text
    assert [each in text for each in ("Không hoàn thành", "01-QĐ/ĐTN", "Ít phát biểu", "7/10")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_card_says_what_can_be_done_and_what_was_announced(client, own, evaluation, cast):
    def card():
        [found] = [
            card
            for card in client.get(CARD).context["cards"]
            if "own_card" in card["template"] and "evaluations" in card["template"]
        ]
        return [(row["heading"], row["state"], row["button"]) for row in found["rows"]]

    year = f"Năm {own.year}"
    assert card() == [(year, "Chưa viết", texts.own.WRITE)]
    record(evaluation, own, cast.secretary)
    assert card() == [(year, "Chi đoàn ghi thay", texts.own.CHANGE)]
    write(own, cast.member)
    assert card() == [(year, "Đã viết", texts.own.CHANGE)]
    for step in (meet, rate, send):
        step(evaluation)
    assert card() == [(year, "Chờ công bố", "")]
    for step in (confirm, decide, announce):
        step(evaluation)
    assert card() == [(f"{year}: Hoàn thành tốt", "Đã công bố", "")]
    assert "01-QĐ/ĐTN ngày" in client.get(CARD).text


def test_who_moved_away_still_writes_where_the_row_is(client, own, evaluation, tree, cast):
    person = Person.objects.get(pk=own.person_id)
    memberships.move_person(person, to=tree.sister, on=timezone.localdate())
    assert "Chi đoàn Tổ 1" in client.get(page(own)).text
    client.post(page(own), sent_fields(own))
    assert again(own).self_own


def test_the_slip_is_taken_out_with_what_is_written(client, own, evaluation, cast):
    write(own, cast.member)
    for format, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(reverse("members:evaluations:own_slip", args=[own.year, format]))
        assert (answer.status_code, answer.content[: len(start)]) == (200, start)
    assert client.get(reverse("members:evaluations:own_slip", args=[own.year, "exe"])).status_code == 404
    client.force_login(cast.secretary)
    assert client.get(reverse("members:evaluations:own_slip", args=[own.year, "pdf"])).status_code == 404


def test_it_is_a_todo_until_somebody_has_written_it(own, evaluation, cast, round_, django_assert_num_queries):
    def told(user):
        return [
            (todo.what, todo.url, todo.due_on, todo.number)
            for todo in todos_of(user, TODAY())
            if todo.what == texts.own.TODO
        ]

    assert told(cast.member) == [(texts.own.TODO, page(own), round_.due_on, "")]
    write(own, cast.member)
    assert told(cast.member) == []
    assert reach.held(cast.member) == []
    with django_assert_num_queries(1):
        evaluation_todos(cast.member, TODAY())


def test_own_pages_ask_as_much_for_one_year_as_for_five(client, own, evaluation, cast, django_assert_max_num_queries):
    def asked(path):
        client.get(path)
        with django_assert_max_num_queries(60) as found:
            client.get(path)
        return len(found)

    few = asked(CARD), asked(page(own))
    person, round_ = again(own).person, evaluation.round
    for back in range(1, 5):
        earlier = type(round_).objects.create(
            unit=round_.unit,
            year=round_.year - back,
            cut_off_on=cut_off() - timedelta(days=366 * back),
            opens_on=cut_off(),
            due_days=30,
        )
        case = Case.objects.get(pk=evaluation.case_id)
        case.pk, case.number = None, f"DG-X-{back}"
        case.save()
        old = type(evaluation).objects.create(
            case=case, round=earlier, branch=evaluation.branch, base=evaluation.base, year=earlier.year
        )
        Rating.objects.create(evaluation=old, person=person, year=earlier.year)
    assert (asked(CARD), asked(page(own))) == few
