"""Whatever people do, in whatever order: ledger, posts and case tables stay in step."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.audit import journal
from branches.cases.models import Case
from branches.cases.transitions import WrongState
from branches.positions.models import Position
from members.conduct.models import Appeal, Discipline
from members.conduct.models.discipline import CLOSED, REVIEWED, STANDING, Form, Status
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended
from members.people.queries import copies
from tests.members.conduct import making
from tests.members.conduct.making import TODAY, draft, fresh
from tests.members.people.people import make_old_member

_NEXT = {
    Status.DRAFT: "propose",
    Status.HEARING: "vote",
    Status.RETURNED: "send",
    Status.VOTED: "send",
    Status.DECIDING: "decide",
    Status.DECIDED: "announce",
    Status.IN_FORCE: "end",
}
# The way onwards, and what undoes it, more often than the rest, so that histories come far.
ACTS = [*["go_on"] * 4, *["finish"] * 8, *["undo"] * 3, *["draft", "enter", "appeal"] * 2]
ACTS += ["vote", "vote_down", "give_back", "refuse", "revoke", "withdraw", "remark", "reject", "grant", "move", "leave"]
STEP = st.tuples(
    st.sampled_from(ACTS),
    st.integers(0, 1),
    st.integers(0, 3),
    st.sampled_from(["reprimand", "warning", "removal", "expulsion", "expulsion"]),
    st.sampled_from([0, 0, 0, 0, -1, 1]),
)


class History:
    def __init__(self, cast, tree):
        self.cast, self.tree = cast, tree
        self.actors = [cast.system, cast.system, cast.system, cast.secretary]
        self.people = [make_old_member(tree.branch, "Lò Thị Một"), make_old_member(tree.branch, "Lò Văn Hai")]
        # The first one holds two posts.
        Person.objects.filter(pk=self.people[0].pk).update(user=cast.deputy)
        Position.objects.create(
            user=cast.deputy, unit=tree.branch, post_id="committee_member", begins_on=TODAY() - timedelta(days=90)
        )

    def play(self, act, who, by, form, days):
        person, actor = Person.objects.get(pk=self.people[who].pk), self.actors[by]
        try:
            with transaction.atomic():
                self._play(act, person, actor, form, TODAY() + timedelta(days=days))
        except (ValidationError, PermissionDenied, WrongState):
            pass

    def _play(self, act, person, actor, form, on):
        if act in {"move", "leave", "enter"}:
            with journal.act("test", actor=self.cast.system):
                self._ledger(act, person, on)
            return
        thing = Discipline.objects.filter(person=person).order_by("-pk").first()
        if act == "draft" or thing is None:
            post = Position.objects.filter(user=person.user_id).active(TODAY()).first() if person.user_id else None
            draft(person, actor, form, post=post)
        elif act == "finish":
            for _ in range(6):
                if (name := _NEXT.get(fresh(thing).status)) and name != "end":
                    self._act(name, thing, actor, on)
        elif act == "undo":
            for name in ("appeal", "grant"):
                self._act(name, thing, actor, TODAY())
        else:
            name = _NEXT.get(fresh(thing).status, "appeal") if act == "go_on" else act
            self._act(name, thing, actor, on)

    def _act(self, name, thing, actor, on):
        days = {"announce": "announced_on", "remark": "remarked_on", "appeal": "made_on", "end": "on"}
        values = {days[name]: on} if name in days else {}
        getattr(making, name)(thing, actor, **values)

    def _ledger(self, act, person, on):
        if act == "move":
            memberships.move_person(person, to=self.tree.sister, on=on)
        elif act == "leave":
            memberships.end_main(person, on=min(on, TODAY()), reason=Ended.CAME_OF_AGE)
        else:
            memberships.open_main(person, unit=self.tree.sister, on=TODAY(), began_by=Began.ADMITTED)


def check(history):
    assert copies.differences(TODAY()) == []
    for thing in Discipline.objects.select_related("case", "stay", "resolution"):
        case, over = thing.case, thing.status in CLOSED
        assert case.status == thing.status
        assert (case.holder_id is None, case.closed_on is not None, case.outcome != "") == (over, over, over)
        running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
        assert running == ([] if over else [(thing.status, case.holder_id, case.due_on)])
        assert (thing.resolution is not None) == (thing.form != "")
        assert (thing.announced_on is not None) >= (thing.status in STANDING)
        ended = list(Membership.objects.valid().filter(ended_case=case))
        if thing.status == Status.ENFORCED:
            assert ended == [thing.stay]
            assert (thing.stay.ended_by, thing.stay.ends_on >= thing.stay.begins_on) == (Ended.EXPELLED, True)
        elif thing.status != Status.ANNULLED:
            assert (ended, thing.stay) == ([], None)
        unanswered = Appeal.objects.filter(discipline=thing, answer="").count()
        assert unanswered <= (1 if thing.status in STANDING else 0)
        assert thing.appeals.filter(answer="granted").exists() <= (thing.status == Status.ANNULLED)
        if thing.form == Form.REMOVAL and thing.status == Status.IN_FORCE:
            assert not Position.objects.filter(pk=thing.post_id).active(TODAY()).exists()
    for person in history.people:
        person.refresh_from_db()
        counted = list(Membership.objects.main().on(TODAY()).filter(person=person))
        assert [stay.unit_id for stay in counted] == ([person.current_unit_id] if person.current_unit_id else [])
        reviewed = Discipline.objects.filter(person=person, status__in=[*REVIEWED, Status.DECIDED])
        assert reviewed.count() <= 1
        last = Membership.objects.main().filter(person=person).order_by("-begins_on", "-pk").first()
        if person.user_id and last.ended_by == Ended.EXPELLED and last.ends_on <= TODAY():
            assert Position.objects.filter(user=person.user_id).active(TODAY()).count() == 0
    assert Case.objects.filter(kind="discipline").count() == Discipline.objects.count()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=20, max_size=45))
def test_no_history_brings_ledger_posts_and_cases_apart(cast, tree, steps):
    with transaction.atomic():
        history = History(cast, tree)
        for step in steps:
            history.play(*step)
        check(history)
        transaction.set_rollback(True)
