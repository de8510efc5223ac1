"""What must never be false of windows, programmes and rows, whoever writes them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from members.training.models import (
    EntryStatus,
    Group,
    Side,
    TrainingContent,
    TrainingEntry,
    TrainingProgramme,
    TrainingWindow,
)
from tests.members.training.making import at, begun, found, rows, window_of


def refused(write, constraint):
    with pytest.raises(IntegrityError) as told, transaction.atomic():
        write()
    assert told.value.__cause__.diag.constraint_name == constraint


def updated(entry, **values):
    return lambda: TrainingEntry.objects.filter(pk=entry.pk).update(**values)


@pytest.fixture
def programme(tree, window):
    return at("scoring", tree.branch, window)


@pytest.fixture
def entry(programme):
    return rows(programme)[0]


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("group", Group)
def test_a_score_is_between_0_and_20(entry, side, group):
    refused(updated(entry, **{side.field(group): 21}), "training_scores_in_range")
    for points in (0, 20, None):
        updated(entry, **{side.field(group): points})()


def test_a_score_is_never_negative(entry):
    with pytest.raises(IntegrityError), transaction.atomic():
        updated(entry, branch_ethics=-1)()


@pytest.mark.parametrize("status", ["scored", "sent"])
@pytest.mark.parametrize("blank", Group)
def test_a_sent_row_has_all_five_scores_of_the_branch(entry, status, blank):
    given = dict.fromkeys(Side.BRANCH.fields, 10)
    refused(updated(entry, **(given | {Side.BRANCH.field(blank): None, "status": status})), "training_sent_is_scored")
    updated(entry, **given, status=status)()


def test_a_blank_own_score_stops_nothing(entry):
    updated(entry, **dict.fromkeys(Side.BRANCH.fields, 0), status="sent")()
    entry.refresh_from_db()
    assert (entry.total(), entry.total(Side.SELF)) == (0, None)


def confirmed(**values):
    today = timezone.localdate()
    frozen = {"points": 50, "level": "done", "confirmed_on": today, "excellent_from": 90, "good_from": 70}
    return dict.fromkeys(Side.BRANCH.fields, 10) | frozen | {"done_from": 50, "status": "confirmed"} | values


@pytest.mark.parametrize(
    "values",
    [
        {"points": 51},
        {"points": None},
        {"level": ""},
        {"level": "x"},
        {"confirmed_on": None},
        {"confirmed_by": None},
        {"excellent_from": None},
        {"good_from": None},
        {"done_from": None},
    ],
)
def test_a_confirmed_row_keeps_the_sum_the_level_the_day_and_the_thresholds(tree, entry, values):
    refused(updated(entry, **(confirmed(confirmed_by=tree.ward) | values)), "training_confirmed_is_frozen")
    updated(entry, **confirmed(confirmed_by=tree.ward))()


def test_an_open_row_keeps_no_points_of_a_confirmation(entry):
    refused(updated(entry, points=50), "training_confirmed_is_frozen")
    refused(updated(entry, level="good"), "training_confirmed_is_frozen")


@pytest.mark.parametrize("status", ["returned", "dropped"])
def test_going_back_has_a_reason(entry, status):
    refused(updated(entry, status=status), "training_going_back_has_reason")
    updated(entry, status=status, reason="Vắng nhiều")()


def test_a_person_takes_part_once_a_year(tree, programme, entry):
    other = begun(tree.sister, programme.window, people=())
    again = TrainingEntry(
        programme=other, person=entry.person, year=entry.year, registered_on=timezone.localdate(), changed_by=None
    )
    refused(lambda: TrainingEntry.objects.bulk_create([again]), "training_entry_once_a_year")
    updated(entry, status="dropped", reason="Chuyển đi")()
    again.save()
    assert TrainingEntry.objects.current().filter(person=entry.person).get() == again


def test_a_branch_takes_part_once_a_year(tree, programme):
    other = begun(tree.sister, programme.window, people=())
    refused(
        lambda: TrainingProgramme.objects.filter(pk=other.pk).update(branch=tree.branch),
        "training_programme_once_a_year",
    )


def test_a_programme_that_was_withdrawn_leaves_room(tree, window):
    first = at("withdrawn", tree.branch, window)
    second = begun(tree.branch, window, people=())
    assert (found(first).status, found(second).status) == ("withdrawn", "registering")


@pytest.mark.parametrize(
    "days",
    [{"register_until": -61}, {"register_until": 31}, {"ends_on": 19}, {"begins_on": 21}],
)
def test_the_days_of_a_window_are_in_order(window, days):
    today = timezone.localdate()
    [(field, offset)] = days.items()
    if field == "begins_on" and window.begins_on > today:
        offset += 365
    refused(
        lambda: TrainingWindow.objects.filter(pk=window.pk).update(**{field: today + timedelta(days=offset)}),
        "training_window_days_in_order",
    )


def test_a_unit_has_one_window_a_year(tree, window):
    other = window_of(tree.province)
    refused(lambda: TrainingWindow.objects.filter(pk=other.pk).update(unit=tree.ward), "training_window_once_a_year")


def test_a_content_says_something_in_one_of_the_five_groups(entry):
    refused(
        lambda: TrainingContent.objects.create(entry=entry, group="politics", place=9, text=""), "training_content_said"
    )
    refused(
        lambda: TrainingContent.objects.create(entry=entry, group="music", place=9, text="Hát"), "training_content_said"
    )
    refused(
        lambda: TrainingContent.objects.create(entry=entry, group="politics", place=1, text="Hai"),
        "training_content_place",
    )


def test_what_was_decided_of_a_window_is_never_changed(cast, window):
    from members.training import actions

    actions.close_window(window, actor=cast.ward_officer, reason="Xong sớm")
    change = window.changes.get()
    for write in (lambda: window.changes.update(reason="Khác"), change.delete):
        with pytest.raises(InternalError), transaction.atomic():
            write()


def test_a_row_leaves_versions_behind(tree, programme, entry):
    from django.apps import apps

    updated(entry, self_ethics=7)()
    versions = apps.get_model("members.TrainingEntryEvent").objects.filter(pgh_obj=entry.pk)
    assert versions.order_by("-pgh_id").first().self_ethics == 7
    assert EntryStatus.REGISTERED in set(versions.values_list("status", flat=True))
