"""Evaluations for tests, written through the actions; facts come from a stub of the slices that don't exist here."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from branches.accounts.models import User
from branches.cases.actions.bulk import run_one
from branches.pillars import registry
from branches.pillars.contract import Fact, FactSource
from members.evaluations import actions
from members.evaluations.kind import KIND
from members.evaluations.models import Evaluation, EvaluationRound, Rating
from members.evaluations.unit_kind import UNIT_KIND
from members.people.actions import memberships
from members.people.actions.memberships import Opening
from members.people.models import Person
from tests.members.people.people import make_old_member

TODAY = timezone.localdate
SIGNED = {"signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}
MEETING = {"chair": "Bùi Thị Thư", "clerk": "Phạm Văn Phó", "secret": True, "entitled": 12, "present": 10}
LABELS = {"attendance": "Sinh hoạt", "tasks": "Việc được giao", "training": "Rèn luyện", "dues": "Đoàn phí"}


def system():
    return User.objects.system()


def ago(days):
    return TODAY() - timedelta(days=days)


def cut_off():
    """A day of the present year that lies behind, also in January."""
    return max(ago(20), date(TODAY().year, 1, 1))


def make_round(unit, actor=None, **values) -> EvaluationRound:
    day = values.pop("cut_off_on", cut_off())
    values = {"year": day.year, "cut_off_on": day, "opens_on": day, "due_days": 30, **values}
    return actions.open_round(unit, actor=actor or system(), **values)


def make_old(unit, *names, **values):
    """Members for long enough to be rated."""
    return [make_old_member(unit, name, date(2020, 3, 26), **values) for name in names]


def make_many(unit, number, **values):
    """So many more members, old enough to be rated, in a few statements."""
    [one] = make_old(unit, "Trần Văn Mẫu", **values)
    people = []
    for at_ in range(number - 1):
        copy = Person.objects.get(pk=one.pk)
        copy.pk, copy._state.adding, copy.full_name = None, True, f"Trần Văn {at_:03d}"
        copy.current_unit, copy.standing, copy.kept_by = None, "youth", unit
        people.append(copy)
    Person.objects.bulk_create(people)
    since = date(2020, 3, 26)
    memberships.open_many([Opening(person.pk, unit.pk, since, "admitted") for person in people])


def begin(branch, round_, actor=None) -> Evaluation:
    return fresh(actions.begin_evaluation(round_, branch, actor=actor or system()))


def fresh(evaluation) -> Evaluation:
    return KIND.find([evaluation.case_id])[evaluation.case_id]


def rows(evaluation) -> dict[str, Rating]:
    """{name: row}."""
    return {row.person.full_name: row for row in Rating.objects.filter(evaluation=evaluation).select_related("person")}


def states(evaluation) -> dict[str, str]:
    return {name: row.status for name, row in rows(evaluation).items()}


def stands(evaluation):
    """(status, holder's code)."""
    evaluation = fresh(evaluation)
    holder = evaluation.case.holder
    return evaluation.status, holder.code if holder else None


def meet(evaluation, actor=None, **values):
    actions.record_meeting(evaluation, actor=actor or system(), **{"held_on": TODAY(), **MEETING, **values})


def typed(row, level="good", counts=(10, 8, 1, 1), **values):
    return actions.Typed(
        row.pk, row.version, **{"self_level": row.self_level, "level": level, "counts": counts, **values}
    )


def rate(evaluation, actor=None, *names, level="good", **values):
    """Write a level and a vote into the rows of these names, of all that are with the branch where none is given."""
    found = rows(evaluation)
    wanted = names or [name for name, row in found.items() if row.status in ("to_rate", "returned")]
    saved = actions.save_ratings(
        evaluation, actor=actor or system(), typed=[typed(found[name], level, **values) for name in wanted]
    )
    assert (saved.stale, saved.refused) == ({}, {})


def keys(evaluation, *names):
    found = rows(evaluation)
    return [found[name].pk for name in names]


def send(evaluation, actor=None, **values):
    return actions.send_ratings(evaluation, actor=actor or system(), **values)


def confirm(evaluation, actor=None):
    return actions.confirm_all(evaluation, actor=actor or system())


def give_back(evaluation, *names, actor=None, reason="Thiếu minh chứng"):
    return actions.return_ratings(evaluation, actor=actor or system(), entries=keys(evaluation, *names), reason=reason)


def decide(evaluation, actor=None, **values):
    """As the page does: the rule is asked, then the decision names all that are confirmed."""
    values = {"on": TODAY(), **SIGNED, **values}
    thing = fresh(evaluation)
    run_one(KIND, KIND.act("decide"), thing, actor=actor or system(), version=thing.case.version, fields=values)
    return fresh(evaluation)


def announce(evaluation, actor=None, **values):
    return actions.announce_ratings(evaluation, actor=actor or system(), **values)


def reopen(evaluation, *names, actor=None, reason="Tính nhầm sinh hoạt"):
    return actions.reopen_ratings(evaluation, actor=actor or system(), entries=keys(evaluation, *names), reason=reason)


def return_all(evaluation):
    give_back(evaluation, *rows(evaluation))


WAYS = {
    "preparing": [],
    "at_superior": [meet, rate, send],
    "returned": [meet, rate, send, return_all],
    "deciding": [meet, rate, send, confirm],
    "announcing": [meet, rate, send, confirm, decide],
    "done": [meet, rate, send, confirm, decide, announce],
}


def at(status, branch, round_) -> Evaluation:
    """The evaluation of a branch, brought into `status` by the system user."""
    evaluation = begin(branch, round_)
    for step in WAYS[status]:
        step(evaluation)
    found = fresh(evaluation)
    assert found.status == status
    return found


def with_facts(monkeypatch, **by_code):
    """Let slices know {code: {key of a person: value}}; gives how often each was asked."""
    asked = []

    def source(code, values):
        def facts(people, period):
            asked.append((code, period))
            return {
                key: Fact(values[key], f"{values[key]}%" if isinstance(values[key], int) else str(values[key]), "/x/")
                for key in people
                if key in values
            }

        return FactSource(code, LABELS.get(code, code), facts)

    sources = [source(code, values) for code, values in by_code.items()]
    pillar = registry._pillars[1]
    monkeypatch.setitem(registry._pillars, 1, replace(pillar, person_facts=sources))
    return asked


# Units


def propose(unit, actor=None, **values):
    values = {"year": TODAY().year, "proposed": "good", "text": "Hoàn thành kế hoạch năm", **values}
    return actions.open_unit_rating(unit, actor=actor or system(), **values)


def fresh_unit(rating):
    return UNIT_KIND.find([rating.case_id])[rating.case_id]


def decide_unit(rating, actor=None, **values):
    values = {"on": TODAY(), **SIGNED, **values}
    thing = fresh_unit(rating)
    act = UNIT_KIND.act("decide")
    run_one(UNIT_KIND, act, thing, actor=actor or system(), version=thing.case.version, fields=values)
    return fresh_unit(rating)
