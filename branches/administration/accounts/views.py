"""Sign-in, one-time links, passwords, and the holder's own account."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import UserTokenForm
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from branches.administration.accounts import actions, demo, letters, texts, unsent
from branches.administration.accounts.forms import (
    ChangePasswordForm,
    NewPasswordForm,
    PersonalDataForm,
    ResetRequestForm,
    SignInForm,
    add_faults,
)
from branches.inbox import queries as inbox
from branches.units import current


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_in(request):
    packed = request.POST.get("unsent", "")
    if request.user.is_authenticated:
        return _arrive(request, packed)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        response = form.login(request, redirect_url=_next(request))
        return _arrive(request, packed) if request.user.is_authenticated else response
    context = {"form": form, "next": _next(request, default=""), "unsent": packed, "demo_accounts": demo.accounts()}
    return render(request, "branches/administration/accounts/sign_in.html", context, status=_status(form))


def _arrive(request, packed):
    """Where a sign-in leads: back to the form that had been on its way, else to `next`."""
    typed = unsent.unpack(packed)
    if typed is None:
        return redirect(_next(request))
    return render(request, "branches/administration/accounts/resume.html", {"typed": typed, "next": _next(request)})


def _status(form):
    if not form.is_bound:
        return 200
    return 429 if form.has_error("__all__", "too_many_login_attempts") else 422


def _next(request, default="/"):
    address = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    # Without the slash it could be taken for the name of a route.
    return address if allowed and address.startswith("/") else default


@login_not_required
def admin_sign_in(request, extra_context=None):
    """In place of the admin's own sign-in page, which knows no limits."""
    if request.user.is_authenticated:
        raise PermissionDenied(texts.NOT_STAFF)
    return redirect_to_login(_next(request), reverse("accounts:sign_in"))


@login_not_required
@require_POST
def demo_sign_in(request):
    """One tap; exists only in the demo mode."""
    account = demo.account(request.POST.get("username", ""))
    if account is None:
        raise Http404
    return perform_login(request, account, redirect_url=_next(request))


@login_not_required
@require_POST
def sign_out(request):
    get_adapter().logout(request)
    messages.success(request, texts.SIGNED_OUT)
    return redirect("accounts:sign_in")


@login_not_required
@never_cache
def reset(request):
    """Ask for a letter with a link. The answer doesn't tell whether there is such an account."""
    form = ResetRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="reset_password", key=form.cleaned_data["email"]):
            form.add_error(None, texts.TOO_MANY_MAILS)
            return render(request, "branches/administration/accounts/reset.html", {"form": form}, status=429)
        form.save(request)
        messages.success(request, texts.RESET_SENT)
        return redirect("accounts:sign_in")
    return render(
        request, "branches/administration/accounts/reset.html", {"form": form}, status=422 if form.is_bound else 200
    )


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def reset_key(request, uid, key):
    """The page behind a reset letter: choose a password, then sign in with it."""
    token = UserTokenForm({"uidb36": uid, "key": key})
    if not token.is_valid() or not token.reset_user.is_active or token.reset_user.is_system:
        return render(request, "branches/administration/accounts/dead_link.html", status=410)
    form = NewPasswordForm(request.POST or None, user=token.reset_user)
    if request.method == "POST" and form.is_valid():
        user = token.reset_user
        actions.change_password(user, form.cleaned_data["password1"], actor=user, name="accounts.password.reset")
        messages.success(request, texts.PASSWORD_RESET_DONE)
        return redirect("accounts:sign_in")
    context = {"form": form, "holder": token.reset_user}
    return render(
        request, "branches/administration/accounts/choose_password.html", context, status=422 if form.is_bound else 200
    )


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def follow_link(request, token):
    """The page behind a one-time link: choose a password, and be signed in."""
    try:
        holder = actions.living_link(token).user
        form = NewPasswordForm(request.POST or None, user=holder)
        if request.method == "POST" and form.is_valid():
            user = actions.use_link(token, form.cleaned_data["password1"])
            messages.success(request, texts.PASSWORD_CHOSEN)
            return perform_login(request, user, redirect_url="/")
    except actions.DeadLink:
        return render(request, "branches/administration/accounts/dead_link.html", status=410)
    context = {"form": form, "holder": holder}
    return render(
        request, "branches/administration/accounts/choose_password.html", context, status=422 if form.is_bound else 200
    )


def profile(request):
    """The holder's own name, e-mail and phone, and the posts held."""
    user = request.user
    form = PersonalDataForm(
        request.POST or None, initial={"full_name": user.full_name, "email": user.email, "phone": user.phone}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_profile(user, **form.cleaned_data, actor=user)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, texts.PROFILE_SAVED)
            return redirect("accounts:profile")
    context = {
        "form": form,
        "seats": current.reach.held(user),
        "reminders": {"setting": inbox.setting_of(user), "sends_mail": settings.SENDS_MAIL},
    }
    return render(
        request, "branches/administration/accounts/profile.html", context, status=422 if form.is_bound else 200
    )


@never_cache
@sensitive_post_parameters("oldpassword", "password1", "password2")
def password(request):
    form = ChangePasswordForm(request.POST or None, user=request.user)
    if request.method == "POST":
        if not ratelimit.consume(request, action="change_password", user=request.user):
            form.add_error(None, texts.TOO_MANY_ATTEMPTS)
            return render(request, "branches/administration/accounts/password.html", {"form": form}, status=429)
        if form.is_valid():
            user = actions.change_password(request.user, form.cleaned_data["password1"], actor=request.user)
            update_session_auth_hash(request, user)
            messages.success(request, texts.PASSWORD_CHANGED)
            return redirect("accounts:profile")
    return render(
        request, "branches/administration/accounts/password.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_POST
def switch_unit(request):
    """Look at another unit in which this person holds a post."""
    chosen = request.POST.get("unit", "")
    if chosen in {str(each.position.unit_id) for each in current.seats(request.user)}:
        request.session[current.SESSION_KEY] = int(chosen)
    else:
        messages.error(request, texts.NOT_YOUR_UNIT)
    return redirect("/")


def show_new_link(request, user, unit, said=""):
    """Make a one-time link and show it, once, to whoever made it; it goes by mail too where there is an address."""
    back = {"url": reverse("administration:accounts", args=[unit.code]), "label": texts.ACCOUNTS_OF.format(unit=unit)}
    return show_link(request, *actions.make_link(user, actor=request.user), back=back, said=said)


def show_link(request, link, token, *, back, said=""):
    """A link that was just made, once. `back` is {url, label} of the page that it was asked for on."""
    url = request.build_absolute_uri(reverse("accounts:link", args=[token]))
    context = {"link": link, "url": url, "back": back, "mailed": letters.send_link(link, url), "said": said}
    response = render(request, "branches/administration/accounts/link_made.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
