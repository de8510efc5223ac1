"""Addresses of registers, below /van-ban/."""

from django.urls import path

from branches.papers.views import packs, register, settings

app_name = "papers"
urlpatterns = [
    path("", register.own, name="own"),
    path("tep/<int:pk>/<format>/", register.paper_file, name="file"),
    path("goi/<int:pk>/", packs.pack_ready, name="pack_ready"),
    path("goi/<int:pk>/tep/", packs.pack_file, name="pack_file"),
    path("don-vi/<code>/", register.register, name="register"),
    path("don-vi/<code>/ghi-so/", register.enter, name="enter"),
    path("don-vi/<code>/gop/", packs.pack, name="pack"),
    path("don-vi/<code>/the-thuc/", settings.settings, name="settings"),
    path("don-vi/<code>/the-thuc/sua/", settings.letterhead, name="letterhead"),
    path("don-vi/<code>/danh-so/<type>/", settings.numbering, name="numbering"),
    path("don-vi/<code>/<int:pk>/thu-hoi/", register.withdraw, name="withdraw"),
]
