"""Where mail goes: an SMTP server where one is named, otherwise the console (development) or nowhere (demo)."""

from urllib.parse import unquote, urlsplit

from config.environment import Environment, Mode


def mailers(environment: Environment) -> dict:
    """Django's MAILERS for this environment."""
    if not environment.mail_url:
        # A demo prints no mail: its log must not carry one-time links.
        backend = "dummy" if environment.mode is Mode.DEMO else "console"
        return {"default": {"BACKEND": f"django.core.mail.backends.{backend}.EmailBackend"}}
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
