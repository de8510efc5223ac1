from dataclasses import replace
from datetime import date

import pytest

from branches.pillars import registry
from branches.pillars.contract import Fact, FactSource
from branches.positions.models import Position
from members.departures.texts import pages
from tests.members.people.people import make_members, make_old_member


@pytest.fixture
def member(tree):
    """Past the age, in the branch since 2024."""
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/1995", joined_on="26/03/2011")


@pytest.fixture
def members(tree):
    """Two more members of the branch, who vote."""
    return make_members(tree.branch, "Lê An", "Lê Bình")


@pytest.fixture
def officer(member, cast, tree):
    """The member, holding a post in the branch and one in the ward."""
    member.user = cast.member
    member.save(update_fields=["user"])
    for unit in (tree.branch, tree.ward):
        Position.objects.create(user=cast.member, unit=unit, post_id="committee_member", begins_on=date(2025, 1, 1))
    return member


@pytest.fixture
def sources(monkeypatch):
    """Let slices count {code: {person: months, or a Fact}}, in place of what they know; gives what was asked."""

    def give(**by_code):
        asked = []

        def source(code, values):
            known = {
                person.pk: months
                if isinstance(months, Fact)
                else Fact(0, f"{pages.SOURCES[code]} {months}", f"/so/{code}/", months_missed=months)
                for person, months in values.items()
            }

            def facts(people, period):
                asked.append((code, len(people), period))
                return {key: known[key] for key in people if key in known}

            return FactSource(code, code, facts)

        pillar = registry._pillars[1]
        given = [source(code, values) for code, values in by_code.items()]
        monkeypatch.setitem(registry._pillars, 1, replace(pillar, person_facts=given))
        return asked

    return give


@pytest.fixture
def three(tree):
    return make_members(tree.branch, "Lê An", "Lê Bình", "Lê Chi")
