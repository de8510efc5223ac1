"""Addresses of the scorecard, below those of a unit."""

from django.urls import path

from branches.scorecard import views

app_name = "scorecard"
urlpatterns = [path("<str:code>/minh-chung/", views.evidence, name="evidence")]
