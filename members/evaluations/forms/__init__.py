"""Forms of evaluations. Split by noun; other code imports from here."""

from members.evaluations.forms.acts import (
    AnnounceForm,
    ConfirmSomeForm,
    DecideForm,
    ExcludeForm,
    IncludeForm,
    MeetingForm,
    ReopenForm,
    ReturnForm,
    SendForm,
)
from members.evaluations.forms.rounds import EditRoundForm, OpenRoundForm
from members.evaluations.forms.slips import AnswerForm, OwnForm, SlipForm
from members.evaluations.forms.units import DecideUnitForm, NoteForm, OpenUnitForm, ReasonForm, UnitForm

__all__ = [
    "AnnounceForm",
    "AnswerForm",
    "ConfirmSomeForm",
    "DecideForm",
    "DecideUnitForm",
    "EditRoundForm",
    "ExcludeForm",
    "IncludeForm",
    "MeetingForm",
    "NoteForm",
    "OpenRoundForm",
    "OpenUnitForm",
    "OwnForm",
    "ReasonForm",
    "ReopenForm",
    "ReturnForm",
    "SendForm",
    "SlipForm",
    "UnitForm",
]
