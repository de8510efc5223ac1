"""The pages of windows, of beginning, of registering, of lists and progress."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from members.training import actions, queries, texts
from members.training.models import Group, TrainingProgramme, TrainingWindow
from tests.conftest import make_unit
from tests.members.people.people import make_members
from tests.members.training.making import CONTENTS, NAMES, at, begun, found, register, row, rows, score

LIST = reverse("members:training:list")
BEGIN = reverse("members:training:begin")
PDF = b"%PDF-1.4\n%%EOF\n"
TODAY = timezone.localdate()
YEAR = TODAY.year


def url(name, *args):
    return reverse(f"members:training:{name}", args=args)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def day(offset):
    return f"{timezone.localdate() + timedelta(days=offset):%d/%m/%Y}"


# The list


def test_the_list_shows_the_year_and_how_many_rows_came_how_far(signed_in, cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    actions.confirm_some(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[0]).pk])
    response = signed_in(cast.ward_officer).get(LIST)
    [shown] = response.context["rows"]
    assert {column.label: value for column, value in shown["values"]} == {
        "Năm": str(YEAR),
        "Đoàn viên": "3 đăng ký · 3 chấm · 1 xác nhận",
    }
    assert (shown["case"].about, shown["waits"]) == ("Chi đoàn Tổ 1", "Xác nhận tất cả")


def test_the_list_asks_as_much_for_one_as_for_many(signed_in, cast, tree, window, django_assert_max_num_queries):
    at("at_superior", tree.branch, window)
    client = signed_in(cast.ward_officer)
    client.get(LIST)
    with django_assert_max_num_queries(45) as few:
        client.get(LIST)
    for number in range(12):
        unit = make_unit(f"TT.P1.X{number:02d}", f"Chi đoàn {number}", "branch", tree.ward)
        at("at_superior", unit, window, people=[f"Lò Văn {number}"])
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(LIST).context["rows"]) == 13


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("secretary", texts.NO_CASES_BRANCH),
        ("ward_officer", texts.NO_CASES_ABOVE),
        ("committee_member", texts.NO_CASES_READER),
    ],
)
def test_an_empty_list_says_what_to_do(signed_in, cast, who, why):
    page = words(signed_in(getattr(cast, who)).get(LIST))
    assert (texts.NO_CASES in page, why in page) == (True, True)


def test_the_list_leads_to_beginning_only_where_there_is_something_to_begin(signed_in, cast, tree, window):
    assert BEGIN in signed_in(cast.secretary).get(LIST).content.decode()
    begun(tree.branch, window, people=())
    assert BEGIN not in signed_in(cast.secretary).get(LIST).content.decode()
    assert url("window_open") in signed_in(cast.ward_officer).get(LIST).content.decode()


def test_the_navigation_has_it(signed_in, cast):
    page = signed_in(cast.secretary).get(LIST).content.decode()
    assert re.search(rf'href="{LIST}"[^>]*aria-current="page"', page)


def test_all_are_confirmed_from_the_list(signed_in, cast, tree, window):
    programmes = [
        at("at_superior", unit, window, people=[name])
        for unit, name in ((tree.branch, "Lò Một"), (tree.sister, "Lò Hai"))
    ]
    chosen = {"so": [each.case.number for each in programmes]}
    address = reverse("cases:bulk", args=["training", "confirm"])
    client = signed_in(cast.ward_officer)
    judged = client.post(address, chosen)
    assert len(judged.context["passing"]) == 2
    versions = [f"{each.case.number}:{each.case.version}" for each in programmes]
    client.post(address, {**chosen, "ghi": "1", "ban": versions})
    assert [found(each).status for each in programmes] == ["confirmed", "confirmed"]


# Windows


def filled(ward, **values):
    return {
        "unit": ward.code,
        "year": str(YEAR),
        "title": "Rèn luyện",
        "begins_on": day(-5),
        "register_until": day(5),
        "ends_on": day(9),
        **values,
    }


def test_a_window_is_opened_by_the_form(signed_in, cast, tree):
    answer = signed_in(cast.ward_officer).post(url("window_open"), filled(tree.ward, note="Theo hướng dẫn 13"))
    window = TrainingWindow.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, window.get_absolute_url())
    assert (window.unit, window.note) == (tree.ward, "Theo hướng dẫn 13")


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"year": "x"}, "year", texts.YEAR_MISSING),
        ({"title": ""}, "title", texts.TITLE_MISSING),
        ({"begins_on": "31/02/2026"}, "begins_on", None),
        ({"ends_on": day(2)}, "ends_on", texts.END_BEFORE_REGISTER),
        ({"unit": "TT.P2"}, "unit", texts.UNIT_MISSING),
        ({"year": str(YEAR - 5)}, "year", texts.DAYS_BEYOND_YEAR.format(year=YEAR - 5)),
    ],
)
def test_a_wrong_field_is_told_and_the_rest_stays(signed_in, cast, tree, values, field, said):
    answer = signed_in(cast.ward_officer).post(url("window_open"), filled(tree.ward, note="Giữ nguyên", **values))
    assert answer.status_code == 422
    errors = answer.context["form"].errors[field]
    assert said is None or errors == [said]
    assert 'value="Giữ nguyên"' in answer.content.decode()
    assert not TrainingWindow.objects.exists()


def test_days_are_changed_and_told(signed_in, cast, window):
    values = {"register_until": day(21), "ends_on": day(40), "reason": "Bão lũ", "version": window.version}
    client = signed_in(cast.ward_officer)
    assert client.post(url("window_change", window.pk), values).status_code == 302
    page = words(client.get(window.get_absolute_url()))
    assert f"Đăng ký đến hết {day(21)}, chấm điểm đến hết {day(40)}: Bão lũ" in page


def test_the_second_of_two_keeps_what_was_typed(signed_in, cast, window):
    actions.close_window(window, actor=cast.ward_secretary, reason="Đóng")
    values = {"register_until": day(21), "ends_on": day(40), "reason": "Gõ dở", "version": window.version}
    client = signed_in(cast.ward_officer)
    answer = client.post(url("window_change", window.pk), values)
    page = answer.content.decode()
    assert (answer.status_code, "Gõ dở" in page, texts.WINDOW_STALE in page) == (409, True, True)
    again = re.search(r'name="version" value="(\d+)"', page)[1]
    assert client.post(url("window_change", window.pk), {**values, "version": again}).status_code == 302


def test_a_window_is_closed_with_a_reason(signed_in, cast, window):
    client = signed_in(cast.ward_officer)
    assert client.post(url("window_close", window.pk), {"version": window.version}).status_code == 422
    client.post(url("window_close", window.pk), {"version": window.version, "reason": "Xong"})
    page = words(client.get(window.get_absolute_url()))
    assert ("Đã đóng" in page, "Đóng đợt: Xong" in page) == (True, True)
    assert texts.WINDOW_IS_CLOSED.format(day=day(0)) in page


def test_who_only_reads_sees_why_not(signed_in, cast, window):
    page = words(signed_in(cast.secretary).get(window.get_absolute_url()))
    assert texts.OPEN_NOT_YOURS.format(unit="Đoàn phường Một") in page


# Beginning


def test_the_secretary_begins_with_one_button(signed_in, cast, tree, window):
    client = signed_in(cast.secretary)
    [shown] = client.get(BEGIN).context["rows"]
    assert (shown["branch"], shown["checked"]) == (tree.branch, True)
    answer = client.post(BEGIN, {"chon": shown["name"]})
    programme = TrainingProgramme.objects.get()
    assert answer.headers["Location"] == url("register", programme.case.number)
    assert programme.case.opened_by == cast.secretary


def test_the_officer_begins_for_many(signed_in, cast, tree, window):
    client = signed_in(cast.ward_officer)
    names = [each["name"] for each in client.get(BEGIN).context["rows"]]
    answer = client.post(BEGIN, {"chon": names})
    assert answer.headers["Location"] == f"{LIST}?tab=nhap"
    assert {each.branch for each in TrainingProgramme.objects.all()} == {tree.branch, tree.sister}


def test_nobody_checked_is_told(signed_in, cast, window):
    answer = signed_in(cast.ward_officer).post(BEGIN, {"chon": ["x", "TT.P2.CD01:1"]})
    assert (answer.status_code, texts.NOBODY_BEGUN in words(answer)) == (422, True)
    assert not TrainingProgramme.objects.exists()


# Registering


@pytest.fixture
def programme(tree, window):
    make_members(tree.branch, *NAMES)
    return begun(tree.branch, window, people=())


def said(**values):
    return {group: "\n".join(lines) for group, lines in CONTENTS.items()} | {"registered_on": day(0)} | values


def test_a_selection_registers_with_its_scan(signed_in, cast, programme):
    people = list(queries.registrable(programme))
    values = said(nguoi=[people[0].pk, people[1].pk], learning="Một\n\nHai", scan=SimpleUploadedFile("phieu.pdf", PDF))
    answer = signed_in(cast.secretary).post(url("register", programme.case.number), values)
    assert answer.status_code == 302
    assert [entry.person for entry in rows(programme)] == people[:2]
    texts_ = row(programme, NAMES[0]).contents.filter(group="learning").values_list("text", flat=True)
    assert list(texts_) == ["Một", "Hai"]
    held = programme.case.attachments.get()
    assert (held.slot, held.attachment.name) == ("registration", "phieu.pdf")


def test_what_is_missing_is_told_and_everything_typed_stays(signed_in, cast, programme):
    people = list(queries.registrable(programme))
    values = said(nguoi=[people[1].pk], ethics=" ", politics="Đọc Điều lệ Đoàn", scan=SimpleUploadedFile("a.pdf", PDF))
    answer = signed_in(cast.secretary).post(url("register", programme.case.number), values)
    page = answer.content.decode()
    assert (answer.status_code, answer.context["form"].errors) == (422, {"ethics": [texts.CONTENT_MISSING]})
    assert ("Đọc Điều lệ Đoàn" in page, "Chọn lại tệp." in page) == (True, True)
    assert [each["checked"] for each in answer.context["rows"]] == [False, True, False]
    assert rows(programme) == []


def test_nobody_chosen_keeps_what_was_typed(signed_in, cast, programme):
    answer = signed_in(cast.secretary).post(url("register", programme.case.number), said(politics="Gõ dở"))
    assert (answer.status_code, texts.NOBODY_CHOSEN in words(answer)) == (422, True)
    assert "Gõ dở" in answer.content.decode()


def test_keys_of_strangers_register_nobody(signed_in, cast, tree, programme):
    [stranger] = make_members(tree.stranger_branch, "Lò Thị Lạ")
    answer = signed_in(cast.secretary).post(
        url("register", programme.case.number), said(nguoi=[stranger.pk, "x", "9" * 30])
    )
    assert answer.status_code == 422
    assert (rows(programme), "Lò Thị Lạ" in answer.content.decode()) == ([], False)


def test_one_person_is_written_down_and_changed(signed_in, cast, programme):
    person = queries.registrable(programme).first()
    client, address = signed_in(cast.secretary), url("register_one", programme.case.number, person.pk)
    client.post(address, said(politics="Đầu tiên"))
    page = client.get(address).content.decode()
    version = re.search(r'name="ban" value="(\d+)"', page)[1]
    assert "Đầu tiên" in page
    client.post(address, said(politics="Sửa lại", ban=version))
    assert row(programme, person.full_name).contents.get(group="politics").text == "Sửa lại"
    answer = client.post(address, said(politics="Trang cũ", ban=version))
    assert (answer.status_code, "Trang cũ" in answer.content.decode()) == (422, True)
    assert texts.CHANGED_MEANWHILE.format(name="Bùi Thị Thư") in words(answer)


def test_what_is_approved_is_shown_and_kept(signed_in, cast, tree, window):
    programme = at("running", tree.branch, window)
    person = rows(programme)[0].person
    client, address = signed_in(cast.secretary), url("register_one", programme.case.number, person.pk)
    page = client.get(address)
    assert (page.context["form"], "Nội dung politics" in words(page)) == (None, True)
    assert client.post(address, said(politics="Khác")).status_code == 302
    assert rows(programme)[0].contents.get(group="politics").text == "Nội dung politics"


def test_the_form_of_a_member_comes_as_both_files(signed_in, cast, tree, window):
    programme = at("running", tree.branch, window)
    person = rows(programme)[0].person
    client = signed_in(cast.secretary)
    for format, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(url("form", programme.case.number, person.pk, format)).content.startswith(begins)
    assert client.get(url("form", programme.case.number, person.pk, "exe")).status_code == 404


def test_registering_costs_the_same_for_one_and_for_forty(
    signed_in, cast, tree, programme, django_assert_max_num_queries
):
    client, address = signed_in(cast.secretary), url("register", programme.case.number)
    client.get(address)
    with django_assert_max_num_queries(35) as few:
        client.get(address)
    make_members(tree.branch, *(f"Lò Văn {number}" for number in range(40)))
    register(programme)
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(address).context["rows"]) == 43


# Progress


def test_the_progress_shows_each_branch_and_the_total(signed_in, cast, tree, window):
    programme = at("scoring", tree.branch, window)
    score(programme, 15, names=NAMES[:2])
    make_members(tree.sister, "Lò Thị Sen")
    page = signed_in(cast.ward_officer).get(url("progress"))
    assert {each["branch"].name: [figure["value"] for figure in each["figures"]] for each in page.context["rows"]} == {
        "Chi đoàn Tổ 1": [3, 3, 3, 0, 2, 0],
        "Chi đoàn Trường Hoa Sen": [1, 0, 0, 0, 0, 0],
    }
    assert [figure["value"] for figure in page.context["total"]] == [4, 3, 3, 0, 2, 0]


def test_each_figure_opens_as_many_people(signed_in, cast, tree, window):
    programme = at("scoring", tree.branch, window)
    score(programme, 15, names=NAMES[:2])
    client = signed_in(cast.ward_officer)
    for figure in client.get(url("progress")).context["total"]:
        if figure["url"]:
            assert client.get(figure["url"]).context["number"] == figure["value"]


def test_the_people_behind_a_figure_stand_with_points_and_level(signed_in, cast, tree, window):
    programme = at("scoring", tree.branch, window)
    score(programme, 15, names=NAMES[:1])
    page = signed_in(cast.ward_officer).get(url("people"), {"muc": "cham"})
    assert [(each["name"], each["points"], each["level"]) for each in page.context["rows"]] == [
        (NAMES[0], 75, "Hoàn thành tốt")
    ]


def test_a_unit_out_of_reach_shows_nothing(signed_in, cast, tree, window):
    at("scoring", tree.branch, window)
    client = signed_in(cast.outsider)
    assert client.get(url("progress"), {"don-vi": "TT.P1"}).context["rows"] == []
    assert client.get(url("people"), {"don-vi": "TT.P1", "muc": "dang-ky"}).context["number"] == 0


@pytest.mark.parametrize("query", [{"nam": "x"}, {"nam": "0"}, {"muc": "x"}, {"don-vi": "KHONG.CO"}, {"trang": "-1"}])
def test_odd_addresses_still_show_the_page(signed_in, cast, window, query):
    client = signed_in(cast.ward_officer)
    assert client.get(url("progress"), query).status_code == 200
    assert client.get(url("people"), query).status_code == 200


def test_the_progress_asks_as_much_for_few_as_for_many(signed_in, cast, tree, window, django_assert_max_num_queries):
    at("scoring", tree.branch, window)
    client = signed_in(cast.ward_officer)
    client.get(url("progress"))
    with django_assert_max_num_queries(30) as few:
        client.get(url("progress"))
    for number in range(30):
        make_unit(f"TT.P1.X{number:02d}", f"Chi đoàn {number}", "branch", tree.ward)
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(url("progress")).context["rows"]) == 32


def test_people_cost_the_same_for_one_and_for_forty(signed_in, cast, tree, window, django_assert_max_num_queries):
    at("scoring", tree.branch, window, people=["Lò Một"])
    client = signed_in(cast.ward_officer)
    client.get(url("people"))
    with django_assert_max_num_queries(30) as few:
        client.get(url("people"))
    at("scoring", tree.sister, window, people=[f"Lò Văn {number}" for number in range(40)])
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(url("people")).context["rows"]) == 41


def test_the_groups_are_told_by_their_whole_names(signed_in, cast, programme):
    page = words(signed_in(cast.secretary).get(url("register", programme.case.number)))
    assert [group.label for group in Group if group.label not in page] == []
