"""What members do themselves with the own transfer. Nobody else comes here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.forms import take
from members.people.queries import hindrances
from members.people.queries.own import own_record
from members.transfers import actions, forms, queries, rules, texts
from members.transfers.models import CLOSED, Status


@require_http_methods(["GET", "POST"])
@never_cache
def own_ask(request):
    """Where to, why and when; what stands in the way is told instead."""
    person = _own_person(request)
    rules.may_ask(request.user, person).require()
    posted = request.method == "POST"
    # What is only to be known (WARN) is for who decides on the transfer.
    blocks = hindrances.blocks(person, queries.ACT)
    form = forms.AskForm(request.POST if posted else None, near=person.current_unit) if posted or not blocks else None
    if posted and not blocks and form.is_valid():
        try:
            actions.ask_transfer(person, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_ASKED)
            return redirect("members:people:own")
    context = {"unit": person.current_unit, "blocks": blocks, "form": form, "trail": _trail()}
    return render(request, "members/transfers/own_ask.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def own_withdraw(request):
    """While it is a draft at the branch the member takes it back; once it was sent the branch is asked, with why."""
    person = _own_person(request)
    transfer = queries.own_of(person)
    if transfer is None or transfer.status in CLOSED:
        raise Http404
    draft, posted = transfer.status == Status.DRAFT, request.method == "POST"
    may = (rules.may_withdraw_wish if draft else rules.may_ask_withdrawal)(request.user, transfer)
    form = None if draft else forms.WithdrawalForm(request.POST if posted else None)
    conflict = may.reason
    if posted and may and (draft or form.is_valid()):
        try:
            if draft:
                actions.withdraw_wish(transfer, actor=request.user)
            else:
                actions.ask_withdrawal(transfer, actor=request.user, reason=form.cleaned_data["reason"])
        except PermissionDenied as refusal:
            # The branch has just sent it, or it has come to its end.
            conflict = str(refusal)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_WISH_WITHDRAWN if draft else texts.SAID_WITHDRAWAL_ASKED)
            return redirect("members:people:own")
    context = {
        "transfer": transfer,
        "heading": texts.OWN_WITHDRAW if draft else texts.OWN_ASK_WITHDRAWAL,
        "refused": conflict,
        "form": form,
        "may": bool(may),
        "trail": _trail(),
    }
    status = 200 if not posted else 409 if conflict else 422
    return render(request, "members/transfers/own_withdraw.html", context, status=status)


def _own_person(request):
    person = own_record(request.user)
    if person is None:
        raise Http404
    return person


def _trail():
    return [{"label": texts.OWN_PAGE, "url": reverse("members:people:own")}]
