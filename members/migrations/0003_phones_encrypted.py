"""Phones of people lie encrypted, found by a blind index and by their last four digits; more orders of the roster."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import branches.secrets.fields


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0002_reference_data"),
        ("members", "0002_restricted_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        migrations.AddField(
            model_name="person",
            name="phone_index",
            field=models.BinaryField(max_length=16, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="phone_last4",
            field=models.CharField(blank=True, editable=False, max_length=4),
        ),
        migrations.AddField(
            model_name="personevent",
            name="phone_last4",
            field=models.CharField(blank=True, editable=False, max_length=4),
        ),
        migrations.RemoveField(model_name="person", name="phone"),
        migrations.AddField(
            model_name="person",
            name="phone",
            field=branches.secrets.fields.EncryptedTextField(
                blank=True, editable=True, null=True, purpose="phone", verbose_name="điện thoại"
            ),
        ),
        migrations.RemoveField(model_name="personevent", name="phone"),
        migrations.AddField(
            model_name="personevent",
            name="phone",
            field=branches.secrets.fields.EncryptedTextField(
                blank=True, editable=True, null=True, purpose="phone", verbose_name="điện thoại"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["standing", "birth_date", "id"], name="person_by_birth"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["standing", "joined_on", "id"], name="person_by_joining"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["phone_index"], name="person_phone"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["phone_last4"], name="person_phone_last4"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["card_number_last4"], name="person_card_last4"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personevent" ("address", "admission_resolution", "association", "awards", "birth_date", "birth_date_precision", "card_number", "card_number_last4", "citizen_id", "citizen_id_date", "citizen_id_date_precision", "citizen_id_last4", "citizen_id_place", "created_at", "current_unit_id", "discipline", "education", "email", "emergency_contact", "ethnicity", "foreign_language", "full_name", "gender", "health", "hometown", "honorary", "id", "it_level", "joined_on", "joined_on_precision", "kept_by_id", "left_reason", "listed_post", "member_code", "missing", "missing_count", "note", "occupation", "other_name", "party_joined_on", "party_joined_on_precision", "party_official_on", "party_official_on_precision", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_last4", "political_theory", "qualification", "religion", "sort_name", "standing", "talents", "temporary_address", "updated_at", "user_id", "version", "void_reason", "workplace", "zalo") SELECT new_values."address", new_values."admission_resolution", new_values."association", new_values."awards", new_values."birth_date", new_values."birth_date_precision", new_values."card_number", new_values."card_number_last4", new_values."citizen_id", new_values."citizen_id_date", new_values."citizen_id_date_precision", new_values."citizen_id_last4", new_values."citizen_id_place", new_values."created_at", new_values."current_unit_id", new_values."discipline", new_values."education", new_values."email", new_values."emergency_contact", new_values."ethnicity", new_values."foreign_language", new_values."full_name", new_values."gender", new_values."health", new_values."hometown", new_values."honorary", new_values."id", new_values."it_level", new_values."joined_on", new_values."joined_on_precision", new_values."kept_by_id", new_values."left_reason", new_values."listed_post", new_values."member_code", new_values."missing", new_values."missing_count", new_values."note", new_values."occupation", new_values."other_name", new_values."party_joined_on", new_values."party_joined_on_precision", new_values."party_official_on", new_values."party_official_on_precision", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."phone_last4", new_values."political_theory", new_values."qualification", new_values."religion", new_values."sort_name", new_values."standing", new_values."talents", new_values."temporary_address", new_values."updated_at", new_values."user_id", new_values."version", new_values."void_reason", new_values."workplace", new_values."zalo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="530ceaca9cbdbad43fc632150b41c56ab2fd5750",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ccaf2",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="members_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personevent" ("address", "admission_resolution", "association", "awards", "birth_date", "birth_date_precision", "card_number", "card_number_last4", "citizen_id", "citizen_id_date", "citizen_id_date_precision", "citizen_id_last4", "citizen_id_place", "created_at", "current_unit_id", "discipline", "education", "email", "emergency_contact", "ethnicity", "foreign_language", "full_name", "gender", "health", "hometown", "honorary", "id", "it_level", "joined_on", "joined_on_precision", "kept_by_id", "left_reason", "listed_post", "member_code", "missing", "missing_count", "note", "occupation", "other_name", "party_joined_on", "party_joined_on_precision", "party_official_on", "party_official_on_precision", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_last4", "political_theory", "qualification", "religion", "sort_name", "standing", "talents", "temporary_address", "updated_at", "user_id", "version", "void_reason", "workplace", "zalo") SELECT new_values."address", new_values."admission_resolution", new_values."association", new_values."awards", new_values."birth_date", new_values."birth_date_precision", new_values."card_number", new_values."card_number_last4", new_values."citizen_id", new_values."citizen_id_date", new_values."citizen_id_date_precision", new_values."citizen_id_last4", new_values."citizen_id_place", new_values."created_at", new_values."current_unit_id", new_values."discipline", new_values."education", new_values."email", new_values."emergency_contact", new_values."ethnicity", new_values."foreign_language", new_values."full_name", new_values."gender", new_values."health", new_values."hometown", new_values."honorary", new_values."id", new_values."it_level", new_values."joined_on", new_values."joined_on_precision", new_values."kept_by_id", new_values."left_reason", new_values."listed_post", new_values."member_code", new_values."missing", new_values."missing_count", new_values."note", new_values."occupation", new_values."other_name", new_values."party_joined_on", new_values."party_joined_on_precision", new_values."party_official_on", new_values."party_official_on_precision", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."phone_last4", new_values."political_theory", new_values."qualification", new_values."religion", new_values."sort_name", new_values."standing", new_values."talents", new_values."temporary_address", new_values."updated_at", new_values."user_id", new_values."version", new_values."void_reason", new_values."workplace", new_values."zalo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."admission_resolution" IS DISTINCT FROM (new_values."admission_resolution") OR old_values."association" IS DISTINCT FROM (new_values."association") OR old_values."awards" IS DISTINCT FROM (new_values."awards") OR old_values."birth_date" IS DISTINCT FROM (new_values."birth_date") OR old_values."birth_date_precision" IS DISTINCT FROM (new_values."birth_date_precision") OR old_values."card_number" IS DISTINCT FROM (new_values."card_number") OR old_values."card_number_last4" IS DISTINCT FROM (new_values."card_number_last4") OR old_values."citizen_id" IS DISTINCT FROM (new_values."citizen_id") OR old_values."citizen_id_date" IS DISTINCT FROM (new_values."citizen_id_date") OR old_values."citizen_id_date_precision" IS DISTINCT FROM (new_values."citizen_id_date_precision") OR old_values."citizen_id_last4" IS DISTINCT FROM (new_values."citizen_id_last4") OR old_values."citizen_id_place" IS DISTINCT FROM (new_values."citizen_id_place") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."current_unit_id" IS DISTINCT FROM (new_values."current_unit_id") OR old_values."discipline" IS DISTINCT FROM (new_values."discipline") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."emergency_contact" IS DISTINCT FROM (new_values."emergency_contact") OR old_values."ethnicity" IS DISTINCT FROM (new_values."ethnicity") OR old_values."foreign_language" IS DISTINCT FROM (new_values."foreign_language") OR old_values."full_name" IS DISTINCT FROM (new_values."full_name") OR old_values."gender" IS DISTINCT FROM (new_values."gender") OR old_values."health" IS DISTINCT FROM (new_values."health") OR old_values."hometown" IS DISTINCT FROM (new_values."hometown") OR old_values."honorary" IS DISTINCT FROM (new_values."honorary") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."it_level" IS DISTINCT FROM (new_values."it_level") OR old_values."joined_on" IS DISTINCT FROM (new_values."joined_on") OR old_values."joined_on_precision" IS DISTINCT FROM (new_values."joined_on_precision") OR old_values."kept_by_id" IS DISTINCT FROM (new_values."kept_by_id") OR old_values."left_reason" IS DISTINCT FROM (new_values."left_reason") OR old_values."listed_post" IS DISTINCT FROM (new_values."listed_post") OR old_values."member_code" IS DISTINCT FROM (new_values."member_code") OR old_values."missing" IS DISTINCT FROM (new_values."missing") OR old_values."missing_count" IS DISTINCT FROM (new_values."missing_count") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."occupation" IS DISTINCT FROM (new_values."occupation") OR old_values."other_name" IS DISTINCT FROM (new_values."other_name") OR old_values."party_joined_on" IS DISTINCT FROM (new_values."party_joined_on") OR old_values."party_joined_on_precision" IS DISTINCT FROM (new_values."party_joined_on_precision") OR old_values."party_official_on" IS DISTINCT FROM (new_values."party_official_on") OR old_values."party_official_on_precision" IS DISTINCT FROM (new_values."party_official_on_precision") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."phone_last4" IS DISTINCT FROM (new_values."phone_last4") OR old_values."political_theory" IS DISTINCT FROM (new_values."political_theory") OR old_values."qualification" IS DISTINCT FROM (new_values."qualification") OR old_values."religion" IS DISTINCT FROM (new_values."religion") OR old_values."sort_name" IS DISTINCT FROM (new_values."sort_name") OR old_values."standing" IS DISTINCT FROM (new_values."standing") OR old_values."talents" IS DISTINCT FROM (new_values."talents") OR old_values."temporary_address" IS DISTINCT FROM (new_values."temporary_address") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."void_reason" IS DISTINCT FROM (new_values."void_reason") OR old_values."workplace" IS DISTINCT FROM (new_values."workplace") OR old_values."zalo" IS DISTINCT FROM (new_values."zalo")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ebf95dfd8e40650b9a6b80eb5fed9deb8a704baa",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a133a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="members_person",
                    when="AFTER",
                ),
            ),
        ),
    ]
