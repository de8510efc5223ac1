"""Answers to many rows at once, the filter by reason, the policy, and which rows the page shows."""

import re
from datetime import date

import pytest
from django.utils import timezone

from branches.imports import texts
from branches.imports.models import ImportBatch
from branches.jobs import queue
from members.imports import tasks
from members.people.actions.records import edit_person
from members.people.models import Person
from tests.members.imports.conftest import commit, person, rows_of, sheet, upload
from tests.members.imports.test_pages import COLUMNS, url

PART = {"HX-Request": "true"}


@pytest.fixture
def asking(tree, cast):
    """Row 2 new, rows 3 and 4 without a birth date, row 5 with an impossible one."""
    rows = [
        person("Lê Văn Một"),
        person("Lê Văn Hai", birth_date=None),
        person("Lê Văn Ba", birth_date=None),
        person("Lê Văn Bốn", birth_date="31/02/2003"),
    ]
    return upload(sheet(*rows, columns=COLUMNS), tree.branch, cast.secretary)


@pytest.fixture
def twins(tree, cast):
    """A batch with one row that may mean two people of the branch, of the same name and year."""
    known = [person("Lê Văn Đôi", birth_date=date, gender="Nam") for date in ("01/02/2003", "05/06/2003")]
    commit(upload(sheet(*known, columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    return upload(sheet(person("Lê Văn Đôi", birth_date="2003"), columns=COLUMNS), tree.branch, cast.secretary)


def verdicts(batch):
    return {number: row.verdict for number, row in rows_of(batch).items()}


def shown(page) -> list[int]:
    """Numbers of the rows on a page, in their order."""
    return [int(number) for number in re.findall(r'<tr role="row" id="dong-(\d+)"', page)]


def test_a_selection_takes_one_answer_and_the_rows_it_doesnt_fit_are_counted(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    sent = {"selection": "1", "rows": ["3", "4", "5"], "decision": "accept", "tab": "can-xem"}
    answer = client.post(url("decide", asking), sent, headers=PART)
    assert answer.status_code == 200
    why = texts.UNFIT_ROWS.format(rows="5", reason=texts.UNFIT_ERROR)
    assert texts.ANSWERED_SOME.format(count=2, unfit=1, why=why) in answer.text
    assert verdicts(asking) == {2: "new", 3: "new", 4: "new", 5: "error"}
    client.post(url("decide", asking), {**sent, "decision": "clear"})
    assert verdicts(asking) == {2: "new", 3: "review", 4: "review", 5: "error"}
    client.post(url("decide", asking), {**sent, "rows": ["4"], "decision": "skip"})
    assert rows_of(asking)[4].decision == "skip"


def test_a_selection_of_nothing_or_of_nothing_fitting_is_told_so(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    before = rows_of(asking)
    nothing = client.post(url("decide", asking), {"selection": "1", "decision": "skip"}, headers=PART)
    assert (nothing.status_code, texts.NONE_CHOSEN in nothing.text) == (422, True)
    unfit = client.post(url("decide", asking), {"selection": "1", "rows": ["5"], "decision": "same"}, headers=PART)
    why = texts.UNFIT_ROWS.format(rows="5", reason=texts.UNFIT_ERROR)
    assert (unfit.status_code, texts.ANSWERED_NONE.format(unfit=1, why=why) in unfit.text) == (422, True)
    for rows in (["x"], ["-1"], ["99999999999"], ["0"], ["77"]):
        client.post(url("decide", asking), {"selection": "1", "rows": rows, "decision": "skip"})
    assert rows_of(asking) == before


def test_a_move_of_a_selection_needs_its_day(signed_in, cast, asking):
    sent = {"selection": "1", "rows": ["3"], "decision": "move"}
    answer = signed_in(cast.secretary).post(url("decide", asking), sent, headers=PART)
    assert (answer.status_code, texts.MOVE_NEEDS_DAY in answer.text) == (422, True)


@pytest.fixture
def coming(tree, cast):
    """Rows 2 and 3 of people of another branch, 4 of one of them again, 5 new without a birth date."""
    known = [person(f"Lê Văn {name}", member_code=f"100000{place}") for place, name in enumerate(("Một", "Hai"))]
    commit(upload(sheet(*known, columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    for each in known:
        each["branch"] = tree.sister.name
    new = person("Lê Văn Bốn", birth_date=None, branch=tree.sister.name)
    return upload(sheet(*known, known[1], new, columns=COLUMNS), tree.ward, cast.ward_officer)


def test_a_selection_is_moved_to_the_branch_of_the_file_and_who_cant_be_is_named(signed_in, cast, tree, coming):
    client = signed_in(cast.ward_officer)
    page = client.get(url("preview", coming)).text
    assert re.search(r'id="ngay-cac-dong"', page)
    sent = {"selection": "1", "rows": ["2", "3", "4", "5"], "decision": "move", "moved_on": "1/10/2026"}
    answer = client.post(url("decide", coming), sent, headers=PART).text
    asked = [texts.first_sentence(each.message) for each in rows_of(coming)[4].questions if "move" not in each.answers]
    why = [
        texts.UNFIT_ROWS.format(rows="4", reason=texts.UNFIT_ASKS.format(question=asked[0])),
        texts.UNFIT_ROWS.format(rows="5", reason=texts.UNFIT_NOWHERE_ELSE),
    ]
    assert texts.ANSWERED_SOME.format(count=2, unfit=2, why=" ".join(why)) in answer
    rows = rows_of(coming)
    assert [(row.decision, row.moved_on) for row in rows.values()] == [
        ("move", date(2026, 10, 1)),
        ("move", date(2026, 10, 1)),
        ("", None),
        ("", None),
    ]
    commit(ImportBatch.objects.get(pk=coming.pk), cast.ward_officer)
    moved = Person.objects.filter(current_unit=tree.sister).order_by("member_code")
    assert [each.member_code for each in moved] == ["1000000", "1000001"]


def test_a_selection_is_offered_what_some_row_of_the_page_takes(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    page = client.get(url("preview", asking))
    assert [each["value"] for each in page.context["answers"]] == ["accept", "skip"]
    assert "ngay-cac-dong" not in page.text
    client.post(url("decide", asking), {"row": 3, "decision": "skip"})
    page = client.get(url("preview", asking), {"tab": "tat-ca"})
    assert [each["value"] for each in page.context["answers"]] == ["accept", "skip", "clear"]


def test_a_selection_of_known_people_is_offered_the_move(signed_in, cast, coming):
    page = signed_in(cast.ward_officer).get(url("preview", coming))
    assert [each["value"] for each in page.context["answers"]] == ["accept", "same", "move", "skip"]


def test_of_several_who_may_be_meant_one_is_chosen_with_the_evidence_in_view(signed_in, cast, twins):
    client = signed_in(cast.secretary)
    page = client.get(url("preview", twins)).text
    first, second = Person.objects.order_by("pk")
    assert page.count('name="chosen"') == 2
    assert re.search(r"khớp \d+/100; giống: họ và tên", page)
    client.post(url("decide", twins), {"row": 2, "decision": "same", "chosen": second.pk})
    assert rows_of(twins)[2].subject_key == second.pk
    client.post(url("decide", twins), {"row": 2, "decision": "clear"})
    client.post(url("decide", twins), {"row": 2, "decision": "same", "chosen": first.pk})
    assert rows_of(twins)[2].subject_key == first.pk


def test_nobody_but_a_candidate_can_be_chosen(signed_in, cast, twins, tree):
    commit(upload(sheet(person("Người Khác"), columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    other = Person.objects.get(full_name="Người Khác")
    sent = {"row": 2, "decision": "same", "chosen": other.pk}
    answer = signed_in(cast.secretary).post(url("decide", twins), sent, headers=PART)
    assert (answer.status_code, rows_of(twins)[2].decision) == (422, "")


def test_reasons_are_listed_with_their_counts_and_filter_the_rows(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    page = client.get(url("preview", asking), {"tab": "can-xem"})
    assert [(each["kind"], each["rows"]) for each in page.context["reasons"]] == [
        ("missing:birth_date", 2),
        ("impossible_date:birth_date", 1),
    ]
    filtered = client.get(url("preview", asking), {"tab": "can-xem", "ly-do": "missing:birth_date"}).text
    assert shown(filtered) == [3, 4]
    assert "Dòng không có ngày sinh, sau này khó nhận ra người trùng." in filtered
    assert shown(client.get(url("preview", asking), {"ly-do": "impossible_date:birth_date"}).text) == [5]
    for odd in ("khong-co", "", "%", "missing"):
        assert shown(client.get(url("preview", asking), {"tab": "can-xem", "ly-do": odd}).text) == [3, 4, 5]


def test_repaired_cells_are_counted_and_lead_to_their_rows(signed_in, cast, tree):
    rows = [
        person("Lê Văn Một", citizen_id="64203012345"),
        person("Lê Văn Hai", citizen_id="64203012346", phone="+84912345678"),
        person("Lê Văn Ba"),
    ]
    batch = upload(sheet(*rows, columns=COLUMNS), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    fact = next(each for each in client.get(url("preview", batch)).context["facts"] if each["label"] == "Tự sửa")
    assert fact["value"] == "3 ô: 2 CCCD, 1 Điện thoại"
    found = client.get(fact["url"].partition("#")[0])
    assert (shown(found.text), found.context["reason"]["text"]) == ([2, 3], texts.ANY_REPAIR)


def test_reasons_that_name_a_row_are_one_kind(signed_in, cast, tree):
    twice = person("Lê Văn Một", phone="0912345678")
    rows = [twice, person("Lê Văn Hai", phone="0912345678"), person("Lê Văn Ba", phone="0912345678")]
    batch = upload(sheet(*rows, columns=COLUMNS), tree.branch, cast.secretary)
    page = signed_in(cast.secretary).get(url("preview", batch), {"ly-do": "phone_taken_in_file"})
    assert [(each["kind"], each["rows"]) for each in page.context["reasons"]] == [("phone_taken_in_file", 2)]
    assert shown(page.text) == [3, 4]


def test_the_row_that_was_mended_stays_in_view_with_its_new_verdict(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    sent = {"row": 3, "field": "birth_date", "text": "2003", "tab": "can-xem", "trang": "1"}
    answer = client.post(url("cell", asking), sent, headers=PART).text
    assert shown(answer) == [3, 4, 5]
    row = answer.partition('id="dong-3"')[2].partition("</tr>")[0]
    assert ("st-ok" in row, "data-focus" in row, "vừa sửa" in row) == (True, True, True)
    # Without scripts: the address leads back to the row.
    plain = client.post(url("cell", asking), {**sent, "row": 4}, follow=True)
    assert plain.redirect_chain[0][0].endswith("?tab=can-xem&trang=1&dong=4#dong-4")
    assert shown(plain.text) == [4, 5]


def test_the_policy_is_chosen_for_all_fields_and_for_one(signed_in, cast, tree):
    known = person("Lê Văn Một", member_code="1000001", phone="0912345678", note="cũ")
    columns = [*COLUMNS, "note", "email"]
    commit(upload(sheet(known, columns=columns), tree.branch, cast.secretary), cast.secretary)
    other = {**known, "phone": "0987654321", "note": "mới", "email": "mot@vi.du"}
    batch = upload(sheet(other, columns=columns), tree.branch, cast.secretary)
    client = signed_in(cast.secretary)
    assert sorted(rows_of(batch)[2].old) == ["email", "note", "phone"]
    client.post(url("policy", batch), {"policy": "fill", "policy-note": "overwrite", "policy-khong": "ask"})
    assert sorted(rows_of(batch)[2].old) == ["email", "note"]
    assert ImportBatch.objects.get(pk=batch.pk).options["policy"] == {"*": "fill", "note": "overwrite"}
    client.post(url("policy", batch), {"policy": "ask"})
    assert verdicts(batch) == {2: "review"}
    page = client.get(url("preview", batch)).text
    assert 'value="ask" checked' in page
    client.post(url("decide", batch), {"row": 2, "decision": "keep"})
    assert sorted(rows_of(batch)[2].old) == ["email"]
    for odd in ({}, {"policy": "khong"}, {"policy-branch": "fill"}):
        assert client.post(url("policy", batch), odd).status_code == 302
    assert ImportBatch.objects.get(pk=batch.pk).options["policy"] == {}


def test_what_changed_since_the_preview_is_listed_row_by_row(signed_in, cast, tree):
    people = [
        person(f"Lê Văn {name}", member_code=f"100000{place}", phone="0912345678")
        for place, name in enumerate(("Một", "Hai", "Ba"))
    ]
    commit(upload(sheet(people[0], columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    batch = upload(sheet({**people[0], "phone": "0987654321"}, people[1], columns=COLUMNS), tree.branch, cast.secretary)
    someone = Person.objects.get()
    edit_person(someone, actor=cast.deputy, changes={"phone": "0933333333"}, version=someone.version)
    client = signed_in(cast.secretary)
    page = client.post(url("commit", batch), follow=True).text
    assert "Đã khác đi" in page
    assert shown(page) == [2]
    assert texts.MOVED_ON.format(was="Cập nhật") in page
    # Seen, and committed as it is now: the list of what moved goes away.
    client.post(url("commit", batch))
    assert "Đã khác đi" not in client.get(url("preview", batch)).text


def test_odd_addresses_of_a_preview_show_a_page(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    for name in ("tab", "trang", "ly-do", "dong", "chi-doan"):
        for odd in ("", "x", "-1", "0", "99999999999999999999", "tat-ca", "²", "da-khac"):
            assert client.get(url("preview", asking), {name: odd}).status_code == 200
    assert shown(client.get(url("preview", asking), {"tab": "tat-ca", "trang": "7"}).text) == [2, 3, 4, 5]


@pytest.fixture
def large(monkeypatch):
    """Every batch is one whose rows are judged in the background."""
    monkeypatch.setattr("branches.imports.views.changes.JUDGED_AT_ONCE", 1)


def test_one_answer_to_the_rows_of_a_large_file_is_given_by_a_job(signed_in, cast, asking, large):
    client = signed_in(cast.secretary)
    sent = {"kind": "missing:birth_date", "decision": "accept"}
    answer = client.post(url("decide", asking), sent, headers=PART)
    assert answer.headers["HX-Redirect"] == url("preview", asking)
    batch = ImportBatch.objects.get(pk=asking.pk)
    assert (batch.job.kind, verdicts(asking)[3]) == (tasks.ANSWER, "review")
    assert texts.WORKING["answer"] in client.get(url("preview", asking)).text
    queue.run(batch.job.pk, 0)
    assert verdicts(asking) == {2: "new", 3: "new", 4: "new", 5: "error"}
    page = client.get(url("preview", asking))
    assert texts.WORKING["answer"] not in page.text
    batch.job.refresh_from_db()
    given = texts.ANSWER_GIVEN.format(question="không có ngày sinh", answer="nhận")
    at = f"{timezone.localtime(batch.job.finished_at):%H:%M, %d/%m/%Y}"
    assert page.context["answered"] == texts.GIVEN.format(what=given, by=cast.secretary, at=at)
    assert (batch.job.done, batch.job.total) == (4, 4)


def test_a_move_of_many_rows_without_its_day_is_refused_before_any_job(signed_in, cast, asking, large):
    sent = {"kind": "missing:birth_date", "decision": "move"}
    answer = signed_in(cast.secretary).post(url("decide", asking), sent, headers=PART)
    assert (answer.status_code, texts.MOVE_NEEDS_DAY in answer.text) == (422, True)
    assert ImportBatch.objects.get(pk=asking.pk).job is None


def test_an_answer_to_a_batch_that_was_written_meanwhile_says_so(signed_in, cast, asking, large):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), {"kind": "missing:birth_date", "decision": "accept"})
    commit(asking, cast.secretary)
    job = ImportBatch.objects.get(pk=asking.pk).job
    queue.run(job.pk, 0)
    job.refresh_from_db()
    assert (job.status, job.message) == ("failed", texts.NOT_IN_PREVIEW.format(now="Đã ghi"))


def test_the_policy_of_a_large_file_is_changed_by_a_job(signed_in, cast, asking, large):
    signed_in(cast.secretary).post(url("policy", asking), {"policy": "fill"})
    batch = ImportBatch.objects.get(pk=asking.pk)
    assert (batch.job.kind, batch.options.get("policy")) == (tasks.ANSWER, None)
    queue.run(batch.job.pk, 0)
    batch.refresh_from_db()
    assert batch.options["policy"] == {"*": "fill"}
    assert texts.POLICY_GIVEN in signed_in(cast.secretary).get(url("preview", asking)).text
