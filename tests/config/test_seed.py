"""The demo's invented wards."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from branches.accounts.models import User
from branches.audit.models import JournalEntry
from branches.cases.models import Case, CaseAttachment, CaseComment, CasePaper, CaseStep, Vote
from branches.cases.queries import waiting_for
from branches.positions.models import Position
from branches.spreadsheets.reader import read
from branches.units.models import Unit
from branches.vietnamese.names import fold
from config.environment import BASE_DIR
from config.seed.people import invent_people
from config.seed.places import AN_DONG, BEN_LUA
from members.admissions.models import Admission
from members.admissions.models import Status as AdmissionStatus
from members.cards.models import Card
from members.conduct.models import Appeal, Award, Discipline
from members.conduct.models.discipline import Status as DisciplineStatus
from members.conduct.todos import appeals_to_answer
from members.corrections.models import Correction, CorrectionRequest
from members.departures.models import Departure, Honour, Leave
from members.departures.models import Status as DepartureStatus
from members.departures.models import Way as DepartureWay
from members.evaluations.models import EvaluationRound, Rating, UnitRating
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended
from members.training.models import Status as TrainingStatus
from members.training.models import TrainingEntry, TrainingProgramme, TrainingWindow
from members.transfers.models import Kind, Status, Transfer, Way
from tests.conftest import plan_for_new_rows

SAMPLE = BASE_DIR / "tests" / "samples" / "yum-phuong-binh-minh.xlsx"


def test_a_district_is_made_set_based(db, monkeypatch):
    from config.seed import scales

    monkeypatch.setitem(scales.SIZES, "district", scales.Size(wards=2, branches=3, members=4))
    call_command("seed_demo", scale="district", verbosity=0)
    assert Person.objects.members().count() == 24
    assert Unit.objects.filter(level__is_branch=True).count() == 6


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """All wards, made once for all tests of this file and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        plan_for_new_rows()
        call_command("seed_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def wards(seeded, db):
    """The wards, with what a test changes taken back."""


def test_two_wards_are_alive_and_one_is_empty(wards):
    empty = Unit.objects.get(code="BM")
    for code, places in (("TM.AD", AN_DONG), ("TM.BL", BEN_LUA)):
        alive = Unit.objects.get(code=code)
        done = Transfer.objects.filter(status=Status.DONE, kind=Kind.PERMANENT)
        came = done.filter(to_base=alive).count() - done.filter(from_base=alive).count()
        admitted = Admission.objects.filter(status=AdmissionStatus.ADMITTED, base=alive).count()
        listed = Membership.objects.filter(began_by=Began.LISTED, unit__path__startswith=alive.path).count()
        left = Departure.objects.filter(status="done", base=alive).exclude(way="leave").count()
        expelled = Membership.objects.filter(ended_by=Ended.EXPELLED, unit__path__startswith=alive.path).count()
        expected = sum(size for _, _, size in places) + came + admitted + listed - left - expelled
        assert Person.objects.members().filter(current_unit__path__startswith=alive.path).count() == expected
        assert Unit.objects.below(alive).count() == len(places) + 1
    assert Unit.objects.below(empty).count() == 1
    assert not Membership.objects.filter(unit=empty).exists()
    assert empty.name == "Đoàn phường Bình Minh"


def test_two_years_of_memberships_have_beginnings_moves_and_ends(wards):
    today = timezone.localdate()
    assert Membership.objects.earliest("begins_on").begins_on == date(today.year - 2, today.month, 1)
    assert set(Membership.objects.main().values_list("began_by", flat=True)) == {
        Began.IMPORTED,
        Began.ADMITTED,
        Began.MOVED_IN,
        Began.LISTED,
    }
    assert set(Membership.objects.exclude(ended_by="").values_list("ended_by", flat=True)) >= {
        Ended.MOVED_OUT,
        Ended.CAME_OF_AGE,
    }
    call_command("check_ledger", verbosity=0)


def test_committees_have_terms_and_one_branch_has_none(wards):
    branches = Unit.objects.filter(level__is_branch=True)
    leaderless = [branch.name for branch in branches if not branch.positions.exists()]
    assert leaderless == [AN_DONG[2][0]]
    assert Position.objects.filter(ends_on__isnull=False, post="secretary").exists()
    assert User.objects.filter(username="demo.canbo.binhminh").exists()
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_transfers_stand_in_every_state_and_two_years_of_them_are_done(wards):
    today = timezone.localdate()
    statuses = Transfer.objects.values_list("status", flat=True)
    assert set(statuses) == set(Status)
    assert set(Transfer.objects.values_list("kind", flat=True)) == set(Kind)
    assert {each.way for each in Transfer.objects.filter(status=Status.DONE)} == set(Way)
    done = Transfer.objects.filter(status=Status.DONE, way=Way.INSIDE).order_by("case__opened_on")
    done = done.select_related("case", "stay")
    assert (today - done[0].case.opened_on).days > 600
    assert [each.stay.begins_on for each in done] == [each.effective_on for each in done]
    assert all(each.case.opened_on < each.stay.begins_on <= each.case.closed_on < today for each in done)


def test_admissions_stand_in_every_state_and_are_done_by_resolutions_of_many(wards):
    assert set(Admission.objects.values_list("status", flat=True)) == set(AdmissionStatus)
    admitted = Admission.objects.filter(status=AdmissionStatus.ADMITTED).select_related("stay", "person", "resolution")
    assert all(each.stay.begins_on == each.ceremony_on for each in admitted)
    assert all(each.person.joined_on == each.resolution.effective_on for each in admitted)
    named = admitted.values("resolution").annotate(number=Count("pk")).values_list("number", flat=True)
    assert max(named) == 4
    slots = set(CasePaper.objects.filter(case__kind="admission").values_list("slot", flat=True))
    assert slots == {"minutes", "proposal", "resolution"}
    assert {vote.secret for vote in Vote.objects.filter(case__kind="admission")} == {False}


def test_cards_are_given_and_the_newest_members_wait_for_theirs(wards):
    assert Card.objects.running().count() > 40
    assert set(Card.objects.ended().values_list("ended_by", flat=True)) == {"lost", "withdrawn"}
    assert Card.objects.filter(case__isnull=False).count() >= 8
    assert Admission.objects.filter(status=AdmissionStatus.ADMITTED, person__card_number_index=None).exists()


def test_branches_stand_in_every_step_of_the_training_programme_and_some_have_not_begun(wards):
    window = TrainingWindow.objects.get()
    assert window.year == timezone.localdate().year
    begun = TrainingProgramme.objects.filter(window=window)
    assert set(begun.values_list("status", flat=True)) == set(TrainingStatus) - {TrainingStatus.WITHDRAWN}
    assert 12 < begun.count() < len(AN_DONG)
    sent = TrainingEntry.objects.filter(programme__status=TrainingStatus.AT_SUPERIOR)
    assert set(sent.values_list("status", flat=True)) == {"sent", "confirmed", "returned"}
    returned = TrainingEntry.objects.filter(status="returned").values("programme").annotate(number=Count("pk"))
    assert set(returned.values_list("number", flat=True)) == {2}
    scoring = TrainingEntry.objects.filter(programme__status=TrainingStatus.SCORING)
    assert set(scoring.values_list("status", flat=True)) >= {"approved", "scored"}
    left = Membership.objects.main().filter(ends_on__lte=window.begins_on, person__standing="left")
    assert not TrainingEntry.objects.filter(person__in=left.values("person")).exists()


def test_discipline_of_members_stands_in_every_state(wards):
    of_members = Discipline.objects.filter(unit=None)
    assert set(of_members.values_list("status", flat=True)) == set(DisciplineStatus)
    assert of_members.get(status="deciding").proposed_form == "expulsion"
    watched, ended = of_members.get(status="in_force", form="warning"), of_members.get(status="ended")
    assert CaseStep.objects.filter(case=watched.case, act="remark").count() == 2
    assert 180 < (ended.ended_on - ended.announced_on).days < 190
    expelled = of_members.get(status="enforced")
    assert (expelled.form, expelled.person.standing, expelled.stay.ended_by) == ("expulsion", "left", Ended.EXPELLED)


def test_an_officer_is_removed_from_the_post(wards):
    removed = Discipline.objects.get(form="removal")
    assert (removed.status, removed.post.post_id) == ("in_force", "committee_member")
    assert (removed.announced_on - removed.post.ends_on).days == 1
    assert removed.person.user_id == removed.post.user_id
    assert not removed.post.user.positions.active(timezone.localdate()).exists()


def test_complaints_wait_and_were_rejected_and_granted(wards):
    complaints = Appeal.objects.select_related("discipline")
    assert {each.answer: each.discipline.status for each in complaints} == {
        "": "in_force",
        "rejected": "enforced",
        "granted": "annulled",
    }
    officer = User.objects.get(username="demo.canbo.andong")
    waiting = Appeal.objects.get(answer="")
    assert waiting.discipline.case.get_absolute_url() in {
        todo.url for todo in appeals_to_answer(officer, timezone.localdate())
    }


def test_one_decision_was_annulled_by_a_complaint_and_one_taken_back_before_it_was_announced(wards):
    granted, revoked = Discipline.objects.filter(status="annulled").order_by("announced_on")
    assert granted.annul_resolution.effective_on == granted.annulled_on
    assert CasePaper.objects.filter(case=granted.case, slot="annulment").count() == 1
    assert (revoked.announced_on, revoked.annul_resolution, revoked.appeals.count()) == (None, None, 0)
    assert CaseStep.objects.filter(case=revoked.case, act="revoke").count() == 1


def test_one_unit_is_under_review_and_discipline_of_another_is_in_force(wards):
    reviewed, watched = Discipline.objects.exclude(unit=None).order_by("-case__number")
    assert (reviewed.status, reviewed.unit.code, reviewed.resolution) == ("hearing", "TM.AD.CD03", None)
    assert (watched.status, watched.unit.code, watched.form) == ("in_force", "TM.AD.CD25", "reprimand")
    assert {reviewed.case.opening_unit.code, watched.decider.code} == {"TM.AD"}


def test_one_decision_commends_ten_and_one_award_is_a_mistake(wards):
    given = Award.objects.valid().filter(form="commendation").values("number").annotate(number_of=Count("person"))
    assert [each["number_of"] for each in given] == [10]
    assert Award.objects.valid().filter(form="certificate", unit__isnull=False).count() == 1
    assert Award.objects.valid().filter(form="other").exclude(form_more="").count() == 1
    assert Award.objects.filter(void=True).exclude(void_reason="").count() == 1


def test_departures_stand_in_every_state_of_every_way(wards):
    statuses = set(Departure.objects.values_list("status", flat=True))
    assert statuses == set(DepartureStatus) - {DepartureStatus.CANCELLED}
    assert set(Departure.objects.values_list("way", flat=True)) == set(DepartureWay)
    done = Departure.objects.filter(status="done").exclude(way="leave").select_related("stay")
    assert all(each.stay.ends_on == each.leaves_on for each in done)
    assert Leave.objects.filter(ended_on=None, until__lt=timezone.localdate()).count() == 1
    slots = set(CasePaper.objects.filter(case__kind="departure").values_list("slot", flat=True))
    assert slots == {"age_list", "certificate", "minutes", "decision"}
    assert sorted(Honour.objects.values_list("status", flat=True)) == ["at_superior", "confirmed", "draft"]


def test_evaluations_of_two_years_stand_in_every_step_and_share_decisions(wards):
    last, now = EvaluationRound.objects.order_by("year")
    done = Rating.objects.filter(year=last.year, status="announced")
    assert done.count() == Rating.objects.filter(year=last.year).exclude(status="excluded").count() > 0
    named = (
        done.values("resolution").annotate(number=Count("evaluation", distinct=True)).values_list("number", flat=True)
    )
    assert max(named) == 3
    assert now.cut_off_on < timezone.localdate()
    slots = set(CasePaper.objects.filter(case__kind="evaluation").values_list("slot", flat=True))
    assert slots == {"minutes", "list", "decision"}
    assert set(UnitRating.objects.values_list("status", flat=True)) == {"decided", "at_superior", "draft"}


def test_a_member_asked_for_corrections_and_some_wait(wards):
    answered, waiting = CorrectionRequest.objects.order_by("asked_at")
    assert sorted(answered.corrections.values_list("status", flat=True)) == ["accepted", "accepted", "refused"]
    assert set(waiting.corrections.values_list("status", flat=True)) == {"waiting"}
    assert waiting.scan.content_type == "image/png"
    assert not Correction.objects.filter(answered_at__gt=timezone.now()).exists()


def test_no_case_or_entry_of_the_journal_lies_ahead_and_cases_are_numbered_by_their_days(wards):
    now = timezone.now()
    for kind in ("transfer", "admission", "honour", "training", "discipline"):
        cases = list(Case.objects.filter(kind=kind).order_by("pk"))
        assert [each.opened_on for each in cases] == sorted(each.opened_on for each in cases)
        assert [each.number for each in cases] == sorted(each.number for each in cases)
    assert not CaseStep.objects.filter(begun_at__gt=now).exists()
    assert not JournalEntry.objects.filter(at__gt=now).exists()


def test_both_sides_of_a_transfer_can_be_walked_with_accounts_of_the_demo(wards):
    waiting = {}
    for name in ("bithu.benxua", "canbo.andong", "canbo.benlua", "bithu.tovang"):
        user = User.objects.get(username=f"demo.{name}")
        numbers = [todo.number for todo in waiting_for(user, timezone.localdate())]
        waiting[name] = set(
            Case.objects.filter(kind="transfer", number__in=numbers, holder__positions__user=user).values_list(
                "status", flat=True
            )
        )
    assert waiting == {
        "bithu.benxua": {Status.DRAFT, Status.AT_RECEIVING_BRANCH},
        "canbo.andong": {Status.AT_SENDING_BASE, Status.RETURNED, Status.AT_RECEIVING_BASE, Status.AWAITING_REPLY},
        "canbo.benlua": {Status.AT_RECEIVING_BASE},
        "bithu.tovang": {Status.AT_RECEIVING_BRANCH},
    }


def test_cases_have_papers_files_and_words_and_some_are_late(wards):
    of_transfers = CasePaper.objects.filter(case__kind="transfer")
    assert {"slip", "introduction", "notice"} == set(of_transfers.values_list("slot", flat=True))
    assert set(CaseAttachment.objects.values_list("attachment__content_type", flat=True)) == {
        "application/pdf",
        "image/png",
    }
    assert CaseComment.objects.count() == 4
    assert {case.status for case in Case.objects.overdue()} >= {Status.AT_SENDING_BASE, Status.AT_RECEIVING_BASE}


def test_no_invented_person_or_branch_is_one_of_the_samples(wards):
    rows = [row for sheet in read(SAMPLE.read_bytes()).sheets[:1] for row in sheet.rows]
    names = {fold(str(row[1])) for row in rows if row[1]}
    branches = {fold(str(row[-1])) for row in rows if row[-1]}
    assert len(names) > 400
    assert len(branches) >= 24
    assert not names & {fold(person.full_name) for person in Person.objects.all()}
    assert not branches & {unit.folded_name for unit in Unit.objects.all()}


def test_the_same_seed_invents_the_same_people_and_another_seed_others():
    def people(seed):
        from random import Random

        return list(invent_people(Random(seed), 20, sector="school", today=date(2026, 11, 22), first=1))

    assert people(1) == people(1)
    assert people(1) != people(2)


def test_a_database_with_units_is_not_filled_again(wards):
    with pytest.raises(CommandError, match="đã có đơn vị"):
        call_command("seed_demo", verbosity=0)
