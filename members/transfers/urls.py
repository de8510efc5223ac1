from django.urls import path

from members.transfers.views import attached, drafting, leavers, listing, newcomers, own

app_name = "transfers"
urlpatterns = [
    path("", listing.transfer_list, name="list"),
    path("noi-den/", listing.destination_search, name="destinations"),
    path("cua-toi/", own.own_ask, name="own_ask"),
    path("cua-toi/rut/", own.own_withdraw, name="own_withdraw"),
    path("lap/", drafting.transfer_whom, name="whom"),
    path("lap/<int:pk>/", drafting.transfer_create, name="create"),
    path("tu-ngoai/", newcomers.newcomer_create, name="newcomer"),
    path("sinh-hoat-them/", attached.guest_list, name="attached"),
    path("sinh-hoat-them/<int:pk>/", attached.guest_detail, name="guest"),
    path("sinh-hoat-them/<int:pk>/ket-thuc/", attached.guest_end, name="guest_end"),
    path("sinh-hoat-them/<int:pk>/gia-han/", attached.guest_extend, name="guest_extend"),
    path("sinh-hoat-them/<int:pk>/chuyen-han/", attached.guest_settle, name="guest_settle"),
    path("nhieu-nguoi/", leavers.transfer_leavers, name="leavers"),
]
