"""Departures for tests, written through the actions."""

from datetime import timedelta

from django.utils import timezone

from branches.accounts.models import User
from branches.cases.actions.bulk import run_one
from members.departures import actions
from members.departures.honours import actions as honours
from members.departures.honours.kind import KIND as HONOUR
from members.departures.kind import KIND
from members.departures.models import Departure

TODAY = timezone.localdate
SIGNED = {"signer": "Bùi Thị Thư", "signer_post": "BÍ THƯ"}
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


def ahead(days):
    return TODAY() + timedelta(days=days)


def opened(way):
    values = {
        "age": {},
        "leave": {"asked_on": ago(3), "begins_on": ago(1), "until": ahead(200), "reason": "Đi làm lưu động"},
        "struck_off": {"months_absent": 4, "months_unpaid": 3, "evidence": "Vắng bốn buổi liền"},
        "own_wish": {"asked_on": ago(9), "reason": "Bận việc gia đình"},
    }[way]

    def run(person, actor, **more):
        return actions.open_departure(person, actor=actor, way=way, **values | more)

    return run


open_age, open_leave, open_removal, open_wish = map(opened, ("age", "leave", "struck_off", "own_wish"))


def fresh(departure) -> Departure:
    return KIND.find([departure.case_id])[departure.case_id]


def stands(departure):
    """(status, holder's code, whether the case is a draft)."""
    departure = fresh(departure)
    holder = departure.case.holder
    return departure.status, holder.code if holder else None, departure.case.draft


def do(code, **values):
    """As the page does: the act of the kind, with what follows from it once for all."""

    def run(departure, actor, **more):
        thing = fresh(departure)
        fields = values | more
        run_one(KIND, KIND.act(code), thing, actor=actor, version=thing.case.version, fields=fields)
        return fresh(departure)

    run.__name__ = code
    return run


def wish_to_leave(departure, actor, **more):
    return actions.record_wish(departure, actor=actor, **{"wish": "leave", "asked_on": ago(5)} | more)


def wish_to_stay(departure, actor, **more):
    values = {"wish": "stay", "asked_on": ago(5), "reason": "Còn phụ trách đội văn nghệ"}
    return actions.record_wish(departure, actor=actor, **values | more)


def keep(departure, actor, **more):
    return actions.keep_member(departure, actor=actor, **{"decided_on": ago(1), "until": ahead(300)} | more)


def vote_stay(departure, actor, **more):
    return actions.vote_on_staying(departure, actor=actor, **{"held_on": ago(2), **BALLOT} | more)


def refuse_stay(departure, actor):
    return actions.refuse_stay(departure, actor=actor, reason="Đã có người thay")


def send_age(departure, actor):
    return actions.send_age(departure, actor=actor)


def confirm(departure, actor, **more):
    return actions.confirm_age(departure, actor=actor, **more)


def ceremony(departure, actor, **more):
    return actions.hold_ceremony(
        departure, actor=actor, **{"leaves_on": TODAY(), "ceremony_place": "Nhà văn hóa"} | more
    )


def ceremony_later(departure, actor):
    return ceremony(departure, actor, leaves_on=ahead(9))


def call_off(departure, actor):
    return actions.call_off(departure, actor=actor, reason="Dời lễ")


def give_back(departure, actor):
    return actions.return_departure(departure, actor=actor, reason="Thiếu giấy tờ")


def withdraw(departure, actor):
    return actions.withdraw_departure(departure, actor=actor, reason="Không cần nữa")


def notify(departure, actor, **more):
    return actions.notify_member(departure, actor=actor, **{"notified_on": ago(20), "notified_how": "phone"} | more)


def vote(departure, actor, **more):
    return actions.vote_on_removal(departure, actor=actor, **{"held_on": ago(10), **BALLOT} | more)


decide = do("decide", on=ago(5), **SIGNED)


def send_removal(departure, actor):
    return actions.send_removal(departure, actor=actor)


def acknowledge(departure, actor, **more):
    return actions.acknowledge_removal(departure, actor=actor, **more)


def acknowledge_later(departure, actor):
    return acknowledge(departure, actor, leaves_on=ahead(9))


def send_wish(departure, actor):
    return actions.send_wish(departure, actor=actor, note="Chi đoàn đồng ý")


def let_go(departure, actor, **more):
    return actions.let_go(departure, actor=actor, **more)


def grant(departure, actor, **more):
    values = {"decided_on": ago(1), "begins_on": departure.begins_on, "until": departure.until}
    return actions.grant_leave(departure, actor=actor, **values | more)


def come_back(departure, actor, **more):
    return actions.end_leave(departure, actor=actor, **more)


def renew(departure, actor, **more):
    values = {"decided_on": TODAY(), "until": departure.until + timedelta(days=100), "reason": "Còn đi làm xa"}
    return actions.renew_leave(departure, actor=actor, **values | more)


_SENT = [wish_to_leave, send_age]
_DECIDED = [notify, vote, decide]
# {(way, status): the steps that lead there}
WAYS = {
    ("age", "draft"): [],
    ("age", "asks_to_stay"): [wish_to_stay],
    ("age", "kept"): [wish_to_stay, keep],
    ("age", "leaving"): [wish_to_leave],
    ("age", "at_base"): _SENT,
    ("age", "returned"): [*_SENT, give_back],
    ("age", "confirmed"): [*_SENT, confirm],
    ("age", "scheduled"): [*_SENT, confirm, ceremony_later],
    ("age", "done"): [*_SENT, confirm, ceremony],
    ("age", "withdrawn"): [withdraw],
    ("struck_off", "draft"): [],
    ("struck_off", "notified"): [notify],
    ("struck_off", "voted"): [notify, vote],
    ("struck_off", "decided"): _DECIDED,
    ("struck_off", "at_base"): [*_DECIDED, send_removal],
    ("struck_off", "returned"): [*_DECIDED, send_removal, give_back],
    ("struck_off", "scheduled"): [*_DECIDED, send_removal, acknowledge_later],
    ("struck_off", "done"): [*_DECIDED, send_removal, acknowledge],
    ("own_wish", "draft"): [],
    ("own_wish", "at_base"): [send_wish],
    ("own_wish", "returned"): [send_wish, give_back],
    ("own_wish", "done"): [send_wish, let_go],
    ("leave", "draft"): [],
    ("leave", "on_leave"): [grant],
    ("leave", "done"): [grant, come_back],
}


def at(way, status, person) -> Departure:
    """A departure of `person`, brought into `status` by the system user."""
    actor = User.objects.system()
    departure = opened(way)(person, actor)
    for step in WAYS[way, status]:
        departure = step(fresh(departure), actor)
    found = fresh(departure)
    assert found.status == status
    return found


# Honours


def propose(unit, actor, **more):
    values = {"full_name": "Nguyễn Văn Cựu", "merit": "Giúp Đoàn phường nhiều năm", "birth_year": 1970}
    return honours.open_honour(unit, actor=actor, **values | more)


def fresh_honour(honour):
    return HONOUR.find([honour.case_id])[honour.case_id]


def confirm_honour(honour, actor, **more):
    thing = fresh_honour(honour)
    fields = {"on": TODAY(), **SIGNED} | more
    run_one(HONOUR, HONOUR.act("confirm"), thing, actor=actor, version=thing.case.version, fields=fields)
    return fresh_honour(honour)


def honour_at(status, unit):
    actor = User.objects.system()
    honour = propose(unit, actor)
    reason = {"reason": "Lý do"}
    steps = {
        "draft": [],
        "at_superior": [(honours.send_honour, {})],
        "returned": [(honours.send_honour, {}), (honours.return_honour, reason)],
        "confirmed": [(honours.send_honour, {}), (confirm_honour, {})],
        "refused": [(honours.send_honour, {}), (honours.refuse_honour, reason)],
        "withdrawn": [(honours.withdraw_honour, reason)],
    }[status]
    for step, fields in steps:
        step(honour, actor=actor, **fields)
    found = fresh_honour(honour)
    assert found.status == status
    return found
