"""What headers of many fields have in common."""


def listed(headers: str) -> tuple[str, ...]:
    """Headers with bars between them."""
    return tuple(headers.split(" | "))


DATE = r"'?\d{1,2}\s*[/.-]\s*(\d{1,2}\s*[/.-]\s*)?\d{2,4}|'?(19|20)\d\d"
# "Họ tên cha", "SĐT phụ huynh": columns about somebody or something else.
OTHERS = listed(
    "cha | bố | mẹ | ba | phụ huynh | vợ | chồng | con | người thân | người giới thiệu | giới thiệu | "
    "giáo viên | chủ nhiệm | chủ hộ | bí thư | gia đình | liên hệ khẩn | khẩn cấp | cơ quan | cố vấn | "
    "zalo | người đỡ đầu | giám hộ | người báo tin | báo tin | người đại diện | thân nhân | người nhận "
    "| đỡ đầu | gvcn | phhs"
)
