from django.urls import path

from members.accounts import views

app_name = "accounts"
urlpatterns = [
    path("<int:pk>/tai-khoan/", views.account, name="account"),
    path("<int:pk>/tai-khoan/gan/", views.account_tie, name="tie"),
    path("<int:pk>/tai-khoan/go/", views.account_untie, name="untie"),
    path("<int:pk>/tai-khoan/lien-ket/", views.account_link, name="link"),
]
