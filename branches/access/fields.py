"""Restricted fields: which grant opens which field. Asked by display, filter, sort, search, export and history."""

from branches.access import reach
from branches.access.models import RestrictedField
from branches.positions.models import Grant


def matrix() -> dict[str, str]:
    """{field name: grant that opens it}; one query."""
    return dict(RestrictedField.objects.values_list("field", "grant"))


def may_open(user, field: str, unit) -> bool:
    """Whether `user` may open `field` of a record kept by `unit`; a field outside the matrix is open to all."""
    grant = matrix().get(field)
    return grant is None or reach.can(user, grant, unit)


def area_for(user, field: str) -> reach.Area:
    """Where `user` may filter, sort, search or drill down by `field`."""
    return reach.area(user, matrix().get(field, Grant.READ))
