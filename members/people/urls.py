from django.urls import path

from members.people.views import export, ledger, movement, movement_export, own, record, roster, writing

app_name = "people"
urlpatterns = [
    path("", roster.people_list, name="list"),
    path("bien-dong/", movement.movement, name="movement"),
    path("bien-dong/danh-sach/", ledger.ledger, name="ledger"),
    path("bien-dong/xuat/", movement_export.movement_export, name="movement_export"),
    path("them/", writing.person_create, name="create"),
    path("cua-toi/", own.own_page, name="own"),
    path("cua-toi/giay-to/<int:pk>.<slug:format>", own.own_paper, name="own_paper"),
    path("xuat/", export.people_export, name="export"),
    path("<int:pk>/", record.person_detail, name="detail"),
    path("<int:pk>/sua/<slug:group>/", writing.person_edit, name="edit"),
    path("<int:pk>/mo/<slug:field>/", record.field_reveal, name="reveal"),
    path("<int:pk>/lich-su/", record.person_history, name="history"),
    path("<int:pk>/ghi-nham/", writing.person_void, name="void"),
]
