"""The rules that the ground brings."""

from datetime import date

import pytest

from branches.rulesets import defaults, definitions


@pytest.mark.django_db
def test_the_defaults_rule_where_no_set_does():
    now = definitions.on(date(2026, 11, 22))
    expected = {
        "min_branch_members": 3,
        "stale_unit_days": 30,
        "small_group": 5,
        "sign_in_link_days": 7,
        "import_undo_days": 30,
        "upload_purge_days": 30,
        "attachment_megabytes": 15,
        "attachments_per_case": 20,
    }
    assert {code: getattr(now, code) for code in expected} == expected


@pytest.mark.parametrize("rule", defaults.RULES, ids=lambda rule: rule.code)
def test_each_default_lies_within_its_bounds_and_names_its_source(rule):
    assert rule.minimum <= rule.default <= rule.maximum
    assert rule.source
