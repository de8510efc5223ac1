"""The only door to the ledger, and to the copy of it on each person.

Every function locks the people it touches, writes, refreshes the copy and marks the summaries. None of them asks a rule
or writes the journal: the act that calls them (an admission, a transfer, an import) has done both.

One change ahead is enough for a person: while a main stay is to begin or end on a day to come, every other change of it
is refused with a sentence that names the day and the case (queries/planned.py), or `cancel_planned` comes first.
"""

from members.people.actions.memberships.attached import attach, detach, end_guests, extend
from members.people.actions.memberships.copies import lock_people, refresh_copy, settle_due
from members.people.actions.memberships.many import (
    Opening,
    move_many,
    new_stays,
    open_many,
    take_back_many,
    void_many,
    void_with_people,
)
from members.people.actions.memberships.planned import cancel_planned
from members.people.actions.memberships.single import (
    LISTED,
    end_main,
    enter_system,
    leave_system,
    move_person,
    note_listing,
    open_main,
    restore_stay,
    transfer_person,
    void_membership,
)

__all__ = [
    "LISTED",
    "Opening",
    "attach",
    "cancel_planned",
    "detach",
    "end_guests",
    "end_main",
    "enter_system",
    "extend",
    "leave_system",
    "lock_people",
    "move_many",
    "move_person",
    "new_stays",
    "note_listing",
    "open_main",
    "open_many",
    "refresh_copy",
    "restore_stay",
    "settle_due",
    "take_back_many",
    "transfer_person",
    "void_many",
    "void_membership",
    "void_with_people",
]
