"""How an account stands, for pages that list accounts."""

from django.utils import timezone

from branches.administration.accounts import texts


def state(user) -> tuple[str, str]:
    """(kind, words) of components/status.html; asks for the account's links where they weren't prefetched."""
    if not user.is_active:
        return "none", texts.STATE_OFF
    if user.has_usable_password():
        return "ok", texts.STATE_ON
    living = [link for link in user.sign_in_links.all() if not link.used_at and link.expires_at > timezone.now()]
    if living:
        return "info", texts.STATE_INVITED
    return ("warn", texts.STATE_LATE) if user.sign_in_links.all() else ("warn", texts.STATE_NEW)
