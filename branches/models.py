"""Gathers the models of the rooms for Django."""

from branches.access.models import RestrictedField
from branches.accounts.models import SignInLink, User
from branches.attachments.models import Attachment, StoredFile
from branches.audit.models import JournalEntry
from branches.cases.models import (
    Ballot,
    Case,
    CaseAttachment,
    CaseComment,
    CaseCounter,
    CasePaper,
    CaseParty,
    CaseStep,
    Resolution,
    Vote,
)
from branches.imports.models import (
    ImportBatch,
    ImportDecision,
    ImportMapping,
    ImportOutcome,
    ImportRow,
    ImportSample,
)
from branches.inbox.models import InboxSetting
from branches.jobs.models import Job, PeriodicRun
from branches.papers.models import Letterhead, Numbering, Paper
from branches.positions.models import Position, Post, PostGrant
from branches.rulesets.models import RuleSet
from branches.units.models import Level, Sector, Unit, UnitPeriod

__all__ = [
    "Attachment",
    "Ballot",
    "Case",
    "CaseAttachment",
    "CaseComment",
    "CaseCounter",
    "CasePaper",
    "CaseParty",
    "CaseStep",
    "ImportBatch",
    "ImportDecision",
    "ImportMapping",
    "ImportOutcome",
    "ImportRow",
    "ImportSample",
    "InboxSetting",
    "Job",
    "JournalEntry",
    "Letterhead",
    "Level",
    "Numbering",
    "Paper",
    "PeriodicRun",
    "Position",
    "Post",
    "PostGrant",
    "Resolution",
    "RestrictedField",
    "RuleSet",
    "Sector",
    "SignInLink",
    "StoredFile",
    "Unit",
    "UnitPeriod",
    "User",
    "Vote",
]
