"""The four levels, of members and of units, from the best to the worst."""

from django.db import models


class Level(models.TextChoices):
    EXCELLENT = "excellent", "Hoàn thành xuất sắc"
    GOOD = "good", "Hoàn thành tốt"
    DONE = "done", "Hoàn thành"
    NOT_DONE = "not_done", "Không hoàn thành"

    @property
    def height(self) -> int:
        """0 of the worst, 3 of the best."""
        return len(Level) - 1 - list(Level).index(self)
