"""Choosing what an import does where the record says otherwise."""

from collections.abc import Callable, Mapping

from django.db import transaction

from branches.audit import journal
from branches.imports.actions.preview import in_preview
from branches.imports.actions.verdicts import judge_all
from branches.imports.models import ImportBatch
from branches.imports.policies import MODES
from branches.imports.targets import target


@transaction.atomic
def set_policy(
    batch: ImportBatch, policy: Mapping[str, str], *, actor, progress: Callable[[int], None] = lambda done: None
) -> ImportBatch:
    """Overwrite, fill empty fields or ask (branches.imports.policies): `policy` maps fields, and "*" for any other, to
    a mode. Judges every row again; answers that no longer fit count as none. `progress` is told how many are judged.

    Raises PermissionDenied, WrongState; KeyError for a field that the target lacks or a mode that doesn't exist.
    """
    batch = in_preview(batch, actor)
    kind = target(batch.target)
    for name, mode in policy.items():
        if (name != "*" and name not in kind.fields) or name == kind.unit_field:
            raise KeyError(name)
        if mode not in MODES:
            raise KeyError(mode)
    usual = policy.get("*", MODES[0])
    chosen = {name: mode for name, mode in policy.items() if name == "*" or mode != usual}
    with journal.act("imports.policy.chosen", actor=actor, subject=batch, unit=batch.unit, policy=chosen):
        batch.options = {**batch.options, "policy": chosen}
        batch.save(update_fields=["options"])
        judge_all(batch, kind, actor, progress=progress)
    return batch
