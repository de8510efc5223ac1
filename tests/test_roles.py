"""What the running role of the database may not do."""

import pytest
from django.db import DatabaseError, connection, transaction

from branches.audit.journal import journal


@pytest.mark.parametrize("statement", ["UPDATE {} SET act = 'y'", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_the_running_role_can_neither_change_empty_nor_drop_the_journal(cast, statement):
    table = journal("x", actor=cast.system)._meta.db_table
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
