"""What the surroundings decide, read once and typed.

Every variable is listed in docs/running.md. A wrong value ends the start with a sentence that names the
variable and says how to mend it.
"""

import base64
import json
import os
import secrets as random
from dataclasses import dataclass, field
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env, EnvValidationError, ValidationError

from config import texts

BASE_DIR = Path(__file__).resolve().parent.parent


class Mode(StrEnum):
    DEVELOPMENT = "development"
    DEMO = "demo"
    PRODUCTION = "production"


class WrongSetting(SystemExit):
    """A variable that can't be used; its text is what the person at the terminal reads."""


@dataclass(frozen=True)
class Keys:
    """Secrets of one installation.

    `encryption` is newest first: (key id of 1 to 8 characters, 32 bytes). `index` is the HMAC key of blind indexes.
    """

    signing: str
    encryption: list[tuple[str, bytes]]
    index: bytes


@dataclass(frozen=True)
class Environment:
    mode: Mode
    data_dir: Path
    database_url: str
    database_owner_url: str
    hosts: list[str]
    origins: list[str]
    mail_url: str
    mail_from: str
    behind_proxy: bool
    keys: Keys = field(repr=False)

    @property
    def site_address(self) -> str:
        """Where this installation is reached, for links in letters and on papers."""
        named = [*self.origins, *(f"https://{host.lstrip('.')}" for host in self.hosts)]
        return named[0] if named else "http://127.0.0.1:8000"


_KEYS = ("APP_SIGNING_KEY", "APP_ENCRYPTION_KEYS", "APP_INDEX_KEY")
SHORTEST_SIGNING_KEY = 50


def read() -> Environment:
    """Read the variables; raises WrongSetting with one line per fault."""
    env = Env(eager=False)
    mode = env.enum("APP_MODE", default=Mode.DEVELOPMENT, enum=Mode, by_value=True)
    data_dir = env.path("APP_DATA_DIR", default=BASE_DIR / ".data")
    database_url = env.str("DATABASE_URL", default="")
    owner_url = env.str("DATABASE_OWNER_URL", default="")
    hosts = env.list("APP_HOSTS", default=[])
    origins = env.list("APP_ORIGINS", default=[], validate=_origins)
    mail_url = env.str("MAIL_URL", default="", validate=_mail_url)
    mail_from = env.str("MAIL_FROM", default="Ba Chủ Động <khong-tra-loi@localhost>", validate=_sender)
    behind_proxy = env.bool("APP_BEHIND_PROXY", default=False)
    try:
        env.seal()
    except EnvValidationError as fault:
        names = sorted(fault.error_messages)
        raise WrongSetting(
            "\n".join(texts.MUST_BE.format(name=name, expected=texts.EXPECTED[name]) for name in names)
        ) from fault
    if mode is Mode.DEMO and database_url:
        raise WrongSetting(texts.DEMO_WITH_DATABASE)
    if mode is Mode.PRODUCTION:
        _check_production(database_url, hosts)
    return Environment(
        mode=mode,
        data_dir=data_dir,
        database_url=database_url,
        database_owner_url=owner_url,
        hosts=hosts,
        origins=origins,
        mail_url=mail_url,
        mail_from=mail_from,
        behind_proxy=behind_proxy,
        keys=_keys(mode, data_dir),
    )


def _mail_url(value):
    url = urlsplit(value)
    if value and (url.scheme not in ("smtp", "smtps") or not url.hostname):
        raise ValidationError(value)


def _sender(value):
    if "@" not in parseaddr(value)[1]:
        raise ValidationError(value)


def _origins(values):
    if any(urlsplit(value).scheme not in ("http", "https") for value in values):
        raise ValidationError("APP_ORIGINS")


def _check_production(database_url, hosts):
    needed = {"DATABASE_URL": database_url, "APP_HOSTS": hosts} | {name: os.environ.get(name) for name in _KEYS}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise WrongSetting(texts.PRODUCTION_NEEDS.format(names=", ".join(missing)))
    if any("*" in host for host in hosts):
        raise WrongSetting(texts.ANY_HOST)
    signing = os.environ["APP_SIGNING_KEY"]
    if len(signing) < SHORTEST_SIGNING_KEY or len(set(signing)) < 5:
        raise WrongSetting(texts.WEAK_SIGNING_KEY.format(length=SHORTEST_SIGNING_KEY))


def _keys(mode, data_dir):
    """Keys from the environment; development and demo make their own beside their data, once."""
    given = {name: os.environ.get(name, "") for name in _KEYS}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(_KEYS) and mode is not Mode.PRODUCTION:
        return _keys_beside_data(data_dir / "keys.json")
    if missing:
        # Half a set would leave people's data under a key that nobody knows about.
        raise WrongSetting(texts.HALF_OF_THE_KEYS.format(names=", ".join(missing)))
    encryption = [_named_key(part) for part in given["APP_ENCRYPTION_KEYS"].split(",")]
    if len({name for name, _ in encryption}) < len(encryption):
        raise WrongSetting(texts.KEYS_OF_ONE_NAME)
    return Keys(
        signing=given["APP_SIGNING_KEY"],
        encryption=encryption,
        index=_key_bytes("APP_INDEX_KEY", given["APP_INDEX_KEY"]),
    )


def _named_key(part):
    name, colon, value = part.strip().partition(":")
    if not colon or not 1 <= len(name) <= 8:
        raise WrongSetting(texts.KEYS_UNNAMED)
    return name, _key_bytes("APP_ENCRYPTION_KEYS", value)


def _key_bytes(variable, value):
    try:
        key = base64.b64decode(value, validate=True)
    except ValueError as fault:
        raise WrongSetting(texts.KEY_NOT_BASE64.format(name=variable)) from fault
    if len(key) != 32:
        raise WrongSetting(texts.KEY_NOT_32.format(name=variable, length=len(key)))
    return key


def _keys_beside_data(path):
    try:
        _make_keys(path)
    except OSError as fault:
        raise WrongSetting(texts.NO_DATA_DIR.format(path=path.parent)) from fault
    try:
        stored = json.loads(path.read_text())
        return Keys(
            signing=stored["signing"],
            encryption=[("local", base64.b64decode(stored["encryption"]))],
            index=base64.b64decode(stored["index"]),
        )
    except (ValueError, KeyError) as fault:
        raise WrongSetting(texts.KEYS_BROKEN.format(path=path)) from fault


def _make_keys(path):
    """Write a set of keys unless there is one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = {name: base64.b64encode(random.token_bytes(32)).decode() for name in ("signing", "encryption", "index")}
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as out:
        json.dump(fresh, out)
    try:
        # A link succeeds for one starter only; the others read what that one wrote, whole.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
