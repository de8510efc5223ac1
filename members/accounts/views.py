"""The account of a member, on a page beside the record."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from branches.administration.accounts.forms import add_faults
from branches.administration.accounts.states import state
from branches.administration.accounts.views import show_link
from members.accounts import actions, queries, rules, texts
from members.accounts.forms import AccountForm, TieForm
from members.people.models import Person


@require_http_methods(["GET", "POST"])
@never_cache
def account(request, pk):
    """How it stands, and a new one where there is none."""
    person = _person(request, pk)
    rules.may_keep(request.user, person).require()
    form = _form(person, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        rules.may_make(request.user, person).require()
        if form.is_valid():
            typed = {name: form.cleaned_data[name] for name in ("username", "email", "phone")}
            try:
                _, link, token = actions.make_account(person, actor=request.user, **typed)
            except ValidationError as fault:
                add_faults(form, fault)
            else:
                return show_link(request, link, token, back=_back(person), said=texts.MADE.format(name=person))
    return _page(request, person, form=form)


@require_POST
@never_cache
def account_tie(request, pk):
    person = _person(request, pk)
    rules.may_make(request.user, person).require()
    form = TieForm(request.POST, person=person)
    if not form.is_valid():
        return _page(request, person, tie_form=form)
    user = form.cleaned_data["account"]
    actions.tie_account(person, user, actor=request.user)
    messages.success(request, texts.TIED.format(username=user.username, name=person))
    return redirect("members:accounts:account", pk=person.pk)


@require_POST
def account_untie(request, pk):
    person = _person(request, pk)
    user = actions.untie_account(person, actor=request.user)
    messages.success(request, texts.UNTIED.format(username=user.username, name=person))
    return redirect("members:accounts:account", pk=person.pk)


@require_POST
@never_cache
def account_link(request, pk):
    person = _person(request, pk)
    link, token = actions.invite(person, actor=request.user)
    return show_link(request, link, token, back=_back(person))


def _person(request, pk) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user).for_record().select_related("user"), pk=pk)


def _form(person, data=None):
    return AccountForm(data, initial={"username": queries.free_username(person), "phone": person.phone})


def _back(person):
    return {"url": reverse("members:accounts:account", args=[person.pk]), "label": str(person)}


def _page(request, person, *, form=None, tie_form=None):
    user = person.user
    context = {
        "person": person,
        "account": user,
        "state": state(user) if user else None,
        "invite": rules.may_invite(request.user, person) if user else None,
        "form": form or _form(person),
        "tie_form": tie_form or TieForm(person=person),
    }
    return render(request, "members/accounts/account.html", context, status=422 if request.method == "POST" else 200)
