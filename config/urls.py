"""Addresses of the product. Each room and pillar includes its own."""

from django.contrib import admin
from django.urls import include, path

from branches.administration.accounts.views import admin_sign_in
from config import errors
from config.health import health

# One door, with its limits on failed sign-ins, for the admin's pages too.
admin.site.login = admin_sign_in

urlpatterns = [
    path("", include("branches.urls")),
    path("doan-vien/", include("members.urls")),
    path("khoe/", health, name="health"),
    path("he-thong/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
