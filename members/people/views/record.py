"""The record of one person."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from branches.access import fields
from branches.audit import history
from branches.pillars.registry import gather
from members.people import rules, texts
from members.people.actions import records
from members.people.data.groups import GROUPS
from members.people.models import Person
from members.people.models.derived import doubts, lacking
from members.people.models.persons import Standing
from members.people.queries import ages, audience, marks, timeline
from members.people.views import facts

EVENTS_SHOWN = 8


@require_safe
@never_cache
def person_detail(request, pk):
    """Never kept by the browser: what was opened hides again on leaving."""
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    return render(request, "members/people/detail.html", record_context(request, person))


@require_safe
@never_cache
def person_history(request, pk):
    """What changed. A restricted field, and a way to reach the person, shows that it changed and not how."""
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    hidden = rules.restricted_fields() | set(facts.CONTACTS)
    context = {
        "person": person,
        "entries": history.entries(person, hidden_fields=hidden),
        "may_list": bool(rules.may_list(request.user)),
    }
    return render(request, "members/people/history.html", context)


@require_POST
@never_cache
def field_reveal(request, pk, field):
    """One restricted field, opened and journalled: the field alone for htmx, the whole page with it otherwise."""
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    if field not in fields.matrix():
        raise Http404
    records.open_field(person, actor=request.user, field=field)
    value = facts.shown(person, field) or texts.NOTHING_WRITTEN
    if request.htmx:
        return render(request, "members/people/detail.html#opened", facts.mask(person, field, value=value))
    return render(request, "members/people/detail.html", record_context(request, person, opened={field: value}))


def record_context(request, person, opened=None):
    own = rules.is_own(request.user, person)
    going_on = marks.marks_of(request.user, [person.pk]).get(person.pk, [])
    return {
        "person": person,
        "unit": person.unit,
        "age": _age(person),
        "statuses": [*_statuses(person), *({"kind": mark.kind, "text": mark.text} for mark in going_on)],
        "marks": [mark for mark in going_on if mark.sentence],
        "fact_groups": facts.groups(request.user, person, opened or {}),
        "panels": [panel for found in gather("person_panels") if (panel := found(request.user, person))],
        "actions": _actions(request.user, person),
        "doubts": _doubts(request.user, person),
        "missing": [str(Person._meta.get_field(field).verbose_name) for field in lacking(person)],
        "complete_url": _completing(request.user, person),
        "phone": person.phone if rules.may_see_phone(request.user, person) else "",
        "viewers": audience.viewers(person),
        "own": own,
        "events": timeline.events(person, EVENTS_SHOWN),
        "history_url": reverse("members:people:history", args=[person.pk]),
        "trail": [] if own and not rules.may_list(request.user) else _trail(person),
    }


def _age(person):
    birth = person.birth
    if birth is None:
        return None
    today = timezone.localdate()
    years = today.year - birth.last_day.year
    return years if ages.years_before(today, years) >= birth.last_day else years - 1


def _statuses(person):
    found = [_standing(person)]
    if person.honorary:
        found.append({"kind": "info", "text": texts.HONORARY})
    if missing := len(lacking(person)):
        found.append({"kind": "warn", "text": texts.LACKS_COUNT.format(count=missing)})
    return found


def _standing(person):
    if person.standing == Standing.MEMBER:
        return {"kind": "ok", "text": texts.ACTIVE}
    if person.standing == Standing.LEFT:
        reason = dict(texts.LEFT_BY).get(person.left_reason, person.get_standing_display())
        return {"kind": "none", "text": reason}
    if person.standing == Standing.VOID:
        return {"kind": "bad", "text": texts.VOID}
    return {"kind": "info", "text": texts.YOUTH}


def _doubts(actor, person):
    """Told to who may see the numbers that they rest on."""
    return [texts.DOUBTS[code] for code in doubts(person)] if rules.may_open_field(actor, person, "citizen_id") else []


def _completing(actor, person):
    """The page that edits the first group in which something lacks."""
    missing = set(lacking(person))
    if not missing or not rules.may_edit(actor, person):
        return ""
    group = next(group for group in GROUPS if missing & set(group.fields))
    return reverse("members:people:edit", args=[person.pk, group.code])


def _actions(actor, person):
    edit, void = rules.may_edit(actor, person), rules.may_void(actor, person)
    actions = []
    if complete_url := _completing(actor, person):
        label = texts.DO_COMPLETE.format(count=len(lacking(person)))
        actions.append({"label": label, "icon": "clipboard-check", "url": complete_url})
    actions.append(
        {
            "label": texts.DO_EDIT,
            "icon": "edit",
            "url": reverse("members:people:edit", args=[person.pk, GROUPS[0].code]),
            "reason": edit.reason,
        }
    )
    if rules.is_own(actor, person):
        actions.append({"label": texts.DO_OWN_PAGE, "icon": "user-circle", "url": reverse("members:people:own")})
    for offer in gather("person_acts"):
        actions += offer(actor, person)
    if person.standing != Standing.VOID:
        actions.append(
            {
                "label": texts.DO_VOID,
                "icon": "ban",
                "url": reverse("members:people:void", args=[person.pk]),
                "reason": void.reason,
            }
        )
    return actions


def _trail(person):
    roster = reverse("members:people:list")
    return [
        {"label": texts.MEMBERS, "url": roster},
        {"label": capfirst(person.unit.name), "url": f"{roster}?unit={person.unit.code}"},
    ]
