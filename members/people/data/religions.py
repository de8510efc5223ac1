"""The 16 religions that the State recognises, none, and any other."""

from .value_lists import Item, ValueList

RELIGIONS = ValueList(
    "religion",
    "Tôn giáo",
    (
        Item(
            "none",
            "Không",
            (
                "Ko",
                "K",
                "0",
                "x",
                "Không có",
                "Không theo",
                "Không theo đạo",
                "Không tôn giáo",
                "Không theo tôn giáo",
                "Không theo tôn giáo nào",
                "Lương",
                "Lương giáo",
                "Bên lương",
            ),
        ),
        Item("buddhism", "Phật giáo", ("Phật", "Đạo Phật")),
        Item(
            "catholicism",
            "Công giáo",
            ("Thiên Chúa", "Thiên Chúa giáo", "Công giáo La Mã", "Công giáo Rôma", "Kitô giáo", "Ki tô"),
        ),
        Item("protestantism", "Tin Lành", ("Tin Lành giáo",)),
        Item("caodaism", "Cao Đài", ("Cao Đài giáo",)),
        Item("hoahao", "Phật giáo Hòa Hảo", ("Hòa Hảo", "PGHH", "Phật Hòa Hảo")),
        Item("islam", "Hồi giáo", ("Hồi", "Islam", "Đạo Hồi", "Bà-ni", "Hồi giáo Bà-ni")),
        Item("bahai", "Baha'i", ("Tôn giáo Baha'i", "Cộng đồng Tôn giáo Baha'i")),
        Item(
            "tinhdo",
            "Tịnh độ Cư sĩ Phật hội Việt Nam",
            ("Tịnh độ Cư sĩ", "Tịnh độ Cư sĩ Phật hội VN", "Tịnh độ Cư sĩ Phật hội"),
        ),
        Item("adventism", "Cơ đốc Phục lâm", ("Phục lâm", "Cơ đốc Phục lâm Việt Nam", "Giáo hội Cơ đốc Phục lâm")),
        Item("tuan", "Tứ Ân Hiếu Nghĩa", ("Phật giáo Tứ Ân Hiếu Nghĩa",)),
        Item("minhsu", "Minh Sư đạo", ("Minh Sư", "Giáo hội Phật đường Nam Tông Minh Sư đạo")),
        Item(
            "minhly",
            "Minh Lý đạo – Tam Tông Miếu",
            ("Minh Lý", "Minh Lý đạo", "Minh Lý Tam Tông Miếu", "Tam Tông Miếu"),
        ),
        Item("brahmanism", "Bà-la-môn", ("Bà-la-môn giáo", "Chăm Bà-la-môn", "Ấn Độ giáo", "Ấn giáo")),
        Item("mormonism", "Mặc Môn", ("Mormon", "Thánh hữu Ngày sau của Chúa Giê-su Ky-tô")),
        Item("talon", "Hiếu Nghĩa Tà Lơn", ("Phật giáo Hiếu Nghĩa Tà Lơn",)),
        Item("buuson", "Bửu Sơn Kỳ Hương", ()),
        Item("other", "Khác", ("Tôn giáo khác", "Đạo khác")),
    ),
    prefixes=("đạo", "tôn giáo"),
)
