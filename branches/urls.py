"""Addresses of the ground, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("branches.dashboard.urls")),
    path("don-vi/nhap/", include("branches.administration.unit_imports.urls")),
    path("don-vi/", include("branches.statistics.urls")),
    path("don-vi/", include("branches.units.urls")),
    path("don-vi/", include("branches.scorecard.urls")),
    path("cong-viec/", include("branches.administration.jobs.urls")),
    path("ho-so/", include("branches.cases.urls")),
    path("", include("branches.inbox.urls")),
    path("tai-khoan/", include("branches.administration.accounts.urls")),
    path("van-ban/", include("branches.papers.urls")),
    path("quan-tri/", include("branches.administration.urls")),
]
