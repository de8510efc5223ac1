"""Addresses of the first pillar, slice by slice."""

from django.urls import include, path

app_name = "members"
urlpatterns = [
    path("nhap/", include("members.imports.urls")),
    path("ket-nap/", include("members.admissions.urls")),
    path("chuyen-sinh-hoat/", include("members.transfers.urls")),
    path("the-doan/", include("members.cards.urls")),
    path("ky-luat/", include("members.conduct.urls.discipline")),
    path("khen-thuong/", include("members.conduct.urls.awards")),
    path("ren-luyen/", include("members.training.urls")),
    path("", include("members.accounts.urls")),
    path("", include("members.departures.urls")),
    path("danh-gia/", include("members.evaluations.urls")),
    path("", include("members.corrections.urls")),
    path("", include("members.people.urls")),
]
