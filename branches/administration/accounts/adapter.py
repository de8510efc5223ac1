"""allauth's questions, answered for a product in which accounts are given, never taken."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoor(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up: an account begins with a post and an invitation."""
        return False
