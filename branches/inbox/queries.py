"""What waits for a person, from the cases of all kinds and from every pillar."""

from datetime import date

from branches.accounts.models import SYSTEM_USERNAME, User
from branches.cases.kinds import Todo
from branches.cases.queries import waiting_for
from branches.inbox.models import InboxSetting
from branches.pillars import registry


def todos_of(user, on: date) -> list[Todo]:
    """By due day, the earliest first; what has none comes last. The number of queries doesn't grow with the list."""
    found = list(waiting_for(user, on))
    for todos in registry.gather("todos"):
        found += todos(user, on)
    return sorted(found, key=lambda todo: (todo.due_on or date.max, todo.kind, todo.number))


def setting_of(user) -> InboxSetting:
    """How `user` wants to be told; one that isn't saved where nothing was chosen."""
    return InboxSetting.objects.filter(user=user).first() or InboxSetting(user=user)


def due_for_digest(on: date):
    """Keys of accounts to which today's letter hasn't gone: with an address, not switched off, not told to stop."""
    done = InboxSetting.objects.filter(digest=False) | InboxSetting.objects.filter(digest_sent_on__gte=on)
    accounts = User.objects.filter(is_active=True).exclude(username=SYSTEM_USERNAME).exclude(email="")
    return accounts.exclude(pk__in=done.values("user")).order_by("pk").values_list("pk", flat=True)
