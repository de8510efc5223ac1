"""Cases, the votes taken on them, and the resolutions that they cite."""

from branches.cases.models.cases import (
    Acting,
    Case,
    CaseAttachment,
    CaseComment,
    CaseCounter,
    CasePaper,
    CaseParty,
    CaseQuerySet,
    CaseStep,
)
from branches.cases.models.resolutions import Resolution
from branches.cases.models.votes import Ballot, Vote

__all__ = [
    "Acting",
    "Ballot",
    "Case",
    "CaseAttachment",
    "CaseComment",
    "CaseCounter",
    "CasePaper",
    "CaseParty",
    "CaseQuerySet",
    "CaseStep",
    "Resolution",
    "Vote",
]
