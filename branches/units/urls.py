from django.urls import path

from branches.units.views import changes, listing, record

app_name = "units"
urlpatterns = [
    path("", listing.unit_list, name="list"),
    path("them/", changes.create, name="create"),
    path("<str:code>/", record.detail, name="detail"),
    path("<str:code>/sua/", changes.edit, name="edit"),
    path("<str:code>/chuyen/", changes.move, name="move"),
    path("<str:code>/ngung/", changes.close, name="close"),
    path("<str:code>/lich-su/", record.history, name="history"),
]
