from django.urls import path

from members.transfers.views import drafting, leavers, listing

app_name = "transfers"
urlpatterns = [
    path("", listing.transfer_list, name="list"),
    path("noi-den/", listing.destination_search, name="destinations"),
    path("lap/", drafting.transfer_whom, name="whom"),
    path("lap/<int:pk>/", drafting.transfer_create, name="create"),
    path("nhieu-nguoi/", leavers.transfer_leavers, name="leavers"),
]
