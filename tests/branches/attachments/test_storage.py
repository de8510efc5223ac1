"""What the storage keeps comes out as it went in, whatever its length."""

import pytest
from django.core.files.base import ContentFile

from branches.attachments.models import StoredFile
from branches.attachments.storage import PIECE, DatabaseStorage

pytestmark = pytest.mark.django_db
STORAGE = DatabaseStorage()


def keep(content: bytes) -> str:
    return STORAGE.save("ds.xlsx", ContentFile(content))


def encrypted(name) -> int:
    return len(StoredFile.objects.get(name=name).content)


def test_a_file_longer_than_a_piece_comes_out_whole():
    content = bytes(range(256)) * (PIECE // 100)
    with STORAGE.open(keep(content)) as file:
        assert file.read() == content


def test_a_file_whose_last_piece_is_full_comes_out_whole():
    more = encrypted(keep(b"0")) - 1
    content = b"1" * (PIECE - more)
    name = keep(content)
    assert encrypted(name) == PIECE
    with STORAGE.open(name) as file:
        assert file.read() == content


def test_a_short_file_takes_one_query(django_assert_num_queries):
    name = keep(b"An")
    with django_assert_num_queries(1), STORAGE.open(name) as file:
        assert file.read() == b"An"


def test_a_file_that_is_not_there_is_missing():
    with pytest.raises(FileNotFoundError):
        STORAGE.open("nowhere")
