from django.apps import AppConfig


class AdvisoryConfig(AppConfig):
    name = "advisory"

    def ready(self):
        from advisory.pillar import PILLAR
        from branches.audit import words
        from branches.pillars import registry
        from branches.rulesets import definitions

        registry.register(PILLAR)
        definitions.register(PILLAR.rules)
        words.register(PILLAR.acts)
