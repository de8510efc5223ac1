"""What the pages of an import say of members (see branches.imports.desk)."""

from django.urls import reverse

from branches.imports import desk
from branches.imports import texts as engine_texts
from branches.imports.forms import MOST_BRANCHES
from branches.units.models import Unit
from branches.vietnamese import citizen_ids, legacy, partial_dates, phones
from members.imports import composing, tasks, texts
from members.imports.composing import COMPOSED
from members.imports.resources import WIDGETS
from members.people.models import Person
from members.people.widgets import ListColumn, TickColumn

_DATES = {"birth_date", "citizen_id_date", "joined_on", "party_joined_on"}


class Eyes(desk.Eyes):
    """Phone numbers stand outside the matrix: whoever manages the unit opens them."""

    def covers(self, name):
        if name == "phone":
            return not (self.revealed and self.manages)
        return super().covers(name)

    def may_mend(self, name):
        if name == "phone":
            return self.manages or self.own
        return super().may_mend(name)

    def mask(self, name, value):
        if name == "phone":
            return phones.mask(str(value))
        if self.desk.kind.fields[name].masked_end and name in self.opened:
            return citizen_ids.mask(str(value)[-4:])
        return super().mask(name, value)


class MembersDesk(desk.Desk):
    target = "members"
    routes = "members:imports"
    jobs = desk.Jobs(read=tasks.READ, commit=tasks.COMMIT, undo=tasks.UNDO, answer=tasks.ANSWER)
    words = desk.Words(**texts.DESK)
    columns = ("full_name", "birth_date", "citizen_id", "branch")
    eyes = Eyes
    parts = texts.PARTS
    takes_policy = True

    def show(self, name, value):
        if name in _DATES:
            return str(partial_dates.parse(value))
        if name == "gender":
            return WIDGETS["gender"].render(value)
        return super().show(name, value)

    def into(self, name):
        return next((field for field, parts in COMPOSED.items() if name in parts), name)

    def raw_text(self, row, name):
        if name in COMPOSED:
            return composing.written(row.raw, name)
        return super().raw_text(row, name)

    def allowed(self, name, unit):
        if name == "gender":
            return [texts.MALE, texts.FEMALE]
        if name == "branch":
            return [] if unit.is_branch else few_branches(unit)
        widget = WIDGETS[name]
        if isinstance(widget, TickColumn):
            return [engine_texts.YES, engine_texts.NO]
        return [item.name for item in widget.values] if isinstance(widget, ListColumn) else []

    def unit_url(self, code):
        return f"{reverse('members:people:list')}?unit={code}"

    def visible_records(self, keys, user):
        found = Person.objects.visible_to(user).filter(pk__in=list(keys)).values_list("pk", flat=True)
        return {key: reverse("members:people:detail", args=[key]) for key in found}

    def instead_of_move(self, key):
        return texts.INSTEAD_OF_MOVE, reverse("members:transfers:create", args=[key])

    def repair_tag(self, row, name, eyes):
        if name in ("citizen_id", "card_number"):
            return texts.ZERO_ADDED
        if name == "phone":
            return texts.REPAIRED_PHONE
        if name in eyes.restricted:
            return ""
        before = row.repairs[name]
        if legacy.convert(before)[1] is None:
            return super().repair_tag(row, name, eyes)
        return texts.FROM_LEGACY.format(before=before)

    def recognised(self, batch):
        """The official system's export, by its two columns of birth dates."""
        mapping = set(batch.detection["mapping"].values())
        known = {"birth_date_male", "birth_date_female", "member_code", "branch", "rating_state"} <= mapping
        return texts.OFFICIAL if known else ""

    def facts(self, batch):
        return [(texts.LABEL_GENDER, _gender(set(batch.detection["mapping"].values())))]

    def question_words(self, kind):
        if kind in texts.QUESTIONS:
            return texts.QUESTIONS[kind]
        name, _, column = kind.partition(":")
        return texts.QUESTIONS_OF_CELLS.get(name, "").format(label=texts.FIELDS.get(column, column))


def few_branches(unit) -> list[str]:
    """Names of the open branches below a unit; none where they are too many for a list."""
    below = Unit.objects.below(unit).open().filter(level__is_branch=True)
    names = list(below.order_by("code").values_list("name", flat=True)[: MOST_BRANCHES + 1])
    return names if len(names) <= MOST_BRANCHES else []


def _gender(mapping):
    if {"birth_date_male", "birth_date_female"} & mapping:
        return texts.GENDER_BY_DATE
    if {"gender_male", "gender_female"} & mapping:
        return texts.GENDER_BY_TICK
    return texts.GENDER_BY_WORD if "gender" in mapping else texts.GENDER_NONE


DESK = MembersDesk()
