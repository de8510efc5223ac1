"""A unit's own classification: proposed with its figures, decided by its superior, shown on its page."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.cases.actions.bulk import judge, run_all
from branches.cases.models import CaseStep
from branches.cases.transitions import WrongState
from members.evaluations import actions, queries, texts
from members.evaluations.models import UnitRating
from members.evaluations.unit_kind import UNIT_KIND
from tests.members.evaluations.making import SIGNED, TODAY, ago, at, decide_unit, fresh_unit, make_old, propose, system
from tests.members.transfers.making import at as transfer_at


def sent(unit, **values):
    rating = propose(unit, **values)
    actions.send_unit_rating(rating, actor=system())
    return fresh_unit(rating)


def test_figures_are_those_of_everything_below_and_what_nobody_counts_says_so(tree, members, round_):
    at("done", tree.branch, round_)
    told = {each["label"]: each["value"] for each in queries.figures_of(tree.ward, round_.year)}
    assert told[texts.units.FIGURE_RATED] == "3 trên 3 đoàn viên"
    assert told["Đoàn viên hoàn thành tốt"] == "3 (100%)"
    assert told["Hồ sơ xong, đủ giấy tờ"] == "0 trên 1"
    assert [told[label] for label in texts.units.FIGURES_UNKNOWN] == ["", "", ""]
    assert {each["value"] for each in queries.figures_of(tree.stranger_ward, round_.year)} == {""}


def test_a_case_of_two_branches_is_one_case_of_their_ward_and_its_own_delay_counts(tree):
    transfer = transfer_at("done", make_old(tree.branch, "Lê An")[0], tree.sister)
    began = timezone.now() - timedelta(days=9)
    step = CaseStep.objects.filter(case=transfer.case, holder=tree.ward).earliest("pk")
    CaseStep.objects.filter(pk=step.pk).update(begun_at=began, due_on=ago(3), ended_at=timezone.now())

    def told(unit):
        figures = {each["label"]: each["value"] for each in queries.figures_of(unit, TODAY().year)}
        return figures["Hồ sơ xong, đủ giấy tờ"], figures["Hồ sơ có bước quá hạn"]

    assert told(tree.branch) == told(tree.sister) == ("0 trên 1", "0")
    assert told(tree.ward) == ("0 trên 1", "1")


def test_a_unit_is_decided_with_the_level_that_its_superior_sees(tree, cast):
    rating = decide_unit(sent(tree.branch), cast.ward_officer, level="done")
    assert (rating.status, rating.level, rating.resolution.reference, rating.case.outcome) == (
        "decided",
        "done",
        "01-QĐ/ĐTN",
        "done",
    )
    assert [each["label"] for each in rating.evidence][:1] == [texts.units.FIGURE_RATED]


def test_many_units_get_one_decision_with_what_each_proposed(tree, cast):
    ratings = [sent(tree.branch, proposed="excellent"), sent(tree.sister, proposed="good")]
    act = UNIT_KIND.act("decide")
    judged = judge(UNIT_KIND, act, [rating.case for rating in ratings], actor=cast.ward_officer)
    versions = {rating.case.number: rating.case.version for rating in ratings}
    fields = {"on": TODAY(), "outside": False, **SIGNED}
    run_all(UNIT_KIND, act, judged, actor=cast.ward_officer, versions=versions, fields=fields)
    found = list(UnitRating.objects.order_by("pk").values_list("level", "resolution__reference"))
    assert found == [("excellent", "01-QĐ/ĐTN"), ("good", "01-QĐ/ĐTN")]


def fault(call, *args, **values):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    error = refusal.value
    return error.message_dict if hasattr(error, "error_dict") else error.messages


def test_what_is_wrong_is_told_by_its_field(tree, cast):
    assert list(fault(propose, tree.branch, year=TODAY().year + 1)) == ["year"]
    assert list(fault(propose, tree.branch, year=2001)) == ["year"]
    assert fault(propose, tree.branch, proposed="best") == {"proposed": [texts.units.UNIT_LEVEL_MISSING]}
    assert fault(propose, tree.province) == [texts.units.UNIT_NO_SUPERIOR.format(unit=tree.province)]
    rating = propose(tree.branch, text="")
    assert "__all__" in fault(propose, tree.branch)
    assert fault(actions.send_unit_rating, rating, actor=system()) == [texts.units.UNIT_TEXT_MISSING]
    with pytest.raises(PermissionDenied):
        propose(tree.sister, cast.secretary)
    waiting = sent(tree.sister)
    assert list(fault(decide_unit, waiting, on=ago(3))) == ["on"]
    assert list(fault(decide_unit, waiting, level="best")) == ["level"]


def test_one_comes_back_is_mended_or_withdrawn_and_the_second_of_two_is_told(tree, cast):
    rating = sent(tree.branch)
    actions.return_unit_rating(rating, actor=cast.ward_officer, reason="Thiếu số liệu")
    back = fresh_unit(rating)
    assert (back.status, back.case.holder, back.case.due_on) == ("returned", tree.branch, TODAY() + timedelta(days=7))
    with pytest.raises(WrongState):
        actions.return_unit_rating(rating, actor=cast.ward_officer, reason="Thiếu số liệu")
    actions.edit_unit_rating(back, actor=cast.secretary, proposed="done", text="Đã bổ sung")
    assert fresh_unit(back).proposed == "done"
    actions.withdraw_unit_rating(back, actor=cast.secretary, reason="Lập lại")
    assert fresh_unit(back).status == "withdrawn"
    assert propose(tree.branch).status == "draft"


def test_the_page_of_the_unit_offers_it_and_tells_what_was_decided(client, tree, cast):
    page = reverse("units:detail", args=[tree.branch.code])
    open_one = reverse("members:evaluations:unit_open", args=[tree.branch.code])
    client.force_login(cast.secretary)
    assert open_one in client.get(page).content.decode()
    wrong = client.post(open_one, {"year": "", "proposed": "", "text": "Báo cáo"})
    assert (wrong.status_code, sorted(wrong.context["form"].errors)) == (422, ["proposed", "year"])
    client.post(open_one, {"year": TODAY().year, "proposed": "good", "text": "Báo cáo"})
    rating = UnitRating.objects.get()
    assert client.get(rating.case.get_absolute_url()).status_code == 200
    client.force_login(cast.committee_member)
    assert rating.case.number not in client.get(page).content.decode()
    actions.send_unit_rating(rating, actor=cast.secretary)
    decide_unit(rating, cast.ward_officer)
    text = client.get(page).content.decode()
    assert (f"Năm {TODAY().year}: Hoàn thành tốt" in text, "01-QĐ/ĐTN" in text) == (True, True)
    client.force_login(cast.ward_officer)
    listed = client.get(reverse("members:evaluations:units"), {"tab": "da-xong"})
    assert [row["case"].about for row in listed.context["rows"]] == ["Chi đoàn Tổ 1"]
