"""Words at the beginning of a branch's name that tell its sector and its level. The longest that fits counts."""

# What stands before the name proper.
PREFIXES = ("chi đoàn cơ sở", "chi đoàn", "cđcs", "cđ")

LEVELS = {"chi đoàn cơ sở": "grassroots_branch", "cđcs": "grassroots_branch"}
USUAL_LEVEL = "branch"

SECTORS = {
    "residential": (
        "tổ dân phố", "tdp", "tổ", "buôn", "bon", "plei", "plơi", "thôn", "làng", "chợ", "ấp", "xóm", "bản", "khu phố",
        "khối phố", "khóm", "khu dân cư", "khu vực", "khu", "cụm dân cư", "tiểu khu", "sóc", "phum", "dân cư",
    ),
    "school": (
        "trường", "học viện", "đại học", "cao đẳng", "thpt", "thcs", "ptdt", "tiểu học", "mầm non", "mẫu giáo", "lớp",
        "giáo viên", "sinh viên", "học sinh", "khoa", "trung tâm gdnn", "trung tâm gdtx", "trung tâm giáo dục",
    ),
    "office": (
        "trạm y tế", "y tế", "bệnh viện", "phòng khám", "khối", "cơ quan", "ủy ban", "ubnd", "ub", "đảng ủy", "phòng",
        "trung tâm", "kho bạc", "thuế", "chi cục", "cục", "sở", "tòa án", "viện kiểm sát", "bảo hiểm xã hội",
        "ban quản lý", "thi hành án", "đài", "bảo tàng", "thư viện", "dân chính", "văn phòng", "hạt kiểm lâm",
    ),
    "armed_forces": (
        "công an", "quân sự", "bộ chỉ huy", "ban chỉ huy", "biên phòng", "đồn", "dân quân", "quân đội", "bộ đội",
        "lực lượng vũ trang", "trại giam", "cảnh sát", "trung đoàn", "tiểu đoàn", "lữ đoàn", "sư đoàn",
    ),
    "enterprise": (
        "công ty", "cty", "hợp tác xã", "htx", "ngân hàng", "điện lực", "doanh nghiệp", "xí nghiệp", "nhà máy",
        "tập đoàn", "tổng công ty", "bưu điện", "viễn thông", "quỹ tín dụng", "xăng dầu", "cấp nước", "khách sạn",
        "siêu thị", "nông trường", "lâm trường", "agribank", "vietinbank", "bidv", "vietcombank", "viettel", "vnpt",
    ),
}  # fmt: skip
