"""Writing into a register: issue, enter, withdraw; and how a unit's papers look and are numbered."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from branches.audit.journal import act
from branches.papers import numbers, rendering, rules, signing, texts
from branches.papers.composing import compose
from branches.papers.kinds import PaperKind
from branches.papers.models import Letterhead, Numbering, Paper
from branches.vietnamese.names import fold

FIRST_DAY = date(1931, 1, 1)


def preview(kind: PaperKind, thing, *, format: str, on: date, signer: str = "", signer_post: str = "") -> bytes:
    """The paper as it would be, without a number: nothing is taken or written. `format` is "docx" or "pdf".

    Without a signer the unit's own is proposed. Raises ValidationError naming a missing field.
    """
    unit = kind.issuer(thing)
    if not signer:
        proposed = next(iter(signing.proposed(kind, thing, unit, on)), None)
        signer, signer_post = (proposed.name, proposed.post) if proposed else ("", "")
    reference = numbers.reference(unit, kind.type, None)
    sheet = compose(kind, thing, on=on, reference=reference, signer=signer, signer_post=signer_post)
    return rendering.FORMATS[format](sheet)


@transaction.atomic
def issue(
    kind: PaperKind, thing, *, actor, on: date, signer: str, signer_post: str, number: int | None = None
) -> Paper:
    """Take a number and freeze what the paper says: the smallest free number, or the hand-kept `number` while free.

    Raises PermissionDenied, and ValidationError by field ("number", "on", "signer") or about a missing field.
    """
    unit = kind.issuer(thing)
    rules.may_issue(actor, unit).require()
    _check(on, signer, signer_post)
    with act("papers.paper.issued", actor=actor, unit=unit) as details:
        paper = _registered(unit, kind.type, on, number)
        paper.kind, paper.title, paper.recipient = kind.code, kind.title(thing)[:250], kind.recipient(thing)[:250]
        paper.signer, paper.signer_post, paper.issued_by = signer, signer_post, actor
        sheet = compose(kind, thing, on=on, reference=paper.reference, signer=signer, signer_post=signer_post)
        for format, render in rendering.FORMATS.items():
            setattr(paper, format, ContentFile(render(sheet), name=f"paper.{format}"))
        _keep(paper, details)
    return paper


@transaction.atomic
def enter(
    unit, *, type: str, actor, on: date, number: int | None, title: str, recipient="", signer="", signer_post=""
) -> Paper:
    """A line for a paper that was written outside: its number is taken from now on. There are no files."""
    rules.may_issue(actor, unit).require()
    _check_day(on)
    with act("papers.paper.entered", actor=actor, unit=unit) as details:
        paper = _registered(unit, type, on, number)
        paper.title, paper.recipient, paper.issued_by = title, recipient, actor
        paper.signer, paper.signer_post = signer, signer_post
        _keep(paper, details)
    return paper


@transaction.atomic
def withdraw(paper: Paper, *, actor, reason: str) -> Paper:
    """Take a mistake back: the number stays in the register, marked, and is never given again."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("unit").get(pk=paper.pk)
    rules.may_withdraw(actor, paper).require()
    if not reason.strip():
        raise ValidationError({"reason": texts.WITHDRAW_WITHOUT_REASON})
    with act("papers.paper.withdrawn", actor=actor, subject=paper, unit=paper.unit, reference=paper.reference):
        paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_why = timezone.now(), actor, reason.strip()
        paper.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return paper


@transaction.atomic
def arrange_letterhead(unit, *, actor, symbol: str, place: str, signs_for: str) -> Letterhead:
    """Papers issued from now on look so; those issued before stay as they were."""
    rules.may_arrange(actor, unit).require()
    with act("papers.letterhead.edited", actor=actor, unit=unit, subject=unit):
        values = {"symbol": symbol, "place": place, "signs_for": signs_for}
        Letterhead(unit=unit, **values).full_clean(validate_unique=False, validate_constraints=False)
        return Letterhead.objects.update_or_create(unit=unit, defaults=values)[0]


@transaction.atomic
def arrange_numbering(unit, *, actor, type: str, period: str, current: str, first_number: int) -> Numbering:
    rules.may_arrange(actor, unit).require()
    with act("papers.numbering.edited", actor=actor, unit=unit, subject=unit, type=type):
        numbering = numbers.lock_numbering(unit, type, timezone.localdate())
        numbering.period, numbering.current, numbering.first_number = period, current, first_number
        numbering.full_clean()
        numbering.save()
    return numbering


def _registered(unit, type_, on, number):
    """An unsaved line with its number, taken under the lock of the register."""
    numbering = numbers.lock_numbering(unit, type_, on)
    period = numbers.period_of(numbering, on)
    taken = numbers.take(numbering, period, number)
    reference = numbers.reference(unit, type_, taken)
    return Paper(unit=unit, type=type_, period=period, number=taken, reference=reference, issued_on=on)


def _keep(paper, details):
    paper.search = fold(f"{paper.reference} {paper.title} {paper.recipient}")[:600]
    paper.full_clean()
    paper.save()
    details.update(subject=paper, reference=paper.reference)


def _check(on, signer, signer_post):
    _check_day(on)
    if not signer.strip() or not signer_post.strip():
        raise ValidationError({"signer": texts.SIGNER_MISSING})


def _check_day(on):
    if on > timezone.localdate():
        raise ValidationError({"on": texts.DAY_TOO_FAR.format(day=f"{on:%d/%m/%Y}")})
    if on < FIRST_DAY:
        raise ValidationError({"on": texts.DAY_TOO_EARLY})
