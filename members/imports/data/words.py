"""Words of offices' lists that only an import meets."""

MALE = {"nam", "male", "m", "trai", "nam giới", "1", "ông", "anh", "b", "con trai"}
FEMALE = {"nữ", "nu", "female", "f", "gái", "nữ giới", "0", "bà", "chị", "con gái"}
USUAL_MALE, USUAL_FEMALE = {"nam"}, {"nữ"}
