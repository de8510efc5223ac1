"""Addresses of the first pillar, slice by slice."""

app_name = "members"
urlpatterns = []
