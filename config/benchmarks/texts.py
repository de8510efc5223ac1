"""What the command tells the person at the terminal."""

NOT_HERE = "Không đo trong bản chạy thật: lệnh này tạo cơ sở dữ liệu và người giả. Bỏ APP_MODE rồi chạy lại."
NO_DATABASE = "Không tạo được cơ sở dữ liệu để đo. Vai trong DATABASE_OWNER_URL cần quyền CREATEDB."
NO_PLACE_FOR_JSON = "Không ghi được vào {path}. Chọn thư mục khác sau --json."
FIGURE = "{mark} {value:>10} {unit:<8} {aim:<9} {name}"
MET = {True: "đạt", False: "chưa", None: "    "}
SUMMARY = "Đạt {met} trên {aimed} chỉ tiêu."
BRANCH = "Chi đoàn Khu phố {number}"
ROUND = (
    "{number:>3}. {work:<6} giết {victim:<8} sau {moment:5.2f} s (đang chạy: {hit}), "
    "yên sau {settled:5.1f} s, {attempts} lần chạy, lỗi: {faults}"
)
