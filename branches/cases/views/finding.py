"""From an address to a case with what its slice knows of it."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from branches.cases import texts
from branches.cases.kinds import CaseKind, kind_of, pillar_of
from branches.cases.models import Case


@dataclass(frozen=True)
class Found:
    """A case that the person may see, its kind, and the slice's thing, whose `case` is the slice's own reading."""

    case: Case
    kind: CaseKind
    thing: object

    @property
    def title(self) -> str:
        return texts.TITLE.format(kind=self.kind.called(self.thing) or self.kind.name, about=self.case.about)

    @property
    def trail(self) -> list[dict]:
        """The pages above this one."""
        pillar = pillar_of(self.kind)
        above = [{"label": pillar.name, "url": reverse(pillar.nav[0].route)}] if pillar and pillar.nav else []
        if self.kind.list_route:
            above.append({"label": self.kind.name, "url": reverse(self.kind.list_route)})
        return above

    @property
    def trail_below(self) -> list[dict]:
        """The pages above one that belongs to this case."""
        return [*self.trail, {"label": self.case.number, "url": self.case.get_absolute_url()}]


def find(request, number: str) -> Found:
    """Raises Http404 for a case that isn't there, is out of reach, or whose kind nobody knows any more."""
    case = get_object_or_404(Case.objects.visible_to(request.user).for_page(), number=number)
    try:
        kind = kind_of(case.kind)
    except LookupError:
        raise Http404 from None
    thing = kind.find([case.pk]).get(case.pk)
    if thing is None:
        raise Http404
    # The navigation shows where it belongs: below the list of its kind.
    request.nav_part = kind.list_route.rpartition(":")[0]
    return Found(case, kind, thing)
