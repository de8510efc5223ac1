"""The branch's steps: awareness class, trial task, application, vote, proposal; and giving up."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import transitions
from branches.cases.actions.files import attach
from branches.cases.actions.voting import record_vote
from branches.cases.models import Acting, Case
from branches.units import superiors
from members.admissions import rules, texts
from members.admissions.actions import opening, steps
from members.admissions.models import Admission, Introducer, Status
from members.people.models import Person


@transaction.atomic
def record_class(
    admission: Admission,
    *,
    actor,
    version: int | None = None,
    class_name: str,
    class_on: date,
    certificate: str = "",
    scan=None,
) -> Admission:
    """The awareness class was done. Raises WrongState, PermissionDenied; ValidationError by field."""
    admission = steps.take(admission, "learn", rules.may_learn, actor=actor, version=version)
    if not class_name.strip():
        raise ValidationError({"class_name": texts.CLASS_MISSING})
    steps.check_day(admission, "class_on", class_on)
    _attach(admission, actor, scan, "certificate")
    with steps.journalled("members.admission.learnt", admission, actor=actor):
        steps.go_on(
            admission,
            Status.LEARNT,
            "learn",
            actor=actor,
            note=class_name.strip(),
            class_name=class_name.strip(),
            class_on=class_on,
            certificate=certificate.strip(),
        )
    return admission


@transaction.atomic
def record_task(
    admission: Admission, *, actor, version: int | None = None, task: str, tried_on: date, task_result: str = ""
) -> Admission:
    """The trial task was done. Raises WrongState, PermissionDenied; ValidationError by field."""
    admission = steps.take(admission, "try", rules.may_try, actor=actor, version=version)
    if not task.strip():
        raise ValidationError({"task": texts.TASK_MISSING})
    steps.check_day(admission, "tried_on", tried_on)
    with steps.journalled("members.admission.tried", admission, actor=actor):
        steps.go_on(
            admission,
            Status.TRIED,
            "try",
            actor=actor,
            note=task.strip(),
            task=task.strip(),
            tried_on=tried_on,
            task_result=task_result.strip(),
        )
    return admission


@transaction.atomic
def record_application(
    admission: Admission,
    *,
    actor,
    version: int | None = None,
    applied_on: date,
    introduced_by: str,
    introducer: Person | None = None,
    introducer_name: str = "",
    motive: str = "",
    scan=None,
) -> Admission:
    """The candidate has applied, and somebody introduces them; the branch writes it down in the candidate's stead.

    Of a member who introduces the name is kept too. Raises WrongState, PermissionDenied; ValidationError by field.
    """
    admission = steps.take(admission, "apply", rules.may_apply, actor=actor, version=version)
    by_member = introduced_by == Introducer.MEMBER
    changes = {
        "applied_on": applied_on,
        "introduced_by": introduced_by,
        "introducer": introducer if by_member else None,
        "introducer_name": "" if by_member else introducer_name.strip(),
        "motive": motive.strip(),
    }
    for name, value in changes.items():
        setattr(admission, name, value)
    opening.check_application(admission)
    _attach(admission, actor, scan, "application")
    with steps.journalled("members.admission.applied", admission, actor=actor):
        note = texts.APPLIED_NOTE.format(day=f"{applied_on:%d/%m/%Y}")
        steps.go_on(admission, Status.APPLIED, "apply", actor=actor, note=note, acting=Acting.RECORDED, **changes)
    return admission


@transaction.atomic
def vote_on_admission(
    admission: Admission, *, actor, version: int | None = None, remark: str = "", **ballot
) -> Admission:
    """What the branch's meeting voted; `ballot` as `record_vote` takes it. What fails may be voted on again later.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    admission = steps.take(admission, "vote", rules.may_vote, actor=actor, version=version)
    with steps.journalled("members.admission.voted", admission, actor=actor):
        vote = record_vote(
            admission.case, actor=actor, question=texts.QUESTION, not_before=admission.applied_on, **ballot
        )
        failed = Status.RETURNED if admission.status == Status.RETURNED else Status.APPLIED
        words = texts.VOTE_PASSED_NOTE if vote.passed else texts.VOTE_FAILED_NOTE
        steps.go_on(
            admission,
            Status.VOTED if vote.passed else failed,
            "vote",
            actor=actor,
            note=words.format(in_favour=vote.in_favour, present=vote.present),
            vote=vote,
            remark=remark.strip() or admission.remark,
        )
    return admission


@transaction.atomic
def send_admission(admission: Admission, *, actor, version: int | None = None, note: str = "") -> Admission:
    """Propose it to who decides: as the tree stands today. Raises WrongState, PermissionDenied, ValidationError."""
    admission = steps.take(admission, "send", rules.may_send, actor=actor, version=version)
    base = superiors.base_above(admission.unit)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=admission.unit))
    with steps.journalled("members.admission.sent", admission, actor=actor):
        steps.go_on(admission, Status.AT_BASE, "send", actor=actor, note=note, holder=base, base=base)
    return admission


@transaction.atomic
def withdraw_admission(admission: Admission, *, actor, version: int | None = None, reason: str) -> Admission:
    """The branch gives it up, at any time before the ceremony. Raises WrongState, PermissionDenied, ValidationError."""
    admission = steps.take(admission, "withdraw", rules.may_withdraw, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.admission.withdrawn", admission, actor=actor, reason=reason):
        transitions.advance(
            admission,
            Status.WITHDRAWN,
            act="withdraw",
            actor=actor,
            note=reason,
            for_unit=admission.unit,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return admission


# A relative in custody


@transaction.atomic
def ask_party(
    admission: Admission, *, actor, version: int | None = None, custody: str = "", party_answer: str = ""
) -> Admission:
    """Write down what the Party committee is to be asked, and what it answered; empty leaves what stands.

    Neither the journal nor the timeline says what it is. Raises WrongState, PermissionDenied, ValidationError.
    """
    admission = steps.take(admission, "ask", rules.may_ask, actor=actor, version=version)
    said = {"custody": custody.strip(), "party_answer": party_answer.strip()}
    said = {name: value for name, value in said.items() if value}
    if not said:
        raise ValidationError({"custody": texts.NOTHING_SAID})
    with steps.journalled("members.admission.asked", admission, actor=actor):
        steps.put(admission, **said)
        admission.save(update_fields=list(said))
        admission.case.version += 1
        admission.case.save(update_fields=["version"])
    return admission


def open_restricted(admission: Admission, *, actor) -> list[str]:
    """What was written about it, in sentences; that it was opened is journalled. Raises PermissionDenied."""
    rules.may_open_restricted(actor, admission).require()
    journal.journal("members.admission.opened", actor=actor, subject=admission, unit=admission.unit)
    found = [texts.RESTRICTED_ASKED.format(text=admission.custody)] if admission.custody else []
    answer = admission.party_answer
    return [*found, texts.RESTRICTED_ANSWER.format(text=answer) if answer else texts.NO_ANSWER]


def _attach(admission, actor, scan, slot):
    if scan is not None:
        attach(Case.objects.for_page().get(pk=admission.case_id), actor=actor, uploads=[scan], slot=slot)
