"""Addresses of the first pillar, slice by slice."""

from django.urls import include, path

app_name = "members"
urlpatterns = [
    path("nhap/", include("members.imports.urls")),
    path("ket-nap/", include("members.admissions.urls")),
    path("chuyen-sinh-hoat/", include("members.transfers.urls")),
    path("danh-gia/", include("members.evaluations.urls")),
    path("", include("members.people.urls")),
]
