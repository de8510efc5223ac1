"""Everything that changes an admission. Split by noun; other code imports from here."""

from members.admissions.actions.ceremony import abandon_admission, admit, call_off_ceremony, settle_due
from members.admissions.actions.deciding import (
    approve_admission,
    refuse_admission,
    resolve_admissions,
    resolve_again,
    return_admission,
)
from members.admissions.actions.opening import edit_admission, open_admission
from members.admissions.actions.preparing import (
    ask_party,
    open_restricted,
    record_application,
    record_class,
    record_task,
    send_admission,
    vote_on_admission,
    withdraw_admission,
)

__all__ = [
    "abandon_admission",
    "admit",
    "approve_admission",
    "ask_party",
    "call_off_ceremony",
    "edit_admission",
    "open_admission",
    "open_restricted",
    "record_application",
    "record_class",
    "record_task",
    "refuse_admission",
    "resolve_admissions",
    "resolve_again",
    "return_admission",
    "send_admission",
    "settle_due",
    "vote_on_admission",
    "withdraw_admission",
]
