"""What the case page shows of a transfer besides what all cases show."""

from django.utils import timezone
from django.utils.text import capfirst

from branches.cases.kinds import Part, Step
from members.transfers import queries, route, rules, texts
from members.transfers.models import CLOSED, Status
from members.transfers.route import Stop


def steps(transfer) -> list[Step]:
    """The steps of the way: those behind, the one that waits, those to come."""
    stages = route.stages(transfer)
    here = route.stop_of(transfer.status)
    place = next((number for number, stage in enumerate(stages) if stage.stop == here), len(stages))
    found = []
    for number, stage in enumerate(stages):
        last = number == len(stages) - 1
        if transfer.status == Status.DONE:
            found.append(Step(_step_label(stage), "done"))
        elif transfer.status == Status.SCHEDULED:
            small = texts.STEP_SCHEDULED.format(day=f"{transfer.effective_on:%d/%m/%Y}") if last else ""
            found.append(Step(_step_label(stage), "now" if last else "done", small))
        elif transfer.status in CLOSED:
            found.append(Step(_step_label(stage), "later"))
        elif number == place:
            found.append(Step(_step_label(stage), "now", texts.STEP_HERE))
        else:
            found.append(Step(_step_label(stage), "done" if number < place else "later"))
    return found


def _step_label(stage):
    if stage.stop == Stop.SENDING_BRANCH:
        return texts.STEP_BRANCH
    if stage.stop == Stop.SENDING_BASE:
        return texts.STEP_SENDING_BASE.format(unit=stage.unit)
    if stage.stop == Stop.RECEIVING_BASE:
        return texts.STEP_RECEIVING_BASE.format(unit=stage.unit)
    return texts.STEP_RECEIVING_BRANCH.format(unit=stage.unit) if stage.unit else texts.STEP_UNNAMED_BRANCH


def lead(transfer) -> str:
    return texts.LEAD.format(
        kind=transfer.get_kind_display(), origin=transfer.from_unit, target=transfer.to_unit or transfer.to_base
    )


def parts(user, transfer) -> list[Part]:
    return [
        Part("members/transfers/person.html", _person(user, transfer), side=True),
        Part("members/transfers/sides.html", {"sides": _sides(transfer)}),
    ]


def _person(user, transfer):
    """What both sides may see while it is under way: enough to know whom to expect. The record itself only for who
    reaches it; of a case that is over, the others keep the name and what the case says."""
    person, reached = transfer.person, rules.may_see_record(user, transfer)
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
        _fact(transfer, "dues_paid_to", f"{transfer.dues_paid_to:%m/%Y}" if transfer.dues_paid_to else ""),
        _fact(transfer, "remark", transfer.remark),
    ]
    return {
        "name": person.full_name if reached else transfer.case.about,
        "url": person.get_absolute_url() if reached else "",
        "facts": facts,
    }


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
    begins = transfer.stay.begins_on if transfer.stay_id else None
    day = f"{begins:%d/%m/%Y}" if begins else ""
    counted, other = texts.SIDE_COUNTED, texts.SIDE_NOT_COUNTED
    if transfer.status == Status.DONE or transfer.status == Status.SCHEDULED:
        counted, other = texts.SIDE_LEFT.format(day=day), texts.SIDE_COUNTED_FROM.format(day=day)
    elif transfer.status in CLOSED:
        counted, other = texts.SIDE_COUNTED_STILL, texts.SIDE_NEVER_COUNTED
    return [
        _side(texts.SIDE_FROM, transfer.from_base, transfer.from_unit, sending, counted),
        _side(texts.SIDE_TO, transfer.to_base, transfer.to_unit, receiving, other),
    ]


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
        return found + _first_day(transfer)
    if transfer.status == Status.SCHEDULED:
        day = f"{transfer.stay.begins_on:%d/%m/%Y}"
        strong = texts.NOTE_PLANNED.format(unit=transfer.to_unit, day=day)
        return [_note("", strong, texts.NOTE_PLANNED_MORE.format(unit=transfer.from_unit)), *_first_day(transfer)]
    person = transfer.person
    if person.current_unit_id != transfer.from_unit_id:
        strong = texts.NOTE_ELSEWHERE.format(name=person, unit=transfer.from_unit)
        found.append(_note("bad", strong, texts.NOTE_ELSEWHERE_MORE))
    target = transfer.to_unit or transfer.to_base
    if target.closed_on and target.closed_on <= timezone.localdate():
        found.append(_note("warn", texts.NOTE_TO_CLOSED.format(unit=target), texts.NOTE_TO_CLOSED_MORE))
    if posts := queries.posts_of(transfer):
        strong = texts.NOTE_OFFICER.format(posts=queries.post_names(posts))
        found.append(_note("warn", strong, texts.NOTE_OFFICER_MORE))
    return found


def _first_day(transfer):
    """A day before the person came takes the first possible one of the ledger."""
    if not transfer.stay_id or transfer.effective_on >= transfer.stay.begins_on:
        return []
    more = texts.NOTE_FIRST_DAY_MORE.format(effective=f"{transfer.effective_on:%d/%m/%Y}", unit=transfer.from_unit)
    return [_note("warn", texts.NOTE_FIRST_DAY.format(day=f"{transfer.stay.begins_on:%d/%m/%Y}"), more)]


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}
