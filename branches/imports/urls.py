"""The addresses of an import's pages, for the urls.py of whoever has a target."""

from django.urls import path

from branches.imports import views
from branches.imports.desk import Desk


def pages(desk: Desk) -> list:
    """`urlpatterns` of the namespace `desk.routes`."""
    this = {"desk": desk}
    chosen = [path("<int:pk>/cach-ghi/", views.policy, this, name="policy")] if desk.takes_policy else []
    return [
        *chosen,
        path("", views.batch_list, this, name="list"),
        path("mau/", views.blank, this, name="blank"),
        path("<int:pk>/", views.preview, this, name="preview"),
        path("<int:pk>/hien/", views.reveal, this, name="reveal"),
        path("<int:pk>/o/", views.cell, this, name="cell"),
        path("<int:pk>/tra-loi/", views.decide, this, name="decide"),
        path("<int:pk>/chi-doan/", views.new_units, this, name="units"),
        path("<int:pk>/dong-can-xem/", views.faults, this, name="faults"),
        path("<int:pk>/dong-da-sua/", views.mended, this, name="mended"),
        path("<int:pk>/cot/", views.mapping, this, name="mapping"),
        path("<int:pk>/cot/quen/", views.forget, this, name="forget"),
        path("<int:pk>/ghi/", views.commit, this, name="commit"),
        path("<int:pk>/hoan-tac/", views.undo, this, name="undo"),
        path("<int:pk>/bo/", views.cancel, this, name="cancel"),
    ]
