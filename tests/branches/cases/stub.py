"""A small kind of case, made of rows of transfers: two steps, a way back, and an end that can't be taken back."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, deny
from branches.cases import transitions
from branches.cases.kinds import Act, CaseKind, PaperSlot, Step
from branches.cases.models import Case, CaseStep
from branches.pillars.contract import NavItem, Pillar
from branches.positions.models import Grant
from members.transfers.models import Status, Transfer
from tests.members.people.people import make_person

NOT_YOURS = "Chỉ đơn vị đang giữ hồ sơ làm được việc này."
NOT_THREE = "Ba chữ thôi là không đủ."
DAYS = 5


def may_manage(user, thing):
    return ALLOW if reach.can(user, Grant.MANAGE, thing.case.opening_unit) else deny(NOT_YOURS)


def may_confirm(user, thing):
    return ALLOW if reach.can(user, Grant.CONFIRM, thing.case.holder) else deny(NOT_YOURS)


def _run(code, may, to, holder=None, outcome="", due=DAYS):
    @transaction.atomic
    def run(thing, *, actor, version, note=""):
        thing = transitions.lock_case(thing, version=version)
        may(actor, thing).require()
        if note == "ba":
            raise ValidationError({"note": NOT_THREE})
        transitions.advance(
            thing,
            to,
            act=code,
            actor=actor,
            holder=holder(thing) if holder else None,
            due_on=timezone.localdate() + timedelta(days=due) if holder else None,
            note=note,
            outcome=outcome,
        )

    return run


class NoteForm(forms.Form):
    note = forms.CharField(label="Ý kiến", max_length=200)

    def __init__(self, *args, thing=None, things=(), actor, **kwargs):
        super().__init__(*args, **kwargs)


def _in(*statuses):
    return lambda thing: thing.status in statuses


def ward(thing):
    return thing.from_base


ACTS = [
    Act(
        "send",
        "Gửi lên cơ sở",
        "send",
        may_manage,
        _run("send", may_manage, Status.AT_SENDING_BASE, holder=ward),
        shown=_in(Status.DRAFT, Status.BACK_AT_BRANCH),
        tone="primary",
        bulk=True,
    ),
    Act(
        "confirm",
        "Xác nhận",
        "check",
        may_confirm,
        _run("confirm", may_confirm, Status.DONE, outcome=Case.Outcome.DONE),
        form=NoteForm,
        bulk_form=NoteForm,
        bulk=True,
        shown=_in(Status.AT_SENDING_BASE),
        tone="primary",
        told="Cơ sở xác nhận",
        lead="Hồ sơ kết thúc khi xác nhận.",
    ),
    Act(
        "hand_back",
        "Trả về chi đoàn",
        "arrow-back-up",
        may_confirm,
        _run("hand_back", may_confirm, Status.BACK_AT_BRANCH, holder=lambda thing: thing.from_unit),
        form=NoteForm,
        shown=_in(Status.AT_SENDING_BASE),
    ),
    Act(
        "recall",
        "Rút hồ sơ",
        "x",
        may_manage,
        _run("recall", may_manage, Status.WITHDRAWN, outcome=Case.Outcome.WITHDRAWN),
        shown=_in(Status.DRAFT, Status.BACK_AT_BRANCH, Status.AT_SENDING_BASE),
        tone="danger",
    ),
]


def find(keys):
    rows = Transfer.objects.filter(case__in=keys).select_related(
        "case__holder", "case__opening_unit", "from_base", "from_unit", "person"
    )
    return {row.case_id: row for row in rows}


def steps(thing):
    now = [Status.DRAFT, Status.AT_SENDING_BASE, Status.DONE].index(
        thing.status if thing.status in (Status.DRAFT, Status.AT_SENDING_BASE, Status.DONE) else Status.DRAFT
    )
    labels = ["Chi đoàn lập", "Cơ sở xác nhận", "Xong"]
    return [Step(label, "done" if n < now else "now" if n == now else "later") for n, label in enumerate(labels)]


KIND = CaseKind(
    code="stub",
    prefix="THU",
    name="Hồ sơ thử",
    icon="file-text",
    statuses={status.value: status.label for status in Status},
    find=find,
    acts=ACTS,
    steps=steps,
    parts=lambda user, thing: [],
    papers=[
        PaperSlot("letter", "Đơn đề nghị"),
        PaperSlot("book", "Sổ đoàn viên", outside=True),
        PaperSlot("extra", "Giấy thêm", required=lambda thing: False),
    ],
    lead=lambda thing: "đề nghị của đoàn viên",
)

PILLAR = Pillar(
    number=9,
    name="Thử",
    title="Chỉ để thử",
    case_kinds=[KIND],
    nav=[NavItem("Danh sách", "members:people:list")],
)


def make_case(branch, base, actor, name="Vi Thị Hạnh"):
    """A draft of `branch` about a person of that name."""
    person = make_person(branch, name)
    with transaction.atomic():
        case = transitions.open_case(KIND, about=name, unit=branch, actor=actor, status=Status.DRAFT, act="draft")
        return Transfer.objects.create(
            case=case, person=person, from_unit=branch, from_base=base, reason="work", proposed_on=date(2026, 12, 1)
        )


def act(thing, code, actor, **fields):
    """Do an act of the stub kind; gives the thing as it is then."""
    thing = find([thing.case_id])[thing.case_id]
    KIND.act(code).run(thing, actor=actor, version=thing.case.version, **fields)
    return find([thing.case_id])[thing.case_id]


def late(thing, days):
    """Move the running step's due day back, as if it had been reached `days` ago."""
    due = timezone.localdate() - timedelta(days=days)
    CaseStep.objects.filter(case=thing.case, ended_at=None).update(
        due_on=due, begun_at=timezone.now() - timedelta(days=days + 5)
    )
    Case.objects.filter(pk=thing.case_id).update(due_on=due)
