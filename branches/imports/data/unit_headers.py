"""What columns of a list of units are called."""

from branches.imports.detection import FieldSpec


def _any(headers: str) -> tuple[str, ...]:
    return tuple(headers.split(" | "))


UNIT_FIELDS = [
    FieldSpec(
        "code",
        _any("Mã đơn vị | Mã | Mã số | Mã chi đoàn | Mã định danh đơn vị"),
        unless=_any("cấp trên | cha"),
    ),
    FieldSpec(
        "name",
        _any("Tên đơn vị | Tên | Đơn vị | Tên chi đoàn | Tên tổ chức"),
        unless=_any("cấp trên | cha | mã"),
    ),
    FieldSpec(
        "level",
        _any("Cấp | Cấp đơn vị | Loại đơn vị | Loại tổ chức | Cấp bộ | Loại hình"),
        unless=_any("cấp trên"),
    ),
    FieldSpec(
        "sector",
        _any("Khối | Khối đối tượng | Lĩnh vực | Khu vực"),
    ),
    FieldSpec(
        "parent_code",
        _any(
            "Mã đơn vị cấp trên | Mã cấp trên | Đơn vị cấp trên | Mã đơn vị cha | Cấp trên trực tiếp | Trực thuộc | "
            "Mã đơn vị trực thuộc | Thuộc đơn vị | Thuộc | Trực thuộc đơn vị | Thuộc tổ chức | Đơn vị cha | "
            "Tên đơn vị cấp trên | Đơn vị quản lý trực tiếp"
        ),
    ),
]
