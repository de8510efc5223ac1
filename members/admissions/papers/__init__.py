"""The papers of an admission: what the candidate writes, what the branch and who decides over it issue."""

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of
from branches.papers.models import Type
from branches.papers.signing import Signer
from members.admissions.models import Introducer
from members.admissions.papers import texts

# To be filled in by hand.
BLANK_ROWS = 5


def _person(admission) -> dict:
    person = admission.person
    return {
        "full_name": person.full_name,
        "other_name": person.other_name,
        "birth": str(person.birth or ""),
        "gender": person.get_gender_display(),
        "ethnicity": person.get_ethnicity_display(),
        "hometown": person.hometown,
        "address": person.address,
        "workplace": person.workplace,
        "occupation": person.get_occupation_display(),
        "education": person.get_education_display(),
        "qualification": person.get_qualification_display(),
    }


def _introduced(admission) -> str:
    if admission.introduced_by == Introducer.MEMBER and admission.introducer:
        return texts.BY_MEMBER.format(name=admission.introducer.full_name)
    return admission.introducer_name


def _own(admission) -> dict:
    return {
        **_person(admission),
        "branch": str(admission.unit),
        "branch_committee": committee_of(admission.unit),
        "base_committee": committee_of(admission.base),
        "motive": admission.motive,
        "blank": "" if admission.motive else "x",
        "family": [{"kin": kin, "name": "", "year": "", "what": ""} for kin in texts.KIN],
        "past": [{"since": "", "until": "", "what": ""} for _ in range(BLANK_ROWS)],
    }


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _form(code, name, signs):
    """What the candidate signs by hand: no number, no letterhead."""
    return PaperKind(
        code=f"admissions.{code}",
        type=Type.SLIP,
        name=name,
        template=f"admissions/{code}",
        issuer=lambda admission: admission.unit,
        context=_own,
        title=lambda admission: texts.OF.format(paper=name, name=admission.person.full_name),
        signer=lambda admission: Signer(admission.person.full_name, signs),
        personal=True,
    )


APPLICATION_FORM = _form("application", texts.APPLICATION, texts.APPLICANT)
CV_FORM = _form("cv", texts.CV, texts.DECLARES)


def _minutes(admission) -> dict:
    vote = admission.vote
    return {
        **_person(admission),
        "branch": str(admission.unit),
        "branch_committee": committee_of(admission.unit),
        "held_on": _day(vote.held_on),
        "place": vote.place,
        "chair": vote.chair,
        "clerk": vote.clerk,
        "entitled": vote.entitled,
        "present": vote.present,
        "absent": vote.entitled - vote.present,
        "how": texts.SECRETLY if vote.secret else texts.OPENLY,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "percent": _percent(vote),
        "passed": "x" if vote.passed else "",
        "failed": "" if vote.passed else "x",
        "introduced": _introduced(admission),
        "helper": admission.helper.full_name if admission.helper else "",
        "class_name": admission.class_name,
        "task": admission.task,
        "task_result": admission.task_result,
        "remark": admission.remark,
        "base": str(admission.base),
    }


def _percent(vote) -> str:
    return f"{vote.in_favour * 100 / vote.present:.1f}".replace(".", ",").removesuffix(",0")


MINUTES = PaperKind(
    code="admissions.minutes",
    type=Type.MINUTES,
    name=texts.MINUTES,
    template="admissions/minutes",
    issuer=lambda admission: admission.unit,
    context=_minutes,
    title=lambda admission: texts.OF.format(paper=texts.MINUTES, name=admission.person.full_name),
    recipient=lambda admission: committee_of(admission.base),
    address=lambda admission: admission.case.get_absolute_url(),
    signer=lambda admission: Signer(admission.vote.chair, texts.CHAIR),
    beside=lambda admission: Signer(admission.vote.clerk, texts.CLERK),
    confirmed=True,
)


def _row(number, admission) -> dict:
    vote = admission.vote
    return {
        "number": number,
        "full_name": admission.person.full_name,
        "birth": str(admission.person.birth or ""),
        "gender": admission.person.get_gender_display(),
        "ethnicity": admission.person.get_ethnicity_display(),
        "education": admission.person.get_education_display(),
        "branch": str(admission.unit),
        "introduced": _introduced(admission),
        "vote": f"{vote.in_favour}/{vote.present}" if vote else "",
        "held_on": _day(vote.held_on) if vote else "",
    }


def _many(admissions) -> dict:
    first = admissions[0]
    return {
        "branch": str(first.unit),
        "branch_committee": committee_of(first.unit),
        "base_committee": committee_of(first.base),
        "base": str(first.base),
        "count": len(admissions),
        "people": [_row(number, admission) for number, admission in enumerate(admissions, 1)],
        "effective_on": _day(first.takes_effect_on),
    }


def _shared(code, type_, name, *, issuer, recipient, landscape=False):
    """One paper for the people of many cases."""
    return PaperKind(
        code=f"admissions.{code}",
        type=type_,
        name=name,
        template=f"admissions/{code}",
        issuer=issuer,
        context=_many,
        title=lambda admissions: _title(name, admissions),
        recipient=recipient,
        landscape=landscape,
    )


def _title(name, admissions) -> str:
    if len(admissions) == 1:
        return texts.OF.format(paper=name, name=admissions[0].person.full_name)
    return texts.OF_MANY.format(paper=name, count=len(admissions))


PROPOSAL = _shared(
    "proposal",
    Type.LETTER,
    texts.PROPOSAL,
    issuer=lambda admissions: admissions[0].unit,
    recipient=lambda admissions: committee_of(admissions[0].base),
    landscape=True,
)
RESOLUTION = _shared(
    "resolution",
    Type.RESOLUTION,
    texts.RESOLUTION,
    issuer=lambda admissions: admissions[0].base,
    recipient=lambda admissions: ", ".join(dict.fromkeys(str(each.unit) for each in admissions)),
)
