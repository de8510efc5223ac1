"""The three papers of a transfer. They tell what the receiving side may know before it takes in, no more."""

import json

from branches.papers.kinds import PaperKind
from branches.papers.letterheads import committee_of
from branches.papers.models import Type
from members.transfers.models import Kind
from members.transfers.papers import texts


def _newcomer(transfer) -> dict:
    return json.loads(transfer.newcomer) if transfer.newcomer else {}


def _name(transfer) -> str:
    return transfer.person.full_name if transfer.person else _newcomer(transfer).get("full_name", "")


def _person(transfer) -> dict:
    person = transfer.person
    if person is None:
        return {"birth": "", "gender": "", "member_code": "", "joined": ""}
    return {
        "birth": str(person.birth or ""),
        "gender": person.get_gender_display(),
        "member_code": person.member_code,
        "joined": str(person.joined or ""),
    }


def _from(transfer) -> str:
    """The committee that sends, as it is addressed; empty for one that nobody wrote down."""
    return committee_of(transfer.from_base) if transfer.from_base else transfer.outside_unit


def _to(transfer) -> str:
    return committee_of(transfer.to_base) if transfer.to_base else transfer.outside_unit or transfer.wished_place


def _context(transfer) -> dict:
    return {
        "form": transfer.get_kind_display(),
        "case_number": transfer.case.number,
        "full_name": _name(transfer),
        **_person(transfer),
        "from_branch": str(transfer.from_unit or transfer.outside_unit),
        "branch_committee": committee_of(transfer.from_unit) if transfer.from_unit else "",
        "from_base": str(transfer.from_base or transfer.outside_unit),
        "from_committee": _from(transfer),
        "to_base": str(transfer.to_base or transfer.outside_unit or transfer.wished_place),
        "to_committee": _to(transfer),
        "to_branch": str(transfer.to_unit or ""),
        "reason": transfer.reason_more or transfer.get_reason_display(),
        "remark": transfer.remark,
        "dues": f"{transfer.dues_paid_to:%m/%Y}" if transfer.dues_paid_to else "",
        "asked_on": _day(transfer.asked_on),
        "proposed_on": _day(transfer.proposed_on),
        "effective_on": _day(transfer.effective_on),
        "until": _day(transfer.expected_end_on),
        "guest": transfer.kind != Kind.PERMANENT,
        "for_good": transfer.kind == Kind.PERMANENT,
        "for_a_time": transfer.kind == Kind.TEMPORARY,
        "at_home": transfer.kind == Kind.RESIDENTIAL,
    }


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _kind(code, type_, name, *, issuer, recipient, confirmed=False):
    return PaperKind(
        code=f"transfers.{code}",
        type=type_,
        name=name,
        template=f"transfers/{code}",
        issuer=issuer,
        context=_context,
        title=lambda transfer: texts.TITLE.format(paper=name, name=_name(transfer)),
        recipient=recipient,
        address=lambda transfer: transfer.case.get_absolute_url(),
        confirmed=confirmed,
    )


# By the sending cơ sở; goes with the member.
INTRODUCTION = _kind(
    "introduction", Type.INTRODUCTION, texts.INTRODUCTION, issuer=lambda transfer: transfer.from_base, recipient=_to
)
# By the sending chi đoàn, confirmed by its cơ sở: remark and dues.
SLIP = _kind("slip", Type.SLIP, texts.SLIP, issuer=lambda transfer: transfer.from_unit, recipient=_from, confirmed=True)
# By the receiving cơ sở, back to the sending one.
NOTICE = _kind("notice", Type.SLIP, texts.NOTICE, issuer=lambda transfer: transfer.to_base, recipient=_from)
