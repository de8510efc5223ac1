from django.urls import path

from members.departures.honours.views import pages as honours
from members.departures.views import listing, missing, opening

app_name = "departures"
urlpatterns = [
    path("roi-doan/", listing.departure_list, name="list"),
    path("roi-doan/tuoi-truong-thanh/", listing.age_radar, name="radar"),
    path("roi-doan/xet-xoa-ten/", missing.missing_list, name="missing"),
    path("roi-doan/truong-thanh/lap/", opening.age_many, name="age_many"),
    path("roi-doan/lap/", opening.departure_whom, name="whom"),
    path("roi-doan/lap/<int:pk>/", opening.departure_choose, name="choose"),
    path("roi-doan/lap/<int:pk>/<slug:way>/", opening.departure_create, name="create"),
    path("danh-du/", honours.honour_list, name="honours"),
    path("danh-du/ho-so/", honours.honour_cases, name="honour_cases"),
    path("danh-du/de-nghi/", honours.honour_create, name="honour_create"),
    path("danh-du/<int:pk>/thoi/", honours.honour_end, name="honour_end"),
]
