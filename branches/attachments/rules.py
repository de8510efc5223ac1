"""How large and how many attachments may be: rules of the rule set in force."""

from django.utils import timezone

from branches.rulesets import definitions

MEGABYTE = 1_000_000


def most_megabytes() -> int:
    return definitions.on(timezone.localdate()).attachment_megabytes


def most_files() -> int:
    """Of one record."""
    return definitions.on(timezone.localdate()).attachments_per_case
