"""Addresses of the first pillar, slice by slice."""

from django.urls import include, path

app_name = "members"
urlpatterns = [
    path("nhap/", include("members.imports.urls")),
    path("chuyen-sinh-hoat/", include("members.transfers.urls")),
    path("ren-luyen/", include("members.training.urls")),
    path("", include("members.people.urls")),
]
