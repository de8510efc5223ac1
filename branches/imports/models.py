"""A file that came in, what was read from it, and what became of each row. Knows no Person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from branches.access import reach
from branches.jobs.models import Job
from branches.positions.models import Grant
from branches.secrets.fields import EncryptedTextField
from branches.units.models import Unit


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Batches of units over which `user` may import."""
        return self.filter(reach.area(user, Grant.IMPORT).q("unit__path"))


class ImportBatch(models.Model):
    class Status(models.TextChoices):
        READING = "reading", "Đang đọc tệp"
        REFUSED = "refused", "Không đọc được"
        PREVIEW = "preview", "Chờ ghi"
        COMMITTED = "committed", "Đã ghi"
        UNDONE = "undone", "Đã hoàn tác"
        CANCELLED = "cancelled", "Đã bỏ"

    FLOW = {
        Status.READING: {Status.REFUSED, Status.PREVIEW, Status.CANCELLED},
        # Who says where the list is and what its columns mean has it read again.
        Status.PREVIEW: {Status.READING, Status.COMMITTED, Status.CANCELLED},
        Status.COMMITTED: {Status.UNDONE},
        Status.REFUSED: {Status.READING},
        Status.UNDONE: set(),
        Status.CANCELLED: set(),
    }

    target = models.CharField("nhập vào", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="import_batches", verbose_name="đơn vị")
    status = models.CharField("tình trạng", max_length=10, choices=Status, default=Status.READING)
    file = models.FileField("tệp", max_length=200, blank=True)
    file_name = models.CharField("tên tệp", max_length=200)
    file_sha256 = models.CharField("dấu nội dung", max_length=64, db_index=True)
    # {"create_units": bool, "default_branch": code or null}; what a person chose of the file: {"sheet": index,
    # "header_rows": [row], "mapping": {letter: field or ""}, "hidden": bool}
    options = models.JSONField("tùy chọn", default=dict)
    # {"sheet", "header_rows", "mapping", "unmapped", "junk": {row: kind}, "format"}
    detection = models.JSONField("đã nhận ra", default=dict)
    # Units that the file names and that don't exist: [{"name", "code", "level", "sector", "rows"}], editable.
    new_units = models.JSONField("đơn vị sẽ lập", default=list)
    # {"people", "new", "changed", "same", "review", "error", "junk"}
    counts = models.JSONField("số dòng", default=dict)
    reason = models.CharField("mã từ chối", max_length=30, blank=True)
    message = models.CharField("lời nhắn", max_length=300, blank=True)
    created_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người nhập")
    # For whom the rows were judged last: somebody else may reach other records, and sees other verdicts.
    judged_for = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người xem kết quả"
    )
    created_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    committed_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người ghi"
    )
    committed_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người hoàn tác"
    )
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    # Rows that an undo left as they were: [{"row", "reason"}].
    left_by_undo = models.JSONField("hoàn tác để lại", default=list)
    purged_at = models.DateTimeField("xóa dữ liệu tạm lúc", null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="việc nền")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập"
        verbose_name_plural = "lần nhập"
        ordering = ["-id"]

    def __str__(self):
        return self.file_name

    @property
    def was_written(self) -> bool:
        """Whether the rows that it accepted went in, be it that they were taken back since."""
        return self.status in (self.Status.COMMITTED, self.Status.UNDONE)


class ImportRow(models.Model):
    """One row of the file. What it carries is encrypted like the record that it may become."""

    class Verdict(models.TextChoices):
        NEW = "new", "Mới"
        CHANGED = "changed", "Cập nhật"
        SAME = "same", "Không đổi"
        REVIEW = "review", "Cần xem"
        ERROR = "error", "Lỗi"
        JUNK = "junk", "Không phải người"

    class Decision(models.TextChoices):
        NONE = "", "Chưa quyết định"
        SAME_PERSON = "same", "Cùng một người"
        KEEP = "keep", "Cùng một người, giữ hồ sơ"
        NEW_PERSON = "new", "Người khác, thêm mới"
        SKIP = "skip", "Bỏ qua dòng này"
        MOVE = "move", "Chuyển về chi đoàn này"

    # Its constraint's index begins with the batch.
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", db_index=False, verbose_name="lần nhập")
    number = models.PositiveIntegerField("dòng")
    verdict = models.CharField("kết quả", max_length=8, choices=Verdict)
    why = ArrayField(models.CharField(max_length=80), verbose_name="lý do", default=list)
    unit_code = models.CharField("mã chi đoàn", max_length=40, blank=True)
    # Row of the target's own table that this row was matched with; what it made is in its outcome.
    subject_key = models.BigIntegerField("mã đối tượng", null=True)
    # Keyed digests of Target.keys: rows that share one may mean the same, and are judged together.
    keys = ArrayField(models.BigIntegerField(), verbose_name="dấu để so dòng", default=list, db_default=[])
    decision = models.CharField("quyết định", max_length=4, choices=Decision, default=Decision.NONE, blank=True)
    moved_on = models.DateField("chuyển từ ngày", null=True, blank=True)
    # JSON of a branches.imports.targets.Row (see staging.py): what the cells hold, mean and lack.
    payload = EncryptedTextField("nội dung", purpose="import row")
    # Neither is written any more: a batch says whether it was written, its outcomes how to take it back. `undo` is read
    # of batches that were written before there were outcomes. Both columns may go once none of these can be undone.
    committed = models.BooleanField("đã ghi", default=False, db_default=False)
    undo = models.JSONField("để hoàn tác", default=dict, db_default={})

    class Meta:
        verbose_name = "dòng nhập"
        verbose_name_plural = "dòng nhập"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
            models.CheckConstraint(
                condition=Q(decision="move") | Q(moved_on__isnull=True), name="import_row_move_has_date"
            ),
        ]
        indexes = [models.Index(fields=["batch", "verdict", "number"], name="import_row_verdict")]

    def __str__(self):
        return f"{self.batch_id}:{self.number}"


class ImportOutcome(models.Model):
    """What became of a row when its batch was written. Apart from the row, which is long and stays as it is.

    Rows that changed nothing have none, nor have those that are taken back by their own values alone.
    """

    pk = models.CompositePrimaryKey("batch", "number")
    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="outcomes", db_index=False, verbose_name="lần nhập"
    )
    number = models.PositiveIntegerField("dòng")
    # Row of the target's own table that the row became.
    subject_key = models.BigIntegerField("mã đối tượng")
    # What the target needs to take the row back: keys of records, for units what they were.
    undo = models.JSONField("để hoàn tác")

    class Meta:
        verbose_name = "kết quả ghi"
        verbose_name_plural = "kết quả ghi"

    def __str__(self):
        return f"{self.batch_id}:{self.number}"


class ImportSample(models.Model):
    """The first rows of an upload (branches.imports.sampling), for the page on which its columns are chosen."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="sample", verbose_name="lần nhập")
    payload = EncryptedTextField("các dòng đầu", purpose="import sample")

    class Meta:
        verbose_name = "các dòng đầu của tệp"
        verbose_name_plural = "các dòng đầu của tệp"

    def __str__(self):
        return str(self.batch_id)


class ImportMapping(models.Model):
    """What the columns under one header mean, as somebody chose it: for `unit` and the units below it."""

    target = models.CharField("nhập vào", max_length=20)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="đơn vị")
    # Of the header's texts in their order (branches.imports.detection.headers).
    fingerprint = models.CharField("dấu của tiêu đề", max_length=64)
    # [[columns right of the header's first one, field], …]
    columns = models.JSONField("cách ghép cột")
    header_rows = models.PositiveSmallIntegerField("số dòng tiêu đề")
    chosen_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người ghép")
    chosen_at = models.DateTimeField("ghép lúc", auto_now=True)

    class Meta:
        verbose_name = "cách ghép cột"
        verbose_name_plural = "cách ghép cột"
        constraints = [
            models.UniqueConstraint(fields=["target", "unit", "fingerprint"], name="import_mapping_once"),
        ]

    def __str__(self):
        return f"{self.target}:{self.fingerprint[:8]}"


class ImportDecision(models.Model):
    """What a person answered for a row, kept for the next file of the unit: the same row isn't asked about again. An
    empty decision is that of a row about which nobody was asked, and which may be taken for another all the same.

    No value of the row is kept, only a keyed digest of what it says about who it is; see the target's matching.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    target = models.CharField("nhập vào", max_length=20)
    identity = models.BinaryField("dấu của dòng", max_length=16)
    decision = models.CharField("quyết định", max_length=4, choices=ImportRow.Decision)
    # Row of the target's own table that the row became; empty for one that was skipped.
    subject_key = models.BigIntegerField("mã đối tượng", null=True)
    # Kinds of questions that were answered.
    asked = ArrayField(models.CharField(max_length=80), verbose_name="câu đã hỏi", default=list)
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="+", verbose_name="lần nhập")
    decided_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người quyết định")
    decided_at = models.DateTimeField("quyết định lúc")

    class Meta:
        verbose_name = "câu trả lời đã giữ"
        verbose_name_plural = "câu trả lời đã giữ"
        constraints = [models.UniqueConstraint(fields=["unit", "target", "identity"], name="import_decision_once")]
        indexes = [models.Index(fields=["subject_key"], name="import_decision_subject")]

    def __str__(self):
        return f"{self.unit_id}:{self.decision}"
