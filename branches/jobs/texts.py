"""What background work says to people."""

GAVE_UP = (
    "Việc này dừng giữa chừng {attempts} lần nên đã thôi. Không có gì bị ghi dở. Làm lại, hoặc báo người vận hành."
)
BROKE = "Việc này gặp lỗi nên đã dừng. Không có gì bị ghi dở. Thử lại; nếu vẫn lỗi, báo người vận hành mã {number}."
