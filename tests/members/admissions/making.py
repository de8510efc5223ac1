"""Admissions for tests, written through the actions."""

from datetime import timedelta

from django.utils import timezone

from branches.accounts.models import User
from branches.cases.actions.bulk import run_one
from members.admissions import actions
from members.admissions.kind import KIND
from members.admissions.models import Admission

TODAY = timezone.localdate
SIGNED = {"signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}
# A secret ballot of ten; seven are in favour.
BALLOT = {
    "chair": "Bùi Thị Thư",
    "clerk": "Phạm Văn Phó",
    "secret": True,
    "entitled": 12,
    "present": 10,
    "in_favour": 7,
    "against": 2,
    "abstained": 1,
}


def ago(days):
    return TODAY() - timedelta(days=days)


def pick(person, actor, **values):
    return actions.open_admission(person, actor=actor, **{"picked_on": ago(100), **values})


def fresh(admission) -> Admission:
    return KIND.find([admission.case_id])[admission.case_id]


def stands(admission):
    """(status, holder's code, whether the case is a draft)."""
    admission = fresh(admission)
    holder = admission.case.holder
    return admission.status, holder.code if holder else None, admission.case.draft


def learn(admission, actor, **values):
    return actions.record_class(
        admission, actor=actor, **{"class_name": "Lớp cảm tình Đoàn", "class_on": ago(60), **values}
    )


def try_out(admission, actor, **values):
    return actions.record_task(
        admission, actor=actor, **{"task": "Dạy bơi cho thiếu nhi", "tried_on": ago(30), **values}
    )


def apply(admission, actor, **values):
    values = {
        "applied_on": ago(20),
        "introduced_by": "association",
        "introducer_name": "Chi hội Tổ 1",
        **values,
    }
    return actions.record_application(admission, actor=actor, **values)


def vote(admission, actor, **values):
    return actions.vote_on_admission(admission, actor=actor, **{"held_on": ago(10), **BALLOT, **values})


def send(admission, actor):
    return actions.send_admission(admission, actor=actor)


def approve(admission, actor, **values):
    """As the page does: the approval, and the resolution that names it."""
    values = {"on": ago(5), **SIGNED, **values}
    thing = fresh(admission)
    run_one(KIND, KIND.act("approve"), thing, actor=actor, version=thing.case.version, fields=values)
    return fresh(admission)


def admit(admission, actor, **values):
    return actions.admit(admission, actor=actor, **values)


def admit_later(admission, actor):
    return actions.admit(admission, actor=actor, ceremony_on=TODAY() + timedelta(days=9))


def give_back(admission, actor):
    return actions.return_admission(admission, actor=actor, reason="Thiếu lý lịch")


def refuse(admission, actor):
    return actions.refuse_admission(admission, actor=actor, reason="Chưa đủ điều kiện")


def withdraw(admission, actor):
    return actions.withdraw_admission(admission, actor=actor, reason="Chuyển nơi ở")


_APPLIED = [learn, try_out, apply]
_SENT = [*_APPLIED, vote, send]
WAYS = {
    "picked": [],
    "learnt": [learn],
    "tried": [learn, try_out],
    "applied": _APPLIED,
    "voted": [*_APPLIED, vote],
    "at_base": _SENT,
    "returned": [*_SENT, give_back],
    "approved": [*_SENT, approve],
    "scheduled": [*_SENT, approve, admit_later],
    "admitted": [*_SENT, approve, admit],
    "refused": [*_SENT, refuse],
    "withdrawn": [learn, withdraw],
}


def at(status, person) -> Admission:
    """An admission of `person`, brought into `status` by the system user."""
    actor = User.objects.system()
    admission = pick(person, actor)
    for step in WAYS[status]:
        step(admission, actor)
    found = fresh(admission)
    assert found.status == status
    return found
