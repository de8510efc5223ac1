"""Papers that hang on cases."""

from django.db.models import QuerySet

from branches.cases.models import Case, CasePaper


def papers_seen(user) -> QuerySet:
    """Keys of the papers of all cases that `user` may see, whichever register they stand in."""
    return CasePaper.objects.filter(case__in=Case.objects.visible_to(user)).values("paper")
