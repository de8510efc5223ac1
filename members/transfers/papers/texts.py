"""What the papers of a transfer are called in the register; what they say stands in templates/papers/transfers/."""

INTRODUCTION = "Giấy giới thiệu chuyển sinh hoạt"
SLIP = "Phiếu chuyển sinh hoạt"
NOTICE = "Phiếu báo tiếp nhận"
TITLE = "{paper} của đồng chí {name}"
