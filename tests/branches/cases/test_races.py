"""Two people at one case at the same moment, each over a connection of their own."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from branches.cases import texts
from branches.cases.actions.files import attach
from branches.cases.actions.papers import issue_paper
from branches.cases.models import Case, CasePaper
from branches.cases.transitions import WrongState
from members.transfers.kind import KIND
from tests.branches.cases import stub
from tests.branches.cases.files import pdf
from tests.branches.cases.test_papers import begin
from tests.branches.units.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def tried(work):
    """What came of it: "done", or the refusal."""

    def run():
        try:
            work()
        except (WrongState, PermissionDenied) as refusal:
            return type(refusal).__name__
        except ValidationError as refusal:
            return refusal.messages[0]
        return "done"

    return run


def test_of_two_officers_who_do_a_step_at_once_one_is_told(sent, cast):
    def confirm(actor):
        thing = stub.find([sent.case_id])[sent.case_id]
        version = thing.case.version
        return tried(lambda: stub.KIND.act("confirm").run(thing, actor=actor, version=version, note="được"))

    results = at_once(confirm(cast.ward_officer), confirm(cast.ward_secretary))
    assert sorted(results) == ["WrongState", "done"]
    assert [step.act for step in Case.objects.get(pk=sent.case_id).steps.order_by("pk")] == ["draft", "send", "confirm"]


def test_of_two_who_issue_one_paper_at_once_one_takes_a_number(tree, cast):
    transfer = begin(tree, cast)
    case = Case.objects.for_page().get(pk=transfer.case_id)

    def issue(actor):
        signed = {"on": transfer.case.opened_on, "signer": "Võ Văn Phường", "signer_post": "BÍ THƯ"}
        return tried(lambda: issue_paper(KIND, KIND.slot("introduction"), case, actor=actor, **signed))

    results = at_once(issue(cast.ward_officer), issue(cast.ward_secretary))
    assert sorted(results) == sorted(["done", texts.ISSUED_ALREADY])
    assert list(CasePaper.objects.values_list("paper__number", flat=True)) == [1]


def test_two_who_attach_at_once_keep_within_the_room(sent, cast, monkeypatch):
    monkeypatch.setattr("branches.attachments.rules.most_files", lambda: 1)

    def add(actor):
        case = Case.objects.for_page().get(pk=sent.case_id)
        return tried(lambda: attach(case, actor=actor, uploads=[pdf()]))

    results = at_once(add(cast.secretary), add(cast.ward_officer))
    assert (results.count("done"), sent.case.attachments.count()) == (1, 1)
