"""Answers to requests that can't be served, in Vietnamese. None of them needs the database."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form from a page that is too old: its sign-in or its token is gone."""
    return render(request, "403_csrf.html", status=403)


def forbidden(request, exception=None):
    """403 with the sentence of the rule that said no."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def server_error(request):
    return render(request, "500.html", status=500)
