"""Nobody raises themselves, nobody hands out what they don't have."""

import pytest
from django.core.exceptions import PermissionDenied

from branches.access import reach
from branches.administration import texts as shared
from branches.administration.positions import actions, rules, texts
from branches.positions.models import Position, Post
from tests.conftest import LONG_AGO, make_user

POSTS = ["secretary", "deputy_secretary", "committee_member", "officer", "administrator"]


def may_give(actor, unit):
    return {code for code in POSTS if rules.may_appoint(actor, unit, Post.objects.get(pk=code))}


@pytest.mark.parametrize(
    ("actor", "unit", "expected"),
    [
        ("system", "ward", set(POSTS)),
        ("ward_officer", "branch", {"secretary", "deputy_secretary", "committee_member", "officer"}),
        ("ward_secretary", "branch", {"secretary", "deputy_secretary", "committee_member", "officer"}),
        ("province_officer", "ward", {"secretary", "deputy_secretary", "committee_member", "officer"}),
        ("administrator", "ward", set(POSTS)),
        ("administrator", "branch", set(POSTS)),
        ("ward_officer", "ward", set()),
        ("ward_secretary", "ward", set()),
        ("ward_officer", "province", set()),
        ("administrator", "province", set()),
        ("administrator", "stranger_branch", set()),
        ("secretary", "branch", set()),
        ("secretary", "sister", set()),
        ("committee_member", "branch", set()),
        ("member", "branch", set()),
        ("outsider", "branch", set()),
    ],
)
def test_who_may_give_which_posts_where(cast, tree, actor, unit, expected):
    assert may_give(getattr(cast, actor), getattr(tree, unit)) == expected


def test_the_refusal_says_who_can_do_it_or_which_right_is_missing(cast, tree):
    secretary = Post.objects.get(pk="secretary")
    assert rules.may_appoint(cast.secretary, tree.branch, secretary).reason == shared.COMMITTEE_NOT_YOURS
    administrator = Post.objects.get(pk="administrator")
    assert rules.may_appoint(cast.ward_officer, tree.branch, administrator).reason == texts.POST_GIVES_MORE.format(
        grants="quản trị đơn vị và tài khoản"
    )


def test_who_administers_a_unit_can_t_raise_themselves(cast, tree):
    """An administrator gives posts to others; one of their own would open restricted fields to them."""
    secretary = Post.objects.get(pk="secretary")
    with pytest.raises(PermissionDenied, match="quản lý hồ sơ"):
        actions.appoint(
            cast.administrator, unit=tree.ward, post=secretary, begins_on=LONG_AGO, actor=cast.administrator
        )
    position = actions.appoint(
        cast.member, unit=tree.branch, post=secretary, begins_on=LONG_AGO, actor=cast.administrator
    )
    assert (position.user, position.unit) == (cast.member, tree.branch)


def test_an_extra_grant_must_be_one_s_own(cast, tree):
    member = Post.objects.get(pk="committee_member")
    assert rules.may_appoint(cast.ward_officer, tree.branch, member, ["read_restricted"])
    assert not rules.may_appoint(cast.ward_officer, tree.branch, member, ["administer"])
    assert not rules.may_appoint(cast.administrator, tree.branch, member, ["read_restricted"])


def test_a_grant_for_one_unit_alone_is_not_handed_on_with_all_below(cast, tree):
    """Reading the ward alone, with an extra grant to administer it, gives nothing over its branches."""
    narrow = make_user("hep", "Người Hẹp")
    Position.objects.create(
        user=narrow, unit=tree.ward, post_id="committee_member", begins_on=LONG_AGO, extra_grants=["administer"]
    )
    assert reach.grants_over(narrow, tree.ward) == {"read", "administer"}
    assert reach.grants_over(narrow, tree.ward, below=True) == set()
    assert may_give(narrow, tree.ward) == {"committee_member"}
    assert may_give(narrow, tree.branch) == set()


def test_whoever_could_give_a_post_may_end_it(cast, tree):
    held = Position.objects.get(user=cast.secretary)
    administers = Position.objects.create(
        user=cast.member, unit=tree.branch, post_id="administrator", begins_on=LONG_AGO
    )
    assert rules.may_end(cast.ward_officer, held)
    assert not rules.may_end(cast.ward_officer, administers)
    assert rules.may_end(cast.administrator, administers)
    assert rules.may_end(cast.administrator, held)
    assert not rules.may_end(cast.secretary, held)
    assert not rules.may_end(cast.outsider, held)


def test_a_closed_unit_gets_no_new_posts(cast, tree):
    tree.branch.closed_on = LONG_AGO
    decision = rules.may_appoint(cast.ward_officer, tree.branch, Post.objects.get(pk="secretary"))
    assert decision.reason == texts.UNIT_CLOSED
