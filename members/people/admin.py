"""People in Django's admin: to look at, for superusers. Nothing is written there, and no restricted field is shown."""

from django.contrib import admin

from members.people.models import Person


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["full_name", "member_code", "birth_date", "standing", "current_unit"]
    list_select_related = ["current_unit"]
    list_per_page = 50
    search_fields = ["search"]
    ordering = ["sort_key", "pk"]
    fields = ["full_name", "member_code", "birth_date", "gender", "standing", "current_unit", "kept_by", "version"]
    readonly_fields = fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_module_permission(self, request):
        return request.user.is_superuser
