"""Sign-in and the holder's own account."""

from django.urls import path

from branches.administration.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dung-thu/", views.demo_sign_in, name="demo_sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("quen-mat-khau/", views.reset, name="reset"),
    path("quen-mat-khau/<slug:uid>/<slug:key>/", views.reset_key, name="reset_key"),
    path("lien-ket/<token>/", views.follow_link, name="link"),
    path("ho-so/", views.profile, name="profile"),
    path("doi-mat-khau/", views.password, name="password"),
    path("doi-don-vi/", views.switch_unit, name="switch_unit"),
]
