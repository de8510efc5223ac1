"""Where mail goes: an SMTP server where one is named, otherwise the console in development and nowhere elsewhere."""

import logging
from urllib.parse import unquote, urlsplit

from django.core.mail.backends.base import BaseEmailBackend

from config.environment import Environment, Mode

log = logging.getLogger(__name__)


class Nowhere(BaseEmailBackend):
    """An installation without a mail server: nothing is sent, and who sends is told so by the count of 0.

    No console: a log must not carry one-time links.
    """

    def send_messages(self, messages):
        log.warning("%d letters not sent: MAIL_URL is not set", len(messages))
        return 0


def mailers(environment: Environment) -> dict:
    """Django's MAILERS for this environment."""
    if not environment.mail_url:
        development = environment.mode is Mode.DEVELOPMENT
        backend = "django.core.mail.backends.console.EmailBackend" if development else "config.mail.Nowhere"
        return {"default": {"BACKEND": backend}}
    url = urlsplit(environment.mail_url)
    secure = url.scheme == "smtps"
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": url.hostname,
                "port": url.port or (465 if secure else 587),
                "username": unquote(url.username or ""),
                "password": unquote(url.password or ""),
                "use_ssl": secure,
                "use_tls": not secure,
                "timeout": 10,
            },
        }
    }
