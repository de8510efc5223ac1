"""What a meeting voted on a case: counts of a secret ballot, and of an open one who said what."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from branches.cases.models.cases import Case


class Choice(models.TextChoices):
    FOR = "for", "Tán thành"
    AGAINST = "against", "Không tán thành"
    ABSTAINED = "abstained", "Ý kiến khác"


class Vote(models.Model):
    """One vote of one meeting. A vote that is taken again is a row of its own; the newest counts.

    `present` = `in_favour` + `against` + `abstained` (with invalid papers); `entitled` are all who may vote.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="votes", verbose_name="hồ sơ")
    # What was asked, as the minutes say it: "kết nạp đoàn viên".
    question = models.CharField("nội dung biểu quyết", max_length=160)
    held_on = models.DateField("ngày họp")
    place = models.CharField("địa điểm", max_length=160, blank=True)
    chair = models.CharField("chủ trì", max_length=120)
    clerk = models.CharField("thư ký", max_length=120)
    secret = models.BooleanField("bỏ phiếu kín")
    entitled = models.PositiveIntegerField("số người có quyền biểu quyết")
    present = models.PositiveIntegerField("số người có mặt")
    in_favour = models.PositiveIntegerField("tán thành")
    against = models.PositiveIntegerField("không tán thành")
    abstained = models.PositiveIntegerField("ý kiến khác, phiếu không hợp lệ")
    # Of those present more than this share, in per cent, had to be in favour: the rule of the day.
    share = models.PositiveSmallIntegerField("tỷ lệ phải vượt")
    passed = models.BooleanField("được thông qua")
    recorded_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "biểu quyết"
        verbose_name_plural = "biểu quyết"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present=F("in_favour") + F("against") + F("abstained")),
                name="vote_counts_agree",
                violation_error_message="Số phiếu không khớp với số người có mặt.",
            ),
            models.CheckConstraint(
                condition=Q(present__lte=F("entitled")),
                name="vote_present_are_entitled",
                violation_error_message="Số người có mặt nhiều hơn số người có quyền biểu quyết.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.case_id}:{self.held_on}"


class Ballot(models.Model):
    """What one person said in an open vote. Nobody needs an account, or a record, to be counted."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots", verbose_name="biểu quyết")
    # Told as text, as the journal's actors are; the key is that of the person's record, where there is one.
    voter = models.CharField("người biểu quyết", max_length=120)
    voter_key = models.BigIntegerField(null=True, editable=False)
    choice = models.CharField("ý kiến", max_length=9, choices=Choice)

    class Meta:
        verbose_name = "phiếu công khai"
        verbose_name_plural = "phiếu công khai"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["vote", "voter_key"], condition=Q(voter_key__isnull=False), name="ballot_once"
            ),
        ]

    def __str__(self):
        return f"{self.vote_id}:{self.choice}"
