from django.urls import path

from members.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.batch_list, name="list"),
    path("<int:pk>/", views.preview, name="preview"),
    path("<int:pk>/hien/", views.reveal, name="reveal"),
    path("<int:pk>/o/", views.cell, name="cell"),
    path("<int:pk>/tra-loi/", views.decide, name="decide"),
    path("<int:pk>/chi-doan/", views.new_units, name="units"),
    path("<int:pk>/ghi/", views.commit, name="commit"),
    path("<int:pk>/hoan-tac/", views.undo, name="undo"),
    path("<int:pk>/bo/", views.cancel, name="cancel"),
]
