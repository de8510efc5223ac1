"""Every address of the product and what each kind of person is answered there.

test_access.py proves the table, test_pages.py sends odd requests to all of it, the browser tests look at its pages.
"""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

# In the order of the columns; names of the cast (tests/conftest.py), "nobody" isn't signed in.
PEOPLE = [
    "nobody",
    "member",
    "committee_member",
    "secretary",
    "sister_secretary",
    "deputy",
    "ward_secretary",
    "ward_officer",
    "outsider",
    "administrator",
]

# A route may have several rows, told apart by "@name": other arguments (PLACES), or other fields that are posted.
# 302 for nobody is the way to the sign-in page. An empty form that is posted: 422 says that it was
# read and found wanting.
TABLE = """
                                     nobody memb comm secr sist depu wsec offi outs admi
GET  health                             200  200  200  200  200  200  200  200  200  200
GET  accounts:sign_in                   200  302  302  302  302  302  302  302  302  302
POST accounts:sign_in                   422  302  302  302  302  302  302  302  302  302
POST accounts:demo_sign_in              404  404  404  404  404  404  404  404  404  404
POST accounts:sign_out                  302  302  302  302  302  302  302  302  302  302
GET  accounts:reset                     200  200  200  200  200  200  200  200  200  200
POST accounts:reset                     422  422  422  422  422  422  422  422  422  422
GET  accounts:reset_key                 410  410  410  410  410  410  410  410  410  410
POST accounts:reset_key                 410  410  410  410  410  410  410  410  410  410
GET  accounts:link                      200  200  200  200  200  200  200  200  200  200
POST accounts:link                      422  422  422  422  422  422  422  422  422  422
GET  accounts:link@dead                 410  410  410  410  410  410  410  410  410  410
GET  accounts:profile                   302  200  200  200  200  200  200  200  200  200
POST accounts:profile                   302  422  422  422  422  422  422  422  422  422
GET  accounts:password                  302  200  200  200  200  200  200  200  200  200
POST accounts:password                  302  422  422  422  422  422  422  422  422  422
POST accounts:switch_unit               302  302  302  302  302  302  302  302  302  302
"""

# What stands in the address, from the world of tests/conftest.py.
PLACES = {
    "accounts:reset_key": lambda world: {"uid": "1", "key": "set-password"},
    "accounts:link": lambda world: {"token": world.token},
    "accounts:link@dead": lambda world: {"token": "khong-co"},
}

# What is posted where an empty form would say nothing.
FIELDS = {}

# Namespaces and routes that aren't the product's pages.
APART = {"admin": "Django's own, for superusers, read only; its own tests"}


@dataclass(frozen=True)
class Row:
    method: str
    name: str
    codes: dict[str, int]

    def __str__(self):
        return f"{self.method} {self.name}"

    @property
    def route(self) -> str:
        return self.name.partition("@")[0]

    def address(self, world) -> str:
        return address(self.name, world)

    def fields(self, world) -> dict:
        """What is sent: never quite nothing, as a form of the product always carries its token."""
        if self.method == "GET":
            return {}
        return {"csrfmiddlewaretoken": "", **FIELDS.get(self.name, lambda world: {})(world)}


def address(name: str, world) -> str:
    route = name.partition("@")[0]
    arguments = PLACES.get(name) or PLACES.get(route) or (lambda world: {})
    return reverse(route, kwargs=arguments(world))


def _read_table() -> list[Row]:
    rows = []
    for line in TABLE.strip().splitlines()[1:]:
        method, name, *codes = line.split()
        rows.append(Row(method, name, dict(zip(PEOPLE, map(int, codes), strict=True))))
    return rows


ROWS = _read_table()


def pages_of(who: str) -> list[Row]:
    """Rows that show `who` a page."""
    return [row for row in ROWS if row.method == "GET" and row.codes[who] == 200 and row.name != "health"]


def routes(resolver=None, namespace="") -> list[str]:
    """Names of all routes that the resolver knows, APART left out."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.append(f"{namespace}{pattern.name}")
        elif pattern.app_name not in APART:
            found += routes(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found
