"""Words of the dashboards' tiles and of the panel on a unit's page."""

from members.people.models.memberships import GAINS as MAIN_GAINS
from members.people.models.memberships import LOSSES as MAIN_LOSSES

MEMBERS = "Đoàn viên"
COMPLETE = "Hồ sơ đủ thông tin"
PARTY = "Đảng viên"
TURNING = "Sắp tròn {age} tuổi"
UNLED = "Chi đoàn chưa có bí thư"

GREW = "tăng {count} từ đầu năm"
SHRANK = "giảm {count} từ đầu năm"
AS_BEFORE = "bằng đầu năm"
NOBODY_BEFORE = "đầu năm chưa có danh sách"
INCOMPLETE = "còn {count} hồ sơ thiếu thông tin"
ALL_COMPLETE = "không còn hồ sơ thiếu"
NOBODY = "chưa có đoàn viên"
SHARE = "{share} đoàn viên"
WITHIN = "trong {days} ngày tới"
UNLED_SMALL = "theo chức vụ và danh sách"
ALL_LED = "chi đoàn nào cũng có bí thư"

GAINS = {began.value: began.label.capitalize() for began in MAIN_GAINS}
LOSSES = {ended.value: ended.label.capitalize() for ended in MAIN_LOSSES}

TABS = {
    "": "Cần chú ý trước",
    "bi-thu": "Chưa có bí thư",
    "thieu": "Hồ sơ còn thiếu",
    "it-nguoi": "Ít đoàn viên",
    "lau": "Lâu không cập nhật",
}
NO_SECRETARY = "Chưa có bí thư"
BRANCHES_UNLED = "{count}/{branches} chi đoàn chưa có bí thư"
NO_MEMBERS = "Chưa có đoàn viên"
FEW_MEMBERS = "Chỉ có {count} đoàn viên"
BRANCHES_FEW = "{count} chi đoàn dưới {few} đoàn viên"
QUIET = "{days} ngày chưa cập nhật"
NEVER_CHANGED = "Chưa cập nhật lần nào"
BRANCHES_QUIET = "{count} chi đoàn trên {days} ngày chưa cập nhật"
UNKNOWN = "Chưa rõ"
NO_SECTOR = "Chưa phân khối"
FEWER = "< {count}"
HIDDEN = "Ẩn"

ITEM_MISSING = "{count} hồ sơ còn thiếu thông tin"
ITEM_MISSING_WHY = "Phần mềm của Đoàn không nhận hồ sơ thiếu các mục bắt buộc"
ITEM_OVER = "{count} đoàn viên đã trên 30 tuổi"
ITEM_OVER_WHY = "Hỏi nguyện vọng, làm lễ trưởng thành Đoàn hoặc giữ lại theo quy định"
ITEM_TURNING = "{count} đoàn viên sắp tròn {age} tuổi"
ITEM_TURNING_WHY = "Trong {days} ngày tới; hỏi nguyện vọng trước lễ trưởng thành"
ITEM_UNDER = "{count} đoàn viên chưa đủ 16 tuổi"
ITEM_UNDER_WHY = "Xem lại ngày sinh trong hồ sơ"
ITEM_UNBORN = "{count} hồ sơ chưa có ngày sinh"
ITEM_UNBORN_WHY = "Chưa có ngày sinh thì chưa tính được tuổi và độ tuổi trưởng thành"
ITEM_UNLED = "Chi đoàn chưa có bí thư"
ITEM_UNLED_WHY = "Không ai giữ chức vụ ấy và danh sách cũng không ghi"
ITEM_FEW = "Chi đoàn có dưới {few} đoàn viên"
ITEM_FEW_WHY = "Kết nạp thêm, hoặc đề nghị cấp trên ghép với chi đoàn khác"
ITEM_QUIET = "Đã {days} ngày không có thay đổi nào"
ITEM_QUIET_WHY = "Rà lại danh sách và ghi những gì đã thay đổi"

TURNS = "{day} · tròn {age} tuổi"
MONTH_ONLY = "Trong tháng · tròn {age} tuổi"

CLOSING = "còn {count} đoàn viên, tính cả người sắp chuyển đến. Chuyển sinh hoạt cho các đoàn viên ấy trước."
CLOSING_GUESTS = "còn {count} người sinh hoạt tạm thời hoặc nơi cư trú. Kết thúc việc ấy trước."

START = "Đầu kỳ {day}"
END = "Cuối kỳ {day}"
TREND_CAPTION = "Đơn vị: đoàn viên, cuối mỗi tháng; tháng này đến {day}"
CAPTION = "Đơn vị: người, đến {day}"
MALE = "Nam {count}"
FEMALE = "Nữ {count}"
