"""Every act of a kind of case, by everybody, on a case as it stands: each is done as the page does it, and taken back.

What became of all of them is compared with a table at once.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.audit.models import JournalEntry
from branches.cases.actions.bulk import run_one
from branches.cases.models import Case, CaseStep
from branches.cases.transitions import WrongState

GONE, NOT_YOURS = "WrongState", "PermissionDenied"
# Who tries an act that isn't there: one who may do everything, and one who may do nothing here.
TRYING = ("system", "outsider")


def outcomes(kind, thing, people, fields, rows=None) -> dict[tuple[str, str], str]:
    """{(code of the act, short name): the status after it, or the refusal by its class}.

    `fields(code)` is what the form of an act would hand over; `rows`, where the case has any, is a queryset of them.
    What the pages would offer agrees with what the actions do; a refusal leaves case, thing, rows and journal alone.
    An act that isn't there is tried by the two of TRYING alone.
    """
    before, found = stored(thing, rows), {}
    for act in kind.acts:
        seen = kind.find([thing.case_id])[thing.case_id]
        there, values = act.shown(seen), fields(act.code)
        for name in people if there else TRYING:
            user = people[name]
            offered = bool(there and act.may(user, seen))
            with transaction.atomic():
                try:
                    run_one(kind, act, seen, actor=user, version=seen.case.version, fields=values)
                except (WrongState, PermissionDenied) as refusal:
                    said, done = type(refusal).__name__, False
                    assert (act.code, name, stored(thing, rows)) == (act.code, name, before)
                except ValidationError as fault:
                    said, done = f"ValidationError: {fault.messages}", offered
                else:
                    said, done = type(thing).objects.get(pk=thing.pk).status, True
                transaction.set_rollback(True)
            found[act.code, name] = said if done == offered else f"{said}, but offered: {offered}"
    assert stored(thing, rows) == before
    return found


def expected(kind, ways, people, doers) -> dict[tuple[str, str], str]:
    """What `outcomes` should give: `ways` is {act that is there: status after it}, `doers` {act: short names}.

    Where an act isn't there everybody is told so alike, whoever asks.
    """
    wanted = {}
    for act in kind.acts:
        if act.code not in ways:
            wanted |= {(act.code, name): GONE for name in TRYING}
        else:
            wanted |= {(act.code, name): ways[act.code] if name in doers[act.code] else NOT_YOURS for name in people}
    return wanted


def differences(found, wanted) -> dict:
    """{key: (what was found, what was wanted)} where they disagree."""
    keys = [*found, *(key for key in wanted if key not in found)]
    return {key: (found.get(key), wanted.get(key)) for key in keys if found.get(key) != wanted.get(key)}


def doers(acts, people, look) -> dict[str, set[str]]:
    """{code: short names of who may}, of `acts` {code: what does it as a user} that no case page offers. Each is taken
    back; who may not is told so, and `look()` finds everything as it was."""
    before, found = look(), {code: set() for code in acts}
    for code, act in acts.items():
        for name, user in people.items():
            with transaction.atomic():
                try:
                    act(user)
                except PermissionDenied:
                    assert (code, name, look()) == (code, name, before)
                else:
                    found[code].add(name)
                transaction.set_rollback(True)
    return found


def stored(thing, rows=None):
    """All that an act could change, as the database has it."""
    return (
        Case.objects.filter(pk=thing.case_id).values().get(),
        type(thing).objects.filter(pk=thing.pk).values().get(),
        [] if rows is None else list(rows.order_by("pk").values()),
        CaseStep.objects.filter(case=thing.case_id).count(),
        JournalEntry.objects.count(),
    )


def edges(flow) -> set[tuple[str, str]]:
    """(before, after) of all steps of a FLOW."""
    return {(str(before), str(after)) for before, all_after in flow.items() for after in all_after}
