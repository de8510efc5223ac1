"""What commands of the terminal share. Exit codes: 0 accepted, 1 refused by a rule, 2 wrong usage."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandError

from branches.accounts.models import User
from branches.accounts.queries import by_username
from branches.administration import texts
from branches.units.models import Unit

REFUSED, WRONG_USAGE = 1, 2


def actor_named(username: str | None) -> User:
    """Who a command acts as: the account of that user name, the built-in user without one."""
    if username is None:
        return User.objects.system()
    found = by_username(username)
    if found is None:
        raise CommandError(texts.NO_ACCOUNT.format(username=username), returncode=WRONG_USAGE)
    return found


def unit_in_reach(actor: User, code: str) -> Unit:
    unit = Unit.objects.visible_to(actor).filter(code=code.upper()).select_related("level").first()
    if unit is None:
        raise CommandError(texts.NO_UNIT.format(code=code), returncode=WRONG_USAGE)
    return unit


@contextmanager
def refusals():
    """What a rule or a constraint refuses inside the block ends the command with its sentences and exit code 1."""
    try:
        yield
    except PermissionDenied as refusal:
        raise CommandError(str(refusal), returncode=REFUSED) from refusal
    except ValidationError as refusal:
        raise CommandError(" ".join(refusal.messages), returncode=REFUSED) from refusal


def site_address() -> str:
    """Where this installation is reached, for links that are printed: the first of APP_ORIGINS, else this machine."""
    return settings.SITE_ADDRESS
