"""The journal of the units in reach."""

from django.apps import apps
from django.shortcuts import render
from django.utils.text import capfirst

from branches.access import reach
from branches.administration.journal import texts
from branches.administration.journal.forms import JournalFilter
from branches.administration.rules import may_read_journal
from branches.audit import queries, words
from branches.positions.models import Grant
from branches.units.models import Unit

PER_PAGE = 50
LARGEST_KEY = 2**63 - 1


def journal(request):
    """Newest first; `truoc` is the key of the last entry seen."""
    may_read_journal(request.user).require()
    form = JournalFilter(request.GET or None)
    found = queries.entries_of(_units(request.user).values("pk"), form.wanted())
    before = request.GET.get("truoc", "")
    if before.isdecimal() and int(before) <= LARGEST_KEY:
        found = found.filter(pk__lt=int(before))
    entries = list(found[: PER_PAGE + 1])
    more, entries = len(entries) > PER_PAGE, entries[:PER_PAGE]
    context = {
        "form": form,
        "rows": _rows(entries, request.user),
        "next_url": f"?{_without_key(request)}truoc={entries[-1].pk}" if more else "",
        "first_url": f"?{_without_key(request)}" if before else "",
        "narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "branches/administration/journal/list.html", context)


def _units(user):
    """Units whose journal `user` reads: those administered, and those where they confirm."""
    return Unit.objects.filter(reach.area(user, Grant.ADMINISTER).q() | reach.area(user, Grant.CONFIRM).q()).order_by()


def _without_key(request):
    asked = request.GET.copy()
    asked.pop("truoc", None)
    return f"{asked.urlencode()}&" if asked else ""


def _rows(entries, user):
    units = Unit.objects.in_bulk({entry.unit_key for entry in entries})
    subjects = _subjects(entries, user)
    return [
        {
            "entry": entry,
            "act": words.name_of(entry.act),
            "unit": units.get(entry.unit_key),
            "subject": subjects.get((entry.subject_type, entry.subject_key)),
            "kind": _kind(entry.subject_type),
            "details": _details(entry.details),
        }
        for entry in entries
    ]


def _subjects(entries, user):
    """{(type, key): record} of what this person may see; one query for each type.

    What has no reach of its own (an account, a post) is shown: its entry belongs to a unit in reach.
    """
    keys = {}
    for entry in entries:
        if entry.subject_key is not None:
            keys.setdefault(entry.subject_type, set()).add(entry.subject_key)
    found = {}
    for name, wanted in keys.items():
        model = _model(name)
        if model is None:
            continue
        records = model._default_manager.all()
        if hasattr(records, "visible_to"):
            records = records.visible_to(user)
        if name == "branches.position":
            records = records.select_related("user", "unit__level", "post")
        found.update({(name, record.pk): record for record in records.filter(pk__in=wanted)})
    return found


def _model(name):
    """The model that an old entry names; None when it is gone."""
    try:
        return apps.get_model(name)
    except (LookupError, ValueError):
        return None


def _kind(name):
    model = _model(name)
    return capfirst(model._meta.verbose_name) if model else ""


def _details(details):
    shown = [(texts.DETAILS[name], value) for name, value in details.items() if name in texts.DETAILS and value]
    return [(label, ", ".join(map(str, value)) if isinstance(value, list) else value) for label, value in shown]
