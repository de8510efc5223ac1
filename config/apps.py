from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        from branches.audit import words
        from config.seed import texts

        words.register(texts.ACTS)
