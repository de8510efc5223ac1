"""The product's addresses, and beside them Django's own admin over the same table, to compare with."""

from django.contrib import admin
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500, urlpatterns
from members.people.models import Person

ROWS = 50  # as many as the roster shows


class StockList(admin.ModelAdmin):
    """What a project gets that registers the table with its columns: nothing tuned, nothing hidden."""

    list_display = ("full_name", "member_code", "current_unit", "birth_date", "joined_on", "phone_last4", "standing")
    list_filter = ("gender", "standing", "current_unit__sector")
    list_select_related = ("current_unit",)
    list_per_page = ROWS
    search_fields = ("search",)
    ordering = ("sort_key",)


class StockSite(admin.AdminSite):
    def __init__(self):
        super().__init__(name="stock")
        self.register(Person, StockList)


site = StockSite()
urlpatterns = [path("so-sanh/", site.urls), *urlpatterns]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
