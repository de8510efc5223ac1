"""Gathers the models of the rooms for Django."""

from branches.access.models import RestrictedField
from branches.accounts.models import SignInLink, User
from branches.attachments.models import StoredFile
from branches.audit.models import JournalEntry
from branches.imports.models import ImportBatch, ImportDecision, ImportMapping, ImportRow, ImportSample
from branches.jobs.models import Job, PeriodicRun
from branches.positions.models import Position, Post, PostGrant
from branches.rulesets.models import RuleSet
from branches.units.models import Level, Sector, Unit, UnitPeriod

__all__ = [
    "ImportBatch",
    "ImportDecision",
    "ImportMapping",
    "ImportRow",
    "ImportSample",
    "Job",
    "JournalEntry",
    "Level",
    "PeriodicRun",
    "Position",
    "Post",
    "PostGrant",
    "RestrictedField",
    "RuleSet",
    "Sector",
    "SignInLink",
    "StoredFile",
    "Unit",
    "UnitPeriod",
    "User",
]
