"""Points: what is right is saved row by row, blanks stay blank, nobody's change is overwritten silently."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from branches.audit.models import JournalEntry
from branches.rulesets.models import RuleSet
from members.training import actions, scores, texts
from members.training.actions import Typed
from members.training.models import EntryStatus, Level, Side, TrainingEntry
from members.training.scores import Thresholds
from tests.members.people.people import make_members
from tests.members.training.making import at, found, register, row, rows, score, system
from tests.members.training.making import scores as points

LIMITS = Thresholds(90, 70, 50)


@pytest.fixture
def programme(tree, window):
    return at("scoring", tree.branch, window)


def states(programme):
    return [entry.status for entry in rows(programme)]


def kept(programme, name="Vi Thị An", side=Side.BRANCH):
    return row(programme, name).scores(side)


# From points to a level


@pytest.mark.parametrize(
    ("total", "level"),
    [
        (100, Level.EXCELLENT),
        (90, Level.EXCELLENT),
        (89, Level.GOOD),
        (70, Level.GOOD),
        (69, Level.DONE),
        (50, Level.DONE),
        (49, Level.NOT_DONE),
        (0, Level.NOT_DONE),
        (None, None),
    ],
)
def test_the_level_follows_from_the_total(total, level):
    assert LIMITS.level(total) == level


@pytest.mark.parametrize(("typed", "read"), [("", None), ("  ", None), ("0", 0), ("20", 20), (" 7 ", 7), ("007", 7)])
def test_a_typed_score_is_a_whole_number_or_nothing(typed, read):
    assert scores.parse(typed) == read


@pytest.mark.parametrize("typed", ["21", "-1", "1.5", "1,5", "x", "２", "1e1", "100", "0x1", "+5"])
def test_anything_else_is_no_score(typed):
    with pytest.raises(ValueError):
        scores.parse(typed)


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=5, max_size=5))
def test_a_total_is_there_only_when_nothing_is_blank(given_):
    entry = TrainingEntry(**dict(zip(Side.BRANCH.fields, given_, strict=True)))
    assert entry.total() == (None if None in given_ else sum(given_))


# What is written


def test_points_are_saved_and_the_row_goes_on(cast, programme):
    found_ = score(programme, 18, 17, 16, 15, 14, actor=cast.secretary)
    assert (len(found_.saved), found_.stale, found_.refused) == (3, {}, {})
    entry = row(programme, "Vi Thị An")
    assert (entry.scores(Side.BRANCH), entry.total(), entry.status) == ([18, 17, 16, 15, 14], 80, "scored")
    assert (entry.changed_by, entry.version) == (cast.secretary, 3)
    assert JournalEntry.objects.filter(act="members.training.scored").get().details == {
        "number": programme.case.number,
        "side": "branch",
        "count": 3,
    }


def test_a_blank_stays_blank_and_is_no_zero(programme):
    score(programme, 18, None, 0, None, 14)
    assert kept(programme) == [18, None, 0, None, 14]
    assert set(states(programme)) == {"approved"}
    assert (row(programme, "Vi Thị An").total(), row(programme, "Vi Thị An").points) == (None, None)


def test_both_sides_are_kept_apart(programme):
    score(programme, 20, side=Side.SELF)
    assert set(states(programme)) == {"self_scored"}
    score(programme, 15)
    assert (kept(programme, side=Side.SELF), kept(programme)) == ([20] * 5, [15] * 5)
    score(programme, 20, 20, 20, 20, None, side=Side.SELF)
    assert set(states(programme)) == {"scored"}


def test_a_score_that_is_taken_away_takes_the_row_back(programme):
    score(programme, 15)
    score(programme, 15, 15, None, 15, 15)
    assert set(states(programme)) == {"approved"}
    score(programme, 10, side=Side.SELF)
    assert set(states(programme)) == {"self_scored"}
    score(programme, 15)
    score(programme, None, 15, 15, 15, 15)
    assert set(states(programme)) == {"self_scored"}
    score(programme, None, 10, 10, 10, 10, side=Side.SELF)
    assert set(states(programme)) == {"approved"}


def test_what_does_not_differ_changes_nothing(cast, programme):
    score(programme, 15)
    versions = [entry.version for entry in rows(programme)]
    entries = JournalEntry.objects.count()
    assert score(programme, 15, actor=cast.secretary).saved == set()
    assert [entry.version for entry in rows(programme)] == versions
    assert JournalEntry.objects.count() == entries


def test_a_row_that_somebody_else_changed_is_told_and_kept(cast, programme):
    an, binh, _ = rows(programme)
    score(programme, 12, names=["Vi Thị An"], actor=cast.deputy)
    typed = [Typed(an.pk, an.version, points(19)), Typed(binh.pk, binh.version, points(19))]
    found_ = actions.save_scores(programme, actor=cast.secretary, side=Side.BRANCH, typed=typed)
    assert found_.saved == {binh.pk}
    [said] = found_.stale.values()
    assert said.startswith("Phạm Văn Phó vừa sửa dòng này lúc ")
    assert "Chính trị 12, Đạo đức 12" in said
    assert (kept(programme), kept(programme, "Lò Văn Bình")) == ([12] * 5, [19] * 5)


def test_an_old_page_without_a_difference_is_no_conflict(cast, programme):
    an = rows(programme)[0]
    score(programme, 12, names=["Vi Thị An"], actor=cast.deputy)
    found_ = actions.save_scores(
        programme, actor=cast.secretary, side=Side.BRANCH, typed=[Typed(an.pk, an.version, points(12))]
    )
    assert (found_.saved, found_.stale) == (set(), {})


def test_rows_that_are_sent_or_not_approved_take_no_points(cast, tree, programme):
    score(programme, 15, names=["Vi Thị An"])
    actions.send_results(programme, actor=cast.secretary, behind=True)
    [late] = make_members(tree.branch, "Hà Văn Muộn")
    register(programme, [late.pk])
    found_ = score(programme, 11, actor=cast.secretary)
    told = {
        row(programme, name).pk: said for name, said in (("Vi Thị An", "Chờ xác nhận"), ("Hà Văn Muộn", "Đã đăng ký"))
    }
    assert found_.refused == {key: texts.ROW_PASSED.format(now=now) for key, now in told.items()}
    assert (kept(programme), kept(programme, "Hà Văn Muộn")) == ([15] * 5, [None] * 5)
    assert kept(programme, "Lò Văn Bình") == [11] * 5


def test_a_row_of_another_branch_is_never_written(cast, tree, window, programme):
    other = at("scoring", tree.sister, window, people=["Lò Thị Sen"])
    theirs = rows(other)[0]
    found_ = actions.save_scores(
        programme, actor=cast.secretary, side=Side.BRANCH, typed=[Typed(theirs.pk, theirs.version, points(1))]
    )
    assert found_.refused == {theirs.pk: texts.ROW_GONE}
    assert kept(other, "Lò Thị Sen") == [None] * 5


def test_a_returned_row_is_scored_again_or_kept_as_it_was(cast, tree, window):
    programme = at("returned", tree.branch, window)
    an, binh, chi = rows(programme)
    actions.save_scores(
        programme,
        actor=cast.secretary,
        side=Side.BRANCH,
        typed=[
            Typed(an.pk, an.version, points(10)),
            Typed(binh.pk, binh.version, points(18), seen=True),
            Typed(chi.pk, chi.version, points(18)),
        ],
    )
    assert states(programme) == ["scored", "scored", "returned"]


def test_own_points_leave_a_returned_row_returned(cast, tree, window):
    programme = at("returned", tree.branch, window)
    score(programme, 9, side=Side.SELF, actor=cast.secretary)
    assert set(states(programme)) == {"returned"}
    assert kept(programme, side=Side.SELF) == [9] * 5


@pytest.mark.parametrize("status", ["registering", "running", "confirmed", "withdrawn"])
def test_points_are_written_only_while_scoring_is_open(status, cast, tree, window):
    programme = at(status, tree.branch, window)
    before = [entry.scores(Side.BRANCH) for entry in rows(programme)]
    with pytest.raises(PermissionDenied):
        score(programme, 5, actor=cast.secretary)
    assert [entry.scores(Side.BRANCH) for entry in rows(programme)] == before


def test_who_may_not_writes_none(cast, programme):
    for who in (cast.sister_secretary, cast.committee_member, cast.outsider, cast.member, cast.administrator):
        with pytest.raises(PermissionDenied):
            score(programme, 5, actor=who)
    assert kept(programme) == [None] * 5


def test_saving_costs_the_same_for_any_number_of_rows(tree, programme, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as few:
        score(programme, 10, names=["Vi Thị An"])
    more = make_members(tree.branch, *(f"Lò Văn {number}" for number in range(60)))
    register(programme, [person.pk for person in more])
    actions.approve_registrations(programme, actor=system())
    with django_assert_max_num_queries(len(few)):
        assert len(score(programme, 11).saved) == 63


# Frozen with the thresholds of the day


def test_a_confirmed_level_keeps_the_thresholds_of_its_day(cast, tree, window):
    from django.utils import timezone

    programme = at("confirmed", tree.branch, window)
    RuleSet.objects.create(
        effective_on=timezone.localdate(),
        values={"training_excellent": 95, "training_good": 80},
        source="13-HD",
        created_by=system(),
    )
    entry = rows(programme)[0]
    assert (entry.points, entry.level, entry.excellent_from) == (90, "excellent", 90)
    assert scores.level_of(entry, scores.thresholds_on(timezone.localdate())) == Level.EXCELLENT
    open_one = TrainingEntry(status=EntryStatus.SCORED, **dict.fromkeys(Side.BRANCH.fields, 18))
    assert scores.level_of(open_one, scores.thresholds_on(timezone.localdate())) == Level.GOOD


@pytest.mark.parametrize("total", [0, 49, 50, 69, 70, 89, 90, 100])
def test_the_database_freezes_the_level_that_the_page_showed(total, cast, tree, window):
    programme = at("scoring", tree.branch, window, people=["Vi Thị An"])
    each, rest = divmod(total, 5)
    score(programme, *(each + (at_ < rest) for at_ in range(5)))
    actions.send_results(programme, actor=cast.secretary)
    actions.confirm_all(programme, actor=cast.ward_officer)
    [entry] = rows(programme)
    assert (entry.points, entry.level) == (total, LIMITS.level(total))
    assert found(programme).status == "confirmed"
