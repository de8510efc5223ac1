"""How somebody wants to be told of what waits for them."""

from django.db import models

from branches.accounts.models import User


class InboxSetting(models.Model):
    """One row for an account that chose, or was written to; without one the digest is on and there is no feed."""

    user = models.OneToOneField(User, models.CASCADE, related_name="inbox_setting", verbose_name="tài khoản")
    digest = models.BooleanField("gửi thư nhắc việc hằng ngày", default=True)
    digest_sent_on = models.DateField("thư gần nhất", null=True, blank=True)
    # Of the secret part of the calendar's address; the address itself is shown once.
    feed_digest = models.CharField("dấu địa chỉ lịch", max_length=64, blank=True)
    feed_made_at = models.DateTimeField("lập địa chỉ lịch lúc", null=True, blank=True)

    class Meta:
        verbose_name = "cách báo việc"
        verbose_name_plural = "cách báo việc"
        constraints = [
            models.UniqueConstraint(fields=["feed_digest"], condition=~models.Q(feed_digest=""), name="inbox_feed_once")
        ]

    def __str__(self):
        return str(self.user)
