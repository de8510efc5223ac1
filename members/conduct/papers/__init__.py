"""The papers of a case of discipline: minutes of the meeting, the decision, what ends it, what annuls it.

A decision names one subject: its slot is shared for the sake of the register alone.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of, superior_of
from branches.papers.models import Type
from branches.papers.signing import Signer
from branches.rulesets import definitions
from members.conduct.models.discipline import Form
from members.conduct.papers import texts
from members.conduct.queries import discipline as queries
from members.conduct.texts import discipline as words


def _whom(thing) -> str:
    pattern = texts.OF_PERSON if thing.person_id else texts.OF_UNIT
    return pattern.format(name=thing.subject)


def _subject(thing) -> dict:
    """Values that every paper takes; the person's part is empty for a unit, and the other way round."""
    person = thing.person
    return {
        "case_number": thing.case.number,
        "whom": _whom(thing),
        "recipient": capfirst(_whom(thing)),
        "copy_to": _copy_to(thing),
        "person": person.full_name if person else "",
        "birth": str(person.birth or "") if person else "",
        "member_code": person.member_code if person else "",
        "joined": str(person.joined or "") if person else "",
        "posts": queries.post_names(queries.posts_of(thing)) if person else "",
        "branch": str(thing.case.opening_unit) if person else "",
        "unit": str(thing.unit) if thing.unit_id else "",
        "violation": thing.violation,
        "grounds": thing.grounds,
        "happened_on": f"{thing.happened_on:%d/%m/%Y}",
        "decider": committee_of(thing.decider),
        "opener": committee_of(thing.case.opening_unit),
        # A unit that decides on a proposal of its own names no proposer.
        "proposed_by_another": thing.decider_id != thing.case.opening_unit_id,
    }


def _copy_to(thing) -> str:
    """Who proposed; of a unit that decides on a proposal of its own, the unit above."""
    opener = thing.case.opening_unit
    above = superior_of(opener) if thing.decider_id == opener.pk else None
    return committee_of(above or opener)


def _minutes(thing) -> dict:
    vote = queries.vote_of(thing)
    form = Form(thing.voted_form).label if thing.voted_form else ""
    result = texts.RESULT_PASSED if vote and vote.passed else texts.RESULT_FAILED
    return _subject(thing) | {
        "meeting": str(thing.case.opening_unit),
        "held_on": f"{vote.held_on:%d/%m/%Y}" if vote else "",
        "place": vote.place if vote else "",
        "chair": vote.chair if vote else "",
        "clerk": vote.clerk if vote else "",
        "entitled": str(vote.entitled) if vote else "",
        "present": str(vote.present) if vote else "",
        "in_favour": str(vote.in_favour) if vote else "",
        "against": str(vote.against) if vote else "",
        "abstained": str(vote.abstained) if vote else "",
        "said": thing.statement,
        "heard_on": f"{thing.heard_on:%d/%m/%Y}" if thing.heard_on else "",
        "not_heard_why": thing.not_heard_why,
        "form": form,
        "result": result.format(form=form),
    }


def _decision(things) -> dict:
    thing = _only(things)
    resolution = thing.resolution
    return _subject(thing) | {
        "form": Form(thing.form).label if thing.form else "",
        "post": f"{thing.post.title} {thing.post.unit}" if thing.post_id else "",
        "expelled": thing.form == Form.EXPULSION,
        "dissolved": thing.form == Form.DISSOLUTION,
        "watched": thing.form not in {Form.EXPULSION, Form.DISSOLUTION},
        "months": str(definitions.on(timezone.localdate()).discipline_remark_months),
        "decision": resolution.reference if resolution else "",
        "decided_on": f"{resolution.on:%d/%m/%Y}" if resolution else "",
        "announced_on": f"{thing.announced_on:%d/%m/%Y}" if thing.announced_on else "",
        "ended_on": f"{thing.ended_on:%d/%m/%Y}" if thing.ended_on else "",
        "annulled_on": f"{thing.annulled_on:%d/%m/%Y}" if thing.annulled_on else "",
        "answer_reason": _answer_reason(thing),
    }


def _answer_reason(thing) -> str:
    appeals = queries.appeals_of(thing)
    return appeals[-1].answer_reason if appeals else ""


def _only(things):
    """Raises ValidationError for more than one: a decision is seen by all who see the case, and names nobody else."""
    if len(things) != 1:
        raise ValidationError(words.ONE_EACH)
    return things[0]


def _shared(code, name):
    return PaperKind(
        code=f"conduct.{code}",
        type=Type.DECISION,
        name=name,
        template=f"conduct/{code}",
        issuer=lambda things: things[0].decider,
        context=_decision,
        title=lambda things: texts.TITLE.format(paper=name, whom=_whom(_only(things))),
        recipient=lambda things: str(_only(things).subject),
        address=lambda things: _only(things).case.get_absolute_url(),
    )


# Of the meeting: its chair signs, its clerk beside, and the cơ sở of a chi đoàn confirms.
MINUTES = PaperKind(
    code="conduct.minutes",
    type=Type.MINUTES,
    name=texts.MINUTES,
    template="conduct/minutes",
    issuer=lambda thing: thing.case.opening_unit,
    context=_minutes,
    title=lambda thing: texts.TITLE.format(paper=texts.MINUTES, whom=_whom(thing)),
    recipient=lambda thing: committee_of(thing.decider),
    address=lambda thing: thing.case.get_absolute_url(),
    confirmed=True,
    signer=lambda thing: Signer(queries.vote_of(thing).chair, texts.CHAIR),
    beside=lambda thing: Signer(queries.vote_of(thing).clerk, texts.CLERK),
)
DECISION = _shared("decision", texts.DECISION)
ENDING = _shared("ending", texts.ENDING)
ANNULMENT = _shared("annulment", texts.ANNULMENT)
