"""Words of the journal's page."""

ANY_ACT = "Mọi việc"
ACT_LABEL = "Việc"
ACTOR_LABEL = "Người làm"
SINCE_LABEL = "Từ ngày"
UNTIL_LABEL = "Đến hết ngày"

# What the details of an act are called; what isn't named here isn't shown.
DETAILS = {
    "rows": "Số dòng",
    "format": "Dạng tệp",
    "conditions": "Điều kiện",
    "reason": "Lý do",
    "codes": "Mã đơn vị",
    "reference": "Số, ký hiệu",
    "source": "Theo văn bản",
    "effective_on": "Hiệu lực từ",
}
