"""Names of the ground's rules, their units of measure and their sources."""

MIN_BRANCH_MEMBERS = "Số đoàn viên ít nhất của một chi đoàn"
STALE_UNIT_DAYS = "Đơn vị không cập nhật quá số ngày này thì được nhắc"
SMALL_GROUP = "Nhóm nhỏ hơn số này không hiện con số chính xác ở trường hạn chế"
SIGN_IN_LINK_DAYS = "Liên kết đăng nhập một lần dùng được trong"
IMPORT_UNDO_DAYS = "Hoàn tác một lần nhập bảng tính được trong"
UPLOAD_PURGE_DAYS = "Tệp đã tải lên và dòng tạm được xóa sau"
ATTACHMENT_MEGABYTES = "Cỡ lớn nhất của một tệp đính kèm"
ATTACHMENTS_PER_CASE = "Số tệp đính kèm nhiều nhất của một hồ sơ"

VOTE_SHARE = "Biểu quyết của chi đoàn được thông qua khi số tán thành quá tỷ lệ này của số có mặt"

PEOPLE = "người"
DAYS = "ngày"
MEGABYTES = "MB"
FILES = "tệp"
PER_CENT = "%"

SOURCE_STATUTE = "Điều lệ Đoàn, theo tài liệu tập huấn năm 2009; chưa đối chiếu với Điều lệ khóa XIII"
SOURCE_MONTHLY = "Mô hình “3 chủ động”: rà soát đoàn viên mỗi tháng một lần (Hướng dẫn 18-HD/TWĐTN-BTC, 24/5/2023)"
SOURCE_VOTE = "Điều lệ Đoàn: quá nửa số có mặt; chưa đối chiếu với Điều lệ khóa XIII"
SOURCE_PRODUCT = "Lựa chọn của phần mềm, không do văn bản nào quy định"
