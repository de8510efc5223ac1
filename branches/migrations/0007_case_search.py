"""What a case is about, as people search for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0006_cases_and_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="folded_about",
            field=models.CharField(db_default="", default="", editable=False, max_length=160),
        ),
    ]
