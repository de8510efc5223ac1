"""What somebody has learnt."""

from branches.imports.detection import FieldSpec
from members.imports.data.headers.words import listed

SCHOOLING = [
    FieldSpec(
        "education",
        listed(
            "Trình độ văn hóa | Văn hóa | Trình độ học vấn | Học vấn | TĐVH | Trình độ giáo dục phổ thông | "
            "Giáo dục phổ thông | Trình độ VH | TĐ văn hóa | TĐ VH | Văn hoá | Trình độ văn hoá | Lớp (trình độ "
            "văn hóa) | Trình độ phổ thông | Học lực phổ thông | GDPT | Trình độ GDPT | VH | Trình độ văn hóa "
            "(12/12)"
        ),
    ),
    FieldSpec(
        "qualification",
        listed(
            "Trình độ chuyên môn | Chuyên môn | Trình độ CM | TĐCM | Chuyên môn nghiệp vụ | Trình độ chuyên môn "
            "nghiệp vụ | Trình độ CMNV | Bằng cấp chuyên môn | TĐ chuyên môn | CM | CMNV | Trình độ chuyên môn "
            "cao nhất | Bằng cấp | Học vị | Trình độ đào tạo | Trình độ CM-NV | Chuyên môn đào tạo | Trình độ "
            "chuyên môn, nghiệp vụ"
        ),
        unless=listed("chuyên ngành"),
    ),
    FieldSpec(
        "political_theory",
        listed(
            "Trình độ LLCT | LLCT | Lý luận chính trị | Lí luận chính trị | Trình độ lý luận chính trị | Trình "
            "độ chính trị | Chính trị | TĐ LLCT | Trình độ lí luận chính trị | Lý luận CT | TĐLLCT | LL chính "
            "trị | L.luận chính trị | Trình độ LL chính trị"
        ),
    ),
    FieldSpec(
        "it_level",
        listed("Tin học | Trình độ tin học | TĐ tin học | Trình độ CNTT | CNTT | Tin học (chứng chỉ)"),
    ),
    FieldSpec(
        "foreign_language",
        listed("Ngoại ngữ | Trình độ ngoại ngữ | TĐ ngoại ngữ | Anh văn | Tiếng Anh | NN"),
    ),
]
