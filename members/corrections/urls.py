from django.urls import path

from members.corrections.views import answering, asking

app_name = "corrections"
urlpatterns = [
    path("cua-toi/sua/<slug:group>/", asking.correction_ask, name="ask"),
    path("cua-toi/sua/<int:pk>/rut/", asking.correction_withdraw, name="withdraw"),
    path("cua-toi/sua/<int:pk>/tep/", asking.own_scan, name="own_scan"),
    path("de-nghi-sua/", answering.request_list, name="list"),
    path("de-nghi-sua/<int:pk>/", answering.request_detail, name="detail"),
    path("de-nghi-sua/<int:pk>/mo/", answering.request_open, name="open"),
    path("de-nghi-sua/<int:pk>/tep/", answering.request_scan, name="scan"),
]
