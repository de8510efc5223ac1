"""Committees with dated positions, and the accounts that the demo signs in with."""

from datetime import date, timedelta
from random import Random

from django.db import transaction

from branches.accounts.models import User
from branches.administration.accounts.actions import create_account
from branches.administration.accounts.demo import PREFIX
from branches.administration.positions.actions import appoint
from branches.positions.models import Post
from branches.units.models import Unit
from branches.vietnamese.names import fold
from config.seed import texts
from config.seed.ward import LISTED_POSTS, WITHOUT_SECRETARY, Ward

# user name behind the prefix, full name, post, code of the unit
OFFICES = [
    ("canbo.andong", "Lê Thị Thanh Trúc", "officer", "TM.AD"),
    ("bithu.andong", "Phạm Quốc Khôi", "secretary", "TM.AD"),
    ("quantri.andong", "Tô Minh Triều", "administrator", "TM.AD"),
    ("canbo.benlua", "Quách Hữu Nguyên", "officer", "TM.BL"),
    ("bithu.benlua", "Nghiêm Thị Kim Thoa", "secretary", "TM.BL"),
    ("canbo.binhminh", "Châu Bảo Yên", "officer", "BM"),
    ("quantri.binhminh", "Đặng Gia Phú", "administrator", "BM"),
    ("canbo.tanmy", "Kiều Hữu Thạch", "officer", "TM"),
]
# The first branch's committee signs in with these.
BRANCH_NAMES = {
    "secretary": "bithu.benxua",
    "deputy_secretary": "phobithu.benxua",
    "committee_member": "uyvien.benxua",
}
MEMBER_NAME = "doanvien.benxua"
# The secretary of the first branch of the ward next door.
NEIGHBOUR_NAME = "bithu.tovang"


@transaction.atomic
def seed_committees(ward: Ward, neighbour: Ward, seed: int) -> int:
    """Appoint everybody; gives the number of accounts."""
    actor, random = User.objects.system(), Random(seed)
    posts = Post.objects.in_bulk()
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={code for *_, code in OFFICES})}
    for username, full_name, post, code in OFFICES:
        user = create_account(username=PREFIX + username, full_name=full_name, actor=actor, unit=units[code])
        appoint(user, unit=units[code], post=posts[post], begins_on=ward.beginning, actor=actor)
    for index, branch in enumerate(ward.branches):
        if index != WITHOUT_SECRETARY:
            _committee(ward, branch, posts, random, actor, first=index == 0)
    _plain_member(ward, actor)
    for index, branch in enumerate(neighbour.branches):
        _secretary(neighbour, branch, posts, actor, first=index == 0)
    return User.objects.count() - 1


def _committee(ward, branch, posts, random, actor, *, first):
    """The committee in office since last year's congress, and the secretary before it."""
    changed_on = ward.beginning + timedelta(days=random.randint(200, 420))
    people = ward.people[branch.pk]
    for post, person in zip(LISTED_POSTS, people, strict=False):
        username = PREFIX + BRANCH_NAMES[post] if first else _username(person, branch)
        user = _account(person, username, branch, actor)
        since = max(changed_on, person.memberships.earliest("begins_on").begins_on)
        appoint(user, unit=branch, post=posts[post], begins_on=since, paper=texts.THIS_TERM, actor=actor)
    if len(people) > 12:
        former = _account(people[4], _username(people[4], branch), branch, actor)
        appoint(
            former,
            unit=branch,
            post=posts["secretary"],
            begins_on=_not_before(ward.beginning, people[4]),
            ends_on=max(changed_on - timedelta(days=1), _not_before(ward.beginning, people[4])),
            paper=texts.LAST_TERM,
            actor=actor,
        )


def _secretary(ward, branch, posts, actor, *, first):
    """Of a branch next door, since the beginning of its books."""
    person = ward.people[branch.pk][0]
    username = PREFIX + NEIGHBOUR_NAME if first else _username(person, branch)
    user = _account(person, username, branch, actor)
    appoint(
        user,
        unit=branch,
        post=posts["secretary"],
        begins_on=_not_before(ward.beginning, person),
        paper=texts.THIS_TERM,
        actor=actor,
    )


def _not_before(day: date, person) -> date:
    return max(day, person.memberships.earliest("begins_on").begins_on)


def _plain_member(ward, actor):
    branch = ward.branches[0]
    _account(ward.people[branch.pk][7], PREFIX + MEMBER_NAME, branch, actor)


def _account(person, username, branch, actor):
    user = create_account(username=username, full_name=person.full_name, actor=actor, unit=branch)
    person.user = user
    person.save(update_fields=["user"])
    return user


def _username(person, branch):
    return f"{fold(person.full_name).replace(' ', '.')}.{branch.code.rsplit('.', 1)[-1].lower()}.{person.pk}"
