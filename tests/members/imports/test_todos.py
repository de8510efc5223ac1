"""Lists that wait to be written stand in the inbox of whoever may write them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.imports import actions
from branches.imports.models import ImportBatch
from members.imports.todos import waiting_batches
from tests.worlds import COMMITTED, PREVIEWED, import_list, read_list


def told(user):
    return [(todo.what, todo.about, todo.url) for todo in waiting_batches(user, timezone.localdate())]


@pytest.fixture
def batch(cast, tree):
    return read_list(PREVIEWED, tree.ward, cast.ward_officer)


@pytest.mark.parametrize(
    ("who", "waits"),
    [("ward_officer", True), ("ward_secretary", True), ("secretary", False), ("outsider", False), ("member", False)],
)
def test_a_list_waits_for_whoever_imports_in_its_unit(cast, batch, who, waits):
    line = ("Lần nhập đang chờ ghi", "danh-sach.csv · Đoàn phường Một", f"/doan-vien/nhap/{batch.pk}/")
    assert told(getattr(cast, who)) == ([line] if waits else [])


def test_one_that_was_dropped_written_or_purged_waits_no_more(cast, tree, batch):
    import_list(COMMITTED, tree.ward, cast.ward_officer)
    assert len(told(cast.ward_officer)) == 1
    actions.cancel_batch(batch, actor=cast.ward_officer)
    assert told(cast.ward_officer) == []
    purged = read_list(PREVIEWED, tree.ward, cast.ward_officer)
    ImportBatch.objects.filter(pk=purged.pk).update(purged_at=timezone.now())
    assert told(cast.ward_officer) == []


def test_it_is_due_before_what_was_read_is_deleted(cast, batch):
    [todo] = waiting_batches(cast.ward_officer, timezone.localdate())
    assert todo.due_on == timezone.localdate() + timedelta(days=29)
    assert (todo.kind, todo.number) == ("Nhập danh sách", "")


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(cast, tree, many, django_assert_num_queries):
    for _ in range(many):
        read_list(PREVIEWED, tree.ward, cast.ward_officer)
    told(cast.ward_officer)
    with django_assert_num_queries(2):
        assert len(told(cast.ward_officer)) == many
