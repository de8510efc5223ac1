"""What the readers of dates, phones and citizen numbers say to people: what is wrong, why, and how to mend it."""

# Dates
NO_SUCH_DAY = "Tháng {month} không có ngày {day}. Sửa ngày, hoặc chỉ ghi năm {year}."
NO_SUCH_DAY_IN_YEAR = "Năm {year}, tháng {month} không có ngày {day}. Sửa ngày, hoặc chỉ ghi năm {year}."
NO_SUCH_MONTH = (
    "Không có tháng {month}: ngày ghi trước, tháng ghi sau. Ghi lại theo dạng 08/10/1997, hoặc chỉ ghi năm {year}."
)
YEAR_OUT_OF_RANGE = "Năm {year} không hợp lý: phải từ {first} đến {last}. Kiểm tra lại năm."
DAY_WITHOUT_MONTH = "Có ngày {day} mà không có tháng. Ghi đủ ngày/tháng/năm, hoặc chỉ ghi năm {year}."
DATE_UNREADABLE = "Không đọc được “{text}” là ngày. Ghi theo dạng 08/10/1997, 10/1997 hoặc 1997."
DATE_EMPTY = "Chưa có ngày. Ghi theo dạng 08/10/1997, 10/1997 hoặc 1997."
YEAR_MISSING = "“{text}” không có năm. Ghi đủ bốn chữ số của năm, ví dụ 08/10/1997."
TWO_DIGIT_YEAR = "“{text}” chỉ ghi hai chữ số của năm, không rõ thế kỷ nào. Ghi đủ bốn chữ số, ví dụ 08/10/1997."
BARE_NUMBER = "“{text}” là một con số, không phải ngày. Đặt ô ở dạng ngày, hoặc ghi theo dạng 08/10/1997."

# Phones
PHONE_EMPTY = "Chưa có số điện thoại. Ghi đủ 10 chữ số, ví dụ 0912345678."
PHONE_LETTERS = "Số điện thoại có chữ hoặc ký hiệu lạ. Chỉ ghi chữ số, ví dụ 0912345678."
PHONE_ROUNDED = "Số điện thoại đã bị bảng tính làm tròn. Đặt ô ở dạng văn bản rồi ghi lại đủ 10 chữ số."
PHONE_TWO = "Ô này có hai số điện thoại. Giữ lại một số, ghi số kia vào ghi chú."
PHONE_LENGTH = "Số điện thoại có {count} chữ số, số di động có 10. Ghi lại đủ số, ví dụ 0912345678."
PHONE_PREFIX = "Không có đầu số “{prefix}” ở Việt Nam. Kiểm tra lại số điện thoại."
PHONE_FOREIGN = "Đây là số điện thoại nước ngoài. Ghi một số trong nước, ghi số kia vào ghi chú."

# Citizen numbers
CITIZEN_ID_EMPTY = "Chưa có số căn cước. Ghi đủ 12 chữ số."
CITIZEN_ID_LENGTH = (
    "Số căn cước có {count} chữ số, phải có 12 (số chứng minh nhân dân cũ có 9). Ghi lại đủ số trên thẻ."
)
CITIZEN_ID_LETTERS = "Số căn cước có chữ hoặc ký hiệu lạ. Chỉ ghi 12 chữ số trên thẻ."
CITIZEN_ID_ROUNDED = "Số căn cước đã bị bảng tính làm tròn. Đặt ô ở dạng văn bản rồi ghi lại đủ 12 chữ số trên thẻ."
CITIZEN_ID_SEVERAL = "Ô này có hai số giấy tờ. Giữ lại số trên thẻ căn cước, ghi số kia vào ghi chú."
CITIZEN_ID_PROVINCE = "Ba chữ số đầu “{code}” không phải mã tỉnh nào. Đối chiếu lại với số trên thẻ."
CITIZEN_ID_BIRTH_YEAR = (
    "Chữ số thứ 4 đến thứ 6 “{digits}” không cho một năm sinh hợp lý. Đối chiếu lại với số trên thẻ."
)

# How long
DAYS_LEFT = "còn {days} ngày"
TODAY = "hôm nay"
DAYS_LATE = "quá hạn {days} ngày"
