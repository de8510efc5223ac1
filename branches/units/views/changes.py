"""Create, edit, move and close a unit."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from branches.units import actions, queries, rules, texts
from branches.units.current import current_unit
from branches.units.forms import CloseForm, CreateForm, EditForm, MoveForm
from branches.units.models import Unit

_either = require_http_methods(["GET", "POST"])


@_either
def create(request):
    parent = _parent(request)
    rules.may_create(request.user, parent).require()
    form = CreateForm(request.POST or None, actor=request.user, parent=parent)
    unit = _do(form, lambda fields: actions.create_unit(actor=request.user, parent=parent, **fields))
    if unit:
        messages.success(request, texts.CREATED.format(unit=unit))
        return redirect(unit)
    return _page(request, "create", form, unit=parent, save=texts.SAVE_CREATE)


@_either
def edit(request, code):
    unit = _unit(request, code)
    rules.may_edit(request.user, unit).require()
    form = EditForm(request.POST or None, unit=unit, parent=queries.parent_of(unit))
    try:
        edited = _do(form, lambda fields: _edit(unit, request.user, fields))
    except actions.StaleUnit as stale:
        return _stale(request, "edit", form, stale.unit, texts.SAVE_EDIT)
    if edited:
        messages.success(request, texts.EDITED.format(unit=edited))
        return redirect(edited)
    return _page(request, "edit", form, unit=unit, save=texts.SAVE_EDIT)


def _edit(unit, actor, fields):
    return actions.edit_unit(unit, actor=actor, **{name: fields[name] for name in fields if name != "kind"})


@_either
def move(request, code):
    unit = _unit(request, code)
    rules.may_move(request.user, unit).require()
    form = MoveForm(request.POST or None, actor=request.user, unit=unit)
    try:
        moved = _do(form, lambda fields: actions.move_unit(unit, actor=request.user, **fields))
    except actions.StaleUnit as stale:
        return _stale(request, "move", form, stale.unit, texts.SAVE_MOVE)
    if moved:
        messages.success(request, texts.MOVED.format(unit=moved, parent=form.cleaned_data["to"]))
        return redirect(moved)
    return _page(request, "move", form, unit=unit, save=texts.SAVE_MOVE, parent=queries.parent_of(unit))


@_either
def close(request, code):
    unit = _unit(request, code)
    rules.may_close(request.user, unit).require()
    form = CloseForm(request.POST or None, unit=unit)
    try:
        closed = _do(form, lambda fields: actions.close_unit(unit, actor=request.user, **fields))
    except actions.StaleUnit as stale:
        return _stale(request, "close", form, stale.unit, texts.SAVE_CLOSE)
    if closed:
        messages.success(request, texts.CLOSED.format(unit=closed, date=f"{closed.closed_on:%d/%m/%Y}"))
        return redirect(closed)
    obstacles = queries.closing_obstacles(unit)
    return _page(request, "close", form, unit=unit, save=texts.SAVE_CLOSE, obstacles=obstacles)


def _unit(request, code):
    return get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)


def _parent(request):
    """The unit that the address names, or the one in view."""
    code = request.GET.get("duoi")
    if code is None:
        unit = current_unit(request)
        if unit is None:
            raise Http404
        code = unit.code
    return _unit(request, code)


def _do(form, act):
    """What `act` returns for a valid form; None for one that isn't sent or is refused: it then carries the errors."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except ValidationError as refusal:
        faults = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
        for field, sentences in faults.items():
            form.add_error(field if field in form.fields else None, sentences)
        return None


def _page(request, name, form, *, status=None, **context):
    status = status or (422 if form.is_bound else 200)
    return render(request, f"branches/units/{name}.html", {"form": form, **context}, status=status)


def _stale(request, name, form, unit, save):
    """What was typed stays in the form, which is sent again with the version that is stored now."""
    mine = {field.name: field.value() for field in form}
    data = form.data.copy()
    data["version"] = unit.version
    form.data = data
    last = unit.events.select_related("pgh_context").order_by("-pgh_id").first()
    metadata = last.pgh_context.metadata if last and last.pgh_context else {}
    theirs = {"code": unit.code, "name": unit.name, "level": unit.level, "sector": unit.sector}
    typed = {**mine, **{key: form.cleaned_data[key] for key in theirs if key in form.cleaned_data}}
    stale = {
        "who": metadata.get("actor") or texts.SOMEBODY,
        "at": last.pgh_created_at if last else None,
        "fields": [
            {"label": form.fields[key].label, "mine": typed[key], "theirs": value}
            for key, value in theirs.items()
            if key in form.fields and (typed[key] or None) != value
        ],
    }
    return _page(request, name, form, status=409, unit=unit, save=save, stale=stale)
