"""Writing down what a meeting voted. The act of the slice that calls it has asked its rule and writes the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import texts, votes
from branches.cases.models import Ballot, Case, Vote
from branches.cases.models.votes import Choice


@dataclass(frozen=True)
class Said:
    """One voter of an open ballot: `key` of the person's record, None for somebody without one."""

    voter: str
    choice: str
    key: int | None = None


@transaction.atomic
def record_vote(
    case: Case,
    *,
    actor,
    question: str,
    held_on: date,
    chair: str,
    clerk: str,
    secret: bool,
    entitled: int,
    place: str = "",
    present: int | None = None,
    in_favour: int | None = None,
    against: int | None = None,
    abstained: int | None = None,
    said: Sequence[Said] = (),
    not_before: date | None = None,
) -> Vote:
    """Counts of a secret ballot; of an open one what each one `said`, from which the counts follow.

    Passed when more than the rule set's share of those present is in favour. `not_before` is the earliest day that the
    meeting can have been. Raises ValidationError by field.
    """
    today = timezone.localdate()
    faults = {}
    if held_on > today:
        faults["held_on"] = texts.MEETING_IN_FUTURE
    elif not_before and held_on < not_before:
        faults["held_on"] = texts.MEETING_TOO_EARLY.format(day=f"{not_before:%d/%m/%Y}")
    if secret:
        counts = {"present": present, "in_favour": in_favour, "against": against, "abstained": abstained}
        faults |= {field: texts.COUNT_MISSING for field, count in counts.items() if count is None}
    else:
        counts = votes.counted({place: Choice(each.choice) for place, each in enumerate(said)})
        if not said:
            faults["said"] = texts.NOBODY_SAID
    if faults:
        raise ValidationError(faults)
    _check_counts(entitled, **counts)
    share = votes.share_on(held_on)
    vote = Vote(
        case=case,
        question=question,
        held_on=held_on,
        place=place,
        chair=chair,
        clerk=clerk,
        secret=secret,
        entitled=entitled,
        share=share,
        passed=votes.is_passed(counts["in_favour"], counts["present"], share),
        recorded_by=actor,
        **counts,
    )
    vote.full_clean()
    vote.save()
    if not secret:
        Ballot.objects.bulk_create(
            [Ballot(vote=vote, voter=each.voter[:120], voter_key=each.key, choice=each.choice) for each in said]
        )
    return vote


def _check_counts(entitled, present, in_favour, against, abstained):
    """The sentence says by how much they differ. Raises ValidationError on the field to look at."""
    if present == 0:
        raise ValidationError({"present": texts.NOBODY_PRESENT})
    if present > entitled:
        raise ValidationError({"present": texts.MORE_THAN_ENTITLED.format(present=present, entitled=entitled)})
    given = in_favour + against + abstained
    if given != present:
        sentence = texts.COUNTS_DISAGREE.format(
            in_favour=in_favour, against=against, abstained=abstained, given=given, present=present
        )
        raise ValidationError({"present": sentence})
