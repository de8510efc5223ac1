import pytest

from branches.papers import wording
from tests.branches.papers.letters import WORDING


@pytest.fixture(autouse=True)
def letter_wording(tmp_path, monkeypatch):
    """The wording of the invented letter lies where the product looks for wordings."""
    (tmp_path / "letter.toml").write_text(WORDING)
    monkeypatch.setattr(wording, "FOLDER", tmp_path)
    return tmp_path / "letter.toml"
