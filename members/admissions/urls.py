from django.urls import path

from members.admissions.views import listing, opening

app_name = "admissions"
urlpatterns = [
    path("", listing.admission_list, name="list"),
    path("lap/", opening.admission_whom, name="whom"),
    path("lap/<int:pk>/", opening.admission_create, name="create"),
    path("<case_number:number>/han-che/", opening.admission_restricted, name="restricted"),
]
