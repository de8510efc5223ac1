"""The answer of a rule: yes, or no with a sentence for people."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True)
class Decision:
    allowed: bool
    reason: str = ""

    def __bool__(self):
        return self.allowed

    def require(self):
        """Raise PermissionDenied with the sentence unless allowed."""
        if not self.allowed:
            raise PermissionDenied(self.reason)


ALLOW = Decision(True)


def deny(reason: str) -> Decision:
    """`reason` is a sentence from a texts.py: why not, and who or what can change it."""
    return Decision(False, reason)
