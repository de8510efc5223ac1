"""Attachments go out as downloads that nothing can run."""

import pytest
from django.http import Http404

from branches.attachments import actions, serving
from tests.branches.attachments import files


@pytest.fixture
def kept(cast):
    return lambda data, name: actions.store(files.upload(data, name), actor=cast.secretary)


def test_a_file_is_a_download_under_its_own_name(kept):
    answer = serving.respond(kept(files.PDF, "Phiếu chuyển.pdf"))
    assert answer.content == files.PDF
    assert {name: answer.headers[name] for name in answer.headers} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename*=utf-8''Phi%E1%BA%BFu%20chuy%E1%BB%83n.pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


@pytest.mark.parametrize(
    ("data", "name", "disposition"),
    [(files.JPG, "anh.jpg", "inline"), (files.PDF, "phieu.pdf", "attachment"), (files.HEIC, "a.heic", "attachment")],
    ids=["jpg", "pdf", "heic"],
)
def test_only_photos_that_browsers_know_are_shown_in_the_page(kept, data, name, disposition):
    answer = serving.respond(kept(data, name), inline=True)
    assert answer.headers["Content-Disposition"].partition(";")[0] == disposition


def test_a_removed_file_is_not_there(kept, cast):
    with pytest.raises(Http404):
        serving.respond(actions.remove(kept(files.PDF, "phieu.pdf"), actor=cast.secretary))
