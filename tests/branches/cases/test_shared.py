"""One paper for many cases: a list that a selection shares, and a resolution that an act takes for all that passed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.access.decisions import ALLOW, deny
from branches.cases import texts
from branches.cases.actions.resolutions import renew, resolve
from branches.cases.forms import IssueManyForm
from branches.cases.kinds import PaperSlot
from branches.cases.models import Case, CasePaper, Resolution
from branches.papers import actions as papers
from branches.papers import wording
from branches.papers.kinds import PaperKind
from branches.papers.models import Paper, Type
from branches.papers.signing import Signer
from branches.pillars import registry
from tests.branches.cases import stub

TODAY = timezone.localdate
WORDS = """
title = "NGHỊ QUYẾT"

[[blocks]]
kind = "table"
rows_of = "people"
columns = [{ head = "Họ và tên", text = "{name}", width = 4 }]
"""
DECISION = PaperKind(
    code="stub.decision",
    type=Type.RESOLUTION,
    name="Nghị quyết",
    template="decision",
    issuer=lambda things: things[0].from_base,
    context=lambda things: {"people": [{"name": thing.case.about} for thing in things]},
    title=lambda things: f"Nghị quyết về {len(things)} người",
)
REQUEST = PaperKind(
    code="stub.request",
    type=Type.SLIP,
    name="Đơn đề nghị",
    template="request",
    issuer=lambda thing: thing.from_unit,
    context=lambda thing: {"name": thing.case.about},
    title=lambda thing: "Đơn",
    signer=lambda thing: Signer(thing.case.about, "NGƯỜI LÀM ĐƠN"),
    personal=True,
)
REFUSED = "Hồ sơ này không có nghị quyết."
ISSUED = []
SLOT = PaperSlot(
    "decision",
    "Nghị quyết",
    DECISION,
    may_issue=lambda user, thing: deny(REFUSED) if thing.case.draft else ALLOW,
    shared=True,
    issued=lambda things, paper, actor: ISSUED.append((len(things), paper.reference, str(actor))),
)
SIGNED = {"signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}


class NumberedForm(IssueManyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, next_number=1, **kwargs)


def _finish(things, *, actor, on, number=None, **fields):
    if number == 13:
        raise ValidationError({"number": "Số 13 không dùng."})
    resolve(KIND, SLOT, things, actor=actor, matter="stub", on=on, effective_on=on, number=number, **SIGNED)


def _confirm(thing, *, actor, version, **fields):
    return stub.KIND.act("confirm").run(thing, actor=actor, version=version)


KIND = replace(
    stub.KIND,
    papers=[SLOT, PaperSlot("letter", "Đơn đề nghị", form=REQUEST)],
    acts=[
        replace(act, run=_confirm, finish=_finish, form=NumberedForm, bulk_form=NumberedForm)
        if act.code == "confirm"
        else act
        for act in stub.ACTS
    ],
)


@pytest.fixture(autouse=True)
def kind(monkeypatch, tmp_path):
    monkeypatch.setitem(registry._pillars, stub.PILLAR.number, replace(stub.PILLAR, case_kinds=[KIND]))
    (tmp_path / "decision.toml").write_text(WORDS, encoding="utf-8")
    request = 'title = "ĐƠN"\n[[blocks]]\nkind = "text"\ntext = "Tôi là {name}."\n'
    (tmp_path / "request.toml").write_text(request, encoding="utf-8")
    monkeypatch.setattr(wording, "FOLDER", tmp_path)
    ISSUED.clear()


@pytest.fixture
def two(tree, cast):
    made = [stub.make_case(tree.branch, tree.ward, cast.secretary, name) for name in ("Lê An", "Lê Bình")]
    return [stub.act(thing, "send", cast.secretary) for thing in made]


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.ward_officer)
    return client


def chosen(things):
    return {
        "so": [thing.case.number for thing in things],
        "ban": [f"{thing.case.number}:{thing.case.version}" for thing in things],
        "ghi": "1",
        "on": f"{TODAY():%d/%m/%Y}",
        **SIGNED,
    }


def bulk(code):
    return reverse("cases:bulk", args=["stub", code])


def hanging():
    return list(CasePaper.objects.order_by("case_id").values_list("case__about", "paper__reference", "slot"))


def test_a_selection_gets_one_paper_and_what_follows_from_it_once(officer, two):
    officer.post(bulk("issue_decision"), chosen(two))
    assert hanging() == [("Lê An", "01-NQ/ĐTN", "decision"), ("Lê Bình", "01-NQ/ĐTN", "decision")]
    assert ISSUED == [(2, "01-NQ/ĐTN", "Cao Thị Bộ")]
    assert Paper.objects.get().title == "Nghị quyết về 2 người"


def test_of_a_selection_those_refused_stay_without_it(officer, two, tree, cast):
    drafted = stub.make_case(tree.branch, tree.ward, cast.secretary, "Lê Chi")
    answer = officer.post(bulk("issue_decision"), {**chosen([*two, drafted]), "ghi": []})
    assert [(each.case.about, each.refused) for each in answer.context["refused"]] == [("Lê Chi", REFUSED)]
    officer.post(bulk("issue_decision"), chosen([*two, drafted]))
    assert [about for about, _, _ in hanging()] == ["Lê An", "Lê Bình"]


def test_one_case_gets_it_from_its_own_page(officer, two):
    page = reverse("cases:paper", args=[two[0].case.number, "decision"])
    officer.post(page, {"on": f"{TODAY():%d/%m/%Y}", "number": "7", **SIGNED})
    assert (hanging(), ISSUED) == ([("Lê An", "07-NQ/ĐTN", "decision")], [(1, "07-NQ/ĐTN", "Cao Thị Bộ")])
    look = officer.post(page.replace(two[0].case.number, two[1].case.number), {**chosen([]), "xem": "pdf"})
    assert (look.content[:5], len(hanging())) == (b"%PDF-", 1)


def test_what_an_act_does_once_for_all_names_all_that_passed(officer, two):
    officer.post(bulk("confirm"), chosen(two))
    found = Resolution.objects.get()
    assert (found.reference, found.on, found.effective_on, found.matter) == ("01-NQ/ĐTN", TODAY(), TODAY(), "stub")
    assert list(Case.objects.values_list("status", flat=True)) == ["done", "done"]
    assert [about for about, _, _ in hanging()] == ["Lê An", "Lê Bình"]


def test_where_it_can_not_be_done_nothing_is_and_what_was_typed_stays(officer, two):
    answer = officer.post(bulk("confirm"), {**chosen(two), "number": "13", "signer": "Người Ký Thay"})
    assert (answer.status_code, Case.objects.filter(status="done").count(), Paper.objects.count()) == (422, 0, 0)
    text = answer.content.decode()
    assert ("Số 13 không dùng." in text, "Người Ký Thay" in text) == (True, True)
    one = officer.post(
        reverse("cases:act", args=[two[0].case.number, "confirm"]),
        {"version": two[0].case.version, "on": f"{TODAY():%d/%m/%Y}", "number": "13", **SIGNED},
    )
    assert (one.status_code, Case.objects.filter(status="done").count()) == (422, 0)


def test_a_form_to_be_signed_is_filled_in_and_takes_no_number(officer, two, cast, client):
    address = reverse("cases:form", args=[two[0].case.number, "letter", "pdf"])
    answer = officer.get(address)
    assert (answer.content[:5], Paper.objects.count()) == (b"%PDF-", 0)
    assert address in officer.get(two[0].case.get_absolute_url()).content.decode()
    assert officer.get(address.replace("/letter/", "/decision/")).status_code == 404
    client.force_login(cast.administrator)
    assert client.get(address).status_code == 403


# Resolutions


def take(things, actor, **values):
    values = {"matter": "stub", "on": TODAY(), "effective_on": TODAY(), **SIGNED, **values}
    return resolve(KIND, SLOT, things, actor=actor, **values)


def faults(call, *args, **values):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    return refusal.value.message_dict


def test_one_written_outside_is_entered_once_and_cited_by_many(two, cast):
    first = take(two[:1], cast.ward_officer, outside=True, number=41)
    again = take(two[1:], cast.ward_officer, outside=True, number=41)
    assert (first, Paper.objects.count(), first.paper.pdf.name) == (again, 1, "")
    assert [reference for _, reference, _ in hanging()] == ["41-NQ/ĐTN", "41-NQ/ĐTN"]


def test_a_number_means_one_resolution(two, cast, tree):
    take(two[:1], cast.ward_officer, outside=True, number=41)
    facts = {"reference": "41-NQ/ĐTN", "day": f"{TODAY():%d/%m/%Y}"}
    yesterday = TODAY() - timedelta(days=1)
    for values, said in [
        ({"matter": "other"}, {"number": [texts.RESOLUTION_OF_ANOTHER_MATTER.format(**facts)]}),
        (
            {"on": yesterday, "effective_on": yesterday},
            {"on": [texts.RESOLUTION_OF_ANOTHER_DAY.format(**facts)]},
        ),
        (
            {"effective_on": TODAY() + timedelta(days=1)},
            {"effective_on": [texts.RESOLUTION_EFFECTIVE_OTHERWISE.format(**facts)]},
        ),
        ({"number": None}, {"number": [texts.OUTSIDE_NUMBER_MISSING]}),
        ({"effective_on": yesterday}, {"effective_on": [texts.EFFECTIVE_TOO_EARLY.format(day=facts["day"])]}),
    ]:
        assert faults(take, two[1:], cast.ward_officer, **({"outside": True, "number": 41} | values)) == said
    # One that the product wrote names whom it is about: nobody is added to it.
    written = take(two[1:], cast.ward_officer)
    facts["reference"] = written.reference
    assert faults(take, two[:1], cast.ward_officer, outside=True, number=written.number) == {
        "number": [texts.RESOLUTION_OF_ANOTHER_MATTER.format(**facts)]
    }


def test_a_number_of_the_register_is_not_taken_twice(two, cast, tree):
    papers.enter(tree.ward, type="NQ", actor=cast.ward_officer, on=TODAY(), number=5, title="Việc khác")
    assert "number" in faults(take, two, cast.ward_officer, outside=True, number=5)
    assert "number" in faults(take, two, cast.ward_officer, number=5)


def test_one_that_was_withdrawn_is_not_cited_any_more(two, cast):
    found = take(two[:1], cast.ward_officer, outside=True, number=41)
    papers.withdraw(found.paper, actor=cast.ward_officer, reason="Ghi nhầm")
    assert faults(take, two[1:], cast.ward_officer, outside=True, number=41) == {
        "number": [texts.RESOLUTION_WITHDRAWN.format(reference="41-NQ/ĐTN", day=f"{TODAY():%d/%m/%Y}")]
    }


def test_another_paper_in_place_of_one_withdrawn_takes_effect_when_that_one_did(two, cast, tree):
    paper = papers.issue(DECISION, two, actor=cast.ward_officer, on=TODAY(), **SIGNED)
    found = renew(paper, matter="stub", effective_on=TODAY() + timedelta(days=5))
    assert (found.effective_on, found.reference) == (TODAY() + timedelta(days=5), "01-NQ/ĐTN")
    later = papers.issue(DECISION, two, actor=cast.ward_officer, on=TODAY(), **SIGNED)
    assert renew(later, matter="stub", effective_on=TODAY() - timedelta(days=5)).effective_on == TODAY()


def test_who_may_not_write_into_the_register_takes_no_resolution(two, cast):
    with pytest.raises(PermissionDenied):
        take(two, cast.secretary)
