"""One member's row: evidence and its working out, the slip, and what can be printed of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.attachments.serving import answer, respond
from branches.cases.forms import take
from branches.cases.transitions import WrongState
from branches.papers import actions as paper_actions
from branches.papers.rendering import CONTENT_TYPES
from members.evaluations import actions, evidence, papers, queries, rules, suggesting, texts
from members.evaluations.forms import SlipForm
from members.evaluations.models import SELF_FIELDS, Exclusion
from members.evaluations.views.grid_rows import remark_state
from members.evaluations.views.trail import find, trail
from members.people.models import Person


def _find(request, number, pk):
    evaluation = find(request.user, number)
    rating = get_object_or_404(queries.rows_of(evaluation), pk=pk)
    rating.evaluation = evaluation
    return evaluation, rating


@require_http_methods(["GET", "POST"])
@never_cache
def rating_detail(request, number, pk):
    """The row as it stands, with its form where the branch may write. 409 where somebody was faster."""
    evaluation, rating = _find(request, number, pk)
    decision = rules.may_write(request.user, evaluation) and rules.may_write_row(rating)
    form, stale, typed = None, False, []
    if request.method == "POST":
        decision.require()
    if decision:
        form = _form(request, evaluation, rating)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _save(form, evaluation, rating, request.user)
            except WrongState:
                stale, status = True, 409
                evaluation, rating = _find(request, number, pk)
                decision = rules.may_write(request.user, evaluation) and rules.may_write_row(rating)
                typed = form.typed_words
                form = _again(request, evaluation, rating) if decision else None
            except ValidationError as refusal:
                take(form, _by_field(refusal))
            else:
                messages.success(request, texts.grid.SAID_ROW.format(name=rating.person))
                return redirect("members:evaluations:grid", number=number)
    context = _context(request.user, evaluation, rating) | {
        "form": form,
        "stale": stale,
        "lost": typed if form is None or "self_level" not in form.fields else [],
        "refused": "" if decision else decision.reason,
    }
    return render(request, "members/evaluations/rating.html", context, status=status)


def _form(request, evaluation, rating):
    known = suggesting.facts_of([rating.person_id], evaluation.round.period)[rating.person_id]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return SlipForm(*sent, rating=rating, known=known, words=bool(rules.may_write_for(rating)))


def _again(request, evaluation, rating):
    """What was typed, at the row as it stands by now: what is sent once more overwrites that."""
    form = _form(request, evaluation, rating)
    form.data = form.data.copy()
    form.data["version"] = str(rating.version)
    return form


def _save(form, evaluation, rating, actor):
    cleaned, said = form.cleaned_data, form.said
    actions.record_slip(
        evaluation,
        rating,
        actor=actor,
        version=cleaned["version"],
        texts_by_field={name: said[name] for name in SELF_FIELDS},
        self_level=said["self_level"],
        self_on=said["self_on"],
        typed=form.typed,
        scan=cleaned["scan"],
    )


def _by_field(refusal):
    """What is refused of a criterion stands beside the box in which it was typed."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    return ValidationError(
        {
            f"typed_{name}" if name in texts.forms.TYPED_LABELS else name: sentences
            for name, sentences in refusal.message_dict.items()
        }
    )


def _context(user, evaluation, rating):
    drawn = evidence.of_rows([rating], evaluation)[rating.pk]
    asked = getattr(rating, "remark_request", None)
    reached = Person.objects.visible_to(user).filter(pk=rating.person_id).exists()
    why = Exclusion(rating.exclusion).label if rating.exclusion else ""
    number = evaluation.case.number
    return {
        "evaluation": evaluation,
        "rating": rating,
        "drawn": drawn,
        "person_url": rating.person.get_absolute_url() if reached else "",
        "state": {"kind": evidence.STATE_KINDS[rating.status], "text": rating.get_status_display()},
        "facts": _facts(rating),
        "excluded": texts.grid.EXPLAINED.format(label=why, words=rating.reason) if why and rating.reason else why,
        "remark": {
            "state": remark_state(rating),
            "text": asked.text if asked else "",
            "url": reverse("members:evaluations:remark", args=[asked.pk]) if asked else "",
        }
        if rating.came_on
        else None,
        "slip": words_of(rating),
        "own_on": texts.own.ON_ROW.format(day=f"{rating.self_on:%d/%m/%Y}") if rating.self_own else "",
        "forms": [
            {"label": f".{format}", "url": reverse("members:evaluations:slip", args=[number, rating.pk, format])}
            for format in ("docx", "pdf")
        ],
        "scan_url": reverse("members:evaluations:scan", args=[number, rating.pk]) if rating.self_scan_id else "",
        "trail": [
            *trail(evaluation),
            {"label": texts.grid.GRID, "url": reverse("members:evaluations:grid", args=[number])},
        ],
    }


def words_of(rating) -> list[dict]:
    """The four texts of a slip, as components/facts.html takes them."""
    return [{"label": group.label, "value": getattr(rating, name), "wide": True} for name, group in SELF_FIELDS.items()]


def _facts(rating):
    voted = rating.present is not None
    facts = [
        (texts.forms.SELF_LEVEL_LABEL, rating.get_self_level_display()),
        (texts.forms.PROPOSED_LABEL, rating.get_level_display()),
        (
            texts.STEP_VOTE,
            texts.grid.VOTE_TOLD.format(
                present=rating.present,
                in_favour=rating.in_favour,
                against=rating.against,
                abstained=rating.abstained,
            )
            if voted
            else "",
        ),
        (texts.grid.REMARK_LABEL, rating.remark),
    ]
    if rating.resolution:
        decided = texts.pages.PANEL_BY.format(
            reference=rating.resolution.reference, day=f"{rating.resolution.on:%d/%m/%Y}"
        )
        facts.append((texts.units.UNIT_FACT_DECISION, decided))
    if rating.announced_on:
        facts.append((texts.forms.ANNOUNCED_LABEL, f"{rating.announced_on:%d/%m/%Y}"))
    return [{"label": label, "value": value, "wide": True} for label, value in facts]


@require_safe
@never_cache
def rating_slip(request, number, pk, format):
    """What the member is to sign, filled in: it takes no number and is kept nowhere."""
    evaluation, rating = _find(request, number, pk)
    if format not in CONTENT_TYPES:
        raise Http404
    rules.may_begin(request.user, evaluation.branch).require()
    content = paper_actions.preview(papers.SLIP, rating, format=format, on=timezone.localdate())
    name = texts.grid.SLIP_NAME.format(number=number, name=rating.person.full_name)
    return answer(content, name=f"{name}.{format}", content_type=CONTENT_TYPES[format])


@require_safe
@never_cache
def rating_scan(request, number, pk):
    _, rating = _find(request, number, pk)
    if rating.self_scan is None:
        raise Http404
    return respond(rating.self_scan)
