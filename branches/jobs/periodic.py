"""What becomes due by itself. A slice registers its own in tasks.py; `manage.py run_periodic` calls what is due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from branches.jobs.models import PeriodicRun

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Work:
    every: timedelta
    run: Callable[[], object]


_works: dict[str, _Work] = {}


def work(name: str, *, every: timedelta):
    """Register the decorated function, which takes nothing, to run in a transaction of its own every so often."""

    def register(function):
        _works[name] = _Work(every, function)
        return function

    return register


def run_due() -> dict[str, str]:
    """Run all that is due. Gives {name: "done" or "failed"}; what isn't due or runs elsewhere just now is absent.

    An error of one is logged and stops no other; it is tried again at the next call.
    """
    outcomes = {}
    for name, each in _works.items():
        PeriodicRun.objects.get_or_create(name=name)
        with _Outcome(name, outcomes), transaction.atomic():
            # The row stays locked while the work runs: a second process finds nothing to do.
            row = PeriodicRun.objects.select_for_update(skip_locked=True).filter(name=name).first()
            if row is None or (row.last_run_at and row.last_run_at + each.every > timezone.now()):
                continue
            each.run()
            row.last_run_at = timezone.now()
            row.save(update_fields=["last_run_at"])
            outcomes[name] = "done"
    return outcomes


class _Outcome:
    """Turns an error of the block into an outcome and a line in the log with its traceback."""

    def __init__(self, name, outcomes):
        self.name = name
        self.outcomes = outcomes

    def __enter__(self):
        return self

    def __exit__(self, kind, fault, trace):
        if not isinstance(fault, Exception):
            return False
        self.outcomes[self.name] = "failed"
        log.error("Periodic work %s failed", self.name, exc_info=(kind, fault, trace))
        return True
