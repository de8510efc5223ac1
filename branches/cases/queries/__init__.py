"""Questions about cases of all kinds."""

from branches.cases.queries.closing import closing_reasons
from branches.cases.queries.waiting import Waiting, act_url, own_units, waiting, waiting_for

__all__ = ["Waiting", "act_url", "closing_reasons", "own_units", "waiting", "waiting_for"]
