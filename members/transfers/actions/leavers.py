"""Many people who leave at once, each for a place of their own: school leavers, a branch that is dissolved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.units.models import Unit
from members.people.models import Person
from members.people.queries import hindrances
from members.transfers import queries, rules, texts
from members.transfers.actions.drafts import draft_transfer
from members.transfers.actions.sending import send_transfer
from members.transfers.models import Transfer


@dataclass(frozen=True)
class Leaver:
    """One of them: where to, why not (empty where nothing stands in the way), what should be known, and what came."""

    person: Person
    to: Unit | None
    refused: str = ""
    warnings: tuple[str, ...] = ()
    transfer: Transfer | None = None


def judge_leavers(people: Sequence[Person], targets: Mapping[int, Unit | None], *, actor) -> list[Leaver]:
    """Each with what stands in the way; three queries for any number. `people` come with `current_unit`.

    `targets`: {key of a person: where to}; somebody who isn't in it stays.
    """
    known_of = hindrances.of_many([person.pk for person in people], queries.ACT)
    found = []
    for person in people:
        known = known_of.get(person.pk, [])
        blocks = [each.text for each in known if each.kind == hindrances.BLOCK]
        warnings = tuple(each.text for each in known if each.kind == hindrances.WARN)
        target = targets.get(person.pk)
        decision = rules.may_draft(actor, person)
        if not decision:
            refused = decision.reason
        elif blocks:
            refused = " ".join(blocks)
        elif person.pk not in targets:
            refused = texts.STAYS
        elif target is None:
            refused = texts.NO_TARGET
        else:
            refused = texts.TO_SAME if target.pk == person.current_unit_id else ""
        found.append(Leaver(person, target, refused, warnings))
    return found


@transaction.atomic
def draft_leavers(judged: Sequence[Leaver], *, actor, send: bool = False, **values) -> list[Leaver]:
    """A draft for each who passes, sent where asked, in one transaction; gives all with what became of them.

    `values` as in `draft_transfer`, the same for all. What an action refuses after all is taken back alone.
    """
    done = []
    for each in judged:
        if not each.refused:
            try:
                with transaction.atomic():
                    transfer = draft_transfer(each.person, actor=actor, to=each.to, **values)
                    if send:
                        transfer = send_transfer(transfer, actor=actor)
                each = replace(each, transfer=transfer)
            except PermissionDenied as refusal:
                each = replace(each, refused=str(refusal))
            except ValidationError as refusal:
                each = replace(each, refused=" ".join(refusal.messages))
        done.append(each)
    return done
