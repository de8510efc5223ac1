"""What was issued can be neither changed nor deleted, also not by SQL."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0007_case_search"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(condition=~models.Q(docx=""), fields=["docx"], name="paper_docx"),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(condition=~models.Q(pdf=""), fields=["pdf"], name="paper_pdf"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="issued_is_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."type" IS DISTINCT FROM (NEW."type") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."recipient" IS DISTINCT FROM (NEW."recipient") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."signer" IS DISTINCT FROM (NEW."signer") OR OLD."signer_post" IS DISTINCT FROM (NEW."signer_post") OR OLD."docx" IS DISTINCT FROM (NEW."docx") OR OLD."pdf" IS DISTINCT FROM (NEW."pdf") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="a13a0216f944aa0c113129b38a95c711762654b6",
                    operation="UPDATE",
                    pgid="pgtrigger_issued_is_frozen_178be",
                    table="branches_paper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawn_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."withdrawn_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="dc4269615f949821c74b8001d2cff0c55102b2b7",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawn_is_final_543a8",
                    table="branches_paper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="4626bcee2eb18f68de18509cb8fbb3b076a0b85d",
                    operation="UPDATE",
                    pgid="pgtrigger_never_changed_d0d6f",
                    table="branches_storedfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="issued_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF EXISTS (SELECT 1 FROM branches_paper WHERE docx = OLD.name OR pdf = OLD.name) THEN\n                    RAISE EXCEPTION 'pgtrigger: the file of an issued paper is never deleted';\n                END IF;\n                RETURN OLD;\n                ",
                    hash="54619e03906b9321d03dc1ef68e55bb92c53c354",
                    operation="DELETE",
                    pgid="pgtrigger_issued_stays_41cad",
                    table="branches_storedfile",
                    when="BEFORE",
                ),
            ),
        ),
    ]
