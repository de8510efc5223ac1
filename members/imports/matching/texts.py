"""What matching says to people. A message never carries the value of a cell: some may not see it."""

CODE_TAKEN_IN_FILE = "Mã định danh trùng với dòng {row} của tệp, là người khác tên. Sửa mã ở dòng sai."
VALUE_DIFFERS = (
    "Ô “{label}” trong tệp khác với hồ sơ. Lấy theo tệp, giữ theo hồ sơ và chỉ điền ô trống, hoặc bỏ qua dòng này."
)
VALUE_KEPT = "Giữ “{label}” theo hồ sơ"
DECIDED_BEFORE = "Đã trả lời ở lần nhập ngày {date}"
ON_THE_WAY = (
    "Đang chuyển: người này có hồ sơ chuyển sinh hoạt {case} chưa xong. Giữ nguyên chi đoàn, việc chuyển theo hồ sơ ấy."
)
PLANNED = "Đang chuyển: {what}. Giữ nguyên chi đoàn, hoặc hủy việc ấy trước rồi nhập lại."
