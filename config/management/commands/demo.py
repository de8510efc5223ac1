"""The whole application on one machine, for who wants to try it: database, web server, task worker, invented wards."""

import contextlib
import http.client
import os
import signal
import socket
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction
from psycopg2.errors import ObjectInUse

from branches.administration.accounts import demo
from branches.units.models import Unit
from config import postgres, texts
from config.environment import BASE_DIR, Mode
from config.programs import Failed, Program, Together

HOST = "127.0.0.1"
TIME_TO_OPEN = 60  # seconds
PERIOD = 10  # seconds between two runs of run_periodic


class Command(BaseCommand):
    help = "Start the database, migrate, make two invented wards if there is nothing yet, and serve on 127.0.0.1."

    def add_arguments(self, parser):
        # Taken so that the habit of `runserver 0.0.0.0:8000` gets a sentence instead of a usage message.
        parser.add_argument("address", nargs="?", help="refused: the demo is served on 127.0.0.1 only")
        parser.add_argument("--port", type=port_number, default=8000, help="port on 127.0.0.1 (default 8000)")
        parser.add_argument("--fresh", action="store_true", help="delete the demo's data first")
        parser.add_argument("--no-input", action="store_false", dest="interactive", help="don't ask before deleting")

    def handle(self, *, address, port, fresh, interactive, **options):
        refuse_unless_local(address)
        refuse_taken(port)
        # Set even for SIGINT: who is started in the background may have inherited deaf ears.
        hear(signal.default_int_handler)
        try:
            if fresh:
                self.delete_everything(interactive)
            self.prepare()
            self.serve(port)
        except KeyboardInterrupt:
            self.stdout.write(f"\n{texts.DEMO_STOPPED}")

    def delete_everything(self, interactive):
        if interactive:
            try:
                answer = input(texts.DEMO_ASK_FRESH)
            except EOFError:
                raise CommandError(texts.DEMO_NOBODY_ANSWERS) from None
            if answer.strip().lower() not in texts.DEMO_YES:
                raise CommandError(texts.DEMO_KEPT)
        server = postgres.ensure_running(settings.ENVIRONMENT.data_dir)
        connections.close_all()
        try:
            postgres.drop_database(server, settings.DATABASES["default"]["NAME"])
        except ObjectInUse:
            raise CommandError(texts.DEMO_IN_USE) from None
        postgres.ensure_database(server, settings.DATABASES["default"]["NAME"])

    def prepare(self):
        self.say(texts.DEMO_PREPARING)
        call_command("migrate", verbosity=0, interactive=False)
        if not Unit.objects.exists():
            self.say(texts.DEMO_SEEDING)
            # All or nothing: who interrupts it must not find half a ward, taken for data of their own, the next time.
            with transaction.atomic():
                call_command("seed_demo", stdout=self.stdout)

    def serve(self, port):
        self.say(texts.DEMO_STARTING)
        accounts = demo.accounts()
        connections.close_all()
        environ = {**os.environ, "APP_MODE": Mode.DEMO.value}
        environ.pop("GUNICORN_CMD_ARGS", None)  # it could name another address
        try:
            with Together(programs(port), environ) as together, deaf_once_interrupted():
                wait_until_open(port, together)
                self.announce(port, accounts)
                while True:
                    together.watch()
                    time.sleep(0.5)
        except Failed as failed:
            raise CommandError(texts.DEMO_FAILED.format(program=failed)) from None

    def announce(self, port, accounts):
        self.say("")
        self.say(texts.DEMO_READY.format(address=f"http://{HOST}:{port}/"))
        self.say("")
        if accounts:
            self.say(texts.DEMO_ACCOUNTS)
            width = max(len(account.username) for account in accounts)
            for account in accounts:
                self.say(f"  {account.username:<{width}}  {account.role or texts.DEMO_MEMBER}")
            self.say("")
        self.say(texts.DEMO_HOW_TO_STOP)

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def hear(handler):
    """A closed terminal and a request to end mean the same as Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


@contextlib.contextmanager
def deaf_once_interrupted():
    """Whoever presses Ctrl-C twice must not leave half of the programs behind; their end takes seconds at most."""
    try:
        yield
    except KeyboardInterrupt:
        hear(signal.SIG_IGN)
        raise


def port_number(text):
    if not 1 <= int(text) <= 65535:
        raise ValueError
    return int(text)


def refuse_unless_local(address):
    """The demo's one-tap sign-in must never be reachable from another machine."""
    if settings.MODE is not Mode.DEMO:
        raise CommandError(texts.DEMO_ONLY_BY_ITS_COMMAND)
    if address:
        raise CommandError(texts.DEMO_ONLY_HERE.format(what=address))
    if settings.ENVIRONMENT.hosts:
        raise CommandError(texts.DEMO_ONLY_HERE.format(what="APP_HOSTS"))


def refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise CommandError(texts.DEMO_PORT_TAKEN.format(port=port, other=port + 1)) from None


def programs(port):
    manage = [sys.executable, str(BASE_DIR / "manage.py")]
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--chdir", str(BASE_DIR), "--bind", f"{HOST}:{port}"]
    web += ["--workers", "2", "--threads", "4", "--timeout", "120", "--graceful-timeout", "3"]
    web += ["--log-level", "warning", "--no-control-socket"]
    return [
        Program("gunicorn", web),
        Program("db_worker", [*manage, "db_worker", "--verbosity", "0"]),
        Program("run_periodic", [*manage, "run_periodic", "--loop", str(PERIOD)]),
    ]


def wait_until_open(port, together):
    patience = time.monotonic() + TIME_TO_OPEN
    while time.monotonic() < patience:
        together.watch()
        answer = http.client.HTTPConnection(HOST, port, timeout=5)
        with contextlib.closing(answer), contextlib.suppress(OSError, http.client.HTTPException):
            answer.request("GET", "/khoe/")
            if answer.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise CommandError(texts.DEMO_SLOW.format(seconds=TIME_TO_OPEN))
