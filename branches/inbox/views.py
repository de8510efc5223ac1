"""The list of what waits, how one is told of it, and the two addresses that open without signing in."""

# The public face of allauth's limits never counts a GET.
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.inbox import actions, calendars, counting, grouping, queries, secret_links, texts


@require_safe
def inbox(request):
    on = timezone.localdate()
    todos = queries.todos_of(request.user, on)
    counting.remember(request.user, on, len(todos))
    kinds = grouping.kinds_of(todos)
    asked = request.GET.get("loai", "")
    asked = asked if asked in {code for code, _, _ in kinds} else ""
    shown = [todo for todo in todos if not asked or grouping.code_of(todo.kind) == asked]
    tabs = [(texts.ALL_KINDS, "", len(todos)), *((name, code, count) for code, name, count in kinds)]
    context = {
        "due_groups": grouping.groups_of(shown, on),
        "total": len(todos),
        "late": sum(bool(todo.due_on and todo.due_on < on) for todo in todos),
        "tabs": [
            {"label": name, "url": f"?loai={code}" if code else "?", "current": code == asked, "count": count}
            for name, code, count in tabs
        ]
        if len(kinds) > 1
        else [],
        "on": on,
    }
    return render(request, "branches/inbox/list.html", context)


@require_POST
def set_digest(request):
    wanted = request.POST.get("digest") == "on"
    actions.set_digest(request.user, wanted, actor=request.user)
    messages.success(request, texts.DIGEST_ON if wanted else texts.DIGEST_OFF)
    return redirect("accounts:profile")


@require_POST
@never_cache
@sensitive_variables("secret", "url")
def make_feed(request):
    """Make the calendar's address, and show it: it can't be shown again."""
    secret = actions.make_feed(request.user, actor=request.user)
    url = settings.SITE_ADDRESS + reverse("inbox:feed", args=[secret])
    return render(request, "branches/inbox/feed_made.html", {"url": url})


@require_POST
def revoke_feed(request):
    actions.revoke_feed(request.user, actor=request.user)
    messages.success(request, texts.FEED_REVOKED)
    return redirect("accounts:profile")


@csrf_exempt  # a mail program's own button carries no token; the link itself is the proof
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_digest(request, token):
    """The link of a letter. Opening it only asks: programs that look through mail open every link."""
    holder = secret_links.stop_holder(token)
    if holder is None:
        return render(request, "branches/inbox/stop_dead.html", status=410)
    if request.method == "POST":
        actions.set_digest(holder, False, actor=holder)
    return render(request, "branches/inbox/stop_digest.html", {"done": request.method == "POST"})


@login_not_required
@require_safe
@sensitive_variables("secret")
def feed(request, secret):
    """A calendar for who knows the secret. Whatever else is asked for, the answer is always the same."""
    limits = {"app": "allauth.account", "action": "inbox_feed", "limit_get": True}
    if not ratelimit.consume(request, key=secret_links.digest(secret), **limits):
        return HttpResponse(status=429, headers={"Retry-After": "300"})
    holder = secret_links.feed_holder(secret)
    if holder is None:
        return HttpResponse(status=404)
    on = timezone.localdate()
    response = HttpResponse(calendars.feed_of(queries.todos_of(holder, on), on), content_type=calendars.CONTENT_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    return response
