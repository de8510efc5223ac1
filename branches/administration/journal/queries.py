"""Whose journal a person reads, and the records that its entries name."""

from django.apps import apps
from django.db.models import QuerySet

from branches.access import reach
from branches.positions.models import Grant
from branches.units.models import Unit


def units_read_by(user) -> QuerySet[Unit]:
    """Units whose journal `user` reads: those administered, and those where they confirm."""
    return Unit.objects.filter(reach.area(user, Grant.ADMINISTER).q() | reach.area(user, Grant.CONFIRM).q()).order_by()


def subjects(entries, user):
    """{(type, key): record} of what this person may see; one query for each type.

    What has no reach of its own (an account, a post) is shown: its entry belongs to a unit in reach.
    """
    keys = {}
    for entry in entries:
        if entry.subject_key is not None:
            keys.setdefault(entry.subject_type, set()).add(entry.subject_key)
    found = {}
    for name, wanted in keys.items():
        model = model_named(name)
        if model is None:
            continue
        records = model._default_manager.all()
        if hasattr(records, "visible_to"):
            records = records.visible_to(user)
        if name == "branches.position":
            records = records.select_related("user", "unit__level", "post")
        found.update({(name, record.pk): record for record in records.filter(pk__in=wanted)})
    return found


def model_named(name):
    """The model that an old entry names; None when it is gone."""
    try:
        return apps.get_model(name)
    except (LookupError, ValueError):
        return None
