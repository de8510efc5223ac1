from django.urls import path

from members.evaluations.views import grid, listing, own, progress, rating, remarks, rounds, units

app_name = "evaluations"
urlpatterns = [
    path("", listing.evaluation_list, name="list"),
    path("bat-dau/", rounds.begin, name="begin"),
    path("tien-do/", progress.progress, name="progress"),
    path("doan-vien/", progress.people, name="people"),
    path("dot/", rounds.round_list, name="rounds"),
    path("dot/mo/", rounds.round_open, name="round_open"),
    path("dot/<int:pk>/", rounds.round_detail, name="round"),
    path("dot/<int:pk>/sua/", rounds.round_edit, name="round_edit"),
    path("nhan-xet/<int:pk>/", remarks.remark, name="remark"),
    path("cua-toi/<int:year>/", own.own_rating, name="own"),
    path("cua-toi/<int:year>/phieu/<case_code:format>/", own.own_slip, name="own_slip"),
    path("don-vi/", listing.unit_rating_list, name="units"),
    path("don-vi/<str:code>/lap/", units.unit_rating_open, name="unit_open"),
    path("<case_number:number>/bang/", grid.evaluation_grid, name="grid"),
    path("<case_number:number>/nguoi/<int:pk>/", rating.rating_detail, name="rating"),
    path("<case_number:number>/nguoi/<int:pk>/phieu/<case_code:format>/", rating.rating_slip, name="slip"),
    path("<case_number:number>/nguoi/<int:pk>/ban-chup/", rating.rating_scan, name="scan"),
]
