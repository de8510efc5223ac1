from django.urls import path

from branches.dashboard import views

urlpatterns = [path("", views.home, name="home")]
