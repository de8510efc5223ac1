"""The page of somebody's own: what they can do themselves, their papers, what was written about them and who looked."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.attachments.serving import answer
from branches.cases.queries.papers import papers_handed_to
from branches.papers.rendering import CONTENT_TYPES
from branches.pillars.registry import gather
from members.people import texts
from members.people.queries import audience, marks, own, timeline

EVENTS_SHOWN = 8
LOOKS_SHOWN = 8


@require_safe
@never_cache
def own_page(request):
    """Without a record of one's own it says whom to ask."""
    person = own.own_record(request.user)
    if person is None:
        return render(request, "members/people/own_nobody.html")
    cards = [card for found in gather("own_cards") if (card := found(request.user, person))]
    context = {
        "person": person,
        "unit": person.unit,
        "marks": marks.marks_of(request.user, [person.pk]).get(person.pk, []),
        "cards": cards,
        "papers": [_paper(held) for held in papers_handed_to(person.pk)],
        "events": timeline.events(person, EVENTS_SHOWN),
        "looks": own.looks(person, LOOKS_SHOWN),
        "viewers": audience.viewers(person),
    }
    return render(request, "members/people/own.html", context)


def _paper(held):
    """One issued for many people names the others: of that only number and title are told."""
    paper = held.paper
    formats = [format for format in CONTENT_TYPES if held.alone and getattr(paper, format)]
    return {
        "title": paper.title,
        "reference": paper.reference,
        "on": paper.issued_on,
        "by": paper.unit.name,
        "files": [(format, reverse("members:people:own_paper", args=[held.pk, format])) for format in formats],
    }


@require_safe
@never_cache
def own_paper(request, pk, format):
    """The bytes as they were issued, of a paper about nobody else; 404 for everything that isn't one's own."""
    person = own.own_record(request.user)
    if person is None or format not in CONTENT_TYPES:
        raise Http404
    held = papers_handed_to(person.pk).filter(pk=pk, alone=True).first()
    stored = getattr(held.paper, format) if held else None
    if not stored:
        raise Http404
    with stored.open() as opened:
        content = opened.read()
    name = texts.OWN_PAPER_NAME.format(reference=held.paper.reference.replace("/", "-"))
    return answer(content, name=f"{name}.{format}", content_type=CONTENT_TYPES[format])
