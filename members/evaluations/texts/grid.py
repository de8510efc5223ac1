"""Words of a branch's grid and of one member's row."""

# The grid
GRID = "Bảng đánh giá"
TABS = {
    "": "Tất cả",
    "tra-lai": "Bị trả lại",
    "khac": "Khác gợi ý",
    "chua": "Chưa xong",
    "cho": "Chờ duyệt",
    "xong": "Đã duyệt",
    "khong": "Không xếp loại",
}
SAVE, SAVING = "Lưu bảng", "Đang lưu…"
SAID_SAVED = "Đã lưu {count} người."
SAID_NOTHING = "Chưa có gì thay đổi."
SAID_ROW = "Đã lưu phiếu của {name}."
CHOOSE_LEVEL = "Chọn mức"
SEEN_LABEL = "Đã xem lại, giữ nguyên mức"
VOTED_OTHERWISE = "Phiếu là của mức {level}"
VOTE_LOW = "Tán thành chưa quá nửa"
ABOVE_SUGGESTED = "Cao hơn gợi ý {steps} mức"
BELOW_SUGGESTED = "Thấp hơn gợi ý {steps} mức"
SELF_TOLD_ROW = "Tự xếp: {level}"
SELF_NOT_YET = "Chưa có phiếu tự đánh giá"
CAME = "Chuyển đến {day}"
REMARK_ASKED = "Chờ nhận xét của {unit}, hạn {day}"
REMARK_GIVEN = "Đã có nhận xét của {unit}"
REMARK_NOBODY = "Nơi cũ ngoài hệ thống, chưa có nhận xét"

# Above the case
SHORT_LEVELS = {
    "excellent": "Xuất sắc",
    "good": "Tốt",
    "done": "Hoàn thành",
    "not_done": "Không hoàn thành",
}

# The lists
EXPLAINED = "{label}: {words}"
COUNT_LABELS = ("Có mặt", "Tán thành", "Không tán thành", "Ý kiến khác")
COUNT_SHORTS = ("Có mặt", "Tán thành", "Không", "Khác")
TYPED_TOLD = "Đã gõ: mức {level}; {counts}; nhận xét {remark}."
VOTE_TOLD = "{in_favour} tán thành, {against} không tán thành, {abstained} ý kiến khác, {present} có mặt"
REMARK_LABEL = "Nhận xét của chi đoàn"
SLIP_NAME = "Phiếu tự đánh giá {number} {name}"
