"""What becomes due by itself: one-time links that nobody can use any more."""

from datetime import timedelta

from django.utils import timezone

from branches.accounts.models import SignInLink
from branches.jobs import periodic

# The page of a dead link says why for as long as somebody may still try it.
KEPT = timedelta(days=30)


@periodic.work("accounts.links", every=timedelta(days=1))
def drop_old_links():
    SignInLink.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()
