"""Letters to the holder of an account. An address that can't be reached must not stop the work at hand."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string

from branches.accounts.models import SignInLink
from branches.administration.accounts import texts

log = logging.getLogger(__name__)

TEMPLATES = "branches/administration/accounts/letters/"


def send_link(link: SignInLink, url: str) -> bool:
    """Send the one-time link to its holder; whether a letter went off."""
    if link.purpose == SignInLink.Purpose.INVITATION:
        return _send(link.user, texts.INVITATION_SUBJECT, "invitation.txt", {"url": url, "link": link})
    return _send(link.user, texts.RESET_SUBJECT, "link.txt", {"url": url, "link": link})


def send_reset(user, url: str) -> bool:
    """Send the link that the holder asked for at the sign-in page."""
    return _send(user, texts.RESET_SUBJECT, "reset.txt", {"url": url})


def _send(user, subject, template, context):
    if not user.email:
        return False
    body = render_to_string(TEMPLATES + template, {"user": user, **context})
    try:
        return send_mail(subject, body, None, [user.email]) == 1
    except (SMTPException, OSError) as fault:
        # Only the kind of fault: what a mail server answers may hold the address.
        log.warning("a letter to account %s could not be sent: %s", user.pk, type(fault).__name__)
        return False
