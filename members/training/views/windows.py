"""Windows: the list, one of them, opening it, giving it other days, closing it; and branches that begin in one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.cases.forms import take
from branches.cases.transitions import WrongState
from branches.units import current
from branches.units.models import Unit
from branches.units.queries import natural_key
from members.training import actions, forms, queries, rules, texts
from members.training.models import Status, TrainingWindow
from members.training.views.trail import trail, windows_trail


@require_safe
def window_list(request):
    rules.may_list(request.user).require()
    windows = TrainingWindow.objects.visible_to(request.user).select_related("unit")
    windows = windows.annotate(begun=Count("programmes", filter=~Q(programmes__status=Status.WITHDRAWN)))
    context = {
        "trail": trail(),
        "rows": [{"window": window, "state": _state(window)} for window in windows],
        "may_open": bool(rules.may_open_somewhere(request.user)),
    }
    return render(request, "members/training/windows.html", context)


@require_safe
@never_cache
def window_detail(request, pk):
    window = _find(request.user, pk)
    change, close = rules.may_change(request.user, window), rules.may_close(request.user, window)
    can = [
        {
            "label": texts.CHANGE_WINDOW,
            "icon": "calendar",
            "url": _url("window_change", window),
            "reason": change.reason,
        },
        {"label": texts.CLOSE_WINDOW, "icon": "lock", "url": _url("window_close", window), "reason": close.reason},
    ]
    context = {
        "window": window,
        "state": _state(window),
        "can": can,
        "events": [_event(each) for each in window.changes.select_related("actor").order_by("-pk")],
        "trail": windows_trail(),
    }
    return render(request, "members/training/window.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def window_open(request):
    rules.may_open_somewhere(request.user).require()
    posted = request.method == "POST"
    form = forms.WindowForm(request.POST if posted else None, actor=request.user, unit=current.current_unit(request))
    if posted and form.is_valid():
        try:
            window = actions.open_window(actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.SAID_OPENED)
            return redirect(window)
    context = {"form": form, "heading": texts.OPEN_WINDOW, "lead": "", "trail": windows_trail()}
    return _form(request, context | {"leave_url": reverse("members:training:windows")})


@require_http_methods(["GET", "POST"])
@never_cache
def window_change(request, pk):
    window = _find(request.user, pk)
    rules.may_change(request.user, window).require()
    form = forms.ChangeWindowForm(request.POST if request.method == "POST" else None, window=window)
    return _decide(request, window, form, actions.change_window, texts.CHANGE_WINDOW, texts.SAID_CHANGED)


@require_http_methods(["GET", "POST"])
@never_cache
def window_close(request, pk):
    window = _find(request.user, pk)
    rules.may_close(request.user, window).require()
    form = forms.CloseWindowForm(request.POST if request.method == "POST" else None, window=window)
    return _decide(
        request, window, form, actions.close_window, texts.CLOSE_WINDOW, texts.SAID_CLOSED, lead=texts.CLOSE_LEAD
    )


@require_http_methods(["GET", "POST"])
@never_cache
def begin(request):
    """Branches that one manages and that haven't begun, each with its window; `chon` are "<code>:<window>"."""
    rules.may_begin_somewhere(request.user).require()
    branches = Unit.objects.managed_by(request.user).open().filter(level__is_branch=True)
    pairs = queries.not_begun(branches.select_related("level"), timezone.localdate())
    pairs.sort(key=lambda pair: (pair[1].year, pair[1].pk, natural_key(pair[0].name)))
    chosen = set(request.POST.getlist("chon"))
    context = {"trail": trail(), "refused": [], "nobody": ""}
    if request.method == "POST":
        wanted = [pair for pair in pairs if _name(*pair) in chosen]
        if not wanted:
            context["nobody"] = texts.NOBODY_BEGUN
        else:
            done, refused = _begin(request.user, wanted)
            if len(done) == 1 and not refused:
                messages.success(request, texts.SAID_BEGUN.format(number=done[0].case.number))
                return redirect("members:training:register", number=done[0].case.number)
            if done:
                messages.success(request, texts.SAID_BEGUN_MANY.format(count=len(done)))
            if not refused:
                return redirect(f"{reverse('members:training:list')}?tab=nhap")
            context["refused"] = refused
            pairs = queries.not_begun(branches.select_related("level"), timezone.localdate())
    only = len(pairs) == 1
    context["rows"] = [
        {"branch": branch, "window": window, "name": _name(branch, window), "checked": only} for branch, window in pairs
    ]
    failed = request.method == "POST"
    return render(request, "members/training/begin.html", context, status=422 if failed else 200)


def _begin(user, pairs):
    """(programmes, [(branch, why not)])."""
    done, refused = [], []
    for window in dict.fromkeys(window for _, window in pairs):
        mine = [branch for branch, each in pairs if each == window]
        for branch, outcome in actions.begin_many(mine, actor=user, window=window):
            if isinstance(outcome, str):
                refused.append((branch, outcome))
            else:
                done.append(outcome)
    return done, refused


def _name(branch, window):
    return f"{branch.code}:{window.pk}"


def _find(user, pk):
    return get_object_or_404(TrainingWindow.objects.visible_to(user).select_related("unit"), pk=pk)


def _url(name, window):
    return reverse(f"members:training:{name}", args=[window.pk])


def _decide(request, window, form, run, heading, said, lead=""):
    """A form about a window: saved, or shown again with what was typed."""
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            run(window, actor=request.user, **form.cleaned_data)
        except WrongState:
            stale = True
            form.add_error(None, texts.WINDOW_STALE)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, said)
            return redirect(window)
    if stale:
        # Sent once more it is about the window as it stands now; what was typed stays.
        form.data = form.data.copy()
        form.data["version"] = str(_find(request.user, window.pk).version)
    context = {"form": form, "heading": heading, "lead": lead or window.title, "trail": windows_trail(window)}
    return _form(request, context | {"leave_url": window.get_absolute_url()}, conflict=stale)


def _form(request, context, *, conflict=False):
    status = 409 if conflict else 422 if request.method == "POST" else 200
    return render(request, "members/training/window_form.html", context, status=status)


def _state(window):
    today = timezone.localdate()
    if window.closed_on and window.closed_on <= today:
        return {"kind": "none", "text": texts.STATE_CLOSED}
    if today < window.begins_on:
        return {"kind": "info", "text": texts.STATE_LATER}
    if today <= window.register_until:
        return {"kind": "ok", "text": texts.STATE_REGISTERING}
    if today <= window.ends_on:
        return {"kind": "info", "text": texts.STATE_RUNNING}
    return {"kind": "warn", "text": texts.STATE_OVER}


def _event(change):
    days = {"register": f"{change.register_until:%d/%m/%Y}", "ends": f"{change.ends_on:%d/%m/%Y}"}
    told = texts.TOLD_CLOSED if change.closed_on else texts.TOLD_CHANGED
    return {
        "text": told.format(reason=change.reason, **days),
        "at": change.at,
        "by": str(change.actor),
        "kind": "bad" if change.closed_on else "",
    }
