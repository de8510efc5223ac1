"""Units in any number, in a few statements."""

from branches.units.models import Level, Unit
from branches.vietnamese.names import fold


def make_branches(ward, count: int) -> list[Unit]:
    """So many more branches below `ward`: "Chi đoàn Số 1", "Chi đoàn Số 2", …"""
    ward = Unit.objects.get(pk=ward.pk)
    level, have = Level.objects.get(code="branch"), ward.numchild
    names = [f"Chi đoàn Số {number}" for number in range(1, count + 1)]
    units = [
        Unit(
            path=Unit._get_path(ward.path, ward.depth + 1, have + at),
            depth=ward.depth + 1,
            code=f"{ward.code}.SO{have + at}",
            name=name,
            folded_name=fold(name),
            level=level,
        )
        for at, name in enumerate(names, start=1)
    ]
    Unit.objects.bulk_create(units)
    Unit.objects.filter(pk=ward.pk).update(numchild=have + count)
    return units
