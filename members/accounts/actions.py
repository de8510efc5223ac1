"""Accounts of members: made and tied to the record, invited, untied."""

from django.db import transaction

from branches.accounts.models import SignInLink, User
from branches.administration.accounts import actions as accounts
from branches.audit import journal
from members.accounts import rules
from members.people.actions import memberships
from members.people.models import Person


@transaction.atomic
def make_account(
    person: Person, *, actor, username: str, email: str = "", phone: str = ""
) -> tuple[User, SignInLink, str]:
    """An account in the name of the record, tied to it, and the link (with its token) by which it is opened.

    Raises PermissionDenied; ValidationError by field of the account.
    """
    person = _lock(person)
    rules.may_make(actor, person).require()
    user = accounts.add_account(
        username=username, full_name=person.full_name, email=email, phone=phone, actor=actor, unit=person.unit
    )
    _tie(person, user, actor)
    link, token = accounts.issue_link(user, actor=actor, unit=person.unit)
    return user, link, token


@transaction.atomic
def tie_account(person: Person, user: User, *, actor) -> Person:
    """An account that is there already, of somebody who holds a post around, is this member's. Raises
    PermissionDenied."""
    person = _lock(person)
    # Two records that reach for one account at once: the second one sees that it is taken.
    user = User.objects.select_for_update().get(pk=user.pk)
    rules.may_tie(actor, person, user).require()
    _tie(person, user, actor)
    return person


@transaction.atomic
def untie_account(person: Person, *, actor) -> User:
    """The account stays, with its posts; it no longer sees this record as its own. Raises PermissionDenied."""
    person = _lock(person)
    rules.may_untie(actor, person).require()
    user = person.user
    with journal.act("members.account.untied", actor=actor, subject=person, unit=person.unit, user=user.pk):
        person.user = None
        person.save(update_fields=["user"])
    return user


@transaction.atomic
def invite(person: Person, *, actor) -> tuple[SignInLink, str]:
    """A new link for the account of a plain member; older ones die. Raises PermissionDenied."""
    person = _lock(person)
    rules.may_invite(actor, person).require()
    return accounts.issue_link(person.user, actor=actor, unit=person.unit)


def _lock(person) -> Person:
    memberships.lock_people([person.pk])
    return Person.objects.for_record().select_related("user").get(pk=person.pk)


def _tie(person, user, actor):
    with journal.act("members.account.tied", actor=actor, subject=person, unit=person.unit, user=user.pk):
        person.user = user
        person.save(update_fields=["user"])
