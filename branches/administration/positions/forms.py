"""Forms of a unit's posts."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from branches.access import reach
from branches.administration.accounts.forms import NewAccountForm
from branches.administration.fields import DateBox
from branches.administration.positions import rules, texts
from branches.administration.positions.queries import accounts_around
from branches.positions.models import Grant, Post
from branches.vietnamese import names

ACCOUNT_FIELDS = ["full_name", "username", "email", "phone"]


class AppointForm(NewAccountForm):
    """Whom: an account of the units around, or a new one; then the post, its days and its paper."""

    account = forms.ModelChoiceField(None, label=texts.ACCOUNT_LABEL, required=False, empty_label=texts.NEW_ACCOUNT)
    post = forms.ModelChoiceField(
        None,
        label=texts.POST_LABEL,
        empty_label=texts.POST_EMPTY,
        error_messages={"required": texts.POST_MISSING},
        widget=forms.Select,
    )
    begins_on = DateBox(label=texts.BEGINS_LABEL, error_messages={"required": texts.BEGINS_MISSING})
    ends_on = DateBox(label=texts.ENDS_LABEL, required=False, help_text=texts.TERM_HELP)
    paper = forms.CharField(
        label=texts.PAPER_LABEL,
        required=False,
        max_length=200,
        help_text=texts.PAPER_HELP,
        error_messages={"max_length": texts.PAPER_TOO_LONG},
    )
    extra_grants = forms.MultipleChoiceField(
        label=texts.EXTRA_LABEL, required=False, help_text=texts.EXTRA_HELP, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["account", *ACCOUNT_FIELDS, "post", "begins_on", "ends_on", "paper", "extra_grants"]

    def __init__(self, *args, unit, actor, **kwargs):
        super().__init__(*args, **kwargs)
        # A list like any other: no autofill of the person at the keyboard.
        for name in ACCOUNT_FIELDS:
            self.fields[name].widget.attrs["autocomplete"] = "off"
        table = reach.rights_table()
        posts = [post for post in Post.objects.all() if rules.may_appoint(actor, unit, post, table=table)]
        self.fields["post"].queryset = Post.objects.filter(pk__in=[post.pk for post in posts])
        self.fields["post"].label_from_instance = lambda post: (
            (post.name_in_branch if unit.level.is_branch else "") or post.name
        )
        around = self.fields["account"].queryset = accounts_around(unit, actor)
        self.fields["account"].choices = [
            ("", texts.NEW_ACCOUNT),
            *((user.pk, f"{user.full_name} ({user.username})") for user in sorted(around, key=_in_list_order)),
        ]
        mine = reach.grants_over(actor, unit)
        self.fields["extra_grants"].choices = [(each.value, capfirst(each.label)) for each in Grant if each in mine]
        self.fields["begins_on"].initial = timezone.localdate()
        if self.data.get("account"):
            for name in ACCOUNT_FIELDS:
                self.fields[name].required = False

    @property
    def newcomer(self):
        """The data of the account to make; None when an existing one was chosen."""
        if self.cleaned_data["account"]:
            return None
        return {name: self.cleaned_data[name] for name in ACCOUNT_FIELDS}

    @property
    def position(self):
        return {name: self.cleaned_data[name] for name in ("post", "begins_on", "ends_on", "paper", "extra_grants")}

    def clean_full_name(self):
        return super().clean_full_name() if self.cleaned_data.get("full_name") else ""


class EndForm(forms.Form):
    ends_on = DateBox(
        label=texts.ENDS_LABEL, help_text=texts.ENDS_HELP, error_messages={"required": texts.ENDS_MISSING}
    )


def _in_list_order(user):
    return names.sort_key(user.full_name), user.username
