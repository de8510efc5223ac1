"""What the pillar says of itself, and what the database holds."""

from branches.access.models import RestrictedField
from members.pillar import PILLAR


def test_the_matrix_holds_the_restricted_fields_of_the_pillar(db):
    rows = RestrictedField.objects.values_list("field", "label")
    assert sorted(rows) == sorted(PILLAR.restricted_fields)
