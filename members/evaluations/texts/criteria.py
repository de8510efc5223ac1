"""Criteria of a suggested level, their evidence and thresholds, in words."""

CRITERIA = {
    "attendance": "Sinh hoạt",
    "tasks": "Việc được giao",
    "training": "Rèn luyện",
    "dues": "Đoàn phí",
    "discipline": "Kỷ luật",
    "awards": "Khen thưởng",
}
PROVISIONAL = "tạm, chưa có: {missing}"
NOTHING_SUGGESTED = "Chưa đủ minh chứng"
THRESHOLDS_SHARE = "xuất sắc từ {excellent}%, tốt từ {good}%, hoàn thành từ {done}%"
THRESHOLDS = {
    "training": "theo mức rèn luyện được xác nhận",
    "dues": "đúng hạn: xuất sắc; đóng muộn: hoàn thành; còn thiếu: không hoàn thành",
    "discipline": "bị kỷ luật từ khiển trách: không hoàn thành",
}
TRAINING_CHOICES = (
    ("excellent", "Hoàn thành xuất sắc"),
    ("good", "Hoàn thành tốt"),
    ("done", "Hoàn thành"),
    ("not_done", "Không hoàn thành"),
)
DUES_CHOICES = (("on_time", "Đúng hạn"), ("late", "Đóng muộn"), ("missing", "Còn thiếu"))
DISCIPLINE_CHOICES = (
    ("none", "Không"),
    ("reprimand", "Khiển trách"),
    ("warning", "Cảnh cáo"),
    ("removal", "Cách chức"),
    ("expulsion", "Khai trừ"),
)
VALUE_WORDS = {
    "training": dict(TRAINING_CHOICES),
    "dues": dict(DUES_CHOICES),
    "discipline": dict(DISCIPLINE_CHOICES),
}
SHARE = "{value}%"


def typed_words(code: str, value) -> str:
    """A value that the branch typed, as people read it."""
    return VALUE_WORDS[code].get(value, str(value)) if code in VALUE_WORDS else SHARE.format(value=value)


UNKNOWN = "Chưa có"
TYPED_BY_BRANCH = "chi đoàn ghi"
RULES_DEFAULT = "theo bộ quy định mặc định"
RULES_ON = "theo bộ quy định từ {day}"
