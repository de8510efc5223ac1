"""The one door through which a status changes."""

from branches.cases import texts


class WrongState(Exception):
    """Somebody was faster: the thing no longer stands where the page saw it."""


def lock(thing):
    """The row of `thing` as it stands now, locked until the transaction ends."""
    return type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)


def move(thing, status, **changes):
    """Write `status` and `changes` to a locked `thing`; raises WrongState when its FLOW has no such step."""
    if status not in thing.FLOW[thing.status]:
        raise WrongState(texts.WRONG_STATE.format(now=thing.get_status_display()))
    changes["status"] = status
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(changes))
