"""Accounts: made with a post, opened by a one-time link, kept by their holders, stopped by the superior."""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.access import reach
from branches.accounts import queries
from branches.accounts.models import SignInLink, User
from branches.administration.accounts import rules, texts
from branches.administration.rules import may_keep_committee
from branches.audit.journal import act
from branches.rulesets import definitions as rulesets

TOKEN_BYTES = 32


class DeadLink(Exception):
    """A one-time link that was used, is too old, was replaced, or never was."""


@transaction.atomic
def create_account(*, username, full_name, email="", phone="", actor, unit) -> User:
    """An account without a password, for somebody who is about to hold a post in `unit`. Raises ValidationError."""
    may_keep_committee(actor, unit).require()
    return add_account(username=username, full_name=full_name, email=email, phone=phone, actor=actor, unit=unit)


@transaction.atomic
def add_account(*, username, full_name, email="", phone="", actor, unit) -> User:
    """An account without a password and without a post. No rule is asked: the act that calls it has done so.

    Raises ValidationError by field.
    """
    user = User(username=username, full_name=full_name, email=email.lower(), phone=phone)
    user.set_password(None)
    _require_free_names(user)
    user.full_clean()
    with act("accounts.account.created", actor=actor, unit=unit) as details:
        user.save()
        details["subject"] = user
    return user


@transaction.atomic
def change_profile(user, *, full_name, email, phone, actor) -> User:
    """The holder's own name, e-mail and phone. Raises ValidationError when another account answers to one of them."""
    user = _locked(user)
    user.full_name, user.email, user.phone = full_name, email.lower(), phone
    _require_free_names(user)
    user.full_clean(exclude=["password", "username"])
    with act("accounts.account.edited", actor=actor, subject=user, unit=home_unit(user)):
        user.save(update_fields=["full_name", "email", "phone"])
    return user


@transaction.atomic
def change_password(user, password, *, actor, name="accounts.password.changed") -> User:
    """Give `user` a checked password; all other sessions of the account end with the old one."""
    user = _locked(user)
    user.set_password(password)
    with act(name, actor=actor, subject=user, unit=home_unit(user)):
        user.save(update_fields=["password"])
        _kill_links(user)
    return user


@transaction.atomic
def make_link(user, *, actor) -> tuple[SignInLink, str]:
    """A new one-time link and its token, which is told once and stored nowhere; older links of the account die."""
    user = _locked(user)
    rules.may_make_link(actor, user).require()
    return issue_link(user, actor=actor, unit=home_unit(user))


@transaction.atomic
def issue_link(user, *, actor, unit) -> tuple[SignInLink, str]:
    """The same where the act that calls it has asked its own rule; `unit` is that whose journal shows it."""
    user = _locked(user)
    purpose = SignInLink.Purpose.RESET if user.has_usable_password() else SignInLink.Purpose.INVITATION
    token = secrets.token_urlsafe(TOKEN_BYTES)
    days = rulesets.on(timezone.localdate()).sign_in_link_days
    with act("accounts.link.made", actor=actor, subject=user, unit=unit, purpose=purpose):
        _kill_links(user)
        link = SignInLink.objects.create(
            user=user,
            purpose=purpose,
            digest=_digest(token),
            created_by=actor,
            expires_at=timezone.now() + timedelta(days=days),
        )
    return link, token


def living_link(token: str) -> SignInLink:
    """The link that `token` opens; raises DeadLink."""
    link = SignInLink.objects.select_related("user").filter(digest=_digest(token)).first()
    if link is None or link.used_at or link.expires_at <= timezone.now():
        raise DeadLink
    if not link.user.is_active or link.user.is_system:
        raise DeadLink
    return link


@transaction.atomic
def use_link(token: str, password: str) -> User:
    """Give the holder of the link the password that they chose; raises DeadLink when somebody was faster."""
    user = _locked(living_link(token).user)
    link = living_link(token)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return change_password(user, password, actor=user, name="accounts.link.used")


@transaction.atomic
def switch_off(user, *, actor) -> User:
    """Stop an account: its holder is signed out everywhere with the next request, its links die, its posts stay."""
    user = _locked(user)
    rules.may_switch_off(actor, user).require()
    user.is_active = False
    with act("accounts.account.switched_off", actor=actor, subject=user, unit=home_unit(user)):
        user.save(update_fields=["is_active"])
        _kill_links(user)
    return user


@transaction.atomic
def switch_on(user, *, actor) -> User:
    user = _locked(user)
    rules.may_switch_on(actor, user).require()
    user.is_active = True
    with act("accounts.account.switched_on", actor=actor, subject=user, unit=home_unit(user)):
        user.save(update_fields=["is_active"])
    return user


def home_unit(user):
    """The unit whose journal shows what happens to the account: that of the highest post that counts; None without."""
    positions = rules.positions_that_count(user)
    return min((each.unit for each in positions), key=lambda unit: (unit.depth, unit.path), default=None)


def _locked(user):
    fresh = User.objects.select_for_update().get(pk=user.pk)
    reach.forget(user)
    return fresh


def _kill_links(user):
    now = timezone.now()
    SignInLink.objects.filter(user=user, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)


def _digest(token):
    return hashlib.sha256(token.encode()).digest()


def _require_free_names(user):
    """Whatever is typed at the sign-in must mean one account: a user name can't be another's phone or e-mail."""
    faults = {}
    for field, sentence in texts.TAKEN.items():
        found = queries.find_account(getattr(user, field))
        if found and found.pk != user.pk:
            faults[field] = sentence
    if faults:
        raise ValidationError(faults)
