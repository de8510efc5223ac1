"""Whatever ranges there are, whatever was given on and whoever holds what: no number is wrong."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.cards import queries
from members.cards.actions.taking import take
from members.cards.models import CardRange, written
from members.people.models.derived import index_of
from tests.members.cards.making import give, make_copies, make_range
from tests.members.people.people import make_person

LARGEST = 60
NUMBER = st.integers(1, LARGEST)
SPAN = st.tuples(NUMBER, st.integers(0, 15)).map(lambda pair: (pair[0], min(pair[0] + pair[1], LARGEST)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spans=st.lists(SPAN, min_size=1, max_size=4),
    parts=st.lists(st.tuples(st.integers(0, 3), SPAN), max_size=5),
    held=st.sets(NUMBER, max_size=20),
    before=st.integers(0, 6),
    after=st.integers(1, 25),
)
def test_every_number_is_inside_new_kept_by_the_giver_and_nobodys(tree, spans, parts, held, before, after):
    with transaction.atomic():
        play(tree, spans, parts, held, before, after)
        transaction.set_rollback(True)


def play(tree, spans, parts, held, before, after):
    ranges = []
    for first, last in spans:
        with suppress(ValidationError):  # it overlaps another one
            ranges.append(make_range(tree.province, first, last))
    person = make_person(tree.branch)
    for number in held:
        make_copies(person, 1, card_number=written(number), card_number_index=index_of("card_number", written(number)))
    taken = take_some(tree.province, before)
    given = set()
    for which, (first, last) in parts:
        with suppress(ValidationError):  # it lies elsewhere, was used or was given on before
            give(ranges[which % len(ranges)], tree.ward, first, last)
            given |= set(range(first, last + 1))
    lower = take_some(tree.ward, after) if given else []
    taken += take_some(tree.province, after)

    everything = {number for each in ranges for number in range(each.first, each.last + 1)}
    assert set(taken) <= everything - given - held
    assert set(lower) <= given - held
    assert len(taken + lower) == len(set(taken + lower))
    # Nothing was left lying: who got too few has used up all there was.
    if len(taken) < before + after:
        assert set(taken) == everything - given - held
    check_figures(tree, everything, given)


def take_some(unit, count):
    found = []
    with suppress(ValidationError):
        for _ in range(count):
            found.append(int(take(unit).number))
    return found


def check_figures(tree, everything, given):
    figures = queries.figures_of(list(CardRange.objects.filter(unit=tree.province))).values()
    assert sum(each.used + each.left + each.given for each in figures) == len(everything)
    assert sum(each.given for each in figures) == len(given)
