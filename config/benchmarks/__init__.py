"""What `manage.py benchmark NAME` measures: one module per benchmark, each with `run`; its aims stand there too."""
