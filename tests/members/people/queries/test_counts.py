"""What a superior's roster takes from the summary is what counting would give."""

import pytest
from django.urls import reverse

from members.people.data.age_bands import AGE_BANDS
from tests.members.people.people import FULL, make_person

LIST = reverse("members:people:list")
ASKED = [
    *({"age": band.code} for band in AGE_BANDS),
    *({"gender": gender} for gender in ("male", "female", "-")),
    *({"age": band.code, "gender": gender} for band in AGE_BANDS for gender in ("male", "female", "-")),
    *({"sector": sector} for sector in ("residential", "school", "office")),
    *({"ethnicity": value} for value in ("01", "12", "-")),
    *({"religion": value} for value in ("none", "buddhism", "-")),
    {"party": "yes"},
    {"party": "no"},
    {"missing": "any"},
    {"missing": "none"},
    {"missing": "hometown"},
    {"turning": "yes"},
    {"post": "secretary"},
    {"party": "no", "age": "19-22"},
]


@pytest.fixture
def people(tree):
    full = FULL | {"ethnicity": "01", "religion": "none", "phone": "0912344417", "citizen_id": ""}
    make_person(tree.branch, "Lý An", **full)
    make_person(tree.branch, "Vũ Thị Bé", **FULL | {"gender": "female", "birth_date": "2003", "ethnicity": "12"})
    make_person(tree.branch, "Tô Hằng", birth_date="", gender="")
    make_person(tree.sister, "Mai Văn Đảng", **FULL | {"birth_date": "04/1995", "party_joined_on": "03/02/2020"})
    make_person(tree.sister, "Hồ Kim", **FULL | {"birth_date": "12/04/2012", "joined_on": "", "religion": "buddhism"})
    make_person(tree.sister, "Ngô Trẻ", member=False, **FULL)


def test_a_number_from_the_summary_is_the_number_of_people_in_the_list(client, cast, people):
    client.force_login(cast.ward_officer)
    told = {}
    for asked in ASKED:
        context = client.get(LIST, asked).context
        assert len(context["listing"].conditions) == len(asked)
        told[str(asked)] = (context["number"], len(context["rows"]))
    assert {asked: numbers for asked, numbers in told.items() if numbers[0] != numbers[1]} == {}


def test_a_number_from_the_summary_costs_no_count(client, cast, people, django_assert_num_queries):
    client.force_login(cast.ward_officer)
    client.get(LIST)
    with django_assert_num_queries(26) as plain:
        client.get(LIST)
    with django_assert_num_queries(len(plain)):
        client.get(LIST, {"gender": "male"})
