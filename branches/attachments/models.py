"""Bytes of files: uploads, attachments, issued papers. Encrypted in the database."""

import pgtrigger
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
        triggers = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update),
            # The bytes of a paper that was issued are as final as its line in the register.
            pgtrigger.Trigger(
                name="issued_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="""
                IF EXISTS (SELECT 1 FROM branches_paper WHERE docx = OLD.name OR pdf = OLD.name) THEN
                    RAISE EXCEPTION 'pgtrigger: the file of an issued paper is never deleted';
                END IF;
                RETURN OLD;
                """,
            ),
        ]

    def __str__(self):
        return self.name


class Attachment(models.Model):
    """A file that somebody added to a record. Whether it may be opened is asked of the record that it hangs on."""

    file = models.FileField("tệp", max_length=200)
    # As the person called it, with the extension that its content has.
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("loại nội dung", max_length=100)
    size = models.PositiveBigIntegerField("số byte")
    sha256 = models.CharField("dấu nội dung", max_length=64)
    added_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người đính kèm")
    added_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["id"]

    def __str__(self):
        return self.name
