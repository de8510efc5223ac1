"""What the other slices of the pillar tell of a person in a year."""

from datetime import date

from django.utils import timezone

from members.evaluations import criteria, suggesting
from members.evaluations.models import Level
from tests.members.conduct.making import at as discipline_at
from tests.members.conduct.making import record
from tests.members.people.people import make_person
from tests.members.training.making import NAMES, row
from tests.members.training.making import at as training_at


def test_training_discipline_and_awards_of_the_year_are_evidence(cast, tree):
    programme = training_at("confirmed", tree.branch)
    rated = row(programme, NAMES[0]).person
    disciplined = make_person(tree.branch, "Lường Văn Xét", birth_date="02/09/2002")
    discipline_at("in_force", disciplined)
    today = timezone.localdate()
    [award] = record([rated], cast.secretary, decided_on=today)
    year = (date(today.year, 1, 1), today)
    found = suggesting.facts_of([rated.pk, disciplined.pk], year)
    assert {code: fact.value for code, fact in found[rated.pk].items()} == {"training": "excellent", "awards": 1}
    assert found[rated.pk]["awards"].url == award.get_absolute_url()
    assert {code: fact.value for code, fact in found[disciplined.pk].items()} == {"discipline": "warning"}
    rules = suggesting.Rules.on(today)
    assert criteria.suggest(found[rated.pk], rules.limits).level == Level.EXCELLENT
    assert criteria.level_of("discipline", "warning", rules.limits) == Level.NOT_DONE
    before = (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    assert suggesting.facts_of([rated.pk, disciplined.pk], before) == {}
