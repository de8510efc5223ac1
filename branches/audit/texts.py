"""Words of a record's history."""

HIDDEN = "Đã ẩn"
CHANGED = "đã đổi"
YES, NO = "Có", "Không"
OUTSIDE = "Ngoài phần mềm"
WRITTEN = {"insert": "Ghi mới", "update": "Sửa", "delete": "Xóa dòng"}
