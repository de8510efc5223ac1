"""The restricted fields of a person's record."""

from django.db import migrations

FIELDS = [
    ("citizen_id", "Số CCCD, CMND"),
    ("card_number", "Số thẻ đoàn"),
    ("religion", "Tôn giáo"),
    ("ethnicity", "Dân tộc"),
    ("health", "Sức khỏe"),
]


def add_rows(apps, schema_editor):
    RestrictedField = apps.get_model("branches", "RestrictedField")
    for field, label in FIELDS:
        RestrictedField.objects.create(field=field, label=label, grant="read_restricted")


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial"), ("branches", "0002_reference_data")]

    operations = [migrations.RunPython(add_rows, migrations.RunPython.noop)]
