"""What pages, rules and actions ask about transfers; many at once wherever more than one may be shown."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from branches.cases.models import Case, CaseAttachment
from branches.pillars.contract import Mark
from branches.positions.models import Position
from branches.units.models import Unit
from branches.vietnamese import partial_dates
from branches.vietnamese.partial_dates import PartialDate
from members.people.models import Membership, Person
from members.people.models.derived import assign, normalise
from members.people.models.memberships import Kind
from members.people.queries.hindrances import BLOCK, WARN, Hindrance
from members.transfers import texts
from members.transfers.models import CLOSED, Status, Transfer, Way
from members.transfers.models import Kind as TransferKind

# What somebody begins here, as other slices are asked about it.
ACT = "transfer"

# The units


def branches_of(base: Unit):
    """The open branches whose cơ sở is `base`, in the order of the tree."""
    below = Unit.objects.open().below(base).filter(level__is_branch=True).select_related("level", "sector")
    if not base.level.is_grassroots:
        # Only what stands directly below it, and is not its own cơ sở, has it for its cơ sở.
        return below.filter(Q(depth=base.depth + 1, level__is_grassroots=False) | Q(pk=base.pk))
    others = Unit.objects.below(base).filter(level__is_grassroots=True).exclude(pk=base.pk)
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    nearer = others.alias(branch=own_path).filter(branch__startswith=F("path"))
    return below.filter(~Exists(nearer.order_by()))


def may_receive(unit: Unit) -> bool:
    """Whether people can be sent to `unit`: a branch, or a unit that is the cơ sở of some branch."""
    return unit.level.is_branch or branches_of(unit).exists()


def by_code(code: str) -> Unit | None:
    """An open unit anywhere: where somebody goes to lies outside the sender's reach as a rule."""
    return Unit.objects.open().filter(code=code.strip().upper()).select_related("level").first()


# The transfers


def find(keys: Iterable[int]) -> dict[int, Transfer]:
    """{key of a case: its transfer}, with all that the pages and the rules ask for. Two queries."""
    found = {
        transfer.case_id: transfer
        for transfer in Transfer.objects.filter(case__in=list(keys)).select_related(
            "case__holder__level",
            "case__opening_unit__level",
            "case__opened_by",
            "person__user",
            "person__current_unit",
            "person__kept_by",
            "from_unit__level",
            "from_base__level",
            "to_base__level",
            "to_unit__level",
            "stay__unit",
        )
    }
    _attach_posts(found.values())
    return found


def named_in(unit: Unit):
    """Keys of the cases under way that name `unit` as where somebody goes; drafts aside, they are told when sent."""
    named = Transfer.objects.open().exclude(status=Status.DRAFT).filter(Q(to_unit=unit) | Q(to_base=unit))
    return named.values_list("case", flat=True)


def counts_for(transfer: Transfer) -> set[int]:
    """Units for which a transfer that is done counts besides the one that opened it: those that received."""
    return {transfer.to_unit_id, transfer.to_base_id} - {None}


def open_of(people: Iterable[int]) -> dict[int, Transfer]:
    """{key of a person: the open transfer}, with its case and where it goes. One query."""
    transfers = Transfer.objects.open().filter(person__in=list(people))
    return {transfer.person_id: transfer for transfer in transfers.select_related("case", "to_base", "to_unit")}


def own_of(person: Person) -> Transfer | None:
    """The transfer of which its member is told: the open one, else the last that ended. What a branch prepares on its
    own is no matter of the member's before it is sent. One query."""
    shown = Transfer.objects.filter(person=person).filter(Q(wished=True) | Q(case__draft=False))
    shown = shown.select_related("case__holder", "case__opening_unit", "person", "to_base", "to_unit", "stay")
    return shown.alias(over=Q(status__in=CLOSED)).order_by("over", "-pk").first()


def asked_by_members(units: Iterable[int]) -> QuerySet:
    """Open transfers of these units (keys) in which a member waits for an answer: drafts that they asked for, and those
    that they want back."""
    waits = Q(wished=True, status=Status.DRAFT) | Q(withdrawal_asked_on__isnull=False)
    found = Transfer.objects.open().filter(waits, case__opening_unit__in=list(units))
    return found.select_related("case").order_by("pk")


def cases_of(person: int) -> QuerySet:
    """Keys of the cases about this person, closed ones too."""
    return Transfer.objects.filter(person=person).values("case")


def about_people(people: Iterable[int]) -> dict[int, list[int]]:
    """{key of a person: the open case about them}. One query."""
    return {person: [transfer.case_id] for person, transfer in open_of(people).items()}


def posts_of(transfer: Transfer) -> list[Position]:
    """Posts that the person holds in the unit left and above it, or will hold: an officer's transfer needs a note."""
    if not hasattr(transfer, "_posts"):
        _attach_posts([transfer])
    return transfer._posts


def posts_held(person: Person) -> list[Position]:
    """The same of somebody who is about to be transferred."""
    return posts_of(Transfer(person=person, from_unit=person.current_unit))


def higher_posts_of(transfer: Transfer) -> list[Position]:
    """Those of them held above the unit left: whether they end too is put to who confirms."""
    return [each for each in posts_of(transfer) if each.unit_id != transfer.from_unit_id]


def _attach_posts(transfers: Iterable[Transfer]):
    transfers = list(transfers)
    users = {transfer.person.user_id for transfer in transfers if transfer.person_id} - {None}
    held = []
    if users:
        today = timezone.localdate()
        held = list(
            Position.objects.filter(user__in=users)
            .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
            .select_related("post", "unit__level")
        )
    for transfer in transfers:
        # A guest elsewhere leaves no unit: no post ends.
        leaves = transfer.person_id and transfer.kind == TransferKind.PERMANENT
        user = transfer.person.user_id if leaves else None
        origin = transfer.from_unit.path if transfer.from_unit_id else ""
        transfer._posts = [each for each in held if user and each.user_id == user and origin.startswith(each.unit.path)]


def post_names(positions: Sequence[Position]) -> str:
    return ", ".join(f"{each.title} ({each.unit})" for each in positions)


def hindrances_for(people: Sequence[int], act: str) -> dict[int, list[Hindrance]]:
    """{key of a person: what transfers say of it}, where an `act` of a slice is to begin: somebody on the way is
    neither transferred again, nor admitted, nor let go."""
    found = defaultdict(list)
    for person, transfer in open_of(people).items():
        found[person].append(Hindrance(BLOCK, texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number)))
    if act == ACT:
        attached = Membership.objects.running().exclude(kind=Kind.MAIN).filter(person__in=people).select_related("unit")
        for stay in attached:
            sentence = texts.ATTACHED_ELSEWHERE.format(kind=stay.get_kind_display(), unit=stay.unit)
            found[stay.person_id].append(Hindrance(WARN, sentence))
    return dict(found)


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{key of a person: "Đang chuyển"}, of those whose case this user may open: a draft is the sender's alone. What is
    settled and waits for its day is told by the ledger. Two queries, one where nobody is on the way."""
    transfers = {key: each for key, each in open_of(people).items() if each.status != Status.SCHEDULED}
    if not transfers:
        return {}
    cases = [transfer.case_id for transfer in transfers.values()]
    visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    return {key: [_mark(transfer)] for key, transfer in transfers.items() if transfer.case_id in visible}


def _mark(transfer):
    target = transfer.target
    sentence = texts.ON_THE_WAY_TO.format(unit=target, number=transfer.case.number)
    text = texts.DRAFTED if transfer.case.draft else texts.ON_THE_WAY
    return Mark("info", text, sentence, transfer.case.get_absolute_url())


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: an open transfer hangs on it."""
    return {key: [texts.TIE.format(number=transfer.case.number)] for key, transfer in open_of(people).items()}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


def due_to_settle(on: date):
    """Scheduled transfers whose day has come."""
    due = Q(way=Way.OUT, stay__ends_on__lte=on) | Q(~Q(way=Way.OUT), stay__begins_on__lte=on)
    return Transfer.objects.filter(due, status=Status.SCHEDULED).select_related("stay").order_by("pk")


# Days


def ledger_day(transfer: Transfer) -> date | None:
    """The day that the ledger took, None before the last step: the first one in the new unit, or in none any more."""
    if transfer.stay is None:
        return None
    return transfer.stay.ends_on if transfer.way == Way.OUT else transfer.stay.begins_on


def default_day(transfer: Transfer, today: date) -> date:
    """The later of the proposed day and today."""
    return max(transfer.proposed_on, today)


def joined(transfer: Transfer) -> PartialDate | None:
    """When the person joined the union, as far as that is known."""
    if transfer.person_id:
        return transfer.person.joined
    return partial_dates.parse(text) if (text := newcomer(transfer).get("joined_on")) else None


def newcomer(transfer: Transfer) -> dict:
    """What the receiving branch wrote down of somebody from outside: texts by field name of Person."""
    return json.loads(transfer.newcomer) if transfer.newcomer else {}


def described(transfer: Transfer) -> Person:
    """The person, or, until there is a record, one that was never saved, as the receiving branch described it."""
    if transfer.person_id:
        return transfer.person
    person = Person()
    assign(person, normalise(newcomer(transfer)))
    return person


def has_file(transfer: Transfer, slot: str) -> bool:
    """Whether a file hangs on the case as this paper."""
    return CaseAttachment.objects.filter(case=transfer.case_id, slot=slot, removed_at__isnull=True).exists()


def is_open(transfer: Transfer) -> bool:
    return transfer.status not in CLOSED
