"""What the case page shows of an admission besides what all cases show."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from branches.cases.kinds import Part, Step
from members.admissions import requirements, rules, texts
from members.admissions.models import CLOSED, Introducer, Status
from members.people.models.persons import Standing

# In which status a step waits; the last of those before it were done.
_STEPS = (
    ((), texts.STEP_PICKED),
    ((Status.PICKED,), texts.STEP_LEARN),
    ((Status.LEARNT,), texts.STEP_TRY),
    ((Status.TRIED,), texts.STEP_APPLY),
    ((Status.APPLIED,), texts.STEP_VOTE),
    ((Status.VOTED, Status.RETURNED), texts.STEP_SEND),
    ((Status.AT_BASE,), texts.STEP_APPROVE),
    ((Status.APPROVED, Status.SCHEDULED), texts.STEP_ADMIT),
)


def steps(admission) -> list[Step]:
    """Those behind, the one that waits, those to come."""
    place = next((n for n, (statuses, _) in enumerate(_STEPS) if admission.status in statuses), len(_STEPS))
    found = []
    for number, (_, label) in enumerate(_STEPS):
        label = label.format(unit=admission.base)
        if admission.status == Status.ADMITTED or (admission.status not in CLOSED and number < place):
            found.append(Step(label, "done"))
        elif number == place:
            scheduled = admission.status == Status.SCHEDULED
            small = texts.STEP_SCHEDULED.format(day=f"{admission.ceremony_on:%d/%m/%Y}") if scheduled else ""
            found.append(Step(label, "now", small or texts.STEP_HERE))
        else:
            found.append(Step(label, "done" if _was_done(admission, number) else "later"))
    return found


def _was_done(admission, number) -> bool:
    """Of one that came to nothing: how far it had come."""
    done = (
        True,
        admission.class_on,
        admission.tried_on,
        admission.applied_on,
        admission.vote and admission.vote.passed,
        False,
        admission.resolution,
        False,
    )
    return admission.status in CLOSED and bool(done[number])


def lead(admission) -> str:
    said = texts.LEAD.format(unit=admission.unit, base=admission.base)
    return texts.LEAD_AGAIN.format(lead=said) if admission.again else said


def parts(user, admission) -> list[Part]:
    return [
        Part("members/admissions/candidate.html", _candidate(user, admission), side=True),
        Part("members/admissions/progress.html", {"facts": _progress(admission)}),
    ]


def _candidate(user, admission):
    person, reached = admission.person, rules.may_see_record(user, admission)
    age = requirements.age_on(person, admission.applied_on or timezone.localdate())
    birth = str(person.birth or "")
    facts = []
    if reached or admission.status not in CLOSED:
        facts = [
            _fact(person, "birth_date", f"{birth} ({texts.AGE_THEN.format(age=age)})" if age is not None else birth),
            _fact(person, "gender", person.get_gender_display()),
            _fact(person, "education", person.get_education_display()),
        ]
    if admission.again:
        facts.append(_fact(admission, "again", texts.FORMER))
    facts += [
        _fact(admission, "picked_on", _day(admission.picked_on)),
        _fact(admission, "helper", admission.helper.full_name if admission.helper else ""),
    ]
    # Whether there is anything says something too: only who may open it sees that there is.
    if (admission.custody or admission.party_answer) and rules.may_open_restricted(user, admission):
        mask = {
            "text": "",
            "name": texts.RESTRICTED_NAME,
            "reveal_url": reverse("members:admissions:restricted", args=[admission.case.number]),
            "value": "",
        }
        facts.append({"label": texts.RESTRICTED, "mask": mask, "wide": True})
    return {
        "name": person.full_name if reached else admission.case.about,
        "url": person.get_absolute_url() if reached else "",
        "facts": facts,
    }


def _progress(admission):
    vote, resolution = admission.vote, admission.resolution
    facts = [
        _fact(admission, "class_name", _done(admission.class_on, admission.class_name)),
        _fact(admission, "certificate", admission.certificate),
        _fact(admission, "task", _done(admission.tried_on, admission.task)),
        _fact(admission, "task_result", admission.task_result),
        _fact(admission, "applied_on", _day(admission.applied_on)),
        _fact(admission, "introduced_by", introduced(admission)),
        _fact(admission, "remark", admission.remark),
        _fact(admission, "vote", _vote(vote) if vote else ""),
        _fact(admission, "resolution", _resolved(resolution) if resolution else ""),
    ]
    if admission.ceremony_on:
        facts.append(_fact(admission, "ceremony_on", _ceremony(admission)))
    return facts


def introduced(admission) -> str:
    """Who speaks for the candidate, by name."""
    if not admission.introduced_by:
        return ""
    kind = Introducer(admission.introduced_by)
    name = admission.introducer.full_name if admission.introducer else admission.introducer_name
    return f"{kind.label}: {name}"


def _vote(vote):
    how = texts.SECRETLY if vote.secret else texts.OPENLY
    return texts.VOTED_ON.format(day=_day(vote.held_on), in_favour=vote.in_favour, present=vote.present, how=how)


def _resolved(resolution):
    return texts.RESOLVED.format(
        reference=resolution.reference, day=_day(resolution.on), effective=_day(resolution.effective_on)
    )


def _ceremony(admission):
    day = _day(admission.ceremony_on)
    return texts.CEREMONY_AT.format(day=day, place=admission.ceremony_place) if admission.ceremony_place else day


def _done(day, what):
    return texts.ON_THE.format(day=_day(day), what=what) if day else ""


def _day(day):
    return f"{day:%d/%m/%Y}" if day else ""


def _fact(thing, field, value):
    label = str(thing._meta.get_field(field).verbose_name)
    return {"label": capfirst(label), "value": value, "wide": True}


def notes(user, admission) -> list[dict]:
    """What one should know before acting."""
    if admission.status == Status.SCHEDULED:
        day = _day(admission.ceremony_on)
        return [_note("", texts.NOTE_PLANNED.format(day=day), texts.NOTE_PLANNED_MORE)]
    if admission.status == Status.ADMITTED and not admission.person.card_number_index:
        note = _note("warn", texts.NOTE_NO_CARD, texts.NOTE_NO_CARD_MORE)
        url = reverse("members:cards:person", args=[admission.person_id])
        return [
            note | {"link_label": texts.GIVE_CARD, "link_url": url} if rules.may_see_record(user, admission) else note
        ]
    if admission.status in CLOSED:
        return []
    found = []
    if admission.person.standing == Standing.MEMBER:
        strong = texts.MEMBER_MEANWHILE.format(name=admission.person, unit=admission.person.current_unit)
        found.append(_note("bad", strong, texts.NOTE_MEMBER_MORE))
    if admission.custody and not admission.party_answer and rules.may_open_restricted(user, admission):
        found.append(_note("warn", texts.NOTE_CUSTODY, texts.NOTE_CUSTODY_MORE))
    links = rules.may_see_record(user, admission)
    return found + [note if links else {**note, "link_url": ""} for note in requirements.notes(admission)]


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}


def missing(admission) -> list[str]:
    """What a case that is over lacks besides its papers."""
    if admission.status == Status.ADMITTED and not admission.person.card_number_index:
        return [texts.CARD_MISSING]
    return []
