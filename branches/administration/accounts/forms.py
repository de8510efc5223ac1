"""Forms of sign-in, of passwords and of the holder's own account."""

from allauth.account.fields import PasswordField, SetPasswordField
from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.core.exceptions import ValidationError

from branches.accounts import queries
from branches.accounts.models import User
from branches.administration.accounts import texts
from branches.vietnamese import names, phones


class SignInForm(LoginForm):
    error_heading = texts.SIGN_IN_ERROR_HEADING
    forgets = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=texts.LOGIN_LABEL,
            max_length=254,
            error_messages={"required": texts.LOGIN_MISSING},
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )
        self.fields["password"] = _password(texts.PASSWORD_LABEL, texts.PASSWORD_MISSING, "current-password")
        self.order_fields(["login", "password"])

    def user_credentials(self):
        # The account's own name, so that failures count against the account, whatever it was called.
        account = queries.find_account(self.cleaned_data["login"])
        username = account.username if account else self.cleaned_data["login"]
        return {"username": username, "password": self.cleaned_data["password"]}

    def clean(self):
        data = super().clean()
        # allauth hands over an account that is switched off, when its password was right.
        if self.user and self.user.is_system:
            raise ValidationError(texts.WRONG_NAME_OR_PASSWORD, code="username_password_mismatch")
        if self.user and not self.user.is_active:
            raise ValidationError(texts.ACCOUNT_OFF, code="account_off")
        return data


class NewPasswordForm(forms.Form):
    """Choose a password; `user` is whom the password is checked against."""

    password1 = SetPasswordField(
        label=texts.NEW_PASSWORD_LABEL,
        help_text=texts.PASSWORD_HELP,
        error_messages={"required": texts.NEW_PASSWORD_MISSING},
        max_length=1000,
    )
    password2 = PasswordField(
        label=texts.NEW_PASSWORD_AGAIN_LABEL,
        autocomplete="new-password",
        error_messages={"required": texts.AGAIN_MISSING},
        max_length=1000,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = self.fields["password1"].user = user
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self):
        data = super().clean()
        if data.get("password1") and data.get("password2") and data["password1"] != data["password2"]:
            self.add_error("password2", texts.PASSWORDS_DIFFER)
        return data


class ChangePasswordForm(NewPasswordForm):
    oldpassword = PasswordField(
        label=texts.CURRENT_PASSWORD_LABEL,
        autocomplete="current-password",
        error_messages={"required": texts.CURRENT_PASSWORD_MISSING},
        max_length=1000,
    )
    field_order = ["oldpassword", "password1", "password2"]

    def clean_oldpassword(self):
        if not self.user.check_password(self.cleaned_data["oldpassword"]):
            raise ValidationError(texts.CURRENT_PASSWORD_WRONG)
        return self.cleaned_data["oldpassword"]


class ResetRequestForm(ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = texts.MAIL_LABEL
        field.error_messages["required"] = texts.MAIL_MISSING
        field.widget.attrs.pop("placeholder", None)


class PersonalDataForm(forms.Form):
    """Name, e-mail and phone of an account."""

    full_name = forms.CharField(
        label=texts.NAME_LABEL,
        max_length=120,
        error_messages={"required": texts.NAME_MISSING, "max_length": texts.NAME_TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=texts.EMAIL_LABEL,
        required=False,
        help_text=texts.EMAIL_HELP,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=texts.PHONE_LABEL,
        required=False,
        max_length=40,
        help_text=texts.PHONE_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_full_name(self):
        name = names.title_case(self.cleaned_data["full_name"])
        if len(name) < 2:
            raise ValidationError(texts.NAME_TOO_SHORT)
        return name

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_phone(self):
        if not self.cleaned_data["phone"].strip():
            return ""
        try:
            return phones.normalise(self.cleaned_data["phone"])
        except phones.PhoneProblem as problem:
            raise ValidationError(problem.message) from problem


class NewAccountForm(PersonalDataForm):
    username = forms.CharField(
        label=texts.USERNAME_LABEL,
        max_length=60,
        validators=User._meta.get_field("username").validators[:1],
        help_text=texts.USERNAME_HELP,
        error_messages={"required": texts.USERNAME_MISSING, "max_length": texts.USERNAME_TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ["full_name", "username", "email", "phone"]


def add_faults(form, fault: ValidationError):
    """Put what an action refused beside its fields; what belongs to no field of the form goes above it."""
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault)
        return
    for field, errors in fault.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)


def _password(label, missing, autocomplete):
    field = PasswordField(label=label, autocomplete=autocomplete, error_messages={"required": missing}, max_length=1000)
    field.widget.attrs.pop("placeholder", None)
    return field
