"""Addresses of cases of all kinds, below /ho-so/."""

from django.urls import path, register_converter

from branches.cases.views import acts, bulk, detail, discussion, evidence, papers


class NumberConverter:
    """The number of a case: "CSH-2026-0147"."""

    regex = r"[A-Z]{1,6}-[0-9]{4}-[0-9]{4,7}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class CodeConverter(NumberConverter):
    """A code of a kind, an act or a paper."""

    regex = r"[a-z0-9_]{1,40}"


register_converter(NumberConverter, "case_number")
register_converter(CodeConverter, "case_code")

app_name = "cases"
urlpatterns = [
    path("minh-chung/<str:code>/", evidence.case_evidence, name="evidence"),
    path("tron-bo/<case_code:kind>/", papers.case_packs, name="packs"),
    path("chon/<case_code:kind>/<case_code:act>/", bulk.case_bulk, name="bulk"),
    path("<case_number:number>/", detail.case_detail, name="detail"),
    path("<case_number:number>/in/", detail.case_print, name="print"),
    path("<case_number:number>/viec/<case_code:act>/", acts.case_act, name="act"),
    path("<case_number:number>/trao-doi/", discussion.case_comment, name="comment"),
    path("<case_number:number>/tep/", discussion.case_attach, name="attach"),
    path("<case_number:number>/tep/<int:pk>/", discussion.case_attachment, name="attachment"),
    path("<case_number:number>/tep/<int:pk>/go/", discussion.case_detach, name="detach"),
    path("<case_number:number>/giay-to/<case_code:slot>/", papers.case_paper, name="paper"),
    path("<case_number:number>/mau/<case_code:slot>/<case_code:format>/", papers.case_form, name="form"),
    path("<case_number:number>/van-ban/<int:pk>/thu-hoi/", papers.case_withdraw_paper, name="withdraw_paper"),
    path("<case_number:number>/van-ban/<int:pk>/<case_code:format>/", papers.case_paper_file, name="paper_file"),
    path("<case_number:number>/tron-bo/", papers.case_pack, name="pack"),
    path("<case_number:number>/gia-han/", discussion.case_extend, name="extend"),
]
