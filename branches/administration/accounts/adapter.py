"""allauth's questions, answered for a product in which accounts are given, never taken."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse

from branches.administration.accounts import letters, texts


class ClosedDoor(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": texts.WRONG_NAME_OR_PASSWORD,
        "email_password_mismatch": texts.WRONG_NAME_OR_PASSWORD,
        "too_many_login_attempts": texts.TOO_MANY_ATTEMPTS,
        "enter_current_password": texts.CURRENT_PASSWORD_WRONG,
    }

    def is_open_for_signup(self, request):
        """Nobody signs up: an account begins with a post and an invitation."""
        return False

    def add_message(self, request, *args, **kwargs):
        """Silent: the views of the product say what happened."""

    def get_reset_password_from_key_url(self, key):
        """`key` is "<user in base 36>-<token>"."""
        uid, _, token = key.partition("-")
        return self.request.build_absolute_uri(reverse("accounts:reset_key", args=[uid, token]))

    def send_password_reset_mail(self, user, email, context):
        letters.send_reset(user, context["password_reset_url"])

    def set_password(self, user, password):
        user.set_password(password)
        user.save(update_fields=["password"])
