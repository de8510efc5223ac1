from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from branches.pillars import registry
from branches.units import texts
from branches.units.models import Level, Unit
from tests.conftest import make_unit

pytestmark = pytest.mark.django_db

LIST = reverse("units:list")
TODAY = f"{timezone.localdate():%d/%m/%Y}"


def page(client, user, address, **query):
    client.force_login(user)
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def names_in(text, *names):
    """Those of `names` that the page shows, in the order in which it shows them."""
    return sorted((name for name in names if name in text), key=text.index)


def fields(unit, **changes):
    unit = Unit.objects.get(pk=unit.pk)
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level_id,
        "sector": unit.sector_id or "",
        "kind": "change",
        "on": TODAY,
        "version": unit.version,
        **changes,
    }


def test_the_list_shows_the_top_of_the_reach_and_what_stands_below_in_natural_order(cast, tree, client):
    make_unit("TT.P1.CD10", "Chi đoàn Tổ 10", "branch", tree.ward)
    make_unit("TT.P1.CD03", "Chi đoàn Tổ 2", "branch", tree.ward)
    text = page(client, cast.ward_officer, LIST)
    shown = ("Chi đoàn Tổ 10", "Chi đoàn Tổ 2", "Chi đoàn Trường Hoa Sen", "Chi đoàn Bến Đò")
    main = text[text.index("<tbody") :]
    assert names_in(main, *shown) == ["Chi đoàn Tổ 2", "Chi đoàn Tổ 10", "Chi đoàn Trường Hoa Sen"]
    assert "Đoàn phường Hai" not in text
    assert "Tỉnh đoàn Thử</a>" not in text


def test_a_branch_secretary_sees_the_own_branch_alone(cast, client):
    text = page(client, cast.secretary, LIST)
    assert "Chi đoàn Tổ 1</a>" in text
    assert "Chi đoàn Trường Hoa Sen" not in text


def test_who_holds_no_post_is_told_why_the_list_is_empty(cast, client):
    assert "Chưa thuộc đơn vị nào" in page(client, cast.member, LIST)


def test_the_search_needs_no_marks_and_stays_in_reach(cast, client):
    assert "Chi đoàn Trường Hoa Sen" in page(client, cast.ward_officer, LIST, q="truong hoa sen")
    assert "Chi đoàn Bến Đò" not in page(client, cast.ward_officer, LIST, q="ben do")
    assert "Không có đơn vị nào khớp điều kiện" in page(client, cast.ward_officer, LIST, q="ben do")
    assert "Chi đoàn Tổ 1</a>" in page(client, cast.ward_officer, LIST, q="tt.p1.cd01")


def test_filters_by_level_sector_and_state_stand_in_the_address_as_chips(cast, tree, client):
    Unit.objects.filter(pk=tree.sister.pk).update(closed_on=date(2026, 1, 1))
    text = page(client, cast.ward_officer, LIST, khoi="residential", cap="branch")
    assert "Chi đoàn Tổ 1</a>" in text
    assert "Chi đoàn Trường Hoa Sen" not in text
    assert 'href="/don-vi/?khoi=residential"' in text
    closed = page(client, cast.ward_officer, LIST, **{"tinh-trang": "da-ngung"})
    assert "Chi đoàn Trường Hoa Sen</a>" in closed
    assert "ngừng từ 01/01/2026" in closed
    assert "Chi đoàn Tổ 1</a>" not in closed


def test_a_search_as_one_types_gets_the_rows_alone(cast, client):
    client.force_login(cast.ward_officer)
    text = client.get(LIST, {"q": "hoa sen"}, headers={"hx-request": "true"}).content.decode()
    assert text.lstrip().startswith('<div id="cac-don-vi"')
    assert "<html" not in text


def test_the_tree_of_a_past_day_shows_the_names_of_that_day(cast, tree, client):
    tree.branch.periods.update(ends_on=date(2025, 7, 1))
    Unit.objects.filter(pk=tree.branch.pk).update(name="Chi đoàn Tổ dân phố 1")
    tree.branch.periods.create(
        parent=tree.ward, name="Chi đoàn Tổ dân phố 1", level=tree.branch.level, begins_on=date(2025, 7, 1)
    )
    past = page(client, cast.ward_officer, LIST, ngay="30/06/2025")
    assert "Chi đoàn Tổ 1</a>" in past
    assert "Chi đoàn Tổ dân phố 1" not in past
    assert "Ngày ấy chưa theo dõi đơn vị nào" in page(client, cast.ward_officer, LIST, ngay="01/01/2001")


def test_a_unit_of_the_past_that_is_out_of_reach_today_has_no_link(cast, tree, client):
    tree.stranger_branch.periods.update(parent=tree.ward, ends_on=date(2025, 7, 1))
    text = page(client, cast.ward_officer, LIST, ngay="30/06/2025")
    assert "<b>Chi đoàn Bến Đò</b>" in text
    assert "TT.P2.CD01/" not in text


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("31/02/2025", texts.PAST_DATE_WRONG.format(text="31/02/2025")),
        ("hôm qua", texts.PAST_DATE_WRONG.format(text="hôm qua")),
        ("01/01/2999", texts.PAST_DATE_AHEAD.format(date="01/01/2999")),
    ],
)
def test_a_day_that_cannot_be_shows_today_with_a_sentence(cast, client, day, sentence):
    text = page(client, cast.ward_officer, LIST, ngay=day)
    assert sentence in text
    assert "Chi đoàn Trường Hoa Sen</a>" in text


@pytest.mark.parametrize("branches", [1, 3])
def test_the_list_costs_the_same_whatever_stands_below(cast, tree, client, django_assert_num_queries, branches):
    for number in range(branches - 1):
        make_unit(f"TT.P2.CD1{number}", f"Chi đoàn Thêm {number}", "branch", tree.stranger_ward)
    client.force_login(cast.outsider)
    client.get(LIST)  # counts the inbox, which then stays for a minute
    with django_assert_num_queries(11):
        client.get(LIST)


@pytest.mark.parametrize("branches", [1, 3])
def test_the_record_costs_the_same_whatever_stands_below(
    cast, tree, client, monkeypatch, django_assert_num_queries, branches
):
    gather = registry.gather
    monkeypatch.setattr(registry, "gather", lambda name: [] if name == "unit_panels" else gather(name))
    for number in range(branches - 1):
        make_unit(f"TT.P2.CD1{number}", f"Chi đoàn Thêm {number}", "branch", tree.stranger_ward)
    client.force_login(cast.outsider)
    client.get(LIST)
    with django_assert_num_queries(12):
        client.get(tree.stranger_ward.get_absolute_url())


def test_the_record_shows_facts_posts_by_their_name_there_and_units_below(cast, tree, client):
    text = page(client, cast.ward_officer, tree.branch.get_absolute_url())
    assert "Bí thư chi đoàn" in text
    assert "Bùi Thị Thư" in text
    assert "Địa bàn dân cư" in text
    assert "Từ 01/01/2020" in text
    ward = page(client, cast.ward_officer, tree.ward.get_absolute_url())
    assert "Võ Văn Phường" in ward
    assert "Chi đoàn Trường Hoa Sen</a>" in ward
    assert "Tỉnh đoàn Thử</dd>" in ward


def test_a_unit_out_of_reach_does_not_exist(cast, tree, client):
    client.force_login(cast.ward_officer)
    for name in ("detail", "edit", "move", "close", "history"):
        for code in ("TT.P2", "TT", "KHONG.CO"):
            assert client.get(reverse(f"units:{name}", args=[code])).status_code == 404
    assert client.get(reverse("units:create"), {"duoi": "TT.P2"}).status_code == 404


def test_what_may_not_be_done_says_why_on_the_record_and_on_its_own_page(cast, tree, client):
    text = page(client, cast.ward_officer, tree.branch.get_absolute_url())
    assert texts.EDIT_NOT_YOURS in text
    answer = client.get(reverse("units:edit", args=[tree.branch.code]))
    assert answer.status_code == 403
    assert texts.EDIT_NOT_YOURS in answer.content.decode()


def test_a_branch_is_created_with_the_next_code_at_hand(cast, tree, client):
    text = page(client, cast.ward_officer, reverse("units:create"), duoi="TT.P1")
    assert 'value="TT.P1.CD03"' in text
    assert "Đoàn bộ phận</option>" not in text
    sent = {"code": "TT.P1.CD03", "name": "Chi đoàn Chợ", "level": "branch", "sector": "residential", "on": TODAY}
    answer = client.post(f"{reverse('units:create')}?duoi=TT.P1", sent, follow=True)
    assert answer.redirect_chain == [("/don-vi/TT.P1.CD03/", 302)]
    assert texts.CREATED.format(unit="Chi đoàn Chợ") in answer.content.decode()


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(cast, client):
    client.force_login(cast.ward_officer)
    sent = {"code": "TT.P1.CD01", "name": "<b>Chi đoàn</b>", "level": "branch", "sector": "", "on": "31/02/2026"}
    answer = client.post(f"{reverse('units:create')}?duoi=TT.P1", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert texts.WRONG_DATE in text
    assert f'value="{escape("<b>Chi đoàn</b>")}"' in text
    answer = client.post(f"{reverse('units:create')}?duoi=TT.P1", {**sent, "on": TODAY})
    assert answer.status_code == 422
    assert "Mã đơn vị này đã có. Chọn mã khác." in answer.content.decode()


def test_a_unit_is_renamed_and_its_history_shows_both_names(cast, tree, client):
    client.force_login(cast.administrator)
    address = reverse("units:edit", args=[tree.branch.code])
    answer = client.post(address, fields(tree.branch, name="Chi đoàn Tổ dân phố 1"))
    assert (answer.status_code, answer.url) == (302, "/don-vi/TT.P1.CD01/")
    text = page(client, cast.administrator, reverse("units:history", args=[tree.branch.code]))
    assert texts.ACTS["units.unit.edited"] in text
    assert '<span class="cell-old">Chi đoàn Tổ 1</span>' in text
    assert "Quách Thị Trị" in text[text.index("h-entries") :]
    assert names_in(text[text.index("<tbody") :], "<b>Chi đoàn Tổ 1</b>", "<b>Chi đoàn Tổ dân phố 1</b>") == [
        "<b>Chi đoàn Tổ dân phố 1</b>",
        "<b>Chi đoàn Tổ 1</b>",
    ]


def test_a_correction_needs_no_day_and_a_change_does(cast, tree, client):
    client.force_login(cast.administrator)
    address = reverse("units:edit", args=[tree.branch.code])
    assert client.post(address, fields(tree.branch, name="Mới", on="")).status_code == 422
    assert client.post(address, fields(tree.branch, name="Mới", on="", kind="correction")).status_code == 302
    assert list(tree.branch.periods.values_list("name", flat=True)) == ["Mới"]


def test_a_stale_page_shows_mine_and_theirs_and_can_still_be_saved(cast, tree, client):
    client.force_login(cast.administrator)
    address = reverse("units:edit", args=[tree.branch.code])
    opened = fields(tree.branch, name="Tên của tôi")
    client.post(address, fields(tree.branch, name="Tên của người khác"))
    answer = client.post(address, opened)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Quách Thị Trị vừa sửa" in text
    assert "Tên của tôi" in text
    assert "Tên của người khác" in text
    assert '<input type="hidden" name="version" value="2"' in text
    assert client.post(address, {**opened, "version": 2}).status_code == 302
    assert Unit.objects.get(pk=tree.branch.pk).name == "Tên của tôi"


def test_a_unit_is_moved_within_reach_by_who_administers_both_places(cast, tree, client):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    text = page(client, cast.administrator, reverse("units:move", args=[tree.branch.code]))
    assert "Đoàn bộ phận A (TT.P1.A)" in text
    assert "Đoàn phường Hai" not in text
    sent = {"to": "TT.P1.A", "on": TODAY, "version": 1}
    answer = client.post(reverse("units:move", args=[tree.branch.code]), sent)
    assert answer.status_code == 302
    assert Unit.objects.get(pk=tree.branch.pk).parent_path == section.path
    history = page(client, cast.administrator, reverse("units:history", args=[tree.branch.code]))
    assert '<span class="cell-new">Đoàn bộ phận A</span>' in history
    refused = client.post(reverse("units:move", args=[tree.sister.code]), {**sent, "to": "TT.P2"})
    assert refused.status_code == 422
    assert texts.WRONG_CHOICE in refused.content.decode()


def test_a_unit_with_work_in_the_way_is_not_closed_and_the_page_says_what(cast, tree, client, monkeypatch):
    gather = registry.gather
    monkeypatch.setattr(
        registry,
        "gather",
        lambda name: [lambda unit: ["còn 12 đoàn viên."]] if name == "unit_closing" else gather(name),
    )
    address = reverse("units:close", args=[tree.branch.code])
    assert "Còn 12 đoàn viên." in page(client, cast.administrator, address)
    answer = client.post(address, {"on": TODAY, "version": 1})
    assert answer.status_code == 422
    assert Unit.objects.get(pk=tree.branch.pk).closed_on is None


def test_an_empty_unit_is_closed_and_says_so_afterwards(cast, tree, client):
    client.force_login(cast.administrator)
    yesterday = timezone.localdate() - timedelta(days=1)
    sent = {"on": f"{yesterday:%d/%m/%Y}", "version": 1}
    answer = client.post(reverse("units:close", args=[tree.branch.code]), sent, follow=True)
    assert answer.status_code == 200
    assert f"Đã ngừng từ {yesterday:%d/%m/%Y}" in answer.content.decode()


def test_a_pillar_adds_its_panel_to_the_record(cast, tree, client, monkeypatch):
    panel = {"template": "components/note.html"}
    gather = registry.gather
    seen = []

    def panels(name):
        return [lambda user, unit: seen.append((user, unit)) or panel] if name == "unit_panels" else gather(name)

    monkeypatch.setattr(registry, "gather", panels)
    page(client, cast.ward_officer, tree.ward.get_absolute_url())
    assert seen == [(cast.ward_officer, tree.ward)]


def test_levels_that_are_not_in_the_list_are_refused(cast, client):
    client.force_login(cast.administrator)
    sent = {"code": "TT.P1.X", "name": "X", "level": "province", "sector": "", "on": TODAY}
    answer = client.post(f"{reverse('units:create')}?duoi=TT.P1", sent)
    assert answer.status_code == 422
    assert texts.WRONG_CHOICE in answer.content.decode()
    assert Level.objects.filter(pk="province").exists()
