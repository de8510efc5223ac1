"""Neither the letter nor the calendar names anybody."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.accounts.models import User
from branches.cases.kinds import Todo
from branches.inbox import calendars, letters, queries
from branches.units.models import Unit
from members.people.models import Person
from tests.branches.inbox.conftest import SUNDAY

KINDS = ["Chuyển sinh hoạt", "Nhập danh sách", "Hồ sơ đoàn viên", ""]
# Letters that stand in no word of the letter or of the calendar itself, so that a trace is a trace.
names = st.text(st.sampled_from("ŨẪỴΩЖ漢🙂"), min_size=3, max_size=30).map(lambda name: f"W{name}W")


@st.composite
def todos(draw):
    name = draw(names)
    return Todo(
        what=f"Tiếp nhận {name}",
        url=f"/doan-vien/?q={name}",
        due_on=draw(st.none() | st.integers(-30, 30).map(lambda days: SUNDAY + timedelta(days=days))),
        number=draw(st.sampled_from(["", "CSH-2026-0147"])),
        kind=draw(st.sampled_from(KINDS)),
        about=f"{name} · Chi đoàn {name}",
        quick=((f"Nhận {name}", f"/ho-so/{name}/"),),
    )


def unfolded(feed: bytes) -> str:
    return re.sub(r"\r\n[ \t]", "", feed.decode())


def letter_text(letter) -> str:
    message = letter.message()
    return f"{letter.subject}\n{letter.body}\n{message['List-Unsubscribe']}\n{message.as_string()}"


@given(st.lists(todos(), max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_waits_no_name_leaves(found):
    user = User(pk=7, username="lan", full_name="WŨẪỴW", email="lan@vi.du.vn")
    sent = letter_text(letters.digest_for(user, found, SUNDAY)) + unfolded(calendars.feed_of(found, SUNDAY))
    assert re.findall("[ŨẪỴΩЖ漢🙂]", sent) == []


@pytest.mark.parametrize("who", ["secretary", "ward_officer"])
def test_nothing_of_the_world_leaves(world, who):
    user = getattr(world.cast, who)
    user.email = "x@vi.du.vn"
    on = timezone.localdate()
    found = queries.todos_of(user, on)
    assert found != []
    sent = letter_text(letters.digest_for(user, found, on)) + unfolded(calendars.feed_of(found, on))
    # The number of a case stands in a letter; what it begins with may be the code of a unit by chance.
    sent = re.sub(r"\b[A-Z]+-\d{4}-\d{4}\b", "", sent)
    known = [*User.objects.values_list("full_name", flat=True), *User.objects.values_list("username", flat=True)]
    known += [*Person.objects.values_list("full_name", flat=True), *Unit.objects.values_list("name", flat=True)]
    known += [*Unit.objects.values_list("code", flat=True), "danh-sach.csv"]
    assert [name for name in known if re.search(rf"\b{re.escape(name)}\b", sent)] == []
