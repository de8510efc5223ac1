"""Where the numbers of a unit's cards come from: its setting, its ranges, and what it gave on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from branches.cases.forms import take
from branches.positions.models import Grant
from branches.templatetags.ui import vnumber
from branches.units import superiors
from branches.units.models import Unit
from members.cards import actions, queries, rules, texts
from members.cards.forms import GiveForm, RangeForm, SourceForm
from members.cards.views.trail import trail


@require_safe
@never_cache
def card_settings(request, code):
    return _page(request, _unit(request, code))


@require_POST
@never_cache
def source_arrange(request, code):
    unit = _unit(request, code)
    rules.may_arrange(request.user, unit).require()
    form = SourceForm(request.POST, above=_above(unit))

    def run(source):
        actions.arrange_source(unit, actor=request.user, source=source)
        return texts.SAID_SOURCE.format(unit=unit)

    return _answer(request, unit, "source", form, run)


@require_POST
@never_cache
def range_add(request, code):
    unit = _unit(request, code)
    rules.may_add_range(request.user, unit).require()

    def run(**values):
        added = actions.add_range(unit, actor=request.user, **values)
        return texts.SAID_ADDED.format(unit=unit, count=vnumber(added.last - added.first + 1))

    return _answer(request, unit, "add", RangeForm(request.POST), run)


@require_POST
@never_cache
def range_give(request, code):
    unit = _unit(request, code)
    rules.may_arrange(request.user, unit).require()
    form = GiveForm(request.POST, unit=unit, ranges=list(queries.ranges_of(unit)), actor=request.user)

    def run(whole, to, **values):
        part = actions.give_range(whole, to=to, actor=request.user, **values)
        return texts.SAID_GIVEN.format(unit=to, count=vnumber(part.last - part.first + 1))

    return _answer(request, unit, "give", form, run)


def _unit(request, code):
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("level"), code=code)


def _answer(request, unit, name, form, run):
    if form.is_valid():
        try:
            sentence = run(**form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, sentence)
            return redirect("members:cards:settings", code=unit.code)
    return _page(request, unit, sent={name: form}, status=422)


def _page(request, unit, *, sent=None, status=200):
    """The whole page; `sent` holds the form that was sent and found wanting."""
    source = queries.source_of(unit)
    own = list(queries.ranges_of(unit).select_related("parent__unit"))
    nearest = own or queries.ranges_for([unit])[unit.pk]
    figures = queries.figures_of(nearest)
    may_arrange = rules.may_arrange(request.user, unit)
    context = {
        "unit": unit,
        "trail": trail(request.user),
        "source": texts.SOURCE_WORDS[source.kind],
        "is_range": source.is_range,
        "set_by": _set_by(unit, source),
        "ranges": [{"range": each, "figures": figures[each.pk]} for each in own],
        # A superior's ranges, where the unit has none of its own.
        "nearest": nearest[0].unit if nearest and not own else None,
        "nearest_left": sum(figures[each.pk].left for each in nearest),
        "given": list(queries.given_by(unit)) if own else [],
        "may_arrange": may_arrange,
        "may_add": rules.may_add_range(request.user, unit),
        "forms": _forms(request.user, unit, own, may_arrange) | (sent or {}),
    }
    return render(request, "members/cards/settings.html", context, status=status)


def _forms(user, unit, ranges, may_arrange):
    """What this person may change; a part can be given on where there is something to give, and somebody to get it."""
    found = {}
    if may_arrange:
        source = queries.source_of(unit)
        kept = source.kind if source.unit == unit else ""
        found["source"] = SourceForm(initial={"source": kept}, above=_above(unit))
        if ranges and queries.receivers(Unit.objects.granting(user, Grant.CONFIRM), unit).exists():
            found["give"] = GiveForm(unit=unit, ranges=ranges, actor=user)
    if rules.may_add_range(user, unit):
        found["add"] = RangeForm()
    return found


def _above(unit):
    """What the numbers would come from if the unit set nothing itself."""
    units_above = superiors.above(unit)
    source = queries.source_of(units_above[0]) if units_above else queries.USUAL
    sentence = texts.SOURCE_AS_ABOVE if units_above else texts.SOURCE_AS_USUAL
    return sentence.format(source=texts.SOURCE_WORDS[source.kind].lower())


def _set_by(unit, source):
    if source.unit is None:
        return texts.SOURCE_USUAL
    return (texts.SOURCE_OWN if source.unit.pk == unit.pk else texts.SOURCE_ABOVE).format(unit=source.unit)
