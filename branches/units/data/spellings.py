"""What lists of units write for levels, beside the names and aliases that the levels themselves carry."""

# Only what can mean one level: "Thành phố" may be a province or a district.
LEVELS = {
    "CĐCS": "grassroots_branch",
    "ĐCS": "grassroots_union",
    "LCĐ": "branch_union",
    "Tỉnh": "province",
    "Xã": "ward",
    "Phường": "ward",
    "Đặc khu": "ward",
    "Xã, phường": "ward",
    "Phường, xã": "ward",
    "Đoàn phường, xã": "ward",
    "Xã, phường, đặc khu": "ward",
    "Đoàn xã, phường, đặc khu": "ward",
    "Huyện": "district",
}
