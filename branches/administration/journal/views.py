"""The journal of the units in reach."""

from django.shortcuts import render
from django.utils.text import capfirst

from branches.administration.journal import queries as journal_queries
from branches.administration.journal import texts
from branches.administration.journal.forms import JournalFilter
from branches.administration.rules import may_read_journal
from branches.audit import queries, words

PER_PAGE = 50
LARGEST_KEY = 2**63 - 1


def journal(request):
    """Newest first; `truoc` is the key of the last entry seen."""
    may_read_journal(request.user).require()
    form = JournalFilter(request.GET or None)
    found = queries.entries_of(journal_queries.units_read_by(request.user).values("pk"), form.wanted())
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


def _without_key(request):
    asked = request.GET.copy()
    asked.pop("truoc", None)
    return f"{asked.urlencode()}&" if asked else ""


def _rows(entries, user):
    units = journal_queries.units_read_by(user).in_bulk({entry.unit_key for entry in entries})
    subjects = journal_queries.subjects(entries, user)
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


def _kind(name):
    model = journal_queries.model_named(name)
    return capfirst(model._meta.verbose_name) if model else ""


def _details(details):
    shown = [(texts.DETAILS[name], value) for name, value in details.items() if name in texts.DETAILS and value]
    return [(label, ", ".join(map(str, value)) if isinstance(value, list) else value) for label, value in shown]
