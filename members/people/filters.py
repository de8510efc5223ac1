"""The filters of the roster. Each stands in the address; those on a restricted field are there only for who may."""

import django_filters
from django import forms
from django.utils import timezone

from branches.units.models import Sector, Unit
from members.people import data, texts
from members.people.data.age_bands import AGE_BANDS
from members.people.data.completeness import REQUIRED
from members.people.models import Person
from members.people.models.persons import Gender, Standing
from members.people.queries import ages, areas, counts, roster
from members.people.queries.roster import NOTHING

RESTRICTED = {"ethnicity": "ethnicity", "religion": "religion"}


class RosterFilter(django_filters.FilterSet):
    """`shown` is the part of the tree in view, `opened` the restricted fields that may be asked by over all of it."""

    sector = django_filters.ModelChoiceFilter(
        label=texts.SECTOR,
        queryset=Sector.objects.all(),
        null_label=texts.UNKNOWN,
        null_value=NOTHING,
        method="by_sector",
    )
    gender = django_filters.ChoiceFilter(
        label=texts.GENDER, choices=[*Gender.choices, (NOTHING, texts.UNKNOWN)], method="by_value"
    )
    age = django_filters.ChoiceFilter(
        label=texts.AGE, choices=[(band.code, band.label) for band in AGE_BANDS], method="by_age"
    )
    birthday = django_filters.ChoiceFilter(
        label=texts.BIRTHDAY, choices=[(str(month), str(month)) for month in range(1, 13)], method="by_birthday"
    )
    turning = django_filters.ChoiceFilter(label=texts.TURNING, choices=[("yes", texts.SOON)], method="by_turning")
    ethnicity = django_filters.ChoiceFilter(
        label=data.ETHNICITIES.label, choices=[*data.ETHNICITIES.choices(), (NOTHING, texts.UNKNOWN)], method="by_value"
    )
    religion = django_filters.ChoiceFilter(
        label=data.RELIGIONS.label, choices=[*data.RELIGIONS.choices(), (NOTHING, texts.UNKNOWN)], method="by_value"
    )
    party = django_filters.ChoiceFilter(
        label=texts.PARTY, choices=[("yes", texts.IN_PARTY), ("no", texts.NOT_IN_PARTY)], method="by_party"
    )
    post = django_filters.ChoiceFilter(
        label=texts.LISTED_POST,
        choices=[*data.POSTS.choices(), (NOTHING, texts.UNKNOWN)],
        field_name="listed_post",
        method="by_value",
    )
    missing = django_filters.ChoiceFilter(
        label=texts.COMPLETENESS,
        choices=[
            ("any", texts.INCOMPLETE),
            ("none", texts.COMPLETE),
            *((field, texts.LACKS.format(what=Person._meta.get_field(field).verbose_name)) for field in REQUIRED),
        ],
        method="by_missing",
    )

    class Meta:
        model = Person
        fields = []

    def __init__(self, data, *, shown: areas.Shown, opened: set[str], **kwargs):
        self.shown = shown
        super().__init__(data, **kwargs)
        for name, field in RESTRICTED.items():
            if field not in opened:
                del self.filters[name]
        for each in self.filters.values():
            each.extra |= {"empty_label": texts.EVERYTHING, "widget": forms.Select(attrs={"class": "form-select"})}

    def by_sector(self, people, name, sector):
        place = "current_unit" if self.standing == Standing.MEMBER else "kept_by"
        return people.filter(**{f"{place}__sector": None if sector == NOTHING else sector})

    def by_value(self, people, column, value):
        return people.filter(**{column: "" if value == NOTHING else value})

    def by_age(self, people, name, code):
        return people.filter(ages.in_band(code, timezone.localdate()))

    def by_birthday(self, people, name, month):
        return people.filter(ages.born_in_month(int(month)))

    def by_turning(self, people, name, value):
        return people.filter(counts.turning_soon())

    def by_party(self, people, name, value):
        return people.filter(party_joined_on__isnull=value == "no")

    def by_missing(self, people, name, value):
        if value == "any":
            return people.filter(missing_count__gt=0)
        return people.filter(missing_count=0) if value == "none" else people.filter(missing__contains=[value])

    @property
    def standing(self):
        return self.data.get("standing") or Standing.MEMBER


def unit_named(user, code: str, shown: areas.Shown) -> Unit | None:
    """The unit of that code, if it lies in what is shown."""
    if not shown.below:
        return None
    return Unit.objects.visible_to(user).filter(code=code, path__startswith=shown.unit.path).first()


def numbers_open(opened: set[str]) -> bool:
    """Whether citizen id and card number may be searched by."""
    return {"citizen_id", "card_number"} <= opened


def search(people, text: str, opened: set[str]):
    return people.filter(roster.matching(text, numbers=numbers_open(opened))) if text else people
