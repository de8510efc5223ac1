from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"

    def ready(self):
        from branches.audit import words
        from branches.pillars import registry
        from branches.rulesets import definitions
        from plans.pillar import PILLAR

        registry.register(PILLAR)
        definitions.register(PILLAR.rules)
        words.register(PILLAR.acts)
