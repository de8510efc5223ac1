"""Words of offices' lists that only an import meets."""

MALE = {"nam", "male", "m", "trai", "nam giới", "ông", "anh", "b", "con trai"}
FEMALE = {"nữ", "nu", "female", "f", "gái", "nữ giới", "bà", "chị", "con gái"}
USUAL_MALE, USUAL_FEMALE = {"nam"}, {"nữ"}
NO_GENDER = {"-", "--", "…", "/", "n/a", "null", "none"}
# What a digit means as a rule. Some lists have it the other way round, so that it takes something else to say so too.
DIGITS = {"1": "male", "0": "female", "2": "female"}
# A mark under a column that stands for one sex.
TICKS = {"x", "✓", "✔", "v", "√", "1", "có", "rồi", "true", "*", "+", "yes", "y"}
NO_TICKS = {"0", "không", "khong", "ko", "k", "chưa", "sai", "false", "no", "n", "-", "--", ".", "/", ""}
