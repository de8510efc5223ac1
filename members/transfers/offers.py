"""What transfers offer on pages of people, who know nothing of transfers: handed over through the pillar."""

from django.urls import reverse
from django.utils import timezone

from branches.cases.models import CaseStep
from branches.cases.transitions import EXTEND
from members.people.models.persons import Standing
from members.transfers import queries, rules, texts
from members.transfers.models import CLOSED, Status


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them; a member who is on the way already is told so. One query."""
    if person.standing != Standing.MEMBER:
        return []
    decision = rules.may_draft(user, person)
    reason = decision.reason
    if decision and (transfer := queries.open_of([person.pk]).get(person.pk)):
        reason = texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number)
    url = reverse("members:transfers:create", args=[person.pk])
    return [{"label": texts.DO_DRAFT, "icon": "arrows-exchange", "url": url, "reason": reason}]


def on_roster(user) -> list[dict]:
    """What can be done with people chosen on a roster, as components/actbar.html takes it."""
    if not rules.may_draft_somewhere(user):
        return []
    return [{"label": texts.DO_LEAVERS, "icon": "arrows-exchange", "action": reverse("members:transfers:leavers")}]


def own_card(user, person) -> dict | None:
    """Where the own transfer stands, in words: which unit has it, since when, until when; never what units say of
    somebody. Two queries at most."""
    transfer = queries.own_of(person)
    member = person.standing == Standing.MEMBER
    if transfer is None and not member:
        return None
    over = transfer is None or transfer.status in CLOSED
    if over:
        acts = [(rules.may_ask(user, person), texts.OWN_ASK, "own_ask", "send")]
    else:
        acts = [
            (rules.may_withdraw_wish(user, transfer), texts.OWN_WITHDRAW, "own_withdraw", "x"),
            (rules.may_ask_withdrawal(user, transfer), texts.OWN_ASK_WITHDRAWAL, "own_withdraw", "arrow-back-up"),
        ]
    return {
        "template": "members/transfers/own_card.html",
        "transfer": _told(transfer) if transfer else None,
        "lead": texts.OWN_NONE if over and member else "",
        "acts": [
            {"label": label, "url": reverse(f"members:transfers:{route}"), "icon": icon}
            for decision, label, route, icon in acts
            if decision
        ],
    }


def _told(transfer):
    sentences, unit = [_stands(transfer)], transfer.case.opening_unit
    if transfer.status not in CLOSED and transfer.withdrawal_asked_on:
        sentences.append(texts.OWN_WITHDRAWAL.format(day=f"{transfer.withdrawal_asked_on:%d/%m/%Y}", unit=unit))
    elif transfer.status not in CLOSED and transfer.withdrawal_answer:
        sentences.append(texts.OWN_KEPT.format(unit=unit, answer=transfer.withdrawal_answer))
    elif reason := _why_withdrawn(transfer):
        sentences.append(texts.OWN_REFUSED.format(unit=unit, reason=reason))
    kinds = {Status.DONE: "ok", Status.WITHDRAWN: "none", Status.CANCELLED: "none"}
    draft = transfer.status == Status.DRAFT
    return {
        "title": texts.OWN_TITLE.format(target=transfer.target),
        "kind": kinds.get(transfer.status, "info"),
        "state": texts.OWN_WISH_STATE if draft else transfer.get_status_display(),
        "form": transfer.get_kind_display(),
        "sentences": sentences,
    }


def _stands(transfer) -> str:
    case = transfer.case
    facts = {"number": case.number, "unit": case.holder or case.opening_unit}
    if transfer.status == Status.DRAFT:
        return texts.OWN_WISH.format(day=f"{transfer.asked_on:%d/%m/%Y}", **facts)
    if transfer.status == Status.SCHEDULED:
        return texts.OWN_SCHEDULED.format(day=f"{transfer.effective_on:%d/%m/%Y}", **facts)
    if transfer.status in CLOSED:
        told = {Status.DONE: texts.OWN_DONE, Status.WITHDRAWN: texts.OWN_WITHDRAWN}
        return told.get(transfer.status, texts.OWN_CANCELLED).format(day=f"{case.closed_on:%d/%m/%Y}", **facts)
    # An extension begins a row of its own: the unit has it since the one before.
    came = case.steps.exclude(act=EXTEND).filter(holder__isnull=False).order_by("-pk").first()
    since = f"{timezone.localtime(came.begun_at):%d/%m/%Y}"
    if case.due_on:
        return texts.OWN_AT_DUE.format(since=since, due=f"{case.due_on:%d/%m/%Y}", **facts)
    return texts.OWN_AT.format(since=since, **facts)


def _why_withdrawn(transfer) -> str:
    """What the branch said of a wish that it took back."""
    if not transfer.wished or transfer.status != Status.WITHDRAWN:
        return ""
    steps = CaseStep.objects.filter(case=transfer.case_id, act="recall").order_by("-pk")
    return steps.values_list("note", flat=True).first() or ""
