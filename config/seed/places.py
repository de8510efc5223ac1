"""Invented units."""

# name, sector, members
AN_DONG = [
    ("Chi đoàn Khu phố Bến Xưa", "residential", 34),
    ("Chi đoàn Khu phố Cầu Đá", "residential", 41),
    ("Chi đoàn Khu phố Chợ Mới", "residential", 28),
    ("Chi đoàn Khu phố Đồng Sen", "residential", 37),
    ("Chi đoàn Khu phố Giếng Ngọc", "residential", 22),
    ("Chi đoàn Khu phố Hàng Dừa", "residential", 31),
    ("Chi đoàn Khu phố Lò Gốm", "residential", 19),
    ("Chi đoàn Khu phố Mái Đình", "residential", 26),
    ("Chi đoàn Khu phố Sông Hiền", "residential", 33),
    ("Chi đoàn Thôn Nà Mận", "residential", 24),
    ("Chi đoàn Thôn Tả Khe", "residential", 18),
    ("Chi đoàn Bản Pom Lay", "residential", 15),
    ("Chi đoàn Trường THPT An Đông 10A1", "school", 36),
    ("Chi đoàn Trường THPT An Đông 11A1", "school", 38),
    ("Chi đoàn Trường THPT An Đông 12A1", "school", 35),
    ("Chi đoàn Trường THPT An Đông 12A2", "school", 34),
    ("Chi đoàn Giáo viên Trường THPT An Đông", "office", 16),
    ("Chi đoàn Giáo viên Trường Tiểu học Hoa Ban", "office", 9),
    ("Chi đoàn Trung tâm Y tế An Đông", "office", 14),
    ("Chi đoàn Ủy ban nhân dân phường", "office", 12),
    ("Chi đoàn Công an An Đông", "armed_forces", 11),
    ("Chi đoàn Dân quân An Đông", "armed_forces", 8),
    ("Chi đoàn Công ty Gốm Sông Hiền", "enterprise", 27),
    ("Chi đoàn Hợp tác xã Rau sạch Đồng Sen", "enterprise", 13),
    ("Chi đoàn Bưu cục An Đông", "enterprise", 2),
]

# The ward next door: small, there so that a transfer has two sides.
BEN_LUA = [
    ("Chi đoàn Khu phố Tơ Vàng", "residential", 14),
    ("Chi đoàn Khu phố Cầu Gỗ", "residential", 11),
    ("Chi đoàn Trường Cao đẳng Bến Lụa", "school", 16),
    ("Chi đoàn Công ty Dệt Bến Lụa", "enterprise", 12),
]
