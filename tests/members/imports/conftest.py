"""An empty ward as in don-vi.csv with its officer, and short ways to import."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from branches.imports import actions, staging
from branches.imports.models import ImportBatch
from tests.conftest import make_unit, make_user

SAMPLES = Path(__file__).parents[2] / "samples"
WARD_FILE = "yum-phuong-binh-minh.xlsx"
BRANCH_FILE = "yum-chi-doan-to-dan-pho-1.xlsx"
OFFICE_FILE = "trich-ngang-to-dan-pho-2.xlsx"


@pytest.fixture
def ward(db):
    province = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    ward = make_unit("BM", "Đoàn phường Bình Minh", "ward", province)
    return SimpleNamespace(province=province, ward=ward, officer=make_user("canbobm", "Cán Bộ Phường", "officer", ward))


def upload(content, unit, actor, *, name="danh-sach.xlsx", branch=None, create_units=True):
    """An upload that has been read: a batch in PREVIEW, or REFUSED."""
    if isinstance(content, str):
        name, content = content, (SAMPLES / content).read_bytes()
    batch = actions.start_import(
        content,
        file_name=name,
        unit=unit,
        target_code="members",
        actor=actor,
        default_branch=branch,
        create_units=create_units,
    )
    actions.read_batch(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def commit(batch, actor):
    return actions.commit_batch(batch, actor=actor)


def rows_of(batch):
    """{row number: Row} of the people."""
    return {row.number: row for row in staging.load(batch)}


def codes_of(batch):
    """{row number: reason codes} of the rows that have any."""
    return {number: [each.code for each in row.problems] for number, row in rows_of(batch).items() if row.problems}
