"""Writing down registrations, for many or for one; and a member's registration on paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.attachments.serving import answer
from branches.cases.actions.files import attach
from branches.cases.forms import take
from branches.cases.models import Case
from branches.papers import actions as papers
from branches.papers.rendering import CONTENT_TYPES
from members.training import actions, forms, queries, rules, texts
from members.training.models import EntryStatus, TrainingEntry
from members.training.papers import REGISTRATION
from members.training.papers import texts as paper_texts
from members.training.presenting import STATE_KINDS, groups, lines
from members.training.views.trail import find, trail


@require_http_methods(["GET", "POST"])
@never_cache
def register(request, number):
    """The members of the branch, to be checked, and the contents that all who are checked get (`nguoi` are keys)."""
    programme = find(request.user, number)
    rules.may_register(request.user, programme).require()
    posted = request.method == "POST"
    form = forms.RegisterForm(*_sent(request))
    chosen = {int(key) for key in request.POST.getlist("nguoi") if key.isascii() and key.isdigit() and len(key) < 19}
    refused, nobody = {}, ""
    if posted and form.is_valid():
        try:
            found = _save(request, programme, form, chosen, replace=form.cleaned_data["replace"])
        except ValidationError as refusal:
            take(form, refusal)
        else:
            if not found.refused:
                return redirect("members:training:register", number=number)
            refused = {person.pk: why for person, why in found.refused.items()}
            chosen = set(refused)
    elif posted and not chosen:
        nobody = texts.NOBODY_CHOSEN
    context = {
        "programme": programme,
        "form": form,
        "file_lost": form.file_lost,
        "rows": _rows(programme, chosen, refused),
        "nobody": nobody,
        "trail": trail(programme),
    }
    return render(request, "members/training/register.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def register_one(request, number, pk):
    """What one person registered; while the branch hasn't approved it, the form."""
    programme = find(request.user, number)
    entry = _entry(programme, pk)
    person = entry.person if entry else get_object_or_404(queries.registrable(programme), pk=pk)
    may = rules.may_register(request.user, programme)
    if entry and entry.status != EntryStatus.REGISTERED:
        may = False
    elif entry is None:
        may.require()
    if request.method == "POST" and not may:
        rules.may_register(request.user, programme).require()
        messages.warning(request, texts.APPROVED_ALREADY)
        return redirect("members:training:register_one", number=number, pk=pk)
    form = forms.RegisterForm(*_sent(request), one=True, initial=_initial(entry)) if may else None
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("ban", "")
        versions = {person.pk: int(version)} if version.isascii() and version.isdigit() and len(version) < 10 else {}
        try:
            found = _save(request, programme, form, {person.pk}, replace=True, versions=versions)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            if not found.refused:
                return redirect("members:training:register", number=number)
            for why in found.refused.values():
                form.add_error(None, why)
    context = {
        "programme": programme,
        "person": person,
        "entry": entry,
        "version": entry.version if entry else "",
        "state": {"kind": STATE_KINDS[entry.status], "text": entry.get_status_display()} if entry else None,
        "form": form,
        "file_lost": bool(form) and form.file_lost,
        "registered": groups(entry) if entry else [],
        "trail": [*trail(programme), {"label": texts.REGISTRATIONS, "url": _register_url(programme)}]
        if may
        else trail(programme),
    }
    return render(
        request, "members/training/register_one.html", context, status=422 if request.method == "POST" else 200
    )


@require_safe
@never_cache
def registration_form(request, number, pk, format):
    """A member's registration, to be signed by hand: it takes no number and is kept nowhere."""
    programme = find(request.user, number)
    entry = _entry(programme, pk)
    if entry is None or format not in CONTENT_TYPES:
        raise Http404
    entry.programme = programme
    try:
        content = papers.preview(REGISTRATION, entry, format=format, on=timezone.localdate())
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("members:training:register_one", number=number, pk=pk)
    name = paper_texts.FILE_NAME.format(paper=REGISTRATION.name, name=entry.person)
    return answer(content, name=f"{name}.{format}", content_type=CONTENT_TYPES[format])


@transaction.atomic
def _save(request, programme, form, people, *, replace, versions=None):
    """The registrations and the signed scan: both or none."""
    found = actions.register_members(
        programme,
        actor=request.user,
        people=people,
        contents=form.contents,
        registered_on=form.cleaned_data["registered_on"],
        replace=replace,
        versions=versions,
    )
    if form.cleaned_data["scan"] and (found.new or found.replaced):
        case = Case.objects.visible_to(request.user).for_page().get(pk=programme.case_id)
        attach(case, actor=request.user, uploads=[form.cleaned_data["scan"]], slot="registration")
    if number := len(found.new) + len(found.replaced):
        messages.success(request, texts.SAID_REGISTERED.format(count=number))
    if found.kept:
        messages.info(request, texts.SAID_KEPT.format(count=len(found.kept)))
    return found


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _entry(programme, pk) -> TrainingEntry | None:
    rows = queries.rows_of(programme).current().filter(person=pk)
    return rows.prefetch_related("contents").first()


def _rows(programme, chosen, refused):
    """Every member of the branch with what is registered; two queries."""
    have = {row.person_id: row for row in queries.rows_of(programme).current()}
    rows = []
    for person in queries.registrable(programme):
        entry = have.get(person.pk)
        url = reverse("members:training:register_one", args=[programme.case.number, person.pk])
        rows.append(
            {
                "person": person,
                "url": url,
                "state": {"kind": STATE_KINDS[entry.status], "text": entry.get_status_display()} if entry else None,
                "registered_on": entry.registered_on if entry else None,
                # Whom the branch has approved keeps what was approved.
                "choosable": entry is None or entry.status == EntryStatus.REGISTERED,
                "checked": person.pk in chosen,
                "refused": refused.get(person.pk, ""),
            }
        )
    # Who is still to be written down stands first.
    return sorted(rows, key=lambda row: row["state"] is not None)


def _initial(entry):
    if entry is None:
        return {}
    return {"registered_on": entry.registered_on} | {group: "\n".join(said) for group, said in lines(entry).items()}


def _register_url(programme):
    return reverse("members:training:register", args=[programme.case.number])
