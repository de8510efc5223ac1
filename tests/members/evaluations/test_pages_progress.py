"""The progress of a year, and what stands on records."""

from django.urls import reverse

from members.evaluations import actions, texts
from tests.conftest import make_unit
from tests.members.evaluations.making import at, begin, make_old, meet, rate, rows, send, system
from tests.members.evaluations.pages import PROGRESS


def test_every_figure_of_the_progress_opens_the_people_behind_it(signed_in, cast, tree, members, round_):
    make_old(tree.sister, "Lê Đảng", party_joined_on="01/01/2020")
    evaluation = begin(tree.branch, round_)
    meet(evaluation)
    rate(evaluation, None, "Lê An", level="excellent")
    send(evaluation, behind=True)
    begin(tree.sister, round_)
    client = signed_in(cast.ward_officer)
    page = client.get(PROGRESS, {"nam": round_.year})
    told = {row["branch"].name: [figure["value"] for figure in row["figures"]] for row in page.context["rows"]}
    assert told == {"Chi đoàn Tổ 1": [3, 0, 1, 1, 0, 0, 1], "Chi đoàn Trường Hoa Sen": [0, 1, 0, 0, 0, 0, 0]}
    [warned] = [figure["warn"] for figure in page.context["total"] if figure["warn"]]
    assert warned == texts.pages.ABOVE_MOST.format(most=20)
    for figure in page.context["total"]:
        if figure["value"]:
            assert client.get(figure["url"]).context["number"] == figure["value"]
    outsider = signed_in(cast.outsider)
    people = reverse("members:evaluations:people")
    assert outsider.get(people, {"nam": round_.year, "don-vi": "TT.P1"}).context["number"] == 0


def test_the_progress_asks_as_much_for_one_branch_as_for_thirty(
    signed_in, cast, tree, members, round_, django_assert_max_num_queries
):
    def asked():
        client.get(PROGRESS)
        with django_assert_max_num_queries(60) as asked:
            client.get(PROGRESS)
        return len(asked)

    begin(tree.branch, round_)
    client = signed_in(cast.ward_officer)
    few = asked()
    for number in range(28):
        branch = make_unit(f"TT.P1.CD{number + 10}", f"Chi đoàn Tổ {number + 10}", "branch", tree.ward, "residential")
        if number < 5:
            make_old(branch, "Lê Văn Mới")
            begin(branch, round_)
    assert asked() == few


def test_the_record_tells_a_level_once_it_is_announced(signed_in, cast, tree, members, round_):
    evaluation = at("announcing", tree.branch, round_)
    record = rows(evaluation)["Lê An"].person.get_absolute_url()
    panel = "Đánh giá hằng năm"
    before = signed_in(cast.secretary).get(record).content.decode()
    assert (panel in before, f"Năm {round_.year}: " in before) == (True, False)
    actions.announce_ratings(evaluation, actor=system())
    after = signed_in(cast.secretary).get(record).content.decode()
    assert f"Năm {round_.year}: Hoàn thành tốt" in after
    assert "01-QĐ/ĐTN" in after
