"""Who a row of a file means, in the database and among the file's earlier rows."""

from members.imports.matching.facts import keys
from members.imports.matching.matcher import Matcher

__all__ = ["Matcher", "keys"]
