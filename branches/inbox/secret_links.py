"""Addresses that open without signing in: the calendar's, by a secret, and the one that stops the letter, signed."""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

from branches.accounts.models import User
from branches.inbox.models import InboxSetting

SECRET_BYTES = 32
_STOP = Signer(salt="inbox.digest.off", sep=".")


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def digest(secret: str) -> str:
    """What is stored of a secret. It is random, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_holder(secret: str) -> User | None:
    """The account whose calendar this secret opens."""
    setting = (
        InboxSetting.objects.filter(feed_digest=digest(secret), user__is_active=True).select_related("user").first()
    )
    return setting.user if setting else None


def stop_token(user) -> str:
    return _STOP.sign(str(user.pk))


def stop_holder(token: str) -> User | None:
    """The account whose letter this link of a letter stops."""
    try:
        key = _STOP.unsign(token)
    except BadSignature:
        return None
    return User.objects.filter(pk=key, is_active=True).first()
