"""What the pages of an import say of units (see branches.imports.desk)."""

from django.urls import reverse

from branches.administration.unit_imports import tasks, texts
from branches.imports import desk
from branches.units import rules
from branches.units.models import Level, Sector, Unit


class UnitsDesk(desk.Desk):
    target = "units"
    routes = "unit_imports"
    jobs = desk.Jobs(read=tasks.READ, commit=tasks.COMMIT, undo=tasks.UNDO, answer=tasks.ANSWER)
    words = desk.Words(**texts.DESK)
    columns = ("name", "code", "level", "sector", "parent_code")
    takes_default_unit = False
    blank_help = texts.BLANK_HELP
    chosen = ("level", "sector")
    answers = texts.ANSWERS
    decided = texts.DECIDED
    answers_of_selection = texts.ANSWERS_OF_SELECTION

    @property
    def labels(self):
        # A preview also says of a unit that it reopens until when it was closed.
        return {**super().labels, "closed_on": texts.CLOSED_ON}

    def may_import(self, user, unit):
        """Whoever may import there and may make units there, of one level at least."""
        return super().may_import(user, unit) and rules.may_create(user, unit)

    def unit_url(self, code):
        return reverse("units:detail", args=[code]) if code else ""

    def visible_records(self, keys, user):
        found = Unit.objects.visible_to(user).filter(pk__in=list(keys)).values_list("pk", "code")
        return {key: self.unit_url(code) for key, code in found}

    def allowed(self, name, unit):
        kinds = {"level": Level, "sector": Sector}.get(name)
        return [str(each) for each in kinds.objects.all()] if kinds else []

    def question_words(self, kind):
        return texts.QUESTIONS.get(kind, "")

    def bulk_answers(self, kind):
        if kind == "same_name:unit":
            return texts.ANSWERS_TO_NAMESAKES
        if kind == "ambiguous:parent_code":
            return texts.ANSWERS_TO_NOTHING
        return super().bulk_answers(kind) if kind != "duplicate_in_file" else texts.ANSWERS_TO_TWINS


DESK = UnitsDesk()
