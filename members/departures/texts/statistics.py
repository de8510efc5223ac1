"""Who left and who was honoured, counted."""

DEPARTURES = "Trưởng thành, rời Đoàn"
DEPARTURE_FIGURES = {
    "age": "Trưởng thành",
    "leave": "Bắt đầu hoãn sinh hoạt",
    "struck_off": "Xóa tên",
    "own_wish": "Xin ra",
    "died": "Từ trần",
}
HONOURS = "Danh dự"
HONOUR_FIGURES = {"given": "Công nhận đoàn viên danh dự"}
