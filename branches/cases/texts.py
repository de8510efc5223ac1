"""Words of the case components."""

WRONG_STATE = "Đã có người làm trước: việc này đang ở bước “{now}”. Tải lại trang để xem."
