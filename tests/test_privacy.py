"""Numbers of people are readable nowhere but on their own record: not in a dump, a log or the text of an error."""

import logging
import os
import subprocess
import traceback

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from config.postgres_binaries import binaries
from members.people import texts
from members.people.actions import records
from members.people.models import Person
from tests.conftest import make_cast, make_tree
from tests.members.people.people import make_person
from tests.worlds import import_list

PEOPLE = [
    {"full_name": "Vi Thị Một", "citizen_id": "001303011117", "phone": "0911222333", "card_number": "001303011125"},
    {"full_name": "Vi Văn Hai", "citizen_id": "001203022226", "phone": "0922333444", "card_number": "001203022234"},
]
# A row of a list leaves its marks elsewhere: in the upload and in the staged rows.
LISTED = {"citizen_id": "001203033335", "phone": "0933444555"}
LIST = f"""Họ và tên,Ngày sinh,Giới tính,Số CCCD,Điện thoại,Chi đoàn
Vi Văn Ba,01/01/2003,Nam,{LISTED["citizen_id"]},{LISTED["phone"]},Chi đoàn Tổ 1
"""
NUMBERS = [each[field] for each in PEOPLE for field in ("citizen_id", "phone", "card_number")] + list(LISTED.values())


def readable(text: str) -> list[str]:
    """The numbers that stand in `text`: as they are, as people write them abroad, or as bytes that nobody encrypted."""
    forms = {number: (number, f"+84{number[1:]}", number.encode().hex()) for number in NUMBERS}
    return [number for number, written in forms.items() if any(form in text for form in written)]


def make_people(unit, actor):
    """Two people, one of whom is edited: versions hold what was before."""
    people = [make_person(unit, **each) for each in PEOPLE]
    records.edit_person(people[0], actor=actor, changes={"note": "x", "phone": "0911222334"}, version=1)
    return people


@pytest.mark.django_db(transaction=True)
def test_a_dump_of_the_database_shows_no_number():
    tree = make_tree()
    cast = make_cast(tree)
    make_people(tree.branch, cast.ward_officer)
    import_list(LIST, tree.ward, cast.ward_officer)
    where = connection.settings_dict
    answer = subprocess.run(
        [binaries().folder / "pg_dump", "--inserts", where["NAME"]],
        env={
            **os.environ,
            "PGHOST": where["HOST"],
            "PGPORT": str(where["PORT"]),
            "PGUSER": where["USER"],
            "PGPASSWORD": where["PASSWORD"],
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert [name for name in ("Vi Thị Một", "Vi Văn Hai", "Vi Văn Ba") if name not in answer.stdout] == []
    assert readable(answer.stdout) == []


def test_the_error_of_a_duplicate_shows_no_number(cast, tree, monkeypatch):
    first, second = make_people(tree.branch, cast.ward_officer)
    with pytest.raises(ValidationError) as told:
        make_person(tree.sister, "Người Khác", citizen_id=PEOPLE[1]["citizen_id"])
    assert readable(repr(told.value)) == []
    with pytest.raises(IntegrityError) as raw, transaction.atomic():
        Person.objects.filter(pk=first.pk).update(citizen_id_index=second.citizen_id_index)
    assert readable(f"{raw.value} {raw.value.__cause__.diag.message_detail}") == []


def test_what_somebody_who_was_faster_wrote_stays_unsaid(cast, tree, monkeypatch):
    make_people(tree.branch, cast.ward_officer)
    # Between the look and the write: what the look would have found isn't there yet.
    monkeypatch.setattr(records, "_others_with", lambda person: {})
    monkeypatch.setattr(Person, "full_clean", lambda person: None)
    with pytest.raises(ValidationError) as told:
        make_person(tree.sister, "Người Khác", citizen_id=PEOPLE[1]["citizen_id"])
    assert told.value.message_dict == {"citizen_id": [texts.CITIZEN_ID_TAKEN]}
    assert readable("".join(traceback.format_exception(told.value))) == []


@pytest.fixture
def officer(cast):
    client = Client(raise_request_exception=False)
    client.force_login(cast.ward_officer)
    return client


def test_a_refused_form_and_a_fault_of_the_server_leave_no_number_in_the_logs(
    officer, tree, caplog, capfd, monkeypatch, mailoutbox, settings
):
    settings.ADMINS = ["van-hanh@example.org"]
    caplog.set_level(logging.DEBUG)
    where = reverse("members:people:create")
    sent = {**PEOPLE[0], "unit": tree.branch.code, "birth_date": "31/02/2003"}
    assert officer.post(where, sent).status_code == 422
    taken = {**PEOPLE[1], "unit": tree.branch.code}
    make_person(tree.sister, **PEOPLE[1])
    assert officer.post(where, taken).status_code == 422

    def fail(**values):
        raise RuntimeError

    monkeypatch.setattr(records, "add_person", fail)
    assert officer.post(where, {**PEOPLE[0], "unit": tree.branch.code, "kind": "member"}).status_code == 500
    written = caplog.text + "".join(capfd.readouterr()) + "".join(str(letter.message()) for letter in mailoutbox)
    assert "RuntimeError" in written
    assert readable(written) == []


def test_the_servers_own_log_shows_no_number(cast, tree):
    logs = [path.read_text(errors="replace") for path in settings.ENVIRONMENT.data_dir.glob("postgres-*/server.log")]
    if not settings.ENVIRONMENT.database_url:
        assert logs
    assert [number for text in logs for number in readable(text)] == []
