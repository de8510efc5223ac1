"""Bare cases for tests of the ledger, which asks of a case nothing but its number."""

from django.utils import timezone

from branches.accounts.models import User
from branches.cases.models import Case


def make_case(unit, number="CSH-2026-0001"):
    return Case.objects.create(
        number=number,
        kind="transfer",
        about="Hà Thị Cũ",
        opening_unit=unit,
        holder=unit,
        status="draft",
        opened_on=timezone.localdate(),
        opened_by=User.objects.system(),
    )
