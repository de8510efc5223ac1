"""The product's addresses, and a list of the stub kind as a slice would have one."""

from django.urls import path

from branches.cases import listing
from branches.cases.models import Case
from config.urls import *  # noqa: F403
from config.urls import urlpatterns as product
from tests.branches.cases import stub


def stub_list(request):
    cases = Case.objects.visible_to(request.user)
    columns = [listing.Column("Đi từ", lambda thing: thing.from_unit.name)]
    return listing.page(request, stub.KIND, cases, template="branches/cases/list.html", columns=columns)


urlpatterns = [*product, path("thu/", stub_list, name="stub_list")]
