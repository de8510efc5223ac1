"""A unit's accounts: who, posts, last sign-in; invite, give a new password, switch off and on."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from branches.access import reach
from branches.administration.accounts import actions, rules, texts
from branches.administration.accounts.queries import of_unit
from branches.administration.accounts.states import state
from branches.administration.accounts.views import show_new_link
from branches.administration.rules import may_keep_committee, may_see_accounts
from branches.units.models import Unit
from branches.vietnamese import names


def accounts(request, code):
    unit = _unit(request, code)
    may_see_accounts(request.user, unit).require()
    table = reach.rights_table()
    users = sorted(of_unit(unit), key=lambda user: (not user.is_active, names.sort_key(user.full_name), user.pk))
    rows = [_row(request.user, unit, user, table) for user in users]
    context = {"unit": unit, "rows": rows, "may_appoint": may_keep_committee(request.user, unit)}
    return render(request, "branches/administration/accounts/list.html", context)


@require_POST
def account_link(request, code, pk):
    unit, user = _account(request, code, pk)
    return show_new_link(request, user, unit)


@require_POST
def account_off(request, code, pk):
    unit, user = _account(request, code, pk)
    rules.may_keep_account(request.user, user).require()
    if user.is_active:
        actions.switch_off(user, actor=request.user)
        messages.success(request, texts.SWITCHED_OFF.format(name=user))
    else:
        messages.info(request, texts.OFF_ALREADY)
    return redirect("administration:accounts", code=unit.code)


@require_POST
def account_on(request, code, pk):
    unit, user = _account(request, code, pk)
    rules.may_keep_account(request.user, user).require()
    if user.is_active:
        messages.info(request, texts.ON_ALREADY)
    else:
        actions.switch_on(user, actor=request.user)
        messages.success(request, texts.SWITCHED_ON.format(name=user))
    return redirect("administration:accounts", code=unit.code)


def _row(actor, unit, user, table):
    here = [each for each in user.positions.all() if each.unit_id == unit.pk]
    today = timezone.localdate()
    return {
        "user": user,
        "posts": [each for each in here if each.ends_on is None or each.ends_on >= today],
        "former": [each for each in here if each.ends_on is not None and each.ends_on < today],
        "state": state(user),
        "has_password": user.has_usable_password(),
        "link": rules.may_make_link(actor, user, table),
        "switch": rules.may_switch_off(actor, user, table)
        if user.is_active
        else rules.may_switch_on(actor, user, table),
    }


def _account(request, code, pk):
    unit = _unit(request, code)
    may_see_accounts(request.user, unit).require()
    return unit, get_object_or_404(of_unit(unit), pk=pk)


def _unit(request, code):
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("level"), code=code)
