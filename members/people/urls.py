from django.urls import path

from members.people.views import record, roster, writing

app_name = "people"
urlpatterns = [
    path("", roster.people_list, name="list"),
    path("them/", writing.person_create, name="create"),
    path("<int:pk>/", record.person_detail, name="detail"),
    path("<int:pk>/sua/<slug:group>/", writing.person_edit, name="edit"),
    path("<int:pk>/mo/<slug:field>/", record.field_reveal, name="reveal"),
    path("<int:pk>/ghi-nham/", writing.person_void, name="void"),
]
