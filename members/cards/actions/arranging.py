"""Where numbers come from: a unit's setting, ranges from above the system, and parts given to units below."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from branches.audit import journal
from branches.units.models import Unit
from members.cards import rules, texts
from members.cards.models import LARGEST, CardRange, CardSetting, written


@transaction.atomic
def arrange_source(unit: Unit, *, actor, source: str) -> CardSetting | None:
    """Set where the numbers of `unit` and of the units below come from; an empty `source` leaves it to the superior.

    Raises PermissionDenied; ValidationError (source).
    """
    rules.may_arrange(actor, unit).require()
    if source and source not in CardSetting.Source.values:
        raise ValidationError({"source": texts.SOURCE_MISSING})
    with journal.act("members.card.source_arranged", actor=actor, subject=unit, unit=unit, numbers_from=str(source)):
        if not source:
            CardSetting.objects.filter(unit=unit).delete()
            return None
        setting, _ = CardSetting.objects.update_or_create(unit=unit, defaults={"source": source})
    return setting


@transaction.atomic
def add_range(unit: Unit, *, actor, first: int, last: int, paper: str) -> CardRange:
    """Write down a range that `unit` was given from above the system.

    Raises PermissionDenied; ValidationError by field (first, last, paper).
    """
    rules.may_add_range(actor, unit).require()
    faults = _faults(first, last, paper)
    others = CardRange.objects.filter(parent__isnull=True, first__lte=last, last__gte=first).select_related("unit")
    if not faults and (other := others.first()):
        faults["first"] = texts.OVERLAPS_TOP.format(unit=other.unit)
    if faults:
        raise ValidationError(faults)
    # No number stands in the journal: how many there are, and by which paper, under the names that its page knows.
    count, paper = last - first + 1, paper.strip()
    with journal.act("members.card.range_added", actor=actor, unit=unit, count=count, source=paper) as more:
        found = _save(CardRange(unit=unit, first=first, last=last, next_number=first, paper=paper))
        more["subject"] = found
    return found


@transaction.atomic
def give_range(parent_range: CardRange, *, to: Unit, first: int, last: int, paper: str, actor) -> CardRange:
    """Give first..last of a range to a unit below; its owner takes none of these numbers any more.

    Raises PermissionDenied; ValidationError by field (to, first, last, paper).
    """
    whole = CardRange.objects.select_for_update(of=("self",)).select_related("unit").get(pk=parent_range.pk)
    rules.may_give(actor, whole).require()
    faults = _faults(first, last, paper) | _target_faults(whole, to)
    if not {"first", "last"} & set(faults):
        faults |= _place_faults(whole, first, last)
    if faults:
        raise ValidationError(faults)
    count, paper = last - first + 1, paper.strip()
    details = {"codes": to.code, "count": count, "source": paper}
    with journal.act("members.card.range_given", actor=actor, unit=whole.unit, **details) as more:
        part = _save(CardRange(unit=to, parent=whole, first=first, last=last, next_number=first, paper=paper))
        more["subject"] = part
    return part


def _faults(first, last, paper):
    faults = {name: texts.RANGE_NUMBER for name, number in (("first", first), ("last", last)) if not _fits(number)}
    if not faults and last < first:
        faults["last"] = texts.LAST_BEFORE_FIRST
    if not paper.strip():
        faults["paper"] = texts.PAPER_MISSING
    return faults


def _fits(number):
    return 1 <= number <= LARGEST


def _target_faults(whole, to):
    if to.closed_on or to.path == whole.unit.path or not to.path.startswith(whole.unit.path):
        return {"to": texts.TO_NOT_BELOW.format(to=to, unit=whole.unit)}
    decision = rules.may_receive(to)
    return {} if decision else {"to": decision.reason}


def _place_faults(whole, first, last):
    """Under the lock of the whole: neither its counter nor its parts change meanwhile."""
    if first < whole.first or last > whole.last:
        field = "first" if first < whole.first else "last"
        return {field: texts.OUTSIDE_RANGE.format(first=written(whole.first), last=written(whole.last))}
    if first < whole.next_number:
        return {"first": texts.ALREADY_USED.format(next=written(whole.next_number))}
    part = whole.parts.filter(first__lte=last, last__gte=first).select_related("unit").first()
    if part:
        place = {"first": written(part.first), "last": written(part.last), "unit": part.unit}
        return {"first": texts.ALREADY_GIVEN.format(**place)}
    return {}


def _save(each: CardRange) -> CardRange:
    each.full_clean()
    try:
        with transaction.atomic():
            each.save()
    except IntegrityError as error:
        # Two administrators wrote the same numbers down at once.
        if error.__cause__.diag.constraint_name != "card_range_tops_apart":
            raise
        raise ValidationError({"first": texts.OVERLAPS_SOME}) from None
    return each
