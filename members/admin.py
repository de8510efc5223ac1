"""Gathers the admin pages of the slices for Django."""

from members.people.admin import PersonAdmin

__all__ = ["PersonAdmin"]
