from django.urls import path

from members.people.views import export, ledger, record, roster, writing

app_name = "people"
urlpatterns = [
    path("", roster.people_list, name="list"),
    path("bien-dong/", ledger.ledger, name="ledger"),
    path("them/", writing.person_create, name="create"),
    path("xuat/", export.people_export, name="export"),
    path("<int:pk>/", record.person_detail, name="detail"),
    path("<int:pk>/sua/<slug:group>/", writing.person_edit, name="edit"),
    path("<int:pk>/mo/<slug:field>/", record.field_reveal, name="reveal"),
    path("<int:pk>/lich-su/", record.person_history, name="history"),
    path("<int:pk>/ghi-nham/", writing.person_void, name="void"),
]
