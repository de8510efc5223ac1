"""Addresses of the inbox."""

from django.urls import path

from branches.inbox import views

app_name = "inbox"
urlpatterns = [
    path("viec-can-lam/", views.inbox, name="list"),
    path("viec-can-lam/thu/", views.set_digest, name="digest"),
    path("viec-can-lam/lich/", views.make_feed, name="make_feed"),
    path("viec-can-lam/lich/huy/", views.revoke_feed, name="revoke_feed"),
    path("viec-can-lam/ngung-thu/<str:token>/", views.stop_digest, name="stop_digest"),
    path("lich/<str:secret>.ics", views.feed, name="feed"),
]
