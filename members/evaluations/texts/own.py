"""Words of the card and page on which a member writes the own assessment."""

# The card on the page of one's own
YEAR, YEAR_LEVEL = "Năm {year}", "Năm {year}: {level}"
DUE, DUE_OVER = "viết trước hết ngày {day}", "hạn đã qua ngày {day}, vẫn viết được tới khi chi đoàn gửi"


def due_words(due_on, today) -> str:
    """Until when it should be written; late is better than not at all."""
    return (DUE_OVER if due_on < today else DUE).format(day=f"{due_on:%d/%m/%Y}")


TO_WRITE, BY_ONESELF, BY_BRANCH, WAITS = "Chưa viết", "Đã viết", "Chi đoàn ghi thay", "Chờ công bố"
NOT_RATED_STATE, ANNOUNCED_STATE = "Không xếp loại", "Đã công bố"
WRITE, CHANGE = "Viết bản tự đánh giá", "Xem, sửa bản tự đánh giá"
DECIDED = "{reference} ngày {day}"

# The page
TRAIL, PAGE = "Của tôi", "Tự đánh giá năm {year}"
HELP = {
    "politics": "Học tập nghị quyết, chấp hành pháp luật, lối sống, tinh thần giúp đỡ mọi người.",
    "work": "Kết quả học tập hoặc công việc trong năm, sáng kiến nếu có.",
    "union": "Dự sinh hoạt, việc chi đoàn giao, phong trào đã tham gia.",
    "discipline": "Chấp hành Điều lệ, đóng đoàn phí, khen thưởng hoặc kỷ luật nếu có.",
}
LEVEL_HELP = "Mức anh/chị tự thấy đúng với mình; chi đoàn bỏ phiếu rồi cấp trên quyết định."
FACT_LEVEL, FACT_DECISION, FACT_ANNOUNCED = "Mức xếp loại", "Quyết định", "Ngày công bố"
FACT_SELF_ON, FACT_BY = "Ngày viết", "Người ghi"
BY_ACCOUNT, ENTERED_BY_BRANCH = "tự viết bằng tài khoản", "chi đoàn ghi thay"
SAVED = "Đã lưu bản tự đánh giá năm {year}. Sửa được tới khi chi đoàn gửi cấp trên."

# Why not, what is missing
NOT_YOURS = "Bản tự đánh giá do chính đoàn viên viết. Chi đoàn ghi thay ở trang của từng người."
NOT_RATED = "Năm nay anh/chị không thuộc diện xếp loại ở đây: {why}. Thấy chưa đúng thì hỏi bí thư chi đoàn."
SENT = (
    "Chi đoàn đã gửi kết quả đánh giá của anh/chị, bản tự đánh giá không đổi được nữa. Có gì cần sửa thì nói với bí "
    "thư chi đoàn."
)
ANNOUNCED = "Kết quả năm {year} đã công bố, bản tự đánh giá giữ như lúc ấy."
WRITTEN_BY_THEMSELVES = "{name} đã tự viết bằng tài khoản của mình, chi đoàn không ghi thay được."
LEVEL_MISSING = "Chưa chọn mức tự xếp loại. Chọn một mức."
WORDS_MISSING = "Chưa có lời tự nhận xét. Viết ít nhất một ô, một hai câu là đủ."

# What the branch sees
ROW = "Tự viết, tự xếp: {level}"
TOLD = "Đoàn viên tự viết bản tự đánh giá"
ON_ROW = "Đoàn viên tự viết bằng tài khoản của mình ngày {day}. Chi đoàn chỉ ghi thêm minh chứng."

# What waits
TODO = "Viết bản tự đánh giá"
TODO_ABOUT = "năm {year}"
