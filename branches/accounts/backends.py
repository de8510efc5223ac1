"""Who signs in: by user name, e-mail or phone."""

from allauth.account.auth_backends import AuthenticationBackend

from branches.accounts import queries


class NameMailOrPhone(AuthenticationBackend):
    """allauth's check of the password, after the one name that was typed has been brought to the user name."""

    def authenticate(self, request, username=None, password=None, **others):
        account = queries.find_account(username or "")
        return super().authenticate(request, username=account.username if account else username, password=password)

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and not user.is_system
