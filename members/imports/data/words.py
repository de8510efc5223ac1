"""Words that offices write in cells of members' lists."""

# Said where there is nothing to say; only in columns that hold no free text.
NOTHING = {
    "-",
    "--",
    ".",
    "…",
    "...",
    "/",
    "không",
    "không có",
    "ko",
    "chưa có",
    "chưa",
    "trống",
    "n/a",
    "null",
    "none",
}

MALE = {"nam", "male", "m", "trai", "nam giới", "1", "ông", "anh", "b", "con trai"}
FEMALE = {"nữ", "nu", "female", "f", "gái", "nữ giới", "0", "bà", "chị", "con gái"}
USUAL_MALE, USUAL_FEMALE = {"nam"}, {"nữ"}

YES = {"x", "✓", "✔", "v", "√", "1", "có", "co", "rồi", "đúng", "true", "yes", "y", "nam", "nữ", "*", "+"}
NO = {"0", "không", "khong", "ko", "k", "chưa", "sai", "false", "no", "n", "-", ""}

# Heads, folded, of columns that only number the rows.
NUMBERING = {"stt", "tt", "so tt", "so thu tu", "#", "no"}
