"""Several programs that run as one: started together, started again when they die, stopped together."""

import math
import os
import subprocess
import time
from dataclasses import dataclass

SHORT_LIFE = 5  # seconds; who ends sooner counts as not started
TRIES = 5
PAUSE = 1  # seconds between the end of a program and its next start
TIME_TO_END = 8  # seconds between the request to end and the end by force


class Failed(RuntimeError):
    """A program ended as soon as it was started, several times over; its name is the text."""


@dataclass
class Program:
    """A command that runs until it is asked to end."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started: float = 0
    ended: float = -math.inf
    short_lives: int = 0


class Together:
    """Context in which the programs run; leaving it ends them all. `watch`, called every second, starts them."""

    def __init__(self, programs: list[Program], environ: dict[str, str] | None = None):
        self.programs = programs
        self.environ = environ if environ is not None else dict(os.environ)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stop()

    def watch(self):
        """Start what is not running; raises Failed for one that can't live."""
        for program in self.programs:
            if program.process is None:
                if time.monotonic() - program.ended >= PAUSE:
                    self._start(program)
            elif program.process.poll() is not None:
                self._note_end(program)

    def stop(self):
        """Ask all of them to end, wait, then end them by force."""
        running = [program.process for program in self.programs if program.process]
        for process in running:
            process.terminate()
        patience = time.monotonic() + TIME_TO_END
        for process in running:
            try:
                process.wait(max(0, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, program):
        # A session of its own: Ctrl-C reaches only whoever started them, who ends them in order. What they have to
        # complain about is on stderr; the rest would hide what that one has to say.
        program.process = subprocess.Popen(  # noqa: S603
            program.command,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        program.started = time.monotonic()

    def _note_end(self, program):
        program.process, program.ended = None, time.monotonic()
        short = program.ended - program.started < SHORT_LIFE
        program.short_lives = program.short_lives + 1 if short else 0
        if program.short_lives >= TRIES:
            raise Failed(program.name)
