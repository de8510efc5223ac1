"""What the surroundings decide, read once and typed.

Every variable is listed in docs/running.md. A wrong value ends the start with a sentence that names the
variable and says how to mend it.
"""

import base64
import json
import os
import secrets as random
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from environs import Env, EnvError, validate

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


def read(environ=os.environ) -> Environment:
    """Read the variables; raises WrongSetting with one line per fault."""
    env = Env(eager=False)
    mode = env.enum("APP_MODE", default=Mode.DEVELOPMENT, enum=Mode, by_value=True)
    data_dir = env.path("APP_DATA_DIR", default=BASE_DIR / ".data")
    database_url = env.str("DATABASE_URL", default="")
    owner_url = env.str("DATABASE_OWNER_URL", default="")
    hosts = env.list("APP_HOSTS", default=[])
    origins = env.list("APP_ORIGINS", default=[])
    mail_url = env.str("MAIL_URL", default="", validate=_mail_url)
    mail_from = env.str("MAIL_FROM", default="Ba Chủ Động <khong-tra-loi@localhost>", validate=validate.Length(min=3))
    behind_proxy = env.bool("APP_BEHIND_PROXY", default=False)
    try:
        env.seal()
    except EnvError as fault:
        raise WrongSetting(f"Cấu hình sai: {fault}") from fault
    if mode is Mode.DEMO and database_url:
        raise WrongSetting("Bản dùng thử tự mở cơ sở dữ liệu riêng. Bỏ biến DATABASE_URL rồi chạy lại.")
    if mode is Mode.PRODUCTION:
        _require(
            {"DATABASE_URL": database_url, "APP_HOSTS": hosts, "APP_SIGNING_KEY": environ.get("APP_SIGNING_KEY")},
            "Bản chạy thật cần biến {names}. Xem docs/running.md.",
        )
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
        keys=_keys(environ, mode, data_dir),
    )


def _mail_url(value):
    if value and not value.startswith(("smtp://", "smtps://")):
        raise EnvError("MAIL_URL phải bắt đầu bằng smtp:// hoặc smtps://")


def _require(values, sentence):
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise WrongSetting(sentence.format(names=", ".join(missing)))


def _keys(environ, mode, data_dir):
    """Keys from the environment; development and demo make their own beside their data, once."""
    given = environ.get("APP_ENCRYPTION_KEYS"), environ.get("APP_INDEX_KEY"), environ.get("APP_SIGNING_KEY")
    if all(given):
        return Keys(
            signing=given[2],
            encryption=[_named_key(part) for part in given[0].split(",")],
            index=_key_bytes("APP_INDEX_KEY", given[1]),
        )
    if mode is Mode.PRODUCTION:
        raise WrongSetting(
            "Bản chạy thật cần APP_ENCRYPTION_KEYS, APP_INDEX_KEY và APP_SIGNING_KEY. Xem docs/running.md."
        )
    return _keys_beside_data(data_dir / "keys.json")


def _named_key(part):
    name, colon, value = part.strip().partition(":")
    if not colon or not 1 <= len(name) <= 8:
        raise WrongSetting("APP_ENCRYPTION_KEYS là danh sách tên:khóa cách nhau bằng dấu phẩy, tên dài 1 đến 8 ký tự.")
    return name, _key_bytes("APP_ENCRYPTION_KEYS", value)


def _key_bytes(variable, value):
    try:
        key = base64.b64decode(value, validate=True)
    except ValueError as fault:
        raise WrongSetting(f"{variable} phải là 32 byte viết theo base64.") from fault
    if len(key) != 32:
        raise WrongSetting(f"{variable} phải là 32 byte viết theo base64, đang là {len(key)} byte.")
    return key


def _keys_beside_data(path):
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
    stored = json.loads(path.read_text())
    return Keys(
        signing=stored["signing"],
        encryption=[("local", base64.b64decode(stored["encryption"]))],
        index=base64.b64decode(stored["index"]),
    )
