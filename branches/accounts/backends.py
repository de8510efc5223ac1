"""Who signs in: by user name, e-mail or phone."""

from allauth.account.auth_backends import AuthenticationBackend


class NameMailOrPhone(AuthenticationBackend):
    """allauth's look-up by user name or e-mail, and the phone number as one more name for the account."""
