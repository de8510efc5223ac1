"""What members do themselves with the own row of a year: register, change it, score oneself. Nobody else comes here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.forms import take
from members.people.queries.own import own_record
from members.training import actions, forms, queries, rules, texts
from members.training.models import Group, Side
from members.training.presenting import STATE_KINDS, groups, lines


@require_http_methods(["GET", "POST"])
@never_cache
def own_register(request, year):
    """What was registered for the year; while the branch registers, the form. What was typed stays whatever happens."""
    person = _own_person(request)
    entry = queries.own_entry(person, year)
    programme = entry.programme if entry else _programme(person, year)
    may = rules.may_register_oneself(request.user, person, programme, entry)
    posted = request.method == "POST"
    initial = {group: "\n".join(said) for group, said in lines(entry).items()} if entry else {}
    form = forms.ContentsForm(request.POST if posted else None, initial=initial) if may or posted else None
    conflict = ""
    if posted and form.is_valid():
        try:
            found = actions.register_oneself(
                programme, person, actor=request.user, contents=form.contents, version=_version(request)
            )
        except ValidationError as refusal:
            take(form, refusal)
        except PermissionDenied as refusal:
            conflict = str(refusal)
        else:
            if not found.refused:
                messages.success(request, texts.SAID_REGISTERED_OWN)
                return redirect("members:people:own")
            [conflict] = found.refused.values()
        # Sent once more it is about what stands there now.
        entry = queries.own_entry(person, year)
    if conflict:
        form.add_error(None, conflict)
    context = {
        "year": year,
        "programme": programme,
        "entry": entry,
        "version": entry.version if entry else 0,
        "state": _state(entry),
        "form": form,
        "refused": "" if may or conflict else may.reason,
        "registered": groups(entry) if entry else [],
        "trail": _trail(),
    }
    return render(request, "members/training/own_register.html", context, status=_status(posted, conflict))


@require_http_methods(["GET", "POST"])
@never_cache
def own_scores(request, year):
    """The own points of the own row; once it was sent they are only shown."""
    person = _own_person(request)
    entry = queries.own_entry(person, year)
    if entry is None:
        raise Http404
    may = rules.may_score_oneself(request.user, person, entry.programme, entry)
    posted = request.method == "POST"
    form = None
    if may or posted:
        initial = {group: entry.score(Side.SELF, group) for group in Group.values}
        form = forms.OwnScoresForm(request.POST if posted else None, initial=initial, contents=lines(entry))
    conflict = ""
    if posted and form.is_valid():
        try:
            saved = actions.score_oneself(
                entry, actor=request.user, scores=form.cleaned_data, version=_version(request)
            )
        except PermissionDenied as refusal:
            conflict = str(refusal)
        else:
            if not saved.stale:
                if saved.saved:
                    messages.success(request, texts.SAID_SCORED_OWN)
                else:
                    messages.info(request, texts.SAID_NOTHING_OWN)
                return redirect("members:people:own")
            [conflict] = saved.stale.values()
            entry = queries.own_entry(person, year)
    if conflict:
        form.add_error(None, conflict)
    context = {
        "year": year,
        "entry": entry,
        "version": entry.version,
        "state": _state(entry),
        "form": form,
        "refused": "" if may or conflict else may.reason,
        "scores": [{"label": group.label, "score": entry.score(Side.SELF, group)} for group in Group],
        "total": entry.total(Side.SELF),
        "trail": _trail(),
    }
    return render(request, "members/training/own_scores.html", context, status=_status(posted, conflict))


def _own_person(request):
    person = own_record(request.user)
    if person is None:
        raise Http404
    return person


def _programme(person, year):
    """Of the branch in which this member is, as the rules ask for it. Raises Http404 where it hasn't begun."""
    if person.current_unit_id is None:
        raise Http404
    programme = queries.begun([person.current_unit_id], [year]).get((person.current_unit_id, year))
    if programme is None:
        raise Http404
    return programme


def _version(request) -> int:
    """That of the row that the page showed; 0 where it showed none."""
    version = request.POST.get("ban", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


def _state(entry):
    return {"kind": STATE_KINDS[entry.status], "text": entry.get_status_display()} if entry else None


def _status(posted, conflict) -> int:
    return 409 if conflict else 422 if posted else 200


def _trail():
    return [{"label": texts.OWN_PAGE, "url": reverse("members:people:own")}]
