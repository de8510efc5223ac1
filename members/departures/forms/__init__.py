"""Forms of the acts and of the opening pages. What they give goes to the action as it is."""

from members.departures.forms.fields import ActForm, BulkNoteForm, BulkReasonForm, NoteForm, ReasonForm
from members.departures.forms.opening import EditForm, OpenForm
from members.departures.forms.steps import (
    BackForm,
    BallotForm,
    BulkWishForm,
    CeremonyForm,
    ConfirmForm,
    DecideForm,
    GrantForm,
    KeepForm,
    LeavingForm,
    NotifyForm,
    OpinionForm,
    RenewForm,
    WishForm,
)

__all__ = [
    "ActForm",
    "BackForm",
    "BallotForm",
    "BulkNoteForm",
    "BulkReasonForm",
    "BulkWishForm",
    "CeremonyForm",
    "ConfirmForm",
    "DecideForm",
    "EditForm",
    "GrantForm",
    "KeepForm",
    "LeavingForm",
    "NoteForm",
    "NotifyForm",
    "OpenForm",
    "OpinionForm",
    "ReasonForm",
    "RenewForm",
    "WishForm",
]
