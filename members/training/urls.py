from django.urls import path

from members.training.views import listing, own, people, registering, scoring, windows

app_name = "training"
urlpatterns = [
    path("", listing.training_list, name="list"),
    path("bat-dau/", windows.begin, name="begin"),
    path("tien-do/", people.progress, name="progress"),
    path("doan-vien/", people.people, name="people"),
    path("dot/", windows.window_list, name="windows"),
    path("dot/mo/", windows.window_open, name="window_open"),
    path("dot/<int:pk>/", windows.window_detail, name="window"),
    path("dot/<int:pk>/doi-han/", windows.window_change, name="window_change"),
    path("dot/<int:pk>/dong/", windows.window_close, name="window_close"),
    path("cua-toi/<int:year>/dang-ky/", own.own_register, name="own_register"),
    path("cua-toi/<int:year>/cham/", own.own_scores, name="own_scores"),
    path("<slug:number>/dang-ky/", registering.register, name="register"),
    path("<slug:number>/dang-ky/<int:pk>/", registering.register_one, name="register_one"),
    path("<slug:number>/dang-ky/<int:pk>/<slug:format>/", registering.registration_form, name="form"),
    path("<slug:number>/cham/", scoring.score_grid, name="scores"),
]
