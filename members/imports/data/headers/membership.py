"""Joining, work, posts, and what a branch says of its members."""

from branches.imports.detection import FieldSpec
from members.imports.data.headers.words import DATE, OTHERS, listed

JOINED = listed(
    "Thời gian vào đoàn | Ngày vào Đoàn | Ngày vào Đoàn TNCS Hồ Chí Minh | Ngày kết nạp | Ngày kết nạp "
    "Đoàn | Năm vào Đoàn | Vào Đoàn | Ngày tháng vào Đoàn | Ngày tháng năm vào Đoàn | Thời gian kết nạp "
    "Đoàn | Ngày kết nạp vào Đoàn | Ngày, tháng, năm vào Đoàn | Ngày vào Đoàn TNCS HCM | Ngày vào Đoàn "
    "TNCS | Năm kết nạp | Năm kết nạp Đoàn | Tháng năm vào Đoàn | NVĐ | Ngày, tháng, năm kết nạp Đoàn | "
    "Ngày kết nạp đoàn viên | Ngày KN Đoàn | Ngày vào ĐTN | Vào Đoàn ngày | Kết nạp Đoàn"
)

MEMBERSHIP = [
    FieldSpec(
        "joined_on",
        JOINED,
        unless=listed("đảng | nơi | tuổi | số | người | đoàn phí"),
        looks=DATE,
    ),
    FieldSpec(
        "admission_resolution",
        listed(
            "Số Nghị quyết chuẩn y kết nạp đoàn viên | Nghị quyết chuẩn y | Số nghị quyết | Số nghị quyết kết "
            "nạp | Nghị quyết kết nạp | Số quyết định kết nạp | Số QĐ kết nạp | Số NQ chuẩn y | Số NQ kết nạp | "
            "NQ chuẩn y | Quyết định kết nạp | QĐ kết nạp | Số NQ | Số quyết định chuẩn y"
        ),
        unless=listed("đảng"),
    ),
    FieldSpec(
        "card_number",
        listed(
            "Số thẻ đoàn | Thẻ đoàn | Số thẻ đoàn viên | Số thẻ | Mã thẻ đoàn viên | Số thẻ ĐV | Thẻ đoàn viên "
            "| Mã thẻ | Mã thẻ đoàn | Số thẻ ĐVTN"
        ),
        unless=listed(
            "ngày | năm | nơi | đảng | bảo hiểm | bhyt | sinh viên | cccd | căn cước | ngân hàng | atm | học sinh"
        ),
        looks=r"'?\d{6,14}",
    ),
    FieldSpec(
        "party_joined_on",
        listed(
            "Thời gian vào Đảng | Ngày vào Đảng | Ngày kết nạp Đảng | Năm vào Đảng | Vào Đảng | Đảng viên (ngày "
            "vào Đảng) | Ngày vào Đảng dự bị | Ngày kết nạp vào Đảng | Ngày kết nạp Đảng viên | Ngày vào Đảng "
            "(dự bị) | Ngày vào ĐCSVN | Ngày vào Đảng CSVN | Ngày vào Đảng Cộng sản Việt Nam | Ngày, tháng, năm "
            "vào Đảng | Ngày tháng vào Đảng | Ngày kết nạp Đảng (dự bị) | Vào Đảng ngày | Dự bị | Kết nạp Đảng "
            "| Ngày dự bị | Thời gian kết nạp Đảng"
        ),
        unless=listed("chính thức | nơi | số | cảm tình"),
        looks=DATE,
    ),
    FieldSpec(
        "occupation",
        listed(
            "Nghề nghiệp hiện nay | Nghề nghiệp | Công việc | Việc làm | Nghề nghiệp hiện tại | Công việc hiện "
            "nay | Nghề | Công việc hiện tại | Công việc đang làm | Nghề nghiệp, nơi làm việc | N.nghiệp | Việc "
            "làm hiện nay | Nghề nghiệp/việc làm"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "attachment",
        listed(
            "Đối tượng đoàn viên | Đối tượng sinh hoạt | Loại sinh hoạt | Hình thức sinh hoạt | Đối tượng | "
            "Loại đoàn viên | Sinh hoạt chính/ghép | Sinh hoạt chính, ghép | Diện sinh hoạt"
        ),
    ),
    FieldSpec(
        "training_state",
        listed(
            "Rèn luyện đoàn viên | Đăng ký rèn luyện | Chương trình rèn luyện đoàn viên | Đăng ký RLĐV | RLĐV | "
            "Rèn luyện | Chương trình RLĐV | Chương trình rèn luyện | Đăng ký chương trình rèn luyện | CTRLĐV | "
            "Rèn luyện ĐV"
        ),
    ),
    FieldSpec(
        "rating_state",
        listed(
            "Đánh giá, xếp loại đoàn viên | Đánh giá xếp loại | Xếp loại đoàn viên | Xếp loại | Phân loại đoàn "
            "viên | Đánh giá | Kết quả xếp loại | Đánh giá, xếp loại | Xếp loại ĐV | Phân loại | Kết quả phân "
            "loại | Xếp loại cuối năm | Đánh giá ĐV | Đánh giá xếp loại đoàn viên | Chất lượng đoàn viên"
        ),
        unless=listed("học lực | hạnh kiểm | đảng viên"),
    ),
    FieldSpec(
        "awards",
        listed(
            "Khen thưởng | Thành tích | Hình thức khen thưởng | Danh hiệu | Khen thưởng (nếu có) | Thành tích nổi bật"
        ),
    ),
    FieldSpec(
        "discipline",
        listed("Kỷ luật | Kỉ luật | Hình thức kỷ luật | Kỷ luật (nếu có) | Hình thức kỉ luật"),
    ),
    FieldSpec(
        "post",
        listed(
            "Chức vụ trong chi đoàn | Chức vụ | Chức danh | Chức vụ Đoàn | Chức vụ trong Đoàn | CV | Chức vụ "
            "(Đoàn) | Chức vụ đoàn thể | C.vụ | Chức vụ hiện nay | Chức vụ hiện tại | Chức vụ đảm nhiệm | Nhiệm "
            "vụ trong Đoàn"
        ),
        unless=listed("cha | bố | mẹ | ba | phụ huynh | vợ | chồng | đảng | chính quyền"),
    ),
    FieldSpec(
        "association",
        listed(
            "Hội | Hội viên | Tổ chức hội | Hội LHTN | Tham gia hội | Hội LHTN Việt Nam | Hội viên Hội LHTN | "
            "Tham gia tổ chức Hội"
        ),
    ),
    FieldSpec(
        "honorary",
        listed("Đoàn viên danh dự | ĐV danh dự | Danh dự"),
    ),
]
