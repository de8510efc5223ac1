"""What happened to a record: its row versions and the journal's entries, joined by their context."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from branches.audit import texts, words
from branches.audit.models import JournalEntry
from branches.secrets.fields import EncryptedTextField
from branches.vietnamese.partial_dates import PartialDate

# Keeping of books that says nothing to a reader.
NEVER_SHOWN = frozenset({"id", "version", "created_at", "updated_at"})


@dataclass(frozen=True)
class Change:
    """One field, in words; an empty text where there was nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """One act. `label` is the act in words; the first version, and an act that wrote nothing, have no `changes`."""

    at: datetime
    actor: str
    act: str
    label: str
    changes: list[Change] = field(default_factory=list)


def entries(record, *, hidden_fields=frozenset()) -> list[Entry]:
    """The history of `record`, newest first: what changed from what to what, by whom, when, through which act.

    Fields of `hidden_fields` show that they changed, not how; so do encrypted fields. A model may say how a value
    reads with `history_display(field, value) -> str | None`, leave out fields with HISTORY_OMITS, and name with
    HISTORY_LABELS what acts tell in their details as {"changes": {name: [old, new]}} (a place in a tree). Three
    queries, and one more for each kind of record that foreign keys name.
    """
    versions = _versions(record)
    own = list(JournalEntry.objects.about(record))
    by_context = {entry.context: entry for entry in own if entry.context}
    others = {version.pgh_context_id for version in versions if version.pgh_context_id} - by_context.keys()
    for entry in JournalEntry.objects.filter(context__in=others).order_by("-pk"):
        by_context[entry.context] = entry
    found, told = [], set()
    reader = _Reader(record, versions, frozenset(hidden_fields))
    before = None
    for group in _by_context(versions):
        last = group[-1]
        entry = by_context.get(last.pgh_context_id)
        changes = reader.changes(before, last) if before is not None else []
        first = before is None
        before = last
        if not (changes or first or (entry and entry.pk not in told and entry in own)):
            continue
        if entry:
            told.add(entry.pk)
            changes = changes + (reader.told(entry) if entry in own else [])
        found.append(_entry(last, entry, changes))
    found.extend(
        Entry(entry.at, entry.actor, entry.act, words.name_of(entry.act), reader.told(entry))
        for entry in own
        if entry.pk not in told
    )
    # What was written in one transaction has one time: then the later version comes first.
    found.reverse()
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _versions(record):
    events = getattr(type(record), "pgh_event_models", {})
    if not events:
        return []
    return list(
        type(record)
        .pgh_event_model.objects.filter(pgh_obj_id=record.pk)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )


def _by_context(versions):
    """Versions of one act together: an act may write a row several times, a reader wants before and after."""
    group = []
    for version in versions:
        if group and (version.pgh_context_id is None or version.pgh_context_id != group[-1].pgh_context_id):
            yield group
            group = []
        group.append(version)
    if group:
        yield group


def _entry(version, entry, changes):
    if entry:
        return Entry(entry.at, entry.actor, entry.act, words.name_of(entry.act), changes)
    about = version.pgh_context.metadata if version.pgh_context else {}
    act = about.get("act", "")
    label = words.name_of(act) if act else texts.WRITTEN.get(version.pgh_label, version.pgh_label)
    return Entry(version.pgh_created_at, about.get("actor") or texts.OUTSIDE, act, label, changes)


class _Reader:
    """Reads the versions of one record as words."""

    def __init__(self, record, versions, hidden):
        self.record, self.hidden = record, hidden
        event_fields = {each.name for each in versions[0]._meta.fields} if versions else set()
        omitted = NEVER_SHOWN | frozenset(getattr(record, "HISTORY_OMITS", ()))
        self.fields = [
            each
            for each in record._meta.fields
            if each.name in event_fields and each.name not in omitted and not self._companion(each)
        ]
        self.named = self._names_of_related(versions)

    def _companion(self, each):
        """A column that means nothing alone: the precision of a date, the last digits of a number."""
        names = {other.name for other in self.record._meta.fields if other is not each}
        return not each.editable and any(each.name.startswith(f"{name}_") for name in names)

    def _names_of_related(self, versions):
        """{related model: {key: record}}: one query for each kind."""
        keys = {}
        for each in self.fields:
            if each.remote_field and each.name not in self.hidden:
                values = {getattr(version, each.attname) for version in versions} - {None}
                keys.setdefault(each.related_model, set()).update(values)
        return {model: model._base_manager.in_bulk(list(values)) for model, values in keys.items() if values}

    def changes(self, old, new):
        return [self._change(each, old, new) for each in self.fields if self._raw(each, old) != self._raw(each, new)]

    def told(self, entry):
        """What the act itself told in its details: {"changes": {name: [old, new]}}, in words already."""
        labels = getattr(self.record, "HISTORY_LABELS", {})
        told = [(name, labels.get(name), values) for name, values in entry.details.get("changes", {}).items()]
        return [
            Change(label, *((texts.HIDDEN,) * 2 if name in self.hidden else values))
            for name, label, values in told
            if label
        ]

    def _change(self, each, old, new):
        label = capfirst(each.verbose_name)
        if each.name in self.hidden:
            return Change(label, texts.HIDDEN, texts.HIDDEN)
        if isinstance(each, EncryptedTextField):
            return Change(label, "", texts.CHANGED)
        return Change(label, self._words(each, old), self._words(each, new))

    def _raw(self, each, version):
        value = getattr(version, each.attname)
        return value, getattr(version, f"{each.name}_precision", None) if value is not None else None

    def _words(self, each, version):
        value, precision = self._raw(each, version)
        display = getattr(self.record, "history_display", None)
        shown = display(each.name, value) if display else None
        if shown is not None:
            return shown
        if value is None or value == "" or value == []:
            return ""
        if each.remote_field:
            return str(self.named[each.related_model].get(value, value))
        if precision:
            return str(PartialDate.from_date(value, precision))
        return _plain(each, value)


def _plain(each, value):
    if isinstance(value, bool):
        return texts.YES if value else texts.NO
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y, %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        choices = dict(getattr(getattr(each, "base_field", each), "flatchoices", ()))
        return ", ".join(str(choices.get(item, item)) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {item}" for name, item in sorted(value.items()))
    if isinstance(each, models.BinaryField):
        return texts.CHANGED
    return str(dict(each.flatchoices).get(value, value))
