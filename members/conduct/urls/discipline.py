from django.urls import path

from members.conduct.views import drafting, listing

app_name = "conduct"
urlpatterns = [
    path("", listing.discipline_list, name="list"),
    path("lap/", drafting.discipline_whom, name="whom"),
    path("lap/<int:pk>/", drafting.discipline_create, name="create"),
    path("lap/don-vi/<str:code>/", drafting.discipline_create_unit, name="create_unit"),
]
