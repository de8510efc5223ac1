"""Who may invite, help and stop the holder of an account."""

from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.administration.accounts import texts
from branches.administration.rules import is_keeper
from branches.positions.models import Grant, Position


def may_keep_account(actor, user, table=None) -> Decision:
    """Whether `actor` may make links for `user` and switch the account off and on.

    Every unit in which `user` holds a post (or held the last one) must be one that `actor` keeps; who keeps it without
    administering it needs, besides, every right that the post gives there: a new password is a way into the account.
    `table` is reach.rights_table(), for a list of accounts.
    """
    if actor.is_system:
        return ALLOW
    if user.is_system or user.is_superuser or user.is_staff:
        return deny(texts.ACCOUNT_OF_INSTALLATION)
    if user.pk == actor.pk:
        return deny(texts.OWN_ACCOUNT)
    positions = positions_that_count(user)
    kept = [each for each in positions if is_keeper(actor, each.unit)]
    if not kept:
        return deny(texts.ACCOUNT_NOT_YOURS)
    if len(kept) < len(positions):
        return deny(texts.ACCOUNT_ELSEWHERE)
    missing = set()
    for each in positions:
        if not reach.can(actor, Grant.ADMINISTER, each.unit):
            missing |= reach.grants_of(each, table) - reach.grants_over(actor, each.unit)
    if missing:
        return deny(texts.ACCOUNT_HAS_MORE_RIGHTS.format(grants=reach.grant_names(missing)))
    return ALLOW


def may_make_link(actor, user, table=None) -> Decision:
    decision = may_keep_account(actor, user, table)
    if decision and not user.is_active:
        return deny(texts.LINK_FOR_ACCOUNT_OFF)
    return decision


def may_switch_off(actor, user, table=None) -> Decision:
    decision = may_keep_account(actor, user, table)
    return deny(texts.OFF_ALREADY) if decision and not user.is_active else decision


def may_switch_on(actor, user, table=None) -> Decision:
    decision = may_keep_account(actor, user, table)
    return deny(texts.ON_ALREADY) if decision and user.is_active else decision


def positions_that_count(user) -> list[Position]:
    """What says whose account this is: posts held now or soon, else the last one held. No query when prefetched."""
    if "positions" in getattr(user, "_prefetched_objects_cache", {}):
        mine = list(user.positions.all())
    else:
        mine = list(Position.objects.filter(user=user).select_related("unit__level", "post"))
    today = timezone.localdate()
    open_ = [each for each in mine if each.ends_on is None or each.ends_on >= today]
    return open_ or sorted(mine, key=lambda each: (each.ends_on, each.pk))[-1:]
