"""Words that offices write in cells where they mean nothing, yes or no."""

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

NOTHING_OR_EMPTY = NOTHING | {""}

YES = {"x", "✓", "✔", "v", "√", "1", "có", "co", "rồi", "đúng", "true", "yes", "y", "*", "+"}
NO = {"0", "không", "khong", "ko", "k", "chưa", "sai", "false", "no", "n", "-", ""}
