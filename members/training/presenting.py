"""What the case page shows of a programme besides what all cases show."""

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from branches.access import reach
from branches.cases.kinds import Part, Step
from branches.positions.models import Grant
from members.training import queries, rules, texts
from members.training.models import CLOSED, EntryStatus, Group, Status, TrainingEntry

# Steps as the page draws them, by the status that is at work in each.
_STEPS = (Status.REGISTERING, Status.RUNNING, Status.SCORING, Status.AT_SUPERIOR)
_PLACES = {Status.RETURNED: Status.SCORING, Status.CONFIRMED: None}
# How the status of a row is drawn.
STATE_KINDS = {
    EntryStatus.REGISTERED: "none",
    EntryStatus.APPROVED: "info",
    EntryStatus.SELF_SCORED: "info",
    EntryStatus.SCORED: "info",
    EntryStatus.SENT: "warn",
    EntryStatus.RETURNED: "bad",
    EntryStatus.CONFIRMED: "ok",
    EntryStatus.DROPPED: "none",
}
# People who moved away that are told one by one.
_MOST_ASTRAY = 3


def steps(programme) -> list[Step]:
    if programme.status == Status.WITHDRAWN:
        return [Step(_label(programme, status), "later") for status in _STEPS]
    here = _PLACES.get(programme.status, programme.status)
    place = _STEPS.index(here) if here else len(_STEPS)
    small = texts.STEP_RETURNED if programme.status == Status.RETURNED else texts.STEP_HERE
    found = []
    for number, status in enumerate(_STEPS):
        if number == place:
            found.append(Step(_label(programme, status), "now", small))
        else:
            found.append(Step(_label(programme, status), "done" if number < place else "later"))
    return found


def _label(programme, status):
    if status == Status.AT_SUPERIOR:
        return texts.STEP_AT_SUPERIOR.format(unit=programme.base) if programme.base else texts.STEP_SUPERIOR
    return {
        Status.REGISTERING: texts.STEP_REGISTERING,
        Status.RUNNING: texts.STEP_RUNNING,
        Status.SCORING: texts.STEP_SCORING,
    }[status]


def lead(programme) -> str:
    lead = texts.LEAD.format(window=programme.window.title, count=taking_part(programme))
    told = str(programme.year) in programme.window.title
    return lead if told else texts.LEAD_YEAR.format(year=programme.year, lead=lead)


def taking_part(programme) -> int:
    return programme.counts.total() - programme.counts[EntryStatus.DROPPED]


def scored(programme) -> int:
    """Rows that the branch has scored, sent or not, returned ones apart: these are scored anew."""
    counts = programme.counts
    return counts[EntryStatus.SCORED] + counts[EntryStatus.SENT] + counts[EntryStatus.CONFIRMED]


def rows_told(programme) -> str:
    confirmed = programme.counts[EntryStatus.CONFIRMED]
    return texts.ROWS_TOLD.format(taken=taking_part(programme), scored=scored(programme), confirmed=confirmed)


def has_confirmed(programme) -> bool:
    return programme.counts[EntryStatus.CONFIRMED] > 0 and programme.base is not None


def lines(entry: TrainingEntry) -> dict[str, list[str]]:
    """What was registered, {group: texts}; one query where the contents weren't loaded."""
    found = {group: [] for group in Group.values}
    for content in entry.contents.all():
        found[content.group].append(content.text)
    return found


def groups(entry: TrainingEntry) -> list[dict]:
    """The same as pages show it: each {label, lines}."""
    return [{"label": Group(group).label, "lines": said} for group, said in lines(entry).items()]


def parts(user, programme) -> list[Part]:
    return [
        Part("members/training/case_days.html", _days(user, programme), side=True),
        Part("members/training/case_counts.html", _counts(user, programme)),
    ]


def _days(user, programme):
    window = programme.window
    facts = [
        {"label": texts.REGISTER_LABEL, "value": f"{window.register_until:%d/%m/%Y}", "wide": True},
        {"label": texts.ENDS_LABEL, "value": f"{window.ends_on:%d/%m/%Y}", "wide": True},
    ]
    return {"window": window, "facts": facts}


def _counts(user, programme):
    """How far it has come; every figure opens the rows behind it. One query."""
    counts, number = programme.counts, programme.case.number
    own = reach.can(user, Grant.READ, programme.branch)
    members = queries.registrable(programme).count()
    taken = taking_part(programme)
    figures = [
        (texts.COUNT_MEMBERS, members, _people(programme, "doan-vien")),
        (texts.COUNT_REGISTERED, taken, _people(programme, "dang-ky")),
        (texts.COUNT_APPROVED, taken - counts[EntryStatus.REGISTERED], _people(programme, "duyet")),
        (texts.COUNT_SELF_SCORED, programme.self_scored, _people(programme, "tu-cham")),
        (texts.COUNT_SCORED, scored(programme), _grid(programme)),
        (texts.COUNT_RETURNED, counts[EntryStatus.RETURNED], _grid(programme, "tra-lai")),
        (texts.COUNT_SENT, counts[EntryStatus.SENT], _grid(programme, "cho")),
        (texts.COUNT_CONFIRMED, counts[EntryStatus.CONFIRMED], _grid(programme, "xong")),
    ]
    registering = programme.status not in CLOSED and bool(rules.may_register(user, programme))
    return {
        "figures": [
            {"label": label, "value": value, "url": url if own and value else ""} for label, value, url in figures
        ],
        "register_url": reverse("members:training:register", args=[number]) if registering else "",
        "grid_url": _grid(programme) if taken else "",
        "scores": bool(rules.may_score(user, programme)),
    }


def _people(programme, what):
    query = {"nam": programme.year, "don-vi": programme.branch.code, "muc": what}
    return f"{reverse('members:training:people')}?{urlencode(query)}"


def _grid(programme, which=""):
    url = reverse("members:training:scores", args=[programme.case.number])
    return f"{url}?{urlencode({'muc': which})}" if which else url


def notes(user, programme) -> list[dict]:
    """What one should know before acting. One query while the case is open."""
    if programme.status in CLOSED:
        return []
    found = []
    today, window = timezone.localdate(), programme.window
    if window.closed_on and window.closed_on <= today:
        day = f"{window.closed_on:%d/%m/%Y}"
        found.append(_note("warn", texts.WINDOW_CLOSED.format(day=day, unit=window.unit), ""))
    elif programme.status == Status.REGISTERING and today > window.register_until:
        day = f"{window.register_until:%d/%m/%Y}"
        found.append(_note("warn", texts.NOTE_LATE.format(day=day), texts.NOTE_LATE_MORE))
    if count := programme.counts[EntryStatus.RETURNED]:
        found.append(
            _note("warn", texts.NOTE_RETURNED.format(count=count), texts.NOTE_RETURNED_MORE)
            | {"link_label": texts.NOTE_RETURNED_LINK, "link_url": _grid(programme, "tra-lai")}
        )
    return found + _astray(programme)


def _astray(programme):
    """Who moved, with what becomes of the row. Two queries, four where somebody did."""
    rows = list(queries.astray([programme.pk]))
    units = [row.person.current_unit for row in rows if row.person.current_unit_id]
    goes = queries.goes_on(units, programme.year) if units else set()
    found = []
    for row in rows[:_MOST_ASTRAY]:
        unit = row.person.current_unit
        if unit is None:
            continue
        if row.status == EntryStatus.SENT:
            more = texts.NOTE_WITH_SUPERIOR_MORE
        elif unit.pk in goes:
            more = texts.NOTE_MOVING_MORE
        else:
            more = texts.NOTE_ELSEWHERE_MORE.format(year=programme.year)
        found.append(_note("", texts.NOTE_ELSEWHERE.format(name=row.person, unit=unit), more))
    if len(rows) > _MOST_ASTRAY:
        found.append(_note("", texts.NOTE_ELSEWHERE_REST.format(count=len(rows) - _MOST_ASTRAY), ""))
    return found


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}
