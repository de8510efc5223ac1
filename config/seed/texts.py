"""Words of the demo's seed."""

ACTS = {
    "seed.list.written": "Lập danh sách minh họa",
    "seed.stay.ended": "Ghi rời đơn vị (minh họa)",
    "seed.stay.moved": "Ghi chuyển chi đoàn (minh họa)",
}
WRITING_UNITS = "Đang lập đơn vị…"
UNITS = "{count} chi đoàn ở hai phường."
MEMBERS = "{count} đoàn viên, {accounts} tài khoản."
SCALE_DONE = "Đã tạo {branches} chi đoàn với {members} đoàn viên."
NOT_EMPTY = "Cơ sở dữ liệu đã có đơn vị. Chạy trên cơ sở dữ liệu trống, hoặc dùng demo --fresh."
NOT_HERE = "Dữ liệu minh họa không được ghi vào bản chạy thật."
LAST_TERM = "Quyết định công nhận BCH nhiệm kỳ trước (minh họa)"
THIS_TERM = "Quyết định công nhận BCH đương nhiệm (minh họa)"
