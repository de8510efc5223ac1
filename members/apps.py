from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self):
        from branches.audit import words
        from branches.pillars import registry
        from branches.rulesets import definitions
        from members.admissions import tasks as due_admissions  # noqa: F401 (registers its periodic work)
        from members.departures import tasks as due_departures  # noqa: F401 (registers its periodic work)
        from members.imports import tasks  # noqa: F401 (registers its background work)
        from members.people import tasks as due  # noqa: F401 (registers its periodic work)
        from members.pillar import PILLAR
        from members.training import tasks as following  # noqa: F401 (registers its periodic work)
        from members.transfers import tasks as due_transfers  # noqa: F401 (registers its periodic work)

        registry.register(PILLAR)
        definitions.register(PILLAR.rules)
        words.register(PILLAR.acts)
