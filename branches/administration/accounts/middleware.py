"""Whoever isn't signed in is asked to sign in; a form that was being sent isn't lost by that."""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from branches.administration.accounts import unsent
from branches.administration.accounts.forms import SignInForm


class SignInRequired(LoginRequiredMiddleware):
    def handle_no_permission(self, request, view_func):
        """GET: to the sign-in page and back. POST: a page that keeps what was typed and signs in (401)."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        typed = unsent.of_request(request)
        packed = unsent.pack(typed)
        if request.htmx or (not typed.fields and not typed.had_files):
            return redirect_to_login(_page_before(request), self.get_login_url(view_func))
        context = {
            "form": SignInForm(request=request),
            "unsent": packed,
            "next": _page_before(request),
            "had_files": typed.had_files,
        }
        return render(request, "lost_session.html", context, status=401)


def _page_before(request):
    """The page that the form stood on: an address that takes only POST is no place to return to."""
    referer = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
