"""What the case page shows of a departure besides what all cases show."""

from django.utils import timezone
from django.utils.text import capfirst

from branches.cases.kinds import Part, Step
from branches.rulesets import definitions
from members.departures import ages, notices, queries, rules
from members.departures.models import CLOSED, Leave, Notice, Status, Way, Wish
from members.departures.texts import pages

# (label, statuses in which the step waits) of each way; the last of those before it were done.
_STEPS = {
    Way.AGE: (
        (pages.STEP_OPEN, ()),
        (pages.STEP_WISH, (Status.DRAFT,)),
        (pages.STEP_SEND, (Status.LEAVING, Status.RETURNED)),
        (pages.STEP_CONFIRM, (Status.AT_BASE,)),
        (pages.STEP_CEREMONY, (Status.CONFIRMED, Status.SCHEDULED)),
    ),
    Way.STRUCK_OFF: (
        (pages.STEP_OPEN, ()),
        (pages.STEP_NOTIFY, (Status.DRAFT,)),
        (pages.STEP_VOTE, (Status.NOTIFIED,)),
        (pages.STEP_DECIDE, (Status.VOTED,)),
        (pages.STEP_REPORT, (Status.DECIDED, Status.RETURNED)),
        (pages.STEP_ACKNOWLEDGE, (Status.AT_BASE, Status.SCHEDULED)),
    ),
    Way.OWN_WISH: (
        (pages.STEP_OPEN, ()),
        (pages.STEP_SEND, (Status.DRAFT, Status.RETURNED)),
        (pages.STEP_CONFIRM, (Status.AT_BASE, Status.SCHEDULED)),
    ),
    Way.LEAVE: (
        (pages.STEP_OPEN, ()),
        (pages.STEP_GRANT, (Status.DRAFT,)),
        (pages.STEP_LEAVE, (Status.ON_LEAVE,)),
    ),
    Way.DIED: ((pages.STEP_DIED, ()),),
}
_STAYING = (
    (pages.STEP_OPEN, ()),
    (pages.STEP_WISH, (Status.DRAFT,)),
    (pages.STEP_KEEP, (Status.ASKS_TO_STAY,)),
)


def steps(departure) -> list[Step]:
    """Those behind, the one that waits, those to come; of one that came to nothing only that it was begun."""
    drawn = _STAYING if departure.wish == Wish.STAY else _STEPS[departure.way]
    place = next((n for n, (_, statuses) in enumerate(drawn) if departure.status in statuses), len(drawn))
    done, off = departure.status in (Status.DONE, Status.KEPT), departure.status in (Status.WITHDRAWN, Status.CANCELLED)
    found = []
    for number, (label, _) in enumerate(drawn):
        label = label.format(unit=departure.base or pages.THE_BASE)
        if done or (not off and number < place) or number == 0:
            found.append(Step(label, "done"))
        elif number == place and not off:
            found.append(Step(label, "now", _small(departure)))
        else:
            found.append(Step(label, "later"))
    return found


def _small(departure):
    if departure.status == Status.SCHEDULED:
        return pages.STEP_SCHEDULED.format(day=_day(departure.stay.ends_on))
    if departure.status == Status.ON_LEAVE:
        return pages.STEP_UNTIL.format(day=_day(departure.until))
    return pages.STEP_HERE


def lead(departure) -> str:
    return str(departure.unit)


def parts(user, departure) -> list[Part]:
    return [
        Part("members/departures/member.html", _member(user, departure), side=True),
        Part("members/departures/progress.html", {"facts": _progress(departure)}),
    ]


def _member(user, departure):
    person, reached = departure.person, rules.may_see_record(user, departure)
    facts = []
    if reached or departure.status not in CLOSED:
        facts = [
            _fact(person, "birth_date", _birth(person)),
            _fact(person, "joined_on", str(person.joined or "")),
        ]
        if posts := queries.posts_of(departure):
            facts.append({"label": pages.POSTS, "value": queries.post_names(posts), "wide": True})
    return {
        "name": person.full_name if reached else departure.case.about,
        "url": person.get_absolute_url() if reached else "",
        "facts": facts,
    }


def _birth(person):
    if person.birth is None:
        return ""
    said = str(person.birth)
    if person.birth.precision == "year":
        said = pages.YEAR_ONLY.format(birth=said)
    return pages.AGE_NOW.format(birth=said, age=ages.age_on(person, timezone.localdate()))


def _progress(departure):
    shown = {
        Way.AGE: (_wish, _vote, _kept, _ceremony),
        Way.LEAVE: (_asked, _reason, _committee, _leaves),
        Way.STRUCK_OFF: (_months, _evidence, _notified, _answer, _vote, _decision, _leaving),
        Way.OWN_WISH: (_asked, _reason, _leaving),
        Way.DIED: (_died,),
    }[departure.way]
    return [fact for each in shown for fact in each(departure)]


def _wish(departure):
    said = ""
    if departure.wish:
        said = pages.WISHED.format(wish=departure.get_wish_display(), day=_day(departure.asked_on))
    return [
        _fact(departure, "wish", said),
        *([_fact(departure, "reason", departure.reason)] if departure.reason else []),
    ]


def _asked(departure):
    return [{"label": pages.ASKED_LABELS[departure.way], "value": _day(departure.asked_on), "wide": True}]


def _died(departure):
    return [{"label": pages.ASKED_LABELS[departure.way], "value": _day(departure.asked_on), "wide": True}]


def _reason(departure):
    return [_fact(departure, "reason", departure.reason)]


def _committee(departure):
    return [_fact(departure, "decided_on", _day(departure.decided_on))]


def _leaves(departure):
    spans = [_span(leave) for leave in departure.leaves.all()]
    if not spans:
        spans = [pages.LEAVE_SPAN.format(since=_day(departure.begins_on), until=_day(departure.until))]
    return [{"label": pages.LEAVES, "value": "; ".join(spans), "wide": True}]


def _span(leave):
    span = pages.LEAVE_SPAN.format(since=_day(leave.begins_on), until=_day(leave.until))
    if not leave.ended_on or leave.ended_by == Leave.Ended.RENEWED:
        return span
    return pages.LEAVE_ENDED.format(span=span, day=_day(leave.ended_on), why=leave.get_ended_by_display())


def _months(departure):
    found = []
    for field in ("months_absent", "months_unpaid"):
        count = getattr(departure, field)
        found.append(_fact(departure, field, pages.MONTHS.format(count=count) if count else ""))
    return found


def _evidence(departure):
    return [_fact(departure, "evidence", departure.evidence)]


def _notified(departure):
    said = ""
    if departure.notified_on:
        how = Notice(departure.notified_how).label.lower()
        said = pages.NOTIFIED.format(day=_day(departure.notified_on), how=how)
    return [_fact(departure, "notified_on", said)]


def _answer(departure):
    return [_fact(departure, "answer", departure.answer)] if departure.answer else []


def _vote(departure):
    vote = departure.vote
    if vote is None:
        return [_fact(departure, "vote", "")] if departure.way == Way.STRUCK_OFF else []
    how = pages.SECRETLY if vote.secret else pages.OPENLY
    said = pages.VOTED_ON.format(day=_day(vote.held_on), in_favour=vote.in_favour, present=vote.present, how=how)
    return [_fact(departure, "vote", said)]


def _decision(departure):
    resolution = departure.resolution
    said = ""
    if resolution:
        said = pages.RESOLVED.format(
            reference=resolution.reference, day=_day(resolution.on), effective=_day(resolution.effective_on)
        )
    return [_fact(departure, "resolution", said)]


def _kept(departure):
    kept = queries.stay_on(departure)
    if kept is None:
        return []
    said = pages.KEPT.format(until=_day(kept.until), day=_day(kept.decided_on))
    return [{"label": capfirst(str(kept._meta.verbose_name)), "value": said, "wide": True}]


def _ceremony(departure):
    found = _leaving(departure)
    if departure.ceremony_place:
        found.append(_fact(departure, "ceremony_place", departure.ceremony_place))
    return found


def _leaving(departure):
    if not departure.leaves_on:
        return []
    found = [_fact(departure, "leaves_on", _day(departure.leaves_on))]
    if departure.early_reason:
        found.append(_fact(departure, "early_reason", departure.early_reason))
    if departure.higher_posts:
        found.append(_fact(departure, "higher_posts", departure.get_higher_posts_display()))
    return found


def _day(day):
    return f"{day:%d/%m/%Y}" if day else ""


def _fact(thing, field, value):
    return {"label": capfirst(str(thing._meta.get_field(field).verbose_name)), "value": value, "wide": True}


def notes(user, departure) -> list[dict]:
    """What one should know before acting; only who may see the record is led to it."""
    found = notices.of(departure, definitions.on(timezone.localdate()))
    links = rules.may_see_record(user, departure)
    return [note if links else {**note, "link_url": ""} for note in found]
