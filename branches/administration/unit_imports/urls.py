from branches.administration.unit_imports.presenting import DESK
from branches.imports.urls import pages

app_name = "unit_imports"
urlpatterns = [*pages(DESK)]
