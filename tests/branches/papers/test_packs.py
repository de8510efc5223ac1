import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.attachments.models import StoredFile
from branches.audit.models import JournalEntry
from branches.jobs import queue
from branches.jobs.models import Job
from branches.papers import actions, packs, rendering, sight, tasks, texts
from tests.branches.papers.letters import LETTER, letter_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 8)


def issue(unit, actor, **context):
    return actions.issue(LETTER, letter_of(unit, **context), actor=actor, on=DAY, signer="A", signer_post="BÍ THƯ")


def make_pack(papers, owner):
    job = tasks.ask(papers, owner=owner)
    queue.run(job.pk, job.attempts)
    return Job.objects.get(pk=job.pk)


@pytest.fixture
def two(tree, cast):
    """A letter of one page and one whose list runs over several."""
    people = [{"number": at, "name": f"Nguyễn Văn {at}"} for at in range(1, 91)]
    return [issue(tree.ward, cast.ward_secretary), issue(tree.ward, cast.ward_secretary, people=people)]


def test_a_pack_has_all_pages_of_all_papers(two):
    counts = [packs.pages_of(each.pdf.read()) for each in two]
    assert counts[0] == 1
    assert counts[1] > 1
    assert packs.pages_of(packs.merge(two)) == sum(counts)


def test_the_number_of_pages_is_that_of_the_pictures(two, tree):
    people = [{"number": at, "name": f"Nguyễn Văn {at}"} for at in range(1, 91)]
    from branches.papers.composing import compose

    sheet = compose(LETTER, letter_of(tree.ward, people=people), on=DAY, reference="02-GM/ĐTN")
    assert len(rendering.pages(sheet, ppi=20)) == packs.pages_of(two[1].pdf.read())


def test_what_was_withdrawn_or_written_outside_isn_t_packed(tree, cast, two):
    actions.withdraw(two[0], actor=cast.ward_secretary, reason="Sai")
    outside = actions.enter(tree.ward, type="GM", actor=cast.ward_secretary, on=DAY, number=None, title="x")
    two[0].refresh_from_db()
    assert packs.packable([*two, outside]) == [two[1]]
    with pytest.raises(ValidationError) as told:
        packs.merge([two[0], outside])
    assert told.value.messages == [texts.PACK_EMPTY]


def test_a_pack_is_made_in_the_background_and_fetched_by_its_owner(client, cast, two):
    job = make_pack(two, cast.ward_officer)
    assert (job.status, job.arguments["papers"]) == ("done", [each.pk for each in two])
    assert JournalEntry.objects.get(act="papers.pack.made").details == {"count": 2}
    client.force_login(cast.ward_officer)
    answer = client.get(reverse("jobs:detail", args=[job.pk]), follow=True)
    assert list(answer.context["papers"]) == two
    assert client.get(reverse("papers:pack_file", args=[job.pk])).content.startswith(b"%PDF-")
    client.force_login(cast.ward_secretary)
    assert client.get(reverse("papers:pack_ready", args=[job.pk])).status_code == 404
    assert client.get(reverse("papers:pack_file", args=[job.pk])).status_code == 404


def test_a_pack_made_again_leaves_one_file(cast, two):
    before = StoredFile.objects.count()
    job = make_pack(two, cast.ward_officer)
    tasks.pack(job, **job.arguments)
    assert StoredFile.objects.count() == before + 1


def test_who_lost_sight_of_a_paper_gets_no_pack(client, cast, two):
    job = make_pack(two, cast.ward_officer)
    cast.ward_officer.positions.update(ends_on=timezone.localdate() - timedelta(days=1))
    client.force_login(cast.ward_officer)
    assert client.get(reverse("papers:pack_ready", args=[job.pk])).status_code == 200
    answer = client.get(reverse("papers:pack_file", args=[job.pk]))
    assert (answer.status_code, texts.PACK_NOT_YOURS in answer.text) == (403, True)


def test_what_hangs_on_a_thing_that_one_sees_is_seen_too(cast, two, monkeypatch):
    assert list(sight.seen_by(cast.outsider)) == []
    monkeypatch.setattr(sight, "_ways", [lambda user: [two[0].pk]])
    assert list(sight.seen_by(cast.outsider)) == [two[0]]


def test_old_packs_go_and_say_so(client, cast, two):
    job = make_pack(two, cast.ward_officer)
    kept = StoredFile.objects.count()
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - timedelta(days=8))
    tasks.drop_old_packs()
    assert StoredFile.objects.count() == kept - 1
    client.force_login(cast.ward_officer)
    assert client.get(reverse("papers:pack_ready", args=[job.pk])).status_code == 200
    answer = client.get(reverse("papers:pack_file", args=[job.pk]))
    assert (answer.status_code, texts.PACK_GONE.format(days=7) in answer.text) == (403, True)


@pytest.mark.parametrize("posted", [{}, {"so": ["x", "99999999999999999999"]}])
def test_nothing_chosen_is_told(client, tree, cast, posted):
    client.force_login(cast.ward_officer)
    answer = client.post(reverse("papers:pack", args=[tree.ward.code]), posted, follow=True)
    assert texts.PACK_NOT_CHOSEN in answer.text


def test_chosen_lines_of_the_register_become_a_job(client, tree, cast, two):
    client.force_login(cast.ward_officer)
    answer = client.post(reverse("papers:pack", args=[tree.ward.code]), {"so": [each.pk for each in two]})
    job = Job.objects.get(kind=tasks.KIND)
    assert re.fullmatch(rf".*/cong-viec/{job.pk}/", answer.url)
    assert job.arguments == {"papers": [each.pk for each in two]}
