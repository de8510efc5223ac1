"""The rules of the ground itself; pillars bring theirs (see branches.pillars)."""

from branches.rulesets import texts
from branches.rulesets.definitions import Rule

RULES = [
    Rule("min_branch_members", texts.MIN_BRANCH_MEMBERS, 3, texts.PEOPLE, texts.SOURCE_STATUTE, 1, 50),
    Rule("stale_unit_days", texts.STALE_UNIT_DAYS, 30, texts.DAYS, texts.SOURCE_MONTHLY, 7, 366),
    Rule("small_group", texts.SMALL_GROUP, 5, texts.PEOPLE, texts.SOURCE_PRODUCT, 1, 50),
    Rule("sign_in_link_days", texts.SIGN_IN_LINK_DAYS, 7, texts.DAYS, texts.SOURCE_PRODUCT, 1, 60),
    Rule("import_undo_days", texts.IMPORT_UNDO_DAYS, 30, texts.DAYS, texts.SOURCE_PRODUCT, 1, 365),
    Rule("upload_purge_days", texts.UPLOAD_PURGE_DAYS, 30, texts.DAYS, texts.SOURCE_PRODUCT, 1, 365),
    Rule("vote_share", texts.VOTE_SHARE, 50, texts.PER_CENT, texts.SOURCE_VOTE, 1, 99),
    Rule("attachment_megabytes", texts.ATTACHMENT_MEGABYTES, 15, texts.MEGABYTES, texts.SOURCE_PRODUCT, 1, 50),
    Rule("attachments_per_case", texts.ATTACHMENTS_PER_CASE, 20, texts.FILES, texts.SOURCE_PRODUCT, 1, 100),
]
