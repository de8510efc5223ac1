from django.apps import AppConfig


class BranchesConfig(AppConfig):
    name = "branches"

    def ready(self):
        from branches.administration import acts
        from branches.administration.accounts import tasks  # noqa: F401 (registers its periodic work)
        from branches.administration.unit_imports import tasks as unit_tasks  # noqa: F401 (registers its background work)
        from branches.administration.unit_imports.target import UNITS
        from branches.audit import words
        from branches.cases.queries.papers import papers_seen
        from branches.imports import targets
        from branches.inbox import tasks as inbox  # noqa: F401 (registers its periodic and background work)
        from branches.jobs import upkeep  # noqa: F401 (registers its periodic work)
        from branches.papers import sight
        from branches.papers import tasks as papers  # noqa: F401 (registers its periodic and background work)
        from branches.rulesets import defaults, definitions

        definitions.register(defaults.RULES)
        words.register(acts.ACTS)
        targets.offer(UNITS)
        sight.offer(papers_seen)
