"""What a member says of itself in a year: written by the own account, or entered by the branch in the member's
stead with evidence of its own.
"""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.attachments import actions as attachments
from branches.cases import transitions
from branches.cases.models import Acting
from branches.cases.texts import WRONG_STATE
from members.evaluations import rules, suggesting, texts
from members.evaluations.actions import steps
from members.evaluations.criteria import CRITERIA
from members.evaluations.models import AT_BRANCH, SELF_FIELDS, Evaluation, Rating
from members.people import rules as people

_SELF = [*SELF_FIELDS, "self_level", "self_on", "self_own"]
_CHANGED = ["version", "changed_by", "changed_at"]


@transaction.atomic
def assess_oneself(
    rating: Rating, *, actor, version: str = "", texts_by_field: Mapping[str, str], self_level: str
) -> Rating:
    """What `actor` writes of itself by the own account, today; changed until the branch sends the row.

    `version` is the state of it that the page showed (Rating.self_version). Raises WrongState where the row has left
    the branch or the slip was written elsewhere meanwhile, PermissionDenied; ValidationError by field.
    """
    evaluation = steps.held(rating.evaluation)
    rating = _locked(evaluation, rating)
    gone = rating.status not in AT_BRANCH or (version and version != rating.self_version)
    if gone and people.is_own(actor, rating.person):
        raise transitions.WrongState(WRONG_STATE.format(now=rating.get_status_display()))
    rules.may_assess_oneself(actor, rating).require()
    _check_own(texts_by_field, self_level)
    with steps.journalled("members.evaluation.assessed_oneself", evaluation, actor=actor, person=rating.person_id):
        _put(rating, texts_by_field, self_level, timezone.localdate(), own=True)
        _save(rating, actor, _SELF)
        # Whoever types into the grid is told at the row itself; the case, which others act on, hasn't changed.
        if not _told_today(evaluation, "self_own", actor):
            transitions.record(
                evaluation.case, act="self_own", actor=actor, for_unit=evaluation.branch, acting=Acting.OWN
            )
    return rating


def _check_own(texts_by_field, self_level):
    """One who writes has something to say; a level alone is what the branch may enter from a slip of paper."""
    faults = {}
    if not any(text.strip() for text in texts_by_field.values()):
        faults[next(iter(SELF_FIELDS))] = texts.own.WORDS_MISSING
    if not self_level:
        faults["self_level"] = texts.own.LEVEL_MISSING
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def record_slip(
    evaluation: Evaluation,
    rating: Rating,
    *,
    actor,
    version: int | None = None,
    texts_by_field: Mapping[str, str],
    self_level: str = "",
    self_on: date | None = None,
    typed: Mapping[str, object] | None = None,
    scan=None,
) -> Rating:
    """What the member wrote of itself, entered in its stead, and evidence that the branch types where no slice knows
    any. What the own account wrote is left alone: then it has to come as it stands.

    `typed` is {code of a criterion: value}, None for none. Raises WrongState, PermissionDenied; ValidationError by
    field.
    """
    evaluation = steps.held(evaluation)
    rules.may_write(actor, evaluation).require()
    rating = _locked(evaluation, rating)
    rules.may_write_row(rating).require()
    if version is not None and version != rating.version:
        raise transitions.WrongState(WRONG_STATE.format(now=rating.get_status_display()))
    written = any(text.strip() for text in texts_by_field.values())
    _check_slip(evaluation, self_level, self_on, written or scan is not None)
    theirs = rating.self_own
    if _says_otherwise(rating, texts_by_field, self_level, self_on):
        rules.may_write_for(rating).require()
        theirs = False
    if typed is not None:
        rating.typed = _checked(evaluation, rating, typed)
    name = "members.evaluation.evidence_typed" if theirs else "members.evaluation.self_assessed"
    with steps.journalled(name, evaluation, actor=actor, person=rating.person_id):
        if scan is not None:
            _keep_scan(rating, scan, actor)
        if not theirs:
            _put(rating, texts_by_field, self_level, self_on, own=False)
        _save(rating, actor, [*_SELF, "self_scan", "typed"])
        if theirs:
            steps.touch(evaluation)
        else:
            _tell_slips(evaluation, actor)
    return rating


def _tell_slips(evaluation, actor):
    """One line of the timeline for all that somebody enters on a day; the journal knows each."""
    if _told_today(evaluation, "self", actor):
        steps.touch(evaluation)
    else:
        steps.tell(evaluation, "self", actor=actor, for_unit=evaluation.branch, acting=Acting.RECORDED)


def _told_today(evaluation, act, actor) -> bool:
    return evaluation.case.steps.filter(act=act, actor=actor, begun_at__date=timezone.localdate()).exists()


def _locked(evaluation, rating) -> Rating:
    rows = Rating.objects.select_for_update(of=("self",)).select_related("person__user")
    rating = rows.get(pk=rating.pk, evaluation=evaluation)
    rating.evaluation = evaluation
    return rating


def _says_otherwise(rating, texts_by_field, self_level, self_on) -> bool:
    said = {name: texts_by_field.get(name, "").strip() for name in SELF_FIELDS}
    said |= {"self_level": self_level, "self_on": self_on}
    return any(getattr(rating, name) != value for name, value in said.items())


def _put(rating, texts_by_field, self_level, self_on, *, own):
    for name in SELF_FIELDS:
        setattr(rating, name, texts_by_field.get(name, "").strip())
    rating.self_level, rating.self_on, rating.self_own = self_level, self_on, own


def _save(rating, actor, fields):
    rating.version += 1
    rating.changed_by, rating.changed_at = actor, timezone.now()
    rating.full_clean(exclude=["evaluation", "person"])
    rating.save(update_fields=[*fields, *_CHANGED])


def _check_slip(evaluation, self_level, self_on, written):
    first, _ = evaluation.round.period
    if self_on and self_on > timezone.localdate():
        raise ValidationError({"self_on": texts.SELF_ON_FUTURE})
    if self_on and self_on < first:
        raise ValidationError({"self_on": texts.SELF_TOO_EARLY.format(day=f"{first:%d/%m/%Y}")})
    if (written or self_on) and not self_level:
        raise ValidationError({"self_level": texts.SELF_LEVEL_MISSING})


def _checked(evaluation, rating, typed) -> dict:
    """Values that a criterion knows, of criteria about which no slice says anything. Raises ValidationError by code."""
    known = suggesting.facts_of([rating.person_id], evaluation.round.period)[rating.person_id]
    found = {}
    for code in CRITERIA:
        value = typed.get(code)
        if value in (None, ""):
            continue
        if code in known:
            if value != rating.typed.get(code):
                raise ValidationError({code: texts.TYPED_KNOWN})
        elif code in texts.criteria.VALUE_WORDS:
            if value not in texts.criteria.VALUE_WORDS[code]:
                raise ValidationError({code: texts.LEVEL_WRONG})
        elif isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
            raise ValidationError({code: texts.SHARE_WRONG})
        found[code] = value
    return found


def _keep_scan(rating, scan, actor):
    """Another scan takes the place of the one before, whose bytes go."""
    before = rating.self_scan
    rating.self_scan = attachments.store(scan, actor=actor)
    if before is not None:
        attachments.remove(before, actor=actor)
