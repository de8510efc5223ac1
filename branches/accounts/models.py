"""An account belongs to a person, never to a unit."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models.functions import Lower

SYSTEM_USERNAME = "system"


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        """An account without a password can't sign in until its holder follows an invitation."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, password=None, **fields):
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def system(self):
        """The built-in user that commands act as; it can't sign in."""
        return self.get(username=SYSTEM_USERNAME)

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["password", "last_login"]
)
class User(AbstractBaseUser, PermissionsMixin):
    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        validators=[ASCIIUsernameValidator()],
        help_text="Chữ không dấu, số và . @ + - _",
    )
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_staff = models.BooleanField("vào được trang hệ thống", default=False)
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique",
                violation_error_message="Tên đăng nhập này đã có người dùng. Chọn tên khác.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~models.Q(email=""),
                violation_error_message="Thư điện tử này đã gắn với một tài khoản khác.",
            ),
            models.UniqueConstraint(
                fields=["phone"],
                name="user_phone_unique",
                condition=~models.Q(phone=""),
                violation_error_message="Số điện thoại này đã gắn với một tài khoản khác.",
            ),
        ]

    def __str__(self):
        return self.full_name or self.username

    @property
    def is_system(self):
        return self.username == SYSTEM_USERNAME


class SignInLink(models.Model):
    """A link that works once: an invitation for a new account, or a new password given by the superior."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", "mời dùng tài khoản"
        RESET = "reset", "đặt lại mật khẩu"

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_in_links", verbose_name="tài khoản")
    purpose = models.CharField("mục đích", max_length=12, choices=Purpose)
    # SHA-256 of the token: whoever reads the table can't sign in with it.
    digest = models.BinaryField("dấu của liên kết", max_length=32, unique=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lập")
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    expires_at = models.DateTimeField("hết hạn lúc")
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "liên kết đăng nhập"
        verbose_name_plural = "liên kết đăng nhập"

    def __str__(self):
        return f"{self.get_purpose_display()}: {self.user}"
