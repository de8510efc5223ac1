"""Finding accounts."""

from django.db.models.functions import Lower

from branches.accounts.models import User
from branches.vietnamese import phones


def find_account(name: str) -> User | None:
    """The account that `name` stands for: its user name, else its e-mail, else its phone however written; or None."""
    name = name.strip()
    if not name:
        return None
    found = by_username(name) or _with_lower("email", name)
    if found is None:
        try:
            found = User.objects.filter(phone=phones.normalise(name)).first()
        except phones.PhoneProblem:
            found = None
    return found


def by_username(username: str) -> User | None:
    return _with_lower("username", username)


def _with_lower(field, value):
    # Lower() on the column is what the unique indexes hold.
    return User.objects.alias(folded=Lower(field)).filter(folded=value.lower()).first() if value else None
