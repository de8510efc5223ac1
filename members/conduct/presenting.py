"""What the case page shows of discipline besides what all cases show."""

from django.utils.text import capfirst

from branches.cases.kinds import Part, Step
from branches.cases.texts import VOTE_FAILED, VOTE_PASSED
from members.conduct.models.discipline import AT_ONCE, CLOSED, REVIEWED, STANDING, Answer, Discipline, Form, Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.people.models.persons import Standing

# How far a case has come, by the step that waits.
_PLACES = {
    Status.DRAFT: 0,
    Status.HEARING: 1,
    Status.RETURNED: 1,
    Status.VOTED: 2,
    Status.DECIDING: 2,
    Status.DECIDED: 3,
    Status.IN_FORCE: 4,
}


def steps(thing) -> list[Step]:
    """Those behind, the one that waits, those to come; of what came to nothing none was done."""
    at_once = thing.final_form in AT_ONCE
    labels = [
        texts.STEP_PROPOSE.format(unit=thing.case.opening_unit),
        texts.STEP_VOTE,
        texts.STEP_DECIDE.format(unit=thing.decider),
        texts.STEP_ENFORCE if at_once else texts.STEP_ANNOUNCE,
        *(() if at_once else (texts.STEP_WATCH, texts.STEP_END)),
    ]
    if thing.status in (Status.ENDED, Status.ENFORCED):
        return [Step(label, "done") for label in labels]
    if thing.status in CLOSED:
        return [Step(label, "later") for label in labels]
    here = _PLACES[thing.status]
    states = ("done", "now", "later")
    return [
        Step(label, states[1 + (number > here) - (number < here)], texts.STEP_HERE if number == here else "")
        for number, label in enumerate(labels)
    ]


def lead(thing) -> str:
    words = texts.LEAD if thing.form else texts.LEAD_PROPOSED
    said = words.format(form=Form(thing.final_form).label, unit=thing.case.opening_unit)
    return capfirst(said)


def parts(user, thing) -> list[Part]:
    found = [
        Part("members/conduct/subject.html", _subject(user, thing), side=True),
        Part("members/conduct/proposal.html", {"facts": _proposal(thing)}),
    ]
    if decided := _decision(thing):
        found.append(Part("members/conduct/decided.html", {"facts": decided}))
    if appeals := queries.appeals_of(thing):
        found.append(Part("members/conduct/appeals.html", {"appeals": [_appeal(each) for each in appeals]}))
    return found


def _subject(user, thing):
    """The record, or the unit, only for who reaches it."""
    url = thing.subject.get_absolute_url() if rules.may_see_record(user, thing) else ""
    if thing.unit_id:
        facts = [_said(texts.FACT_LEVEL, thing.unit.level.name)]
        return {"heading": texts.UNIT, "name": thing.unit.name, "url": url, "facts": facts}
    posts = queries.post_names(queries.posts_of(thing)) or texts.FACT_NO_POSTS
    facts = [_said(texts.FACT_UNIT, str(thing.case.opening_unit)), _said(texts.FACT_POSTS, posts)]
    return {"heading": texts.PERSON, "name": thing.case.about, "url": url, "facts": facts}


def _proposal(thing):
    facts = [
        _said(texts.FACT_PROPOSED, capfirst(Form(thing.proposed_form).label)),
        _fact(thing, "happened_on", f"{thing.happened_on:%d/%m/%Y}"),
        _fact(thing, "violation", thing.violation),
    ]
    facts += [_fact(thing, name, getattr(thing, name)) for name in ("grounds", "statement") if getattr(thing, name)]
    if thing.heard_on:
        facts.append(_said(texts.FACT_HEARD, texts.FACT_HEARD_ON.format(day=f"{thing.heard_on:%d/%m/%Y}")))
    elif thing.not_heard_why:
        facts.append(_said(texts.FACT_HEARD, texts.FACT_NOT_HEARD.format(why=thing.not_heard_why)))
    if vote := queries.vote_of(thing):
        form = Form(thing.voted_form).label
        words = VOTE_PASSED if vote.passed else VOTE_FAILED
        counted = words.format(
            in_favour=vote.in_favour,
            present=vote.present,
            percent=vote.in_favour * 100 // vote.present,
            share=vote.share,
        )
        meeting = texts.FACT_MEETING_OF.format(chair=vote.chair, clerk=vote.clerk)
        facts += [
            _said(
                texts.FACT_VOTE, f"{texts.FACT_VOTE_OF.format(day=f'{vote.held_on:%d/%m/%Y}', form=form)}. {counted}"
            ),
            _said(texts.FACT_MEETING, meeting),
        ]
    return facts


def _decision(thing):
    if not thing.form:
        return []
    resolution = thing.resolution
    told = texts.FACT_DECISION_OF.format(
        reference=resolution.reference,
        on=f"{resolution.on:%d/%m/%Y}",
        effective=f"{resolution.effective_on:%d/%m/%Y}",
    )
    facts = [
        _said(texts.FACT_FORM, capfirst(Form(thing.form).label)),
        _said(texts.FACT_DECIDER, str(thing.decider)),
        _said(texts.FACT_DECISION, told),
    ]
    if thing.form_reason:
        facts.append(_said(texts.FACT_FORM_REASON, thing.form_reason))
    if thing.post_id:
        facts.append(_said(texts.FACT_POST, queries.post_names([thing.post])))
    if thing.announced_on:
        facts.append(_said(texts.FACT_ANNOUNCED, f"{thing.announced_on:%d/%m/%Y}"))
    if thing.stay_id and thing.stay.ended_case_id == thing.case_id:
        facts.append(_said(texts.FACT_LEFT, f"{thing.stay.ends_on:%d/%m/%Y}"))
    if thing.ended_on:
        words = texts.LAPSED_ON if thing.lapsed else "{day}"
        facts.append(_said(texts.FACT_ENDED, words.format(day=f"{thing.ended_on:%d/%m/%Y}")))
    return facts


def _appeal(appeal):
    kinds = {Answer.REJECTED: "none", Answer.GRANTED: "ok"}
    answered = f"{appeal.answered_on:%d/%m/%Y}" if appeal.answered_on else ""
    return {
        "by": appeal.made_by,
        "on": appeal.made_on,
        "text": appeal.text,
        "status": {
            "kind": kinds.get(appeal.answer, "warn"),
            "text": texts.ANSWERS[appeal.answer],
        },
        "answer": texts.NOTE_ANSWER.format(day=answered, reason=appeal.answer_reason) if appeal.answer else "",
    }


def _said(label, value):
    return {"label": label, "value": value, "wide": True}


def _fact(thing, field, value):
    return _said(capfirst(str(Discipline._meta.get_field(field).verbose_name)), value)


def notes(user, thing) -> list[dict]:
    """What one should know before acting."""
    found = []
    if thing.status in REVIEWED:
        found += _of_review(thing)
    if thing.status in (*REVIEWED, Status.DECIDED) and thing.person_id and thing.person.standing != Standing.MEMBER:
        found.append(_note("bad", texts.NOTE_LEFT.format(name=thing.person), texts.NOTE_LEFT_MORE))
    if thing.status == Status.IN_FORCE and rules.lives_elsewhere(thing):
        strong = texts.NOTE_ELSEWHERE.format(name=thing.person, unit=thing.person.current_unit)
        found.append(_note("warn", strong, texts.NOTE_ELSEWHERE_MORE))
    if thing.status in STANDING and (appeal := queries.unanswered(thing)):
        strong = texts.NOTE_UNANSWERED.format(day=f"{appeal.made_on:%d/%m/%Y}")
        found.append(_note("warn", strong, texts.NOTE_UNANSWERED_MORE.format(unit=thing.decider)))
    if thing.status == Status.ENFORCED and thing.form == Form.DISSOLUTION:
        link = {"link_label": texts.NOTE_UNIT_PAGE, "link_url": thing.unit.get_absolute_url()}
        found.append(
            _note("warn", texts.NOTE_DISSOLVED, texts.NOTE_DISSOLVED_MORE)
            | (link if rules.may_see_record(user, thing) else {})
        )
    if thing.status == Status.ANNULLED:
        found += _of_annulment(thing)
    return found


def _of_review(thing):
    form = Form(thing.proposed_form).label
    found = []
    if thing.voted_form and thing.voted_form != thing.proposed_form:
        found.append(_note("warn", texts.NOTE_REVOTE, texts.NOTE_REVOTE_MORE.format(form=form)))
    elif rules.vote_failed(thing) and thing.status != Status.DECIDING:
        above = texts.NOTE_FAILED_ABOVE.format(unit=thing.decider)
        found.append(_note("warn", texts.NOTE_FAILED, texts.NOTE_FAILED_OWN if rules.decides_itself(thing) else above))
    if posts := queries.posts_of(thing):
        strong = texts.NOTE_OFFICER.format(posts=queries.post_names(posts))
        found.append(_note("", strong, texts.NOTE_OFFICER_MORE.format(unit=thing.decider)))
    return found


def _of_annulment(thing):
    found = [_note("", texts.NOTE_ANNULLED.format(day=f"{thing.annulled_on:%d/%m/%Y}"), "")]
    if thing.announced_on and thing.form in (Form.REMOVAL, Form.EXPULSION):
        found.append(_note("", "", texts.NOTE_POSTS_GONE))
    if thing.announced_on and thing.form == Form.EXPULSION:
        found.append(_note("", "", texts.NOTE_CARD_GONE))
    if thing.stay_id and thing.person.standing == Standing.LEFT and thing.stay.ended_case_id == thing.case_id:
        found.append(_note("warn", texts.NOTE_NOT_BACK.format(name=thing.person), texts.NOTE_NOT_BACK_MORE))
    return found


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}
