"""Things that wait, without the slices that they come from."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from branches.cases.kinds import Todo

SUNDAY = date(2026, 11, 22)


def todo(days=None, *, on=None, number="CSH-2026-0147", kind="Chuyển sinh hoạt", **more):
    """One that is due in so many days."""
    on = on or timezone.localdate()
    return Todo(
        **{
            "what": f"{kind}: Tiếp nhận",
            "url": f"/ho-so/{number}/",
            "due_on": None if days is None else on + timedelta(days=days),
            "number": number,
            "kind": kind,
            "about": "Lò Văn Chuyển · Chi đoàn Tổ 1",
            "icon": "arrows-exchange",
            **more,
        }
    )


@pytest.fixture
def waits(monkeypatch):
    """waits(user, todo, …): let these cases, and nothing else, wait for this person; told how often it was asked."""
    asked = []

    def let(user, *todos):
        def waiting_for(who, on):
            asked.append(who)
            return list(todos) if who == user else []

        monkeypatch.setattr("branches.inbox.queries.waiting_for", waiting_for)
        # In the inbox alone: a view imported for the first time meanwhile would keep the stand-in for good.
        monkeypatch.setattr("branches.inbox.queries.registry", SimpleNamespace(gather=lambda attribute: []))
        return asked

    return let
