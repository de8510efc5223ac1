"""Answers to requests that can't be served, in Vietnamese. None of them needs the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


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
    """500; while the database can't be reached 503 with a page of its own, and the next request tries again.

    Asked here and not in a middleware: a session, a user or a rate limit may be what was read first, and a fault in
    the middleware below never reaches the one above.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "10"})
    return HttpResponse(render_to_string("500.html"), status=500)
