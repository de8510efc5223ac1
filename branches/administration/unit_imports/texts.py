"""What the import of units says to people."""

from branches.units.texts import SHEET_FIELDS as FIELDS

__all__ = ["FIELDS"]

REPAIRED = "Đã sửa"
LEFT_IMPORTS = "{unit} giữ nguyên vì có danh sách đã nhập hoặc đang chờ ghi vào đơn vị này."
