from django.urls import path

from members.conduct.views import awards

app_name = "awards"
urlpatterns = [
    path("", awards.award_list, name="list"),
    path("ghi/", awards.award_record, name="record"),
    path("<int:pk>/", awards.award_detail, name="detail"),
    path("<int:pk>/tep/", awards.award_scan, name="scan"),
    path("<int:pk>/ghi-nham/", awards.award_void, name="void"),
]
