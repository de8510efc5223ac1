"""Bytes of files: uploads, attachments, issued papers. Encrypted in the database."""

from django.db import models


class StoredFile(models.Model):
    name = models.CharField("tên trong kho", max_length=200, unique=True)
    content = models.BinaryField("nội dung mã hóa")
    size = models.PositiveBigIntegerField("số byte")
    sha256 = models.CharField("dấu nội dung", max_length=64)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"

    def __str__(self):
        return self.name
