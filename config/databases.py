"""Which database, and as whom.

Two roles: the *owner* runs migrations and owns every table; the *running* role reads and writes rows, and can
neither change nor empty what is append-only. See config/management/commands/migrate.py.
"""

from psycopg2 import ProgrammingError
from psycopg2.extensions import parse_dsn

from config import texts
from config.environment import Environment, Mode, WrongSetting


def configure(environment: Environment) -> tuple[dict, dict]:
    """Return Django's DATABASES and the settings that replace them while the owner works."""
    if environment.database_url:
        running = _from_url("DATABASE_URL", environment.database_url)
        owner_url = environment.database_owner_url or environment.database_url
        owner = _from_url("DATABASE_OWNER_URL", owner_url)
        if environment.mode is Mode.PRODUCTION and owner["USER"] == running["USER"]:
            raise WrongSetting(texts.ONE_ROLE)
    else:
        running, owner = _embedded(environment)
    return {"default": running}, {key: owner[key] for key in ("USER", "PASSWORD")}


def _embedded(environment):
    from config import postgres

    try:
        server = postgres.ensure_running(environment.data_dir)
    except postgres.PostgresMissing as missing:
        raise WrongSetting(str(missing)) from missing
    name = environment.mode.value
    postgres.ensure_database(server, name)
    where = {"NAME": name, "HOST": server.host, "PORT": str(server.port)}
    return _settings(**where, USER=postgres.APP, PASSWORD=server.password), _settings(
        **where, USER=postgres.OWNER, PASSWORD=server.password
    )


def _from_url(variable, url):
    try:
        dsn = parse_dsn(url)
    except ProgrammingError as fault:
        raise WrongSetting(texts.NOT_AN_ADDRESS.format(name=variable)) from fault
    if not dsn.get("dbname") or not dsn.get("user"):
        raise WrongSetting(texts.NOT_AN_ADDRESS.format(name=variable))
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    options = {key: value for key, value in dsn.items() if key not in known}
    return _settings(**{field: dsn.get(key, "") for key, field in known.items()}, OPTIONS=options)


def _settings(*, OPTIONS=None, **where):
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # PgBouncer in transaction mode keeps no cursor from one statement to the next.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"connect_timeout": 5, **(OPTIONS or {})},
        **where,
    }
