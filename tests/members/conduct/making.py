"""Cases of discipline and awards for tests, written through the actions."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.accounts.models import User
from members.conduct import actions
from members.conduct.models import Discipline

TODAY = timezone.localdate
SIGNED = {"signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}
HAPPENED = {"happened_on": date(2026, 10, 4), "violation": "Vắng sinh hoạt ba buổi liền không có lý do."}


def days_ago(days):
    return TODAY() - timedelta(days=days)


def draft(person, actor, form="warning", **values):
    return actions.draft_discipline(person, actor=actor, proposed_form=form, **{**HAPPENED, **values})


def draft_unit(unit, actor, form="warning", **values):
    return actions.draft_unit_discipline(unit, actor=actor, proposed_form=form, **{**HAPPENED, **values})


def ballot(**values):
    """What a meeting wrote down: 7 of 10 in favour."""
    return {
        "held_on": TODAY(),
        "heard_on": TODAY(),
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "entitled": 12,
        "present": 10,
        "in_favour": 7,
        "against": 2,
        "abstained": 1,
        **values,
    }


def fresh(thing) -> Discipline:
    return Discipline.objects.select_related("case").get(pk=thing.pk)


def stands(thing):
    """(status, holder's code, whether the case is a draft)."""
    thing = fresh(thing)
    return thing.status, thing.case.holder.code if thing.case.holder else None, thing.case.draft


def propose(thing, actor):
    actions.propose_discipline(thing, actor=actor)


def vote(thing, actor, **values):
    actions.vote_discipline(thing, actor=actor, **ballot(**values))


def vote_down(thing, actor):
    vote(thing, actor, in_favour=3, against=6)


def send(thing, actor):
    actions.send_discipline(thing, actor=actor)


def give_back(thing, actor):
    actions.return_discipline(thing, actor=actor, reason="Thiếu căn cứ")


def decide(thing, actor, **values):
    actions.decide_discipline(thing, actor=actor, **{"on": TODAY(), **SIGNED, **values})


def announce(thing, actor, **values):
    actions.announce_discipline(thing, actor=actor, **{"announced_on": TODAY(), **values})


def remark(thing, actor, **values):
    values = {"remarked_on": TODAY(), "text": "Đã tham gia đều.", **values}
    actions.remark_on_discipline(thing, actor=actor, **values)


def end(thing, actor, **values):
    actions.end_discipline(thing, actor=actor, **{"on": TODAY(), **SIGNED, **values})


def appeal(thing, actor, **values):
    values = {"made_on": TODAY(), "made_by": "Vi Thị Hạnh", "text": "Hình thức quá nặng.", **values}
    return actions.appeal_discipline(thing, actor=actor, **values)


def reject(thing, actor, **values):
    actions.reject_appeal(thing, actor=actor, **{"answered_on": TODAY(), "reason": "Đúng mức.", **values})


def grant(thing, actor, **values):
    actions.grant_appeal(thing, actor=actor, **{"answered_on": TODAY(), "reason": "Sai người.", **values})


def refuse(thing, actor):
    actions.refuse_discipline(thing, actor=actor, reason="Nhắc nhở là đủ")


def revoke(thing, actor):
    actions.revoke_decision(thing, actor=actor, reason="Ghi sai hình thức")


def withdraw(thing, actor):
    actions.withdraw_discipline(thing, actor=actor, reason="Chưa đủ căn cứ")


_HEARING = [propose]
_VOTED = [*_HEARING, vote]
_DECIDING = [*_VOTED, send]
_DECIDED = [*_DECIDING, decide]
_ANNOUNCED = [*_DECIDED, announce]
# Of a form on which the cơ sở decides: removal of somebody who holds a post, expulsion of a plain member.
_WAYS = {
    "draft": [],
    "hearing": _HEARING,
    "voted": _VOTED,
    "deciding": _DECIDING,
    "returned": [*_DECIDING, give_back],
    "decided": _DECIDED,
    "in_force": _ANNOUNCED,
    "ended": [*_ANNOUNCED, end],
    "enforced": _ANNOUNCED,
    "refused": [*_DECIDING, refuse],
    "annulled": [*_DECIDED, revoke],
    "withdrawn": [*_HEARING, withdraw],
}
STATUSES = list(_WAYS)


def at(status, person, **values) -> Discipline:
    """A case about `person` that the cơ sở decides on, brought into `status` by the system user."""
    form = "expulsion" if status == "enforced" else "warning"
    actor = User.objects.system()
    thing = draft(person, actor, form, **values)
    for step in _WAYS[status]:
        if step is send and fresh(thing).status == "deciding":
            continue
        step(thing, actor)
    found = fresh(thing)
    assert found.status == status
    return found


def own(status, person, **values) -> Discipline:
    """The same where the branch decides itself: nothing is sent or given back."""
    actor = User.objects.system()
    thing = draft(person, actor, "warning", **values)
    for step in _WAYS[status]:
        if step not in (send, give_back):
            step(thing, actor)
    return fresh(thing)


def record(people, actor, **values):
    return actions.record_awards(people, actor=actor, **AWARD | values)


def record_unit(unit, actor, **values):
    return actions.record_unit_award(unit, actor=actor, **AWARD | values)


AWARD = {
    "number": "15-QĐ/ĐTN",
    "decided_on": date(2026, 3, 26),
    "level": "commune",
    "form": "commendation",
    "form_more": "",
    "content": "Hoàn thành xuất sắc nhiệm vụ năm 2025",
    "issuer": "Ban Chấp hành Đoàn phường Một",
}


def faults(call, *args, **values) -> dict:
    """What a call is refused with: {field: sentences}, "" for none in particular."""
    with pytest.raises(ValidationError) as refusal:
        call(*args, **values)
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}
