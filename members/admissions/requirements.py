"""What the statute asks of a candidate. A limit that isn't kept is told with what is missing; none of them refuses."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from branches.rulesets import definitions
from members.admissions import texts
from members.admissions.models import CLOSED, Status
from members.people import data
from members.people.models import Person
from members.people.queries.ages import years_before

KINH = "01"


def age_on(person: Person, day: date) -> int | None:
    """Whole years; of a birth known to the month or year by the last day that it can have been."""
    birth = person.birth
    if birth is None:
        return None
    years = day.year - birth.last_day.year
    return years if years_before(day, years) >= birth.last_day else years - 1


def notes(admission) -> list[dict]:
    """As components/note.html takes them: age on the day of the application (today before it), schooling."""
    if admission.status in CLOSED or admission.status == Status.SCHEDULED:
        return []
    day = admission.applied_on or timezone.localdate()
    rules, person = definitions.on(day), admission.person
    edit = reverse("members:people:detail", args=[person.pk])
    found = [*_of_age(person, day, rules), *_of_education(person, rules)]
    return [note | {"link_label": texts.EDIT_RECORD, "link_url": edit} for note in found]


def _of_age(person, day, rules):
    age = age_on(person, day)
    if age is None:
        yield _note(texts.NOTE_NO_BIRTH, texts.NOTE_NO_BIRTH_MORE)
        return
    if age < rules.admission_min_age:
        yield _note(texts.NOTE_YOUNG, texts.NOTE_YOUNG_MORE.format(age=age, least=rules.admission_min_age))
    elif age > rules.admission_max_age:
        yield _note(texts.NOTE_OLD, texts.NOTE_OLD_MORE.format(age=age, most=rules.admission_max_age))
    if person.birth.first_day != person.birth.last_day:
        yield _note(texts.NOTE_YEAR_ONLY, texts.NOTE_YEAR_ONLY_MORE)


def _of_education(person, rules):
    codes = [item.code for item in data.EDUCATION]
    if not person.education:
        yield _note(texts.NOTE_NO_EDUCATION, texts.NOTE_NO_EDUCATION_MORE)
        return
    least = min(rules.admission_min_education, len(codes) - 1)
    if person.education in codes and codes.index(person.education) < least:
        more = texts.NOTE_EDUCATION_MORE.format(least=data.EDUCATION.name(codes[least]))
        if person.ethnicity and person.ethnicity != KINH:
            more = f"{more} {texts.NOTE_EDUCATION_RELAXED}"
        yield _note(texts.NOTE_EDUCATION, more)


def _note(strong, text):
    return {"kind": "warn", "strong": strong, "text": text}
