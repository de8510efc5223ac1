from branches.imports.urls import pages
from members.imports.presenting import DESK

app_name = "imports"
urlpatterns = [*pages(DESK)]
