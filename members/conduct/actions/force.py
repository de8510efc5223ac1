"""What follows from a decision: announced, remarked on, passed on with the member, ended."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Case
from members.cards import actions as cards
from members.conduct.actions import steps
from members.conduct.models import Discipline
from members.conduct.models.discipline import AT_ONCE, Form, Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.people.actions import effective, memberships, posts
from members.people.models.memberships import Ended
from members.people.queries import hindrances

# Of the committee: who is removed from it loses all posts of that level.
_COMMITTEE = "committee_member"
EXPULSION = "expulsion"


@transaction.atomic
def announce_discipline(
    thing: Discipline, *, actor, version: int | None = None, announced_on: date, note: str = ""
) -> Discipline:
    """In force from the day on which it was announced. An expulsion ends the main stay and every post and takes the
    card back, a removal ends the post; expulsion and dissolution are done with that, of the others the correction is
    watched over.

    Raises WrongState, PermissionDenied; ValidationError by field (announced_on), or with what is open on somebody who
    is to be expelled.
    """
    thing = steps.take(thing, "announce", rules.may_announce, actor=actor, version=version)
    steps.check_member(thing)
    resolution = thing.resolution
    if resolution.paper.withdrawn_at:
        raise ValidationError(texts.DECISION_WITHDRAWN.format(reference=resolution.reference))
    steps.check_day(
        announced_on,
        "announced_on",
        future=texts.ANNOUNCED_IN_FUTURE,
        first=resolution.effective_on,
        early=texts.ANNOUNCED_TOO_EARLY,
    )
    words = texts.NOTE_ANNOUNCED_MORE if note.strip() else texts.NOTE_ANNOUNCED
    told = steps.note(words, day=f"{announced_on:%d/%m/%Y}", note=note.strip())
    day = {"on": f"{announced_on:%Y-%m-%d}"}
    with steps.journalled("members.discipline.announced", thing, actor=actor, **day):
        changes = {"announced_on": announced_on, "stay": _take_effect(thing, announced_on, actor=actor)}
        if thing.unit_id:
            # From now on the unit sees what was decided about it.
            transitions.involve(thing.case, thing.unit)
        if thing.form in AT_ONCE:
            transitions.advance(
                thing, Status.ENFORCED, act="announce", actor=actor, note=told, outcome=Case.Outcome.DONE, **changes
            )
        else:
            transitions.advance(
                thing,
                Status.IN_FORCE,
                act="announce",
                actor=actor,
                holder=thing.case.holder,
                due_on=steps.next_remark(announced_on),
                note=told,
                **changes,
            )
        if (stay := changes["stay"]) is not None:
            changed = effective.changes(thing.person, [stay.unit], announced_on, timezone.localdate())
            effective.tell(thing.case, changed, actor=actor, for_unit=thing.decider)
    return thing


def _take_effect(thing, on, *, actor):
    """The stay that an expulsion ended, else None."""
    number = thing.case.number
    if thing.form == Form.EXPULSION:
        # Who is on the way elsewhere, or is to leave on a day to come, isn't let go over the head of that case.
        if blocks := hindrances.blocks(thing.person, EXPULSION):
            raise ValidationError(blocks)
        stay = memberships.end_main(thing.person, on=on, reason=Ended.EXPELLED, case=thing.case)
        posts.end_every_post(thing.person, on=stay.ends_on, actor=actor, paper=number)
        cards.end_for(thing.person, on=on, note=texts.CARD_NOTE.format(number=number), actor=actor)
        return stay
    if thing.form == Form.REMOVAL and thing.post.post_id == _COMMITTEE:
        posts.end_posts(thing.person, unit=thing.post.unit, on=on, actor=actor, paper=number)
    elif thing.form == Form.REMOVAL:
        posts.end_post(thing.post, on=on, actor=actor, paper=number)
    return None


@transaction.atomic
def remark_on_discipline(
    thing: Discipline, *, actor, version: int | None = None, remarked_on: date, text: str
) -> Discipline:
    """How the subject corrects itself; the next remark is due so many months later as the rule set says.

    Raises WrongState, PermissionDenied; ValidationError by field (remarked_on, text).
    """
    thing = steps.take(thing, "remark", rules.may_remark, actor=actor, version=version)
    text = steps.need(text, "text", texts.REMARK_MISSING)
    first = queries.last_day_known(thing)
    steps.check_day(
        remarked_on, "remarked_on", future=texts.REMARK_IN_FUTURE, first=first, early=texts.REMARK_TOO_EARLY
    )
    with steps.journalled("members.discipline.remarked", thing, actor=actor):
        transitions.advance(
            thing,
            Status.IN_FORCE,
            act="remark",
            actor=actor,
            holder=thing.case.holder,
            due_on=steps.next_remark(remarked_on),
            note=steps.note(texts.NOTE_REMARK, day=f"{remarked_on:%d/%m/%Y}", text=text),
            last_remark_on=remarked_on,
        )
    return thing


@transaction.atomic
def pass_on_discipline(thing: Discipline, *, actor, version: int | None = None, note: str = "") -> Discipline:
    """The branch in which the member is now watches over the correction, and sees the case; the clock goes on.

    Raises WrongState, PermissionDenied.
    """
    thing = steps.take(thing, "pass_on", rules.may_pass_on, actor=actor, version=version)
    unit = steps.standing(thing.person.current_unit)
    told = f"{texts.NOTE_PASSED_ON.format(unit=unit)} {note}".strip()[: steps.LONGEST_NOTE]
    with steps.journalled("members.discipline.passed_on", thing, actor=actor):
        due_on = thing.case.due_on
        transitions.advance(thing, Status.IN_FORCE, act="pass_on", actor=actor, holder=unit, due_on=due_on, note=told)
    return thing


@transaction.atomic
def end_discipline(
    thing: Discipline,
    *,
    actor,
    version: int | None = None,
    how: str = texts.HERE,
    on: date | None = None,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
) -> Discipline:
    """Who decided ends it, under a number; `effective_on` is the first day on which it is no longer in force.

    Raises WrongState, PermissionDenied; ValidationError by field (how, on, effective_on, number, signer).
    """
    thing = steps.take(thing, "end", rules.may_end, actor=actor, version=version)
    first = queries.last_day_known(thing)
    if on and (effective_on or on) < first:
        field = "effective_on" if effective_on else "on"
        raise ValidationError({field: texts.END_TOO_EARLY.format(day=f"{first:%d/%m/%Y}")})
    with steps.journalled("members.discipline.ended", thing, actor=actor):
        thing.ended_on = effective_on or on or timezone.localdate()
        resolution = steps.decide_by(
            thing,
            "ending",
            actor=actor,
            how=how,
            on=on,
            effective_on=effective_on,
            number=number,
            signer=signer,
            signer_post=signer_post,
        )
        ended_on = resolution.effective_on
        told = steps.note(texts.NOTE_ENDED, day=f"{ended_on:%d/%m/%Y}", reference=resolution.reference)
        transitions.advance(
            thing,
            Status.ENDED,
            act="end",
            actor=actor,
            for_unit=thing.decider,
            note=told,
            outcome=Case.Outcome.DONE,
            ended_on=ended_on,
            end_resolution=resolution,
        )
    return thing
