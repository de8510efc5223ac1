"""Who has a card and who has none: the list from which cards are given out."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.units import current
from branches.vietnamese.names import clean
from members.cards import queries, rules, texts
from members.cards.queries import lists
from members.people.queries import areas
from members.people.queries.roster import LONGEST_QUERY

PAGE = 50
MOST_PAGES = 1_000_000


@require_http_methods(["GET", "POST"])
@never_cache
def card_list(request):
    """The list by GET; a search by POST, so that a card's number that is typed into it stands in no address."""
    rules.may_list(request.user).require()
    listing = Listing(areas.shown(current.current_seat(request)), request.POST or request.GET)
    if request.method == "POST" and not request.htmx and not listing.holds_number:
        return redirect(reverse("members:cards:list") + listing.query())
    part = bool(request.htmx)
    may_issue = bool(rules.may_issue_somewhere(request.user))
    context = listing.context() | {"part": part, "choosing": may_issue and listing.tab == lists.WITHOUT}
    if not part:
        context["settings_url"] = _settings_url(request)
    response = render(request, f"members/cards/list.html{'#rows' if part else ''}", context)
    if part:
        response["HX-Replace-Url"] = reverse("members:cards:list") + listing.query()
    return response


def _settings_url(request):
    """For who may say where the numbers of the unit in view come from, or add to them."""
    unit = current.current_unit(request)
    may = rules.may_arrange(request.user, unit) or rules.may_add_range(request.user, unit)
    return reverse("members:cards:settings", args=[unit.code]) if may else ""


class Listing:
    """One reading of the list's address."""

    def __init__(self, shown, data):
        self.shown = shown
        self.tab = data.get("tab") if data.get("tab") in texts.TABS else lists.WITHOUT
        self.q = clean(data.get("q", "").replace("\0", ""))[:LONGEST_QUERY]
        page = data.get("trang", "")
        self.page = min(int(page), MOST_PAGES) if page.isascii() and page.isdigit() and len(page) < 8 else 1

    @property
    def holds_number(self) -> bool:
        """Whether what is searched for may be the number of a card: nobody is found by it here."""
        return sum(map(str.isdigit, self.q)) > 4

    @cached_property
    def counts(self) -> dict[str, int]:
        """Of each tab, whatever is searched for."""
        return lists.counts_of(self.shown)

    def query(self, **changes) -> str:
        """The address with some of it changed. Another tab begins at its first page."""
        parts = {"tab": self.tab, "q": "" if self.holds_number else self.q, **changes}
        if parts["tab"] == lists.WITHOUT:
            parts["tab"] = ""
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in parts.items() if value})
        return f"?{query.urlencode()}"

    @cached_property
    def found(self):
        words = self.q
        if self.tab == lists.ENDED:
            return lists.ended_cards(self.shown, words)
        return lists.people_under(self.tab, self.shown, words)

    def context(self) -> dict:
        pages = Paginator(self.found.none() if self.holds_number else self.found, PAGE)
        if not self.q:
            pages.count = self.counts[self.tab]
        page = pages.get_page(self.page)
        return {
            "listing": self,
            "unit": self.shown.unit,
            "one_unit": not self.shown.below or self.shown.unit.is_branch,
            "rows": self._rows(list(page.object_list)),
            "number": pages.count,
            "page": page,
            "previous_url": self.query(trang=page.previous_page_number()) if page.has_previous() else "",
            "next_url": self.query(trang=page.next_page_number()) if page.has_next() else "",
            "tabs": self._tabs(),
            "empty": self._empty(),
            "clear_url": self.query(q="") if self.q else "",
            "search_hint": texts.SEARCH_HINT,
            "give": {"label": texts.ISSUE, "icon": "id", "form": "chon-nguoi"},
        }

    def _rows(self, found):
        if self.tab == lists.ENDED:
            return [
                {"person": card.person, "card": card, "last4": card.number_last4, "state": texts.STATES[card.ended_by]}
                for card in found
            ]
        cards = queries.running_of([person.pk for person in found]) if self.tab == lists.WITH else {}
        return [
            {
                "person": person,
                "card": cards.get(person.pk),
                "last4": cards[person.pk].number_last4 if person.pk in cards else person.card_number_last4,
            }
            for person in found
        ]

    def _tabs(self):
        return [
            {
                "label": label,
                "url": self.query(tab=name, q=""),
                "count": self.counts[name],
                "tone": "warn" if name == lists.WITHOUT and self.counts[name] else "",
                "current": name == self.tab,
            }
            for name, label in texts.TABS.items()
        ]

    def _empty(self):
        heading, text = texts.EMPTY[self.tab]
        if self.holds_number:
            heading, text = texts.EMPTY_NUMBER
        elif self.q:
            heading, text = texts.EMPTY_FOUND
        elif not any(self.counts.values()):
            heading, text = texts.EMPTY_LIST
        return {"heading": heading, "text": text}
