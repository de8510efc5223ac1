"""How far an admission has come, in the five stages that a list tells apart."""

from django.db.models import Q

from members.admissions.models import Admission, Status

STAGES = {
    "nguon": Q(status__in=[Status.PICKED, Status.LEARNT, Status.TRIED]),
    "ho-so": Q(status__in=[Status.APPLIED, Status.VOTED, Status.RETURNED]),
    "chuan-y": Q(status=Status.AT_BASE),
    "cho-le": Q(status__in=[Status.APPROVED, Status.SCHEDULED]),
    "chua-the": Q(status=Status.ADMITTED, person__card_number_index__isnull=True),
}


def narrowed(cases, user, stage: str):
    """Of `cases`, those of a stage; all for none."""
    if stage not in STAGES:
        return cases
    return cases.filter(pk__in=Admission.objects.visible_to(user).filter(STAGES[stage]).values("case"))
