"""What people say to each other about a case."""

from django.db import transaction

from branches.audit.journal import act
from branches.cases import rules
from branches.cases.models import Case, CaseComment


@transaction.atomic
def add_comment(case: Case, *, actor, text: str) -> CaseComment:
    """`case` comes from `for_page`. Raises PermissionDenied, and ValidationError by field."""
    rules.may_comment(actor, case).require()
    with act("cases.comment.added", actor=actor, subject=case, unit=case.holder or case.opening_unit):
        comment = CaseComment(case=case, author=actor, text=text.strip())
        comment.full_clean()
        comment.save()
    return comment
