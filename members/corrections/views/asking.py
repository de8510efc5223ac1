"""The member's own side: asking by the fields of a group, withdrawing, looking at the file that was sent along."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.attachments.serving import respond
from branches.cases.transitions import WrongState
from members.corrections import actions, presenting, queries, rules, texts
from members.corrections.forms import AskForm
from members.people.actions import records
from members.people.data.groups import BY_CODE, GROUPS
from members.people.queries.own import own_record
from members.people.rules import restricted_fields
from members.people.views.facts import label


@require_http_methods(["GET", "POST"])
@never_cache
def correction_ask(request, group):
    person, group = _own(request.user), BY_CODE.get(group)
    if group is None:
        raise Http404
    rules.may_ask(request.user, person).require()
    fields = queries.fields_of(person, group)
    waiting = queries.waiting_of(person)
    words = {field: presenting.in_words(field, waiting[field].value) for field in fields if field in waiting}
    given = {"person": person, "group": group, "fields": fields, "waiting": words}
    if request.method == "GET":
        # The form shows what the record masks: showing it is opening it.
        restricted = restricted_fields()
        records.open_fields(person, actor=request.user, fields=[field for field in fields if field in restricted])
        return _page(request, person, group, AskForm(**given))
    form = AskForm(request.POST, request.FILES, **given)
    if form.is_valid():
        sent = {name: form.cleaned_data[name] for name in ("read_at", "note", "scan")}
        try:
            asked = actions.ask_corrections(person, actor=request.user, changes=form.changes, **sent)
        except ValidationError as refusal:
            form.take(refusal)
        else:
            messages.success(request, texts.ASKED.format(count=asked.corrections.count()))
            return redirect("members:people:own")
    return _page(request, person, group, form, status=422)


@require_POST
def correction_withdraw(request, pk):
    person = _own(request.user)
    row = person.corrections.filter(pk=pk).first()
    if row is None:
        raise Http404
    try:
        actions.withdraw_correction(row, actor=request.user)
    except WrongState:
        messages.error(request, texts.WITHDRAWN_TOO_LATE)
    else:
        messages.success(request, texts.WITHDRAWN.format(field=label(row.field)))
    return redirect("members:people:own")


@require_safe
@never_cache
def own_scan(request, pk):
    """The file of a request of one's own, by the key of the request."""
    person = _own(request.user)
    asked = person.correction_requests.select_related("scan").filter(pk=pk, scan__isnull=False).first()
    if asked is None:
        raise Http404
    return respond(asked.scan, inline=True)


def _own(user):
    """The record of `user`, as it stands whatever their posts are. Raises Http404 without one."""
    person = own_record(user)
    if person is None:
        raise Http404
    return person


def _page(request, person, group, form, status=200):
    tabs = [
        {
            "label": each.label,
            "url": reverse("members:corrections:ask", args=[each.code]),
            "current": each.code == group.code,
        }
        for each in GROUPS
    ]
    context = {"person": person, "group": group, "form": form, "tabs": tabs}
    return render(request, "members/corrections/ask.html", context, status=status)
