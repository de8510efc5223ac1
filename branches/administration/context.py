"""What every page shows around its content: the unit in view, the navigation, the account."""

from dataclasses import dataclass
from functools import partial

from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from branches.access import reach
from branches.administration import texts
from branches.administration.rules import may_administer_anything, may_see_accounts_somewhere
from branches.inbox import counting as inbox
from branches.inbox import texts as inbox_texts
from branches.pillars.registry import all_pillars
from branches.positions.models import Grant
from branches.units import current
from branches.units.models import Unit
from branches.vietnamese.names import initials

# What a phone's bar holds; the rest of the navigation stands under "Thêm".
TAB_PLACES = 4


@dataclass(frozen=True)
class Page:
    """A page of the navigation. `below` are beginnings of route names that belong to it; its own part always does."""

    label: str
    route: str
    below: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        return self.route.rpartition(":")[0]

    def mark(self, here: str, *, first_of_part=True) -> str:
        """What aria-current says while the page named `here` is shown: "page" on the page itself, "true" below it.

        Of pages that share a part of the product the first one has what else belongs to it.
        """
        if here == self.route:
            return "page"
        # "members:imports:preview" is below "members:imports:list"; "administration:journal" isn't below "…:index".
        beginnings = (*self.below, f"{self.part}:") if ":" in self.part and first_of_part else self.below
        return "true" if here.startswith(beginnings) else ""


def shell(request):
    """{"shell": …} as templates/layouts/app.html reads it; computed when a page asks, empty for the anonymous."""
    return {"shell": SimpleLazyObject(partial(_kept, request))}


def _kept(request):
    if not hasattr(request, "_shell"):
        request._shell = _build(request)
    return request._shell


def _build(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    seat = current.current_seat(request)
    inbox_url = _address("inbox:list")
    waiting = inbox.count_for(user) if inbox_url else 0
    nav = _navigation(user, request, waiting)
    on_bar = [entry for entry in nav if entry["tab"]][:TAB_PLACES]
    return {
        "unit": _unit(seat),
        "units": [
            {
                "id": each.position.unit_id,
                "name": each.position.unit.name,
                "post": each.title,
                "current": each is seat,
            }
            for each in current.seats(user)
        ],
        "switch_url": reverse("accounts:switch_unit"),
        "nav": nav,
        "tabs": on_bar,
        "more": [entry for entry in nav if entry not in on_bar],
        "account": {
            "name": str(user),
            "post": seat.title if seat else texts.NO_POST,
            "initials": initials(str(user)),
            "url": reverse("accounts:profile"),
            "sign_out_url": reverse("accounts:sign_out"),
        },
        "search_url": _address("search:results"),
        "inbox_url": inbox_url,
        "inbox_count": waiting,
    }


def _unit(seat):
    if seat is None:
        return None
    unit = seat.position.unit
    above = Unit.objects.filter(path=unit.parent_path).values_list("name", flat=True).first() if unit.depth > 1 else ""
    return {"name": unit.name, "code": unit.code, "parent": above}


def _address(route):
    """None for what isn't built yet."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return None


def _navigation(user, request, waiting):
    """Entries in order, each with its `group`; what doesn't exist or isn't for this person is absent."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    # A page of the ground that belongs to a slice's part says which (a case to the list of its kind).
    if part := getattr(request, "nav_part", ""):
        here = f"{part}:{here}"
    entries = [
        _entry(1, texts.NAV_HOME, [Page(texts.NAV_HOME, "home")], here, icon="layout-dashboard", tab=True),
        _entry(
            1,
            inbox_texts.TITLE,
            [Page(inbox_texts.TITLE, "inbox:list")],
            here,
            icon="checklist",
            tab=True,
            short=inbox_texts.SHORT,
            count=waiting,
        ),
        *(
            _entry(
                2,
                pillar.name,
                [Page(item.label, item.route) for item in pillar.nav if item.may(user)],
                here,
                icon=next((item.icon for item in pillar.nav if item.icon), "circle-dashed"),
                number=pillar.number,
                tab=True,
            )
            for pillar in all_pillars()
        ),
        _entry(3, texts.NAV_UNITS, _units(user), here, icon="sitemap", tab=True),
        _entry(3, texts.NAV_ADMINISTRATION, _administration(user), here, icon="settings"),
    ]
    return [entry for entry in entries if entry]


def _units(user):
    if not reach.has_anywhere(user, Grant.READ):
        return []
    return [Page(texts.NAV_UNITS, "units:list", ("unit_imports:",)), Page(texts.NAV_PAPERS, "papers:own", ("papers:",))]


def _administration(user):
    pages = []
    if may_see_accounts_somewhere(user):
        below = ("administration:account", "administration:position")
        pages.append(Page(texts.NAV_ACCOUNTS, "administration:index", below))
        pages.append(Page(texts.NAV_JOURNAL, "administration:journal"))
    if may_administer_anything(user):
        pages.append(Page(texts.NAV_RULES, "administration:rules", ("administration:rule_set",)))
    return pages


def _entry(group, label, pages, here, *, icon, number=None, tab=False, short="", count=None):
    """One entry; `pages` are what it opens, of which the first is where it leads. None when none of them exists.

    `short` is its label on a phone's bar.
    """
    found = [(page, url) for page in pages if (url := _address(page.route))]
    if not found:
        return None
    first, url = found[0]
    section, colon, _ = first.route.partition(":")
    inside = here.startswith(section + ":") if colon else here == section
    children, parts = [], set()
    for page, address in found:
        mark = page.mark(here, first_of_part=page.part not in parts)
        children.append({"label": page.label, "url": address, "current": mark})
        parts.add(page.part)
    if any(child["current"] == "page" for child in children):
        for child in children:
            child["current"] = "page" if child["current"] == "page" else ""
    mark = "true" if inside or any(child["current"] for child in children) else ""
    if len(children) == 1:
        mark, children = ("page" if here == first.route else mark), []
    return {
        "group": group,
        "label": label,
        "short": short or label,
        "url": url,
        "icon": icon,
        "number": number,
        "current": mark,
        "children": children,
        "count": count,
        "tab": tab,
    }
