"""What the case page shows of a transfer besides what all cases show."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from branches.cases.kinds import Part, Step
from branches.rulesets import definitions
from members.people.models.memberships import Kind as StayKind
from members.people.models.persons import Standing
from members.transfers import queries, route, rules, texts
from members.transfers.models import CLOSED, Kind, Settled, Status, Way
from members.transfers.route import Stop
from members.transfers.ways import texts as way_texts


def steps(transfer) -> list[Step]:
    """The steps of the way: those behind, the one that waits, those to come."""
    stages = route.stages(transfer)
    here = route.stop_of(transfer.status)
    place = next((number for number, stage in enumerate(stages) if stage.stop == here), len(stages))
    found = []
    for number, stage in enumerate(stages):
        last = number == len(stages) - 1
        if transfer.status == Status.DONE:
            found.append(Step(_step_label(stage, transfer.way), "done"))
        elif transfer.status == Status.SCHEDULED:
            small = texts.STEP_SCHEDULED.format(day=f"{transfer.effective_on:%d/%m/%Y}") if last else ""
            found.append(Step(_step_label(stage, transfer.way), "now" if last else "done", small))
        elif transfer.status in CLOSED:
            found.append(Step(_step_label(stage, transfer.way), "later"))
        elif number == place:
            found.append(Step(_step_label(stage, transfer.way), "now", texts.STEP_HERE))
        else:
            found.append(Step(_step_label(stage, transfer.way), "done" if number < place else "later"))
    return found


def _step_label(stage, way):
    if stage.stop == Stop.SENDING_BRANCH and way == Way.INTO:
        return way_texts.STEP_NEWCOMER.format(unit=stage.unit)
    if stage.stop == Stop.SENDING_BRANCH:
        return texts.STEP_BRANCH
    if stage.stop == Stop.REPLY:
        return way_texts.STEP_REPLY.format(unit=stage.unit)
    if stage.stop == Stop.SENDING_BASE:
        return texts.STEP_SENDING_BASE.format(unit=stage.unit)
    if stage.stop == Stop.RECEIVING_BASE:
        return texts.STEP_RECEIVING_BASE.format(unit=stage.unit)
    return texts.STEP_RECEIVING_BRANCH.format(unit=stage.unit) if stage.unit else texts.STEP_UNNAMED_BRANCH


def lead(transfer) -> str:
    return texts.LEAD.format(
        kind=transfer.get_kind_display(),
        origin=transfer.from_unit or transfer.outside_unit,
        target=transfer.target,
    )


def parts(user, transfer) -> list[Part]:
    return [
        Part("members/transfers/person.html", _person(user, transfer), side=True),
        Part("members/transfers/sides.html", {"sides": _sides(transfer)}),
    ]


def _person(user, transfer):
    """What both sides may see while it is under way: enough to know whom to expect. The record itself only for who
    reaches it; of a case that is over, the others keep the name and what the case says."""
    person, reached = queries.described(transfer), rules.may_see_record(user, transfer)
    facts = []
    if reached or transfer.status not in CLOSED:
        facts = [
            _fact(person, "birth_date", person.birth),
            _fact(person, "gender", person.get_gender_display()),
            _fact(person, "member_code", person.member_code),
            _fact(person, "joined_on", person.joined),
        ]
    facts += [
        _fact(transfer, "reason", _reason(transfer)),
        _fact(transfer, "proposed_on", f"{transfer.proposed_on:%d/%m/%Y}"),
        *_facts_of_kind(transfer),
    ]
    if transfer.way != Way.INTO:
        facts.append(_fact(transfer, "remark", transfer.remark))
    if transfer.host_remark:
        facts.append(_fact(transfer, "host_remark", transfer.host_remark))
    return {
        "name": transfer.person.full_name if reached else transfer.case.about,
        "url": person.get_absolute_url() if reached else "",
        "facts": facts,
    }


def _facts_of_kind(transfer):
    """Until when, since when, dues: what its kind asks for."""
    if transfer.kind == Kind.TEMPORARY:
        # As it stands now: an extension is of the stay.
        until = (transfer.stay and transfer.stay.expected_end_on) or transfer.expected_end_on
        return [_fact(transfer, "expected_end_on", f"{until:%d/%m/%Y}")]
    if transfer.kind == Kind.RESIDENTIAL:
        return [_fact(transfer, "residing_since", f"{transfer.residing_since:%d/%m/%Y}")]
    if transfer.way == Way.INTO:
        return []
    dues = f"{transfer.dues_paid_to:%m/%Y}" if transfer.dues_paid_to else ""
    return [_fact(transfer, "dues_paid_to", dues)]


def _fact(thing, field, value):
    label = str(thing._meta.get_field(field).verbose_name)
    return {"label": capfirst(label), "value": str(value) if value else "", "wide": True}


def _reason(transfer):
    said = transfer.get_reason_display()
    return f"{said}: {transfer.reason_more}" if transfer.reason_more else said


def _sides(transfer):
    holder, here = transfer.case.holder_id, route.stop_of(transfer.status)
    sending = holder is not None and here in {Stop.SENDING_BRANCH, Stop.SENDING_BASE}
    receiving = holder is not None and not sending
    begins = queries.ledger_day(transfer)
    day = f"{begins:%d/%m/%Y}" if begins else ""
    if transfer.way == Way.OUT:
        return _sides_out(transfer, day)
    if transfer.way == Way.INTO:
        return _sides_into(transfer, day)
    if transfer.kind != Kind.PERMANENT:
        return _sides_of_guest(transfer, day, sending=sending, receiving=receiving)
    counted, other = texts.SIDE_COUNTED, texts.SIDE_NOT_COUNTED
    if transfer.status == Status.DONE or transfer.status == Status.SCHEDULED:
        counted, other = texts.SIDE_LEFT.format(day=day), texts.SIDE_COUNTED_FROM.format(day=day)
    elif transfer.status in CLOSED:
        counted, other = texts.SIDE_COUNTED_STILL, texts.SIDE_NEVER_COUNTED
    there = _side(texts.SIDE_TO, transfer.to_base, transfer.to_unit, receiving, other)
    if transfer.unnamed:
        there = _outside(texts.SIDE_TO, transfer.wished_place, texts.SIDE_NAMED_LATER)
    return [_side(texts.SIDE_FROM, transfer.from_base, transfer.from_unit, sending, counted), there]


def _sides_of_guest(transfer, day, *, sending, receiving):
    """The home goes on counting; the host has a list of its own for guests."""
    there = way_texts.SIDE_GUEST_LATER
    if transfer.status in (Status.DONE, Status.SCHEDULED):
        there = way_texts.SIDE_GUEST.format(day=day)
    elif transfer.status in CLOSED:
        there = way_texts.SIDE_GUEST_NEVER
    home = _side(way_texts.SIDE_HOME, transfer.from_base, transfer.from_unit, sending, way_texts.SIDE_STAYS_COUNTED)
    return [home, _side(way_texts.SIDE_HOST, transfer.to_base, transfer.to_unit, receiving, there)]


def _sides_out(transfer, day):
    """Whoever holds the case is on this side; the other one isn't in the system."""
    counted, other = way_texts.SIDE_COUNTED_UNTIL_REPLY, way_texts.SIDE_OUTSIDE
    if day and transfer.status in (Status.DONE, Status.SCHEDULED):
        counted = texts.SIDE_LEFT.format(day=day)
        other = way_texts.SIDE_LEFT_SYSTEM.format(day=day)
    elif transfer.status in CLOSED:
        counted = texts.SIDE_COUNTED_STILL
    return [
        _side(texts.SIDE_FROM, transfer.from_base, transfer.from_unit, transfer.case.holder_id is not None, counted),
        _outside(texts.SIDE_TO, transfer.outside_unit, other),
    ]


def _sides_into(transfer, day):
    """All steps are on the receiving side."""
    there = way_texts.SIDE_NOT_YET
    if transfer.status in (Status.DONE, Status.SCHEDULED):
        there = texts.SIDE_COUNTED_FROM.format(day=day)
    elif transfer.status in CLOSED:
        there = texts.SIDE_NEVER_COUNTED
    return [
        _outside(texts.SIDE_FROM, transfer.outside_unit, way_texts.SIDE_OUTSIDE),
        _side(texts.SIDE_TO, transfer.to_base, transfer.to_unit, transfer.case.holder_id is not None, there),
    ]


def _outside(title, name, counted):
    return {"title": title, "turn": False, "name": name, "branch": "", "counted": counted}


def _side(title, base, unit, turn, counted):
    alone = unit is not None and base == unit
    return {
        "title": f"{title} · {texts.SIDE_HOLDS}" if turn else title,
        "turn": turn,
        "name": str(base),
        "branch": "" if alone else str(unit or texts.SIDE_BRANCH_LATER),
        "counted": counted,
    }


def notes(user, transfer) -> list[dict]:
    """What one should know before acting."""
    found = []
    if transfer.status in CLOSED:
        return _settled(transfer) + _stay(transfer) + _first_day(transfer)
    if transfer.status == Status.SCHEDULED:
        return [*_settled(transfer), _planned(transfer), *_first_day(transfer)]
    found += _asked(transfer)
    person = transfer.person
    if transfer.way == Way.INTO:
        found += _of_newcomer(transfer)
    elif person.current_unit_id != transfer.from_unit_id:
        strong = texts.NOTE_ELSEWHERE.format(name=person, unit=transfer.from_unit)
        found.append(_note("bad", strong, texts.NOTE_ELSEWHERE_MORE))
    if note := _residing_short(transfer):
        found.append(note)
    target = transfer.to_unit or transfer.to_base
    if target and target.closed_on and target.closed_on <= timezone.localdate():
        found.append(_note("warn", texts.NOTE_TO_CLOSED.format(unit=target), texts.NOTE_TO_CLOSED_MORE))
    if posts := queries.posts_of(transfer):
        strong = texts.NOTE_OFFICER.format(posts=queries.post_names(posts))
        found.append(_note("warn", strong, texts.NOTE_OFFICER_MORE))
    return found


def _asked(transfer):
    """What the member waits for."""
    found = []
    if transfer.wished and transfer.status == Status.DRAFT:
        strong = texts.NOTE_WISHED.format(day=f"{transfer.asked_on:%d/%m/%Y}")
        found.append(_note("", strong, texts.NOTE_WISHED_MORE))
    if transfer.unnamed:
        strong = texts.NOTE_UNNAMED.format(place=transfer.wished_place)
        found.append(_note("warn", strong, texts.NOTE_UNNAMED_MORE))
    if transfer.withdrawal_asked_on:
        facts = {"day": f"{transfer.withdrawal_asked_on:%d/%m/%Y}", "reason": transfer.withdrawal_reason}
        more = texts.NOTE_WITHDRAWAL_MORE.format(unit=transfer.case.opening_unit)
        found.append(_note("warn", texts.NOTE_WITHDRAWAL.format(**facts), more))
    return found


def _of_newcomer(transfer):
    person = transfer.person
    if person is None:
        return []
    if person.standing == Standing.MEMBER:
        text = way_texts.MEMBER_MEANWHILE.format(name=person, unit=person.current_unit)
        return [_note("bad", "", text)]
    return [_note("", way_texts.NOTE_SAME_RECORD, way_texts.NOTE_SAME_RECORD_MORE)]


def _residing_short(transfer):
    """Residence shorter than the rule set asks for: a warning, the host decides."""
    if transfer.kind != Kind.RESIDENTIAL:
        return None
    months, since = definitions.on(timezone.localdate()).residential_months, transfer.residing_since
    if months_between(since, transfer.proposed_on) >= months:
        return None
    more = way_texts.NOTE_RESIDING_SHORT_MORE.format(since=f"{since:%d/%m/%Y}", months=months)
    return _note("warn", way_texts.NOTE_RESIDING_SHORT.format(months=months), more)


def months_between(first: date, last: date) -> int:
    """Whole months; the last day of a shorter month completes one."""
    end = (last + timedelta(days=1)).day == 1
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day and not end)


def _planned(transfer):
    """What will happen on a day to come."""
    day = f"{queries.ledger_day(transfer):%d/%m/%Y}"
    if transfer.kind != Kind.PERMANENT:
        words = StayKind(transfer.kind).label
        strong = way_texts.NOTE_GUEST_PLANNED.format(kind=words, unit=transfer.to_unit, day=day)
        return _note("", strong, way_texts.NOTE_GUEST_PLANNED_MORE.format(unit=transfer.from_unit))
    if transfer.way == Way.INTO:
        strong = way_texts.NOTE_ARRIVES.format(unit=transfer.to_unit, day=day)
        return _note("", strong, way_texts.NOTE_ARRIVES_MORE)
    if transfer.way == Way.OUT:
        strong = way_texts.NOTE_LEAVING.format(day=day, unit=transfer.outside_unit)
    else:
        strong = texts.NOTE_PLANNED.format(unit=transfer.to_unit, day=day)
    return _note("", strong, texts.NOTE_PLANNED_MORE.format(unit=transfer.from_unit))


def _settled(transfer):
    """How a transfer out of the system came to its end."""
    if not transfer.settled_by:
        return []
    told = way_texts.NOTE_SETTLED[transfer.settled_by]
    if transfer.settled_by == Settled.REPLY:
        told = told.format(day=f"{transfer.reply_on:%d/%m/%Y}", unit=transfer.reply_from)
    return [_note("", told, "")]


def _stay(transfer):
    """A guest's stay goes on after the case: what is decided of it has a page of its own."""
    stay = transfer.stay
    if transfer.kind == Kind.PERMANENT or stay is None or transfer.status != Status.DONE or stay.void:
        return []
    link = {"link_label": way_texts.NOTE_GUEST_MORE, "link_url": reverse("members:transfers:guest", args=[stay.pk])}
    if stay.ends_on:
        day = f"{stay.ends_on - timedelta(days=1):%d/%m/%Y}"
        over = {} if stay.ends_on <= timezone.localdate() else link
        return [_note("", way_texts.NOTE_GUEST_ENDED.format(unit=stay.unit, day=day), "") | over]
    return [_note("", way_texts.NOTE_GUEST_RUNS.format(unit=stay.unit), "") | link]


def _first_day(transfer):
    """A day before the person came takes the first possible one of the ledger."""
    day = queries.ledger_day(transfer)
    if day is None or transfer.effective_on >= day:
        return []
    more = texts.NOTE_FIRST_DAY_MORE.format(effective=f"{transfer.effective_on:%d/%m/%Y}", unit=transfer.from_unit)
    return [_note("warn", texts.NOTE_FIRST_DAY.format(day=f"{day:%d/%m/%Y}"), more)]


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}
