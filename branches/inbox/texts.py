"""Words of the inbox, of its letter and of its calendar."""

TITLE = "Việc cần làm"
# On a phone's bar.
SHORT = "Cần làm"

ACTS = {
    "inbox.digest.on": "Bật thư nhắc việc",
    "inbox.digest.off": "Tắt thư nhắc việc",
    "inbox.feed.made": "Lập địa chỉ lịch việc cần làm",
    "inbox.feed.revoked": "Hủy địa chỉ lịch việc cần làm",
}

# Groups
OVERDUE = "Quá hạn"
TODAY = "Hôm nay"
THIS_WEEK = "Tuần này"
LATER = "Sau tuần này"
UNDATED = "Không hạn"

ALL_KINDS = "Tất cả"
OTHER_KIND = "Việc khác"

LATE_BY = "Quá hạn {days} ngày"
DUE_TODAY = "Hạn hôm nay"
DUE_IN = "Còn {days} ngày"

# The letter and the calendar: kinds, numbers and dates, never a name
SUBJECT = "Ba Chủ Động: {count} việc cần làm"
SUBJECT_LATE = "Ba Chủ Động: {count} việc cần làm, {late} việc quá hạn"
CALENDAR = "Việc cần làm · Ba Chủ Động"
LATE_IN_CALENDAR = "Quá hạn từ {due}: {line}"

DIGEST_ON = "Đã bật thư nhắc việc. Thư gửi sau 7 giờ sáng những ngày có việc."
DIGEST_OFF = "Đã tắt thư nhắc việc. Việc vẫn có ở trang Việc cần làm."
FEED_REVOKED = "Đã hủy địa chỉ lịch. Lịch trong điện thoại, máy tính sẽ không cập nhật nữa."
