"""The cards of one person, and what can be done with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.cases.forms import take
from branches.cases.models import Case
from members.cards import actions, presenting, queries, rules, texts
from members.cards.forms import IssueForm, ReissueForm, WithdrawForm
from members.cards.views.trail import trail
from members.people.models import Person


@require_safe
@never_cache
def card_person(request, pk):
    person = _find(request, pk)
    holding = queries.holding_of(person)
    cards = list(queries.cards_of(person))
    cases = Case.objects.visible_to(request.user).filter(pk__in={card.case_id for card in cards} - {None})
    context = {
        "person": person,
        "unit": person.unit,
        "trail": trail(request.user),
        "state": presenting.state_of(holding),
        "cards": presenting.cards(holding, cards, open_cases=set(cases.values_list("pk", flat=True))),
        "differs": presenting.difference(holding),
        "can": presenting.can_do(request.user, holding),
    }
    return render(request, "members/cards/person.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def card_issue(request, pk):
    holding = queries.holding_of(_find(request, pk))
    rules.may_issue(request.user, holding).require()
    form = IssueForm(request.POST if request.method == "POST" else None, number_help=presenting.number_help(holding))
    return _act(request, holding, form, actions.issue_card, texts.ISSUE, texts.ISSUE_LEAD, "issue")


@require_http_methods(["GET", "POST"])
@never_cache
def card_reissue(request, pk):
    holding = queries.holding_of(_find(request, pk))
    rules.may_reissue(request.user, holding).require()
    form = ReissueForm(request.POST if request.method == "POST" else None, number_help=presenting.number_help(holding))
    return _act(request, holding, form, actions.reissue_card, texts.REISSUE, texts.REISSUE_LEAD, "reissue")


@require_http_methods(["GET", "POST"])
@never_cache
def card_withdraw(request, pk):
    holding = queries.holding_of(_find(request, pk))
    rules.may_withdraw(request.user, holding).require()
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    return _act(request, holding, form, actions.withdraw_card, texts.WITHDRAW, texts.WITHDRAW_LEAD, "withdraw")


def _find(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    rules.may_see(request.user, person).require()
    return person


def _act(request, holding, form, run, heading, lead, name):
    person, posted = holding.person, request.method == "POST"
    if posted and form.is_valid():
        try:
            done = run(person, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            for level, sentence in presenting.said(name, holding, done):
                messages.add_message(request, level, sentence)
            return redirect("members:cards:person", pk=person.pk)
    context = {
        "person": person,
        "form": form,
        "heading": heading,
        "lead": lead,
        "danger": name == "withdraw",
        "in_use": holding.last4,
        "trail": [
            *trail(request.user),
            {"label": person.full_name, "url": reverse("members:cards:person", args=[person.pk])},
        ],
    }
    return render(request, "members/cards/form.html", context, status=422 if posted else 200)
