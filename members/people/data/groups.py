"""The facts of a record in the groups in which they are shown and edited."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """`code` stands in the address of the page that edits the group; `wide` fields take a whole line."""

    code: str
    label: str
    fields: tuple[str, ...]
    wide: tuple[str, ...] = ()


GROUPS = (
    Group(
        "nhan-than",
        "Nhân thân",
        (
            "full_name",
            "other_name",
            "birth_date",
            "gender",
            "hometown",
            "address",
            "temporary_address",
            "sort_name",
        ),
        ("hometown", "address", "temporary_address"),
    ),
    Group(
        "giay-to",
        "Giấy tờ, thông tin hạn chế",
        (
            "citizen_id",
            "card_number",
            "citizen_id_date",
            "citizen_id_place",
            "ethnicity",
            "religion",
            "health",
        ),
    ),
    Group("lien-he", "Liên hệ", ("phone", "email", "zalo", "emergency_contact")),
    Group(
        "doan-dang",
        "Đoàn, Đảng, Hội",
        (
            "member_code",
            "listed_post",
            "joined_on",
            "admission_resolution",
            "association",
            "honorary",
            "party_joined_on",
            "party_official_on",
            "awards",
            "discipline",
            "note",
        ),
        ("awards", "discipline", "note"),
    ),
    Group(
        "hoc-van",
        "Học vấn, việc làm",
        (
            "education",
            "qualification",
            "political_theory",
            "it_level",
            "foreign_language",
            "occupation",
            "workplace",
            "talents",
        ),
    ),
)

BY_CODE = {group.code: group for group in GROUPS}
EDITED = tuple(field for group in GROUPS for field in group.fields)
