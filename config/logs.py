"""What a log must not carry: addresses that are a key by themselves."""

import logging
import re

# A calendar's address, a one-time sign-in link, a link that resets a password or stops a letter.
_KEYS = re.compile(r"(/(?:lich|lien-ket|quen-mat-khau|ngung-thu)/)[^\s?\"']+")


class LineWithoutKeys(logging.Formatter):
    """Takes the key out of every address in a line and in the traceback below it."""

    def format(self, record):
        return _KEYS.sub(r"\1…", super().format(record))
