"""Worker and database killed in the middle of an import: all of it is there afterwards, or nothing, and each once.

The same rounds as `manage.py benchmark crash`, fewer and with fewer rows, on a PostgreSQL of their own. A worker counts
as dead after two missed beats here, so that the suite needn't wait as long as an office would.
"""

from datetime import timedelta

import pytest

from branches.jobs.attempts import BEAT
from config.benchmarks import crash

ROWS, ROUNDS = 1_000, 3
SILENT = timedelta(seconds=2 * BEAT)


@pytest.fixture(scope="module")
def outcomes(django_db_blocker):
    with django_db_blocker.unblock():
        return crash.strike(ROWS, ROUNDS, silent=SILENT)


def test_worker_and_database_and_both_are_killed_while_writing_and_one_while_reading_and_undoing(outcomes):
    victims = {(outcome.work, outcome.victim) for outcome in outcomes}
    assert victims >= {(crash.COMMIT, victim) for victim in (crash.WORKER, crash.DATABASE, crash.BOTH)}
    assert [outcome.work for outcome in outcomes] == ["commit"] * 3 + ["read", "undo"]


def test_all_or_nothing_is_left_each_person_once_and_the_page_says_which(outcomes):
    assert [(outcome.work, outcome.victim, outcome.faults) for outcome in outcomes if outcome.faults] == []


def test_whatever_was_killed_is_settled_within_a_minute(outcomes):
    assert [outcome.settled for outcome in outcomes if outcome.settled > crash.SETTLED_AIM] == []


def test_kills_meet_work_that_is_not_over(outcomes):
    assert [outcome.hit for outcome in outcomes].count(True) >= 1
