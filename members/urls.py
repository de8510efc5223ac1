"""Addresses of the first pillar, slice by slice."""

from django.urls import include, path

app_name = "members"
urlpatterns = [
    path("", include("members.people.urls")),
]
