"""Components say what the design asks: reasons instead of gone buttons, no dead links, masks that stay shut."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

WARD = {"name": "Đoàn phường A", "parent": "Đoàn tỉnh"}
ACCOUNT = {"name": "Trần Thu Hà", "post": "Bí thư", "initials": "TH", "url": "/tai-khoan/", "sign_out_url": "/ra/"}


def component(part, /, **context):
    return render_to_string(f"components/{part}.html", context)


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shell(**more):
    entry = {"label": "Đoàn viên", "url": "/doan-vien/", "icon": "users", "number": 1, "current": "true", "count": 1284}
    entry["children"] = [{"label": "Danh sách", "url": "/doan-vien/", "current": "page"}]
    return {"unit": WARD, "units": [], "nav": [entry], "tabs": [entry], "more": [], "account": ACCOUNT} | more


def page(template, **context):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return render_to_string(template, context | {"messages": []}, request)


def test_an_action_that_is_refused_stays_with_its_reason_and_the_way_out():
    action = {"label": "Chuyển đi", "url": "/x/", "reason": "Còn nợ.", "fixes": [{"label": "Ghi thu", "url": "/thu/"}]}
    html = component("can_do", actions=[action])
    assert words(html) == "Có thể làm ngay Chuyển đi Còn nợ. Ghi thu"
    assert 'aria-disabled="true"' in html
    assert "/x/" not in html


def test_a_mask_offers_to_open_only_to_who_may():
    assert words(component("mask", text="•••• 0248", name="số CCCD")) == "•••• 0248"
    assert words(component("mask", text="•••• 0248", name="số CCCD", reveal_url="/mo/")) == "•••• 0248 Hiện số CCCD"
    assert words(component("mask", value="001099000248", name="số CCCD", reveal_url="/mo/")) == "001099000248"


def test_a_figure_without_an_address_is_no_link():
    assert "<a" not in component("kpi", label="Dân tộc", value="< 5", small="Cần quyền xem")
    assert 'href="/ds/"' in component("kpi", label="Đoàn viên", value=1284, url="/ds/")
    assert words(component("kpi", label="Đoàn viên", value=1284, whole=2000)) == "Đoàn viên 1.284 / 2.000"


def test_unit_ids_keep_their_digits_together():
    units = [{"id": 1, "name": "A", "current": True}, {"id": 12345, "name": "B", "post": "Bí thư", "current": False}]
    html = component("unit_switch", shell=shell(units=units, switch_url="/doi/"), csrf_token="t", next="/")
    assert re.findall(r'name="unit" value="([^"]+)"', html) == ["12345"]


class SmallForm(forms.Form):
    name = forms.CharField(label="Họ và tên")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect)

    def clean(self):
        self.add_error(None, "Hai ô không khớp.")


def test_the_summary_counts_the_fields_and_leads_to_each():
    html = component("form_errors", form=SmallForm({}))
    said = "Chưa lưu được: có 2 ô cần sửa. Hai ô không khớp. Những gì đã nhập vẫn còn. Họ và tên Loại"
    assert words(html) == said
    assert re.findall(r'href="(#[^"]+)"', html) == ["#id_name", "#div_id_kind"]


def test_a_form_that_keeps_nothing_doesnt_say_that_it_does():
    form = SmallForm({"name": "A", "kind": "a"})
    form.forgets = True
    assert words(component("form_errors", form=form)) == "Chưa lưu được. Hai ô không khớp."


def test_the_summary_of_an_error_of_the_whole_form_counts_no_field():
    html = component("form_errors", form=SmallForm({"name": "A", "kind": "a"}))
    assert words(html) == "Chưa lưu được. Hai ô không khớp. Những gì đã nhập vẫn còn."


def test_a_form_without_errors_has_no_summary():
    assert words(component("form_errors", form=SmallForm())) == ""


def test_the_frame_shows_no_search_bell_or_switcher_that_leads_nowhere():
    html = page("layouts/app.html", shell=shell())
    assert [part for part in ('role="search"', 'class="dot" aria-hidden', "unit=", "Thêm</span>") if part in html] == []
    assert re.findall(r'href="(#?)"', html) == []


def test_the_current_page_and_its_section_are_marked():
    html = page("layouts/app.html", shell=shell())
    side = html[: html.index('class="app-in"')]
    assert re.findall(r'aria-current="(\w+)"', side) == ["true", "page"]
    assert "1.284" in side


def test_signing_out_is_a_form():
    html = page("layouts/app.html", shell=shell())
    assert re.findall(r'<form method="post" action="([^"]+)"', html) == ["/ra/"]
    assert "csrfmiddlewaretoken" in html


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "lost_session.html"])
def test_whoever_is_not_signed_in_sees_an_error_without_the_frame(template):
    html = page(template)
    assert 'class="solo"' in html
    assert 'class="side"' not in html
    assert len(re.findall(r"<h1\b", html)) == 1


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html"])
def test_whoever_is_signed_in_keeps_the_frame_around_an_error(template):
    html = page(template, shell=shell())
    assert 'class="side"' in html
    assert len(re.findall(r"<h1\b", html)) == 1


def test_a_refusal_shows_the_sentence_of_the_rule():
    reason = "Chỉ bí thư chi đoàn sửa được hồ sơ."
    assert f"<p data-reason>{reason}</p>" in page("403.html", reason=reason)


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_a_failing_server_shows_its_page_without_a_request(template):
    html = render_to_string(template)
    assert len(re.findall(r"<h1\b", html)) == 1
    assert f"Mã: {template[:3]}" in html
