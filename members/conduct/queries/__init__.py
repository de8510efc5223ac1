"""Questions about discipline and awards; what other duties ask of them stands in `facts`."""

from members.conduct.queries.facts import awards_of, in_force

__all__ = ["awards_of", "in_force"]
