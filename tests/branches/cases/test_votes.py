"""What a meeting voted: the four counts agree, an open ballot keeps who said what, nothing is changed afterwards."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from branches.cases import texts, votes
from branches.cases.actions.voting import Said, record_vote
from branches.cases.models import Vote
from branches.cases.models.votes import Choice
from branches.cases.vote_forms import VoteForm, Voter
from branches.rulesets.models import RuleSet
from tests.branches.cases.stub import make_case

TODAY = timezone.localdate
VOTERS = [Voter(7, "Lê An"), Voter(8, "Lê Bình"), Voter(9, "Lê Chi")]


@pytest.fixture
def case(tree, cast, stub_kind):
    return make_case(tree.branch, tree.ward, cast.secretary).case


def vote(case, actor, **values):
    values = {
        "question": "kết nạp đoàn viên",
        "held_on": TODAY(),
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "secret": True,
        "entitled": 12,
        "present": 10,
        "in_favour": 7,
        "against": 2,
        "abstained": 1,
        **values,
    }
    return record_vote(case, actor=actor, **values)


def faults(call, *args, **values):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    return refusal.value.message_dict


def test_a_secret_ballot_keeps_counts_alone(case, cast):
    found = vote(case, cast.secretary)
    assert (found.present, found.in_favour, found.against, found.abstained, found.passed) == (10, 7, 2, 1, True)
    assert list(found.ballots.all()) == []


def test_an_open_ballot_keeps_who_said_what_and_counts_it(case, cast):
    said = [Said("Lê An", "for", 7), Said("Lê Bình", "against", 8), Said("Người mời", "abstained")]
    found = vote(case, cast.secretary, secret=False, said=said, present=99)
    assert (found.present, found.in_favour, found.against, found.abstained, found.passed) == (3, 1, 1, 1, False)
    assert list(found.ballots.values_list("voter", "voter_key", "choice")) == [
        ("Lê An", 7, "for"),
        ("Lê Bình", 8, "against"),
        ("Người mời", None, "abstained"),
    ]


@pytest.mark.parametrize(
    ("in_favour", "present", "passed"), [(6, 10, True), (5, 10, False), (1, 1, True), (0, 0, False)]
)
def test_more_than_half_of_those_present_must_be_in_favour(in_favour, present, passed):
    assert votes.is_passed(in_favour, present, 50) == passed


def test_the_share_is_that_of_the_day_of_the_meeting(case, cast):
    RuleSet.objects.create(
        effective_on=TODAY() - timedelta(days=3), values={"vote_share": 70}, source="Thử", created_by=cast.system
    )
    assert (vote(case, cast.secretary).share, vote(case, cast.secretary).passed) == (70, False)
    before = vote(case, cast.secretary, held_on=TODAY() - timedelta(days=4))
    assert (before.share, before.passed) == (50, True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"abstained": 2},
            {"present": [texts.COUNTS_DISAGREE.format(in_favour=7, against=2, abstained=2, given=11, present=10)]},
        ),
        ({"entitled": 9}, {"present": [texts.MORE_THAN_ENTITLED.format(present=10, entitled=9)]}),
        ({"present": 0, "in_favour": 0, "against": 0, "abstained": 0}, {"present": [texts.NOBODY_PRESENT]}),
        ({"against": None}, {"against": [texts.COUNT_MISSING]}),
        ({"held_on": TODAY() + timedelta(days=1)}, {"held_on": [texts.MEETING_IN_FUTURE]}),
        ({"secret": False}, {"said": [texts.NOBODY_SAID]}),
    ],
)
def test_what_does_not_agree_is_refused_with_a_sentence(case, cast, values, said):
    assert faults(vote, case, cast.secretary, **values) == said
    assert Vote.objects.count() == 0


def test_a_meeting_before_what_it_decides_on_is_refused(case, cast):
    day = TODAY() - timedelta(days=2)
    found = faults(vote, case, cast.secretary, held_on=day - timedelta(days=1), not_before=day)
    assert found == {"held_on": [texts.MEETING_TOO_EARLY.format(day=f"{day:%d/%m/%Y}")]}


def test_the_database_refuses_counts_that_disagree_and_any_change(case, cast):
    found = vote(case, cast.secretary)
    for change in ({"in_favour": 8}, {"against": 1, "in_favour": 8}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Vote.objects.filter(pk=found.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Vote.objects.filter(pk=found.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Vote.objects.create(
            **{
                field.attname: getattr(found, field.attname)
                for field in Vote._meta.concrete_fields
                if field.attname not in {"id", "present"}
            },
            present=11,
        )


@given(st.dictionaries(st.integers(), st.sampled_from(list(Choice)), max_size=40))
def test_counts_of_an_open_ballot_always_agree(choices):
    found = votes.counted(choices)
    assert found["present"] == len(choices) == found["in_favour"] + found["against"] + found["abstained"]


# The form


def sent(**values):
    return {
        "held_on": f"{TODAY():%d/%m/%Y}",
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "how": "secret",
        "entitled": "3",
        "present": "3",
        "in_favour": "2",
        "against": "0",
        "abstained": "1",
        **values,
    }


@pytest.mark.django_db
def test_the_form_gives_what_the_action_takes():
    form = VoteForm(sent(), voters=VOTERS)
    assert form.is_valid()
    assert form.cleaned_data == {
        "held_on": TODAY(),
        "place": "",
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "secret": True,
        "entitled": 3,
        "present": 3,
        "in_favour": 2,
        "against": 0,
        "abstained": 1,
        "said": (),
    }


@pytest.mark.django_db
def test_of_an_open_ballot_the_rows_are_read_and_odd_ones_are_not():
    form = VoteForm(sent(how="open", **{"y-7": "for", "y-8": "xyz", "y-9": "against", "y-10": "for"}), voters=VOTERS)
    assert form.is_valid()
    assert form.cleaned_data["said"] == [Said("Lê An", "for", 7), Said("Lê Chi", "against", 9)]
    assert form.cleaned_data["present"] is None
    assert [[each["value"] for each in row["options"] if each["checked"]] for row in form.rows] == [
        ["for"],
        [""],
        ["against"],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"how": ""}, "how", texts.HOW_EMPTY),
        ({"how": "open"}, "__all__", texts.NOBODY_SAID),
        ({"present": "-1"}, "present", texts.COUNT_WRONG),
        ({"entitled": "ba"}, "entitled", texts.COUNT_WRONG),
        ({"chair": " "}, "chair", texts.CHAIR_EMPTY),
    ],
)
def test_the_form_says_what_is_wrong(values, field, sentence):
    form = VoteForm(sent(**values), voters=VOTERS)
    assert form.errors[field] == [sentence]
