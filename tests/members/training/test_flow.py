"""All acts in all steps, all pairs of statuses of rows, and the whole way of a branch."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.cases.transitions import WrongState, lock, move, move_many
from members.people.models import Person
from members.training import actions, rules
from members.training.kind import KIND
from members.training.models import CLOSED, EntryStatus, Side, Status, TrainingEntry, TrainingProgramme
from tests.conftest import make_user
from tests.members import pairs
from tests.members.people.people import make_members
from tests.members.training.making import (
    CONTENTS,
    NAMES,
    STATUSES,
    at,
    begun,
    found,
    register,
    row,
    rows,
    score,
    scores,
    stands,
    window_of,
)

# act: {step in which it is there: the step after it}. Reaching each step is all that was done before (making.at).
WAYS = {
    "approve": {"registering": "running"},
    "open_scoring": {"running": "scoring"},
    "send": {"scoring": "at_superior", "returned": "at_superior"},
    "confirm": {"at_superior": "confirmed"},
    "confirm_some": {"at_superior": "at_superior"},
    "return": {"at_superior": "at_superior"},
    "reopen": {"confirmed": "returned"},
    "drop": {
        "registering": "registering",
        "running": "running",
        "scoring": "scoring",
        "returned": "returned",
    },
    "withdraw": {"registering": "withdrawn", "running": "withdrawn", "scoring": "withdrawn"},
}
BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
SUPERIOR = {"ward_secretary", "ward_officer", "province_officer", "system"}
DOERS = {
    **dict.fromkeys(["approve", "open_scoring", "send", "drop", "withdraw"], BRANCH),
    **dict.fromkeys(["confirm", "confirm_some", "return", "reopen"], SUPERIOR),
}


def values(act, programme):
    first = [rows(programme)[0].pk]
    return {
        "confirm_some": {"entries": first},
        "return": {"entries": first, "reason": "Xem lại"},
        "reopen": {"entries": first, "reason": "Xem lại"},
        "drop": {"entries": first, "reason": "Ghi nhầm"},
        "withdraw": {"reason": "Mở nhầm"},
        "send": {"behind": True},
    }.get(act, {})


def test_the_tables_of_this_file_hold_every_act_and_every_step():
    assert set(WAYS) == set(DOERS) == {act.code for act in KIND.acts}
    assert set(STATUSES) == set(Status)


@pytest.mark.parametrize("status", STATUSES)
def test_everybody_does_every_act_where_it_is_theirs_and_nowhere_else(status, tree, cast, window):
    programme = at(status, tree.branch, window)
    if status in ("scoring", "returned"):
        # Something is there to send; the first row is as it was.
        score(programme, 17, names=NAMES[1:2])
        programme = found(programme)
    people, ways = vars(cast), {act: ways[status] for act, ways in WAYS.items() if status in ways}
    entries = TrainingEntry.objects.filter(programme=programme)
    done = pairs.outcomes(KIND, programme, people, lambda act: values(act, programme), entries)
    assert pairs.differences(done, pairs.expected(KIND, ways, people, DOERS)) == {}
    assert set(ways.values()) - {status} <= set(TrainingProgramme.FLOW[status])


def test_what_no_case_page_offers_is_done_by_those_whose_it_is(tree, cast, window):
    """Windows, beginning, the grid and the member's own: the same people, each taken back."""
    make_members(tree.sister, "Trần Thị Hoa")
    registering, scoring = begun(tree.branch, window), at("scoring", tree.sister, window)
    an, hoa = row(registering, NAMES[0]), row(scoring, "Trần Thị Hoa")
    late = make_members(tree.branch, "Hà Văn Muộn")[0].pk
    today = timezone.localdate()
    days = {"register_until": today, "ends_on": today + timedelta(days=40), "reason": "Thêm ngày"}
    own = make_user("hoa", "Trần Thị Hoa")
    for entry, user in ((an, cast.member), (hoa, own)):
        Person.objects.filter(pk=entry.person_id).update(user=user)
    typed = actions.Typed(hoa.pk, hoa.version, scores(15))
    acts = {
        "open window": lambda user: actions.open_window(tree.ward, actor=user, **next_year(today)),
        "change window": lambda user: actions.change_window(window, actor=user, **days),
        "close window": lambda user: actions.close_window(window, actor=user, reason="Hết đợt"),
        "begin": lambda user: actions.begin_programme(tree.stranger_branch, actor=user, window=strangers),
        "register": lambda user: register(registering, [late], actor=user),
        "score": lambda user: actions.save_scores(scoring, actor=user, side=Side.BRANCH, typed=[typed]),
        "register oneself": lambda user: actions.register_oneself(
            registering, an.person, actor=user, contents=CONTENTS, version=an.version
        ),
        "score oneself": lambda user: actions.score_oneself(hoa, actor=user, scores=scores(15), version=hoa.version),
    }
    strangers = window_of(tree.stranger_ward)
    make_members(tree.stranger_branch, "Lò Văn Xa")
    everybody = vars(cast) | {"own": own}
    allowed = pairs.doers(acts, everybody, lambda: pairs.stored(scoring, TrainingEntry.objects.all()))
    assert allowed == {
        **dict.fromkeys(["open window", "change window", "close window"], SUPERIOR),
        "begin": {"outsider", "province_officer", "system"},
        "register": BRANCH,
        "score": SUPERIOR | {"sister_secretary"},
        "register oneself": {"member"},
        "score oneself": {"own"},
    }


def next_year(today):
    begins_on = today.replace(year=today.year + 1, month=1, day=1)
    days = [begins_on + timedelta(days=number) for number in (0, 30, 300)]
    return {
        "year": begins_on.year,
        "title": "Năm sau",
        **dict(zip(("begins_on", "register_until", "ends_on"), days, strict=True)),
    }


@pytest.mark.parametrize("status", STATUSES)
def test_case_and_programme_agree_in_every_step(status, tree, window):
    programme = at(status, tree.branch, window)
    case, over = programme.case, status in CLOSED
    assert (case.status, case.holder is None, case.closed_on is not None, bool(case.outcome)) == (
        status,
        over,
        over,
        over,
    )
    assert case.draft == (status in ("registering", "withdrawn"))
    running = case.steps.filter(ended_at__isnull=True)
    assert [(step.status, step.holder, step.due_on) for step in running] == (
        [] if over else [(status, case.holder, case.due_on)]
    )


def prepared(entry, status):
    """What a row needs before the constraints let it stand there."""
    needed = {}
    if status in (EntryStatus.SCORED, EntryStatus.SENT, EntryStatus.CONFIRMED):
        needed |= dict.fromkeys(Side.BRANCH.fields, 10)
    if status in (EntryStatus.RETURNED, EntryStatus.DROPPED):
        needed["reason"] = "Lý do"
    if status == EntryStatus.CONFIRMED:
        unit = entry.programme.base
        needed |= {"points": 50, "level": "done", "confirmed_on": entry.registered_on, "confirmed_by": unit}
        needed |= {"excellent_from": 90, "good_from": 70, "done_from": 50}
    return needed


@pytest.mark.parametrize("before", EntryStatus)
@pytest.mark.parametrize("after", EntryStatus)
def test_a_row_goes_only_where_its_table_says(before, after, tree, window):
    entry = rows(begun(tree.branch, window, people=NAMES[:1]))[0]
    table, entry._meta.model.FLOW = TrainingEntry.FLOW, {status: set(EntryStatus) for status in EntryStatus}
    try:
        if before != EntryStatus.REGISTERED:
            move(lock(entry), before, **prepared(entry, before))
    finally:
        TrainingEntry.FLOW = table
    entry = TrainingEntry.objects.select_related("programme__base").get(pk=entry.pk)
    cleared = {} if after == EntryStatus.CONFIRMED else {"points": None, "level": "", "confirmed_on": None}
    changes = {**prepared(entry, after), **cleared}
    if after in table[before]:
        move_many([entry], after, **changes)
        expected = after
    else:
        with pytest.raises(WrongState):
            move_many([entry], after, **changes)
        with pytest.raises(WrongState):
            move(lock(entry), after, **changes)
        expected = before
    entry.refresh_from_db()
    assert entry.status == expected


def test_a_branch_walks_the_whole_way(tree, cast, window):
    from members.training.actions import begin_programme

    make_members(tree.branch, *NAMES)
    programme = begin_programme(tree.branch, actor=cast.secretary, window=window)
    register(programme, actor=cast.secretary)
    everybody = sorted(NAMES)
    assert stands(programme) == ("registering", "TT.P1.CD01", dict.fromkeys(everybody, "registered"))
    actions.approve_registrations(programme, actor=cast.secretary)
    assert stands(programme) == ("running", "TT.P1.CD01", dict.fromkeys(everybody, "approved"))
    actions.open_scoring(programme, actor=cast.secretary)
    score(programme, 18, 17, 16, 15, 14, side=Side.SELF, actor=cast.secretary)
    assert stands(programme) == ("scoring", "TT.P1.CD01", dict.fromkeys(everybody, "self_scored"))
    score(programme, 19, actor=cast.deputy)
    assert stands(programme) == ("scoring", "TT.P1.CD01", dict.fromkeys(everybody, "scored"))
    actions.send_results(programme, actor=cast.secretary)
    assert stands(programme) == ("at_superior", "TT.P1", dict.fromkeys(everybody, "sent"))
    actions.confirm_all(programme, actor=cast.ward_officer)
    assert stands(programme) == ("confirmed", None, dict.fromkeys(everybody, "confirmed"))
    one = row(programme, "Vi Thị An")
    assert (one.points, one.level, one.confirmed_by, one.total(Side.SELF)) == (95, "excellent", tree.ward, 80)
    assert (one.excellent_from, one.good_from, one.done_from) == (90, 70, 50)


def test_one_returned_row_leaves_the_others_confirmed(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    an = row(programme, "Vi Thị An")
    actions.return_entries(programme, actor=cast.ward_officer, entries=[an.pk], reason="Vắng hai buổi")
    actions.confirm_all(programme, actor=cast.ward_officer)
    others = {"Lò Văn Bình": "confirmed", "Quàng Thị Chi": "confirmed"}
    assert stands(programme) == ("returned", "TT.P1.CD01", others | {"Vi Thị An": "returned"})
    score(programme, 12, names=["Vi Thị An"], actor=cast.secretary)
    actions.send_results(programme, actor=cast.secretary)
    assert stands(programme) == ("at_superior", "TT.P1", others | {"Vi Thị An": "sent"})
    actions.confirm_all(programme, actor=cast.ward_officer)
    assert stands(programme)[0] == "confirmed"
    assert [row(programme, name).points for name in NAMES] == [60, 90, 90]


def test_who_is_left_behind_goes_on_at_the_branch_once_the_rest_is_confirmed(tree, cast, window):
    programme = at("scoring", tree.branch, window)
    score(programme, 18, names=["Vi Thị An"])
    with pytest.raises(ValidationError) as told:
        actions.send_results(programme, actor=cast.secretary)
    assert told.value.message_dict == {
        "behind": ["Chưa chấm đủ: Lò Văn Bình, Quàng Thị Chi. Chấm tiếp, hoặc đánh dấu để lại gửi sau."]
    }
    actions.send_results(programme, actor=cast.secretary, behind=True)
    assert stands(programme)[:2] == ("at_superior", "TT.P1")
    score(programme, 16, names=["Lò Văn Bình"], actor=cast.secretary)
    actions.confirm_all(programme, actor=cast.ward_officer)
    assert stands(programme) == (
        "scoring",
        "TT.P1.CD01",
        {"Vi Thị An": "confirmed", "Lò Văn Bình": "scored", "Quàng Thị Chi": "approved"},
    )


def test_somebody_who_registers_late_is_approved_apart(tree, cast, window):
    programme = at("scoring", tree.branch, window)
    [late] = make_members(tree.branch, "Hà Văn Muộn")
    register(programme, [late.pk], actor=cast.secretary)
    actions.approve_registrations(programme, actor=cast.secretary)
    assert stands(programme)[0] == "scoring"
    assert row(programme, "Hà Văn Muộn").status == "approved"


def test_the_last_row_that_is_let_go_ends_the_case(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    an = row(programme, "Vi Thị An")
    actions.return_entries(programme, actor=cast.ward_officer, entries=[an.pk], reason="Vắng")
    actions.confirm_all(programme, actor=cast.ward_officer)
    actions.drop_entries(programme, actor=cast.secretary, entries=[an.pk], reason="Đi nghĩa vụ")
    programme = found(programme)
    assert (programme.status, programme.case.outcome) == ("confirmed", "done")


def test_the_timeline_tells_who_did_what_with_whom(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    an = row(programme, "Vi Thị An")
    actions.return_entries(programme, actor=cast.ward_officer, entries=[an.pk], reason="Vắng hai buổi")
    steps = list(programme.case.steps.order_by("pk").values_list("act", "note"))
    everybody = "3 người: Vi Thị An, Lò Văn Bình, Quàng Thị Chi"
    today = f"{an.registered_on:%d/%m/%Y}"
    assert steps == [
        ("begin", ""),
        ("register", f"{everybody}, đăng ký ngày {today}"),
        ("approve", everybody),
        ("open_scoring", ""),
        ("send", everybody),
        ("return", "Vi Thị An. Lý do: Vắng hai buổi"),
    ]


def test_rules_know_every_act():
    programme = TrainingProgramme(status="registering")
    from collections import Counter

    programme.counts = Counter()
    assert {act.code: rules.is_in_step(programme, act.code) for act in KIND.acts} == {
        "approve": True,
        "withdraw": True,
        **dict.fromkeys(["confirm", "confirm_some", "return", "open_scoring", "send", "reopen", "drop"], False),
    }
