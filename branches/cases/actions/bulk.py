"""One act done to a checked selection: judged first, then all that pass in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.cases import texts
from branches.cases.kinds import Act, CaseKind
from branches.cases.models import Case
from branches.cases.transitions import WrongState


@dataclass(frozen=True)
class Judged:
    """A case of the selection; `refused` says why the act can't be done to it, empty where it can."""

    case: Case
    thing: object
    refused: str = ""


def judge(kind: CaseKind, act: Act, cases: Sequence[Case], *, actor) -> list[Judged]:
    """Each case with the rule's answer. `cases` are of this kind and seen by `actor`; the queries of one `find`."""
    things = kind.find([case.pk for case in cases])
    found = []
    for case in cases:
        thing = things[case.pk]
        if not act.shown(thing):
            refused = texts.IN_STEP_NOW.format(step=kind.statuses.get(case.status, case.status))
        else:
            decision = act.may(actor, thing)
            refused = "" if decision else decision.reason
        found.append(Judged(case, thing, refused))
    return found


@transaction.atomic
def run_all(
    kind: CaseKind, act: Act, judged: Sequence[Judged], *, actor, versions: dict[str, int], fields: dict
) -> list[Judged]:
    """Do `act` to all that were not refused, in one transaction; gives all with what became of them.

    `versions`: {number: the version that the page showed}. What an action refuses after all is taken back alone; where
    what is done once for all can't be done (`Act.finish`) nothing is, and its ValidationError is raised.
    """
    done = []
    for each in judged:
        if each.refused:
            done.append(each)
            continue
        try:
            with transaction.atomic():
                act.run(each.thing, actor=actor, version=versions.get(each.case.number, 0), **fields)
        except (WrongState, PermissionDenied) as refusal:
            done.append(Judged(each.case, each.thing, str(refusal)))
        except ValidationError as refusal:
            done.append(Judged(each.case, each.thing, " ".join(refusal.messages)))
        else:
            done.append(each)
    passed = [each.case.pk for each in done if not each.refused]
    if act.finish and passed:
        finish(kind, act, passed, actor=actor, fields=fields)
    return done


def run_one(kind: CaseKind, act: Act, thing, *, actor, version: int, fields: dict):
    """Do `act` to one, with what follows from it once for all. Raises as `Act.run` and `Act.finish` do."""
    with transaction.atomic():
        act.run(thing, actor=actor, version=version, **fields)
        if act.finish:
            finish(kind, act, [thing.case.pk], actor=actor, fields=fields)


def finish(kind, act, keys, *, actor, fields):
    things = kind.find(keys)
    act.finish([things[key] for key in keys], actor=actor, **fields)
