"""How the child says no: a case of `texts.REFUSALS` and the facts of its sentence."""


class Refusal(Exception):
    def __init__(self, case: str, **facts: str | int):
        super().__init__(case)
        self.case = case
        self.facts = facts
