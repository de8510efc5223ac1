from django.db import migrations, models


class Migration(migrations.Migration):
    # Rows are staged while the index goes. Django's own way would check the foreign key anew.
    atomic = False

    dependencies = [
        ("branches", "0009_import_outcomes"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    'DROP INDEX CONCURRENTLY IF EXISTS "branches_importrow_batch_id_fd331831"',
                    'CREATE INDEX CONCURRENTLY "branches_importrow_batch_id_fd331831" ON "branches_importrow" ("batch_id")',
                )
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="importrow",
                    name="batch",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="rows",
                        to="branches.importbatch",
                        verbose_name="lần nhập",
                    ),
                )
            ],
        ),
    ]
