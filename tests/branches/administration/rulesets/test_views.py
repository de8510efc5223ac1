"""Rule sets: seen with their sources, added with a text, never edited."""

from datetime import date

import pytest
from django.urls import get_resolver

from branches.administration.rulesets import texts
from branches.audit.models import JournalEntry
from branches.rulesets import definitions
from branches.rulesets.models import RuleSet

PAGE, ADD = "/quan-tri/quy-dinh/", "/quan-tri/quy-dinh/them/"


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return cast.administrator


def typed(**changes):
    values = {rule.code: rule.default for rule in definitions.all_rules()}
    return {"effective_on": "01/09/2026", "source": "Hướng dẫn 01-HD/TWĐTN", **values, **changes}


def test_every_rule_is_shown_with_its_number_and_its_source(client, administrator):
    page = client.get(PAGE).content.decode()
    for rule in definitions.all_rules():
        assert rule.label in page
        assert rule.source in page
    assert "Chưa đổi lần nào" in page


def test_a_new_set_holds_what_differs_and_rules_from_its_day_on(client, administrator):
    answer = client.post(ADD, typed(min_branch_members="5", sign_in_link_days="3"))
    assert answer.headers["Location"] == PAGE
    added = RuleSet.objects.get()
    assert (added.effective_on, added.source, added.values, added.created_by) == (
        date(2026, 9, 1),
        "Hướng dẫn 01-HD/TWĐTN",
        {"min_branch_members": 5, "sign_in_link_days": 3},
        administrator,
    )
    assert definitions.on(date(2026, 8, 31)).min_branch_members == 3
    assert definitions.on(date(2026, 9, 1)).min_branch_members == 5
    entry = JournalEntry.objects.get(act="rulesets.ruleset.added")
    assert (entry.actor_key, entry.subject_key, entry.details) == (
        administrator.pk, added.pk, {"source": "Hướng dẫn 01-HD/TWĐTN", "effective_on": "01/09/2026"},
    )  # fmt: skip


def test_the_list_shows_what_each_set_changed_from_what_to_what(client, administrator, cast):
    make = RuleSet.objects.create
    make(effective_on=date(2021, 1, 1), source="Văn bản một", values={"small_group": 8}, created_by=cast.system)
    make(effective_on=date(2022, 1, 1), source="Văn bản hai", values={"small_group": 6}, created_by=cast.system)
    make(effective_on=date(2099, 1, 1), source="Văn bản ba", values={"small_group": 9}, created_by=cast.system)
    context = client.get(PAGE).context
    shown = [(each.source, [(rule.code, old, new) for rule, old, new in diff]) for each, diff in context["sets"]]
    assert shown == [
        ("Văn bản ba", [("small_group", 6, 9)]),
        ("Văn bản hai", [("small_group", 8, 6)]),
        ("Văn bản một", [("small_group", 5, 8)]),
    ]
    now = {rule.code: (value, source) for rule, value, source in context["rules"]}
    assert now["small_group"] == (6, "Văn bản hai")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source", ""),
        ("source", "   "),
        ("source", "a" * 301),
        ("effective_on", ""),
        ("effective_on", "31/02/2026"),
        ("effective_on", "01/01/1800"),
        ("effective_on", "01/01/2999"),
        ("min_branch_members", ""),
        ("min_branch_members", "0"),
        ("min_branch_members", "-3"),
        ("min_branch_members", "51"),
        ("min_branch_members", "3,5"),
        ("min_branch_members", "ba"),
        ("min_branch_members", "9" * 400),
    ],
)
def test_bad_values_are_refused_beside_their_field_and_kept(client, administrator, field, value):
    answer = client.post(ADD, typed(small_group="7", **{field: value}))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"][field].value() == value
    assert RuleSet.objects.count() == 0


def test_a_set_that_changes_nothing_is_refused(client, administrator):
    answer = client.post(ADD, typed())
    assert answer.context["form"].non_field_errors() == [texts.NOTHING_DIFFERS]


def test_a_day_has_one_set(client, administrator):
    client.post(ADD, typed(small_group="7"))
    answer = client.post(ADD, typed(small_group="8"))
    assert list(answer.context["form"].errors) == ["effective_on"]
    assert RuleSet.objects.get().values == {"small_group": 7}


@pytest.mark.parametrize("who", ["secretary", "ward_secretary", "ward_officer", "outsider", "member"])
def test_only_administrators_see_and_add(client, cast, who):
    client.force_login(getattr(cast, who))
    assert client.get(PAGE).status_code == 403
    assert client.post(ADD, typed(small_group="7")).status_code == 403
    assert RuleSet.objects.count() == 0


def test_no_address_edits_or_deletes_a_set(db):
    names = {
        str(name) for name in get_resolver().namespace_dict["administration"][1].reverse_dict if isinstance(name, str)
    }
    assert {name for name in names if "rule" in name} == {"rules", "rule_set_add"}
