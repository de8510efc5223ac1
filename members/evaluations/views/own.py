"""What a member does with the own evaluation of a year: read it, write the self-assessment, take the slip out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.attachments.serving import answer
from branches.cases.forms import take
from branches.cases.transitions import WrongState
from branches.papers import actions as paper_actions
from branches.papers.rendering import CONTENT_TYPES
from members.evaluations import actions, evidence, papers, queries, rules, texts
from members.evaluations.forms import OwnForm
from members.evaluations.models import RatingStatus
from members.evaluations.views.rating import words_of


def _find(user, year):
    """The own row of a year. Raises Http404 for everybody else's, and where there is none."""
    rating = queries.own_row(user, year)
    if rating is None:
        raise Http404
    return rating


@require_http_methods(["GET", "POST"])
@never_cache
def own_rating(request, year):
    """With its form as long as the branch hasn't sent the row. 409 where it has meanwhile, or where somebody else wrote
    the slip: what was typed stands on the page."""
    rating = _find(request.user, year)
    decision = rules.may_assess_oneself(request.user, rating)
    form = OwnForm(request.POST if request.method == "POST" else None, rating=rating)
    status, stale, lost = 200, False, []
    if request.method == "POST":
        status = 422
        if not decision:
            status, lost = 409, form.typed_words
        elif form.is_valid():
            try:
                _save(form, rating, request.user)
            except WrongState:
                status, stale = 409, True
                rating = _find(request.user, year)
                decision = rules.may_assess_oneself(request.user, rating)
                lost = [] if decision else form.typed_words
                form = _again(request, rating)
            except ValidationError as refusal:
                take(form, refusal)
            else:
                messages.success(request, texts.own.SAVED.format(year=rating.year))
                return redirect("members:people:own")
    context = _context(rating) | {
        "form": form if decision else None,
        "refused": "" if decision else decision.reason,
        "stale": stale and bool(decision),
        "lost": lost,
    }
    return render(request, "members/evaluations/own.html", context, status=status)


def _again(request, rating):
    """What was typed, at the slip as it stands by now: what is sent once more overwrites that."""
    data = request.POST.copy()
    data["version"] = rating.self_version
    return OwnForm(data, rating=rating)


def _save(form, rating, actor):
    cleaned = form.cleaned_data
    actions.assess_oneself(
        rating, actor=actor, version=cleaned["version"], texts_by_field=form.slip, self_level=cleaned["self_level"]
    )


def _context(rating):
    """Of what the branch and its superior say nothing but what is announced: no vote, no remark, no suggestion."""
    drawn = evidence.of_rows([rating], rating.evaluation)[rating.pk]
    return {
        "rating": rating,
        "evaluation": rating.evaluation,
        "due": texts.own.due_words(rating.evaluation.round.due_on, timezone.localdate()),
        "heading": texts.own.PAGE.format(year=rating.year),
        "known": [line for line in drawn["lines"] if line["known"]],
        "awards": drawn["awards"],
        "slip": [*words_of(rating), *_facts(rating)] if rating.self_level else [],
        "announced": _announced(rating) if rating.status == RatingStatus.ANNOUNCED else [],
        "files": [
            {"label": f".{format}", "url": reverse("members:evaluations:own_slip", args=[rating.year, format])}
            for format in CONTENT_TYPES
        ],
        "trail": [{"label": texts.own.TRAIL, "url": reverse("members:people:own")}],
    }


def _facts(rating):
    by = texts.own.BY_ACCOUNT if rating.self_own else texts.own.ENTERED_BY_BRANCH
    return [
        {"label": texts.forms.SELF_LEVEL_LABEL, "value": rating.get_self_level_display()},
        {"label": texts.own.FACT_SELF_ON, "value": f"{rating.self_on:%d/%m/%Y}" if rating.self_on else ""},
        {"label": texts.own.FACT_BY, "value": by},
    ]


def _announced(rating):
    decided = rating.resolution
    return [
        {"label": texts.own.FACT_LEVEL, "value": rating.get_level_display(), "wide": True},
        {
            "label": texts.own.FACT_DECISION,
            "value": texts.own.DECIDED.format(reference=decided.reference, day=f"{decided.on:%d/%m/%Y}"),
            "wide": True,
        },
        {"label": texts.own.FACT_ANNOUNCED, "value": f"{rating.announced_on:%d/%m/%Y}", "wide": True},
    ]


@require_safe
@never_cache
def own_slip(request, year, format):
    """The slip to be signed by hand, filled in with what is written so far; it takes no number and is kept nowhere."""
    rating = _find(request.user, year)
    if format not in CONTENT_TYPES:
        raise Http404
    rules.may_take_out_own(request.user, rating).require()
    content = paper_actions.preview(papers.SLIP, rating, format=format, on=timezone.localdate())
    number = rating.evaluation.case.number
    name = texts.grid.SLIP_NAME.format(number=number, name=rating.person.full_name)
    return answer(content, name=f"{name}.{format}", content_type=CONTENT_TYPES[format])
