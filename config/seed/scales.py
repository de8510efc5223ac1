"""A district or a province of invented people, set-based, for measuring."""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import reset_queries

from branches.accounts.models import User
from branches.audit import journal
from branches.positions.models import Position
from branches.units.actions import branches as branch_actions
from branches.units.actions import tree
from branches.units.models import Level, Unit
from config.seed.members import Newcomer, write_members
from config.seed.people import invent_people
from config.seed.ward import beginning

SECTORS = ("residential", "residential", "residential", "school", "office", "enterprise", "armed_forces")


@dataclass(frozen=True)
class Size:
    wards: int
    branches: int  # in each ward
    members: int  # in each branch


SIZES = {"district": Size(wards=12, branches=25, members=25), "province": Size(wards=160, branches=75, members=25)}


def seed_scale(scale: str, seed: int, today: date) -> tuple[int, int]:
    """Make the tree and its members; gives the numbers of branches and members.

    Three accounts hold a post each: "officer.province", "officer.ward" and "secretary.branch".
    """
    size, random, since = SIZES[scale], Random(seed), beginning(today)
    actor, levels = User.objects.system(), Level.objects.in_bulk()
    top = Unit(code="TM", name="Tỉnh đoàn Tân Mỹ (minh họa)", level=levels["province"])
    tree.append(None, [top], since)
    wards = [
        Unit(code=f"TM.P{number:03d}", name=f"Đoàn phường An Đông {number}", level=levels["ward"])
        for number in range(1, size.wards + 1)
    ]
    tree.append(top, wards, since)
    number, first = 1, None
    for ward in wards:
        ward = Unit.objects.get(pk=ward.pk)
        names = [
            (f"{ward.code}.CD{place:02d}", f"Chi đoàn Khu {place}", "branch", SECTORS[place % len(SECTORS)])
            for place in range(1, size.branches + 1)
        ]
        branches = branch_actions.create_branches(ward, names, actor=actor, on=since)
        first = first or (ward, branches[0])
        newcomers = []
        for branch in branches:
            records = invent_people(random, size.members, sector=branch.sector_id, today=today, first=number)
            newcomers += [Newcomer(record, branch, since, listed_post="member") for record in records]
            number += size.members
        with journal.act("seed.list.written", actor=actor, unit=ward, people=len(newcomers)):
            write_members(newcomers)
        # In development Django keeps every statement, values and all.
        reset_queries()
    for username, post, unit in (
        ("officer.province", "officer", top),
        ("officer.ward", "officer", first[0]),
        ("secretary.branch", "secretary", first[1]),
    ):
        user = User.objects.create_user(username, full_name=username)
        Position.objects.create(user=user, unit=unit, post_id=post, begins_on=since)
    return size.wards * size.branches, number - 1
