"""How somebody is told of what waits. Everybody decides for themselves, so there is no rule to ask."""

from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.inbox import secret_links
from branches.inbox.models import InboxSetting


@transaction.atomic
def set_digest(user, wanted: bool, *, actor):
    """Whether the daily letter goes to `user`. Nothing happens where it is so already."""
    setting = _setting(user)
    if setting.digest == wanted:
        return
    with journal.act("inbox.digest.on" if wanted else "inbox.digest.off", actor=actor, subject=user):
        setting.digest = wanted
        setting.save(update_fields=["digest"])


@transaction.atomic
def make_feed(user, *, actor) -> str:
    """A new secret for the calendar's address, to be shown once; the one before opens nothing any more."""
    setting, secret = _setting(user), secret_links.new_secret()
    with journal.act("inbox.feed.made", actor=actor, subject=user):
        setting.feed_digest, setting.feed_made_at = secret_links.digest(secret), timezone.now()
        setting.save(update_fields=["feed_digest", "feed_made_at"])
    return secret


@transaction.atomic
def revoke_feed(user, *, actor):
    """The calendar's address opens nothing any more. Nothing happens where there is none."""
    setting = _setting(user)
    if not setting.feed_digest:
        return
    with journal.act("inbox.feed.revoked", actor=actor, subject=user):
        setting.feed_digest, setting.feed_made_at = "", None
        setting.save(update_fields=["feed_digest", "feed_made_at"])


def claim_digest(user, on) -> bool:
    """Whether it is for the caller to send the letter of the day `on`: true once, so that nobody gets two."""
    InboxSetting.objects.bulk_create([InboxSetting(user=user)], ignore_conflicts=True)
    setting = InboxSetting.objects.filter(user=user, digest=True).exclude(digest_sent_on__gte=on)
    return setting.update(digest_sent_on=on) == 1


def give_back_digest(user):
    """A letter that was claimed didn't go off; another try may send it."""
    InboxSetting.objects.filter(user=user).update(digest_sent_on=None)


def _setting(user):
    InboxSetting.objects.bulk_create([InboxSetting(user=user)], ignore_conflicts=True)
    return InboxSetting.objects.select_for_update().get(user=user)
