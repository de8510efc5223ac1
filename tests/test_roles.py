"""What the running role of the database may not do."""

import pytest
from django.db import DatabaseError, connection, transaction

from branches.audit.journal import journal


@pytest.mark.parametrize("statement", ["UPDATE {} SET act = 'y'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_running_role_can_neither_change_nor_empty_the_journal(cast, statement):
    table = journal("x", actor=cast.system)._meta.db_table
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
