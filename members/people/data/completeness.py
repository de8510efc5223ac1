"""What a member's record must hold before the official system takes it (the starred fields of its form)."""

# The date of joining counts for members only: a youth has none.
REQUIRED = (
    "birth_date",
    "gender",
    "hometown",
    "address",
    "qualification",
    "political_theory",
    "joined_on",
)
OF_MEMBERS = ("joined_on",)
