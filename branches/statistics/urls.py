"""Addresses of the figures, below those of a unit."""

from django.urls import path

from branches.statistics import views

app_name = "statistics"
urlpatterns = [path("<str:code>/so-lieu/", views.figures, name="figures")]
