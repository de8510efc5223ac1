#!/usr/bin/env python
"""The door to every command of the application."""

import os
import sys

HELP_WHEN_DJANGO_IS_MISSING = """\
Chưa có Django trong môi trường này. Chạy một trong hai cách (Django is missing; run one of these):

  uv run manage.py demo

  python -m venv .venv && . .venv/bin/activate
  pip install -r requirements-dev.txt
  python manage.py demo
"""


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["demo"]:
        os.environ["APP_MODE"] = "demo"
    if sys.argv[1:2] == ["benchmark"] and "DATABASE_URL" not in os.environ:
        os.environ.setdefault("APP_MODE", "demo")  # development watches every query, which takes time
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError as missing:
        if missing.name != "django":
            raise
        sys.exit(HELP_WHEN_DJANGO_IS_MISSING)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
