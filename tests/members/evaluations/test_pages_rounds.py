"""The pages of rounds, and of beginning in one."""

from datetime import timedelta

from django.urls import reverse

from branches.inbox.queries import todos_of
from members.evaluations import texts
from members.evaluations.models import Evaluation, EvaluationRound
from tests.members.evaluations.making import TODAY, cut_off
from tests.members.evaluations.pages import LIST, day


def test_a_round_is_opened_on_the_page_and_branches_are_told(signed_in, cast, tree, members):
    client = signed_in(cast.ward_officer)
    address = reverse("members:evaluations:round_open")
    fields = {"unit": "TT.P1", "year": cut_off().year, "cut_off_on": day(cut_off()), "opens_on": day(cut_off())}
    wrong = client.post(address, {**fields, "due_days": "x"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["due_days"])
    assert client.post(address, {**fields, "unit": "TT.P2", "due_days": "30"}).status_code == 422
    client.post(address, {**fields, "due_days": "30"})
    round_ = EvaluationRound.objects.get()
    assert (round_.unit, round_.due_on) == (tree.ward, cut_off() + timedelta(days=30))
    whats = [(todo.what, todo.url, todo.due_on) for todo in todos_of(cast.secretary, TODAY())]
    begin_url = reverse("members:evaluations:begin")
    assert (texts.pages.TODO_BEGIN, begin_url, round_.due_on) in whats
    client = signed_in(cast.secretary)
    assert client.get(LIST).context["to_begin"] == 1
    answer = client.post(begin_url, {"chi-doan": tree.branch.code, "dot": round_.pk})
    assert answer.url == Evaluation.objects.get().case.get_absolute_url()
    assert client.get(LIST).context["to_begin"] == 0
    again = client.post(begin_url, {"chi-doan": tree.branch.code, "dot": round_.pk})
    assert again.context["refused"] == [texts.BEGUN_BEFORE.format(branch=tree.branch, year=round_.year)]


def test_a_round_that_somebody_else_changed_is_not_overwritten(signed_in, cast, round_):
    client = signed_in(cast.ward_officer)
    fields = {"cut_off_on": day(round_.cut_off_on), "opens_on": day(round_.opens_on), "due_days": "31"}
    url = reverse("members:evaluations:round_edit", args=[round_.pk])
    assert client.post(url, {**fields, "version": "1"}).status_code == 302
    stale = client.post(url, {**fields, "due_days": "32", "version": "1"})
    assert (stale.status_code, 'value="32"' in stale.content.decode()) == (409, True)
