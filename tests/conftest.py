"""The small cast: two branches of one ward, a stranger ward, and everybody who acts in them."""

import copy
from datetime import date
from functools import partial
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import settings as property_settings

from branches.accounts.models import User
from branches.positions.models import Position
from branches.units.models import Level, Sector, Unit, UnitPeriod

# Property tests try the same examples on every run; on a busy machine one may be slow, which isn't wrong.
property_settings.register_profile("project", deadline=None, derandomize=True)
property_settings.load_profile("project")

LONG_AGO = date(2020, 1, 1)
QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def plan_for_new_rows():
    """For a transaction that writes many rows. Statistics know nothing of them, and may say that all tables are empty:
    an order of joins that the planner chooses by them, or a loop over what it takes for one row, reads whole tables
    again and again. So joins follow the query's order, by hashing."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = 1; SET LOCAL enable_nestloop = off")


def make_unit(code, name, level, parent=None, sector=None):
    from branches.vietnamese.names import fold

    fields = {
        "code": code,
        "name": name,
        "level": Level.objects.get(code=level),
        "sector": Sector.objects.get(code=sector) if sector else None,
        "folded_name": fold(name),
    }
    unit = (
        Unit.objects.add_child(Unit.objects.get(pk=parent.pk), instance=Unit(**fields))
        if parent
        else Unit.objects.add_root(instance=Unit(**fields))
    )
    UnitPeriod.objects.create(
        unit=unit, parent=parent, name=name, level=unit.level, sector=unit.sector, begins_on=LONG_AGO
    )
    return unit


def make_user(username, full_name, post=None, unit=None, **fields):
    user = User.objects.create_user(username, "mat-khau-thu-9", full_name=full_name, **fields)
    if post:
        Position.objects.create(user=user, unit=unit, post_id=post, begins_on=LONG_AGO)
    return user


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """The real hashers are slow on purpose, and the cast has many passwords."""
    settings.PASSWORD_HASHERS = QUICK_HASHERS


@pytest.fixture(autouse=True)
def static_files_when_asked(settings):
    """Every test client starts the middleware anew, which would look through all static files each time."""
    settings.WHITENOISE_AUTOREFRESH = True


def make_tree():
    """province > ward > (branch, sister); province > stranger_ward > stranger_branch."""
    province = make_unit("TT", "Tỉnh đoàn Thử", "province")
    ward = make_unit("TT.P1", "Đoàn phường Một", "ward", province)
    stranger_ward = make_unit("TT.P2", "Đoàn phường Hai", "ward", province)
    return SimpleNamespace(
        province=province,
        ward=ward,
        branch=make_unit("TT.P1.CD01", "Chi đoàn Tổ 1", "branch", ward, "residential"),
        sister=make_unit("TT.P1.CD02", "Chi đoàn Trường Hoa Sen", "branch", ward, "school"),
        stranger_ward=stranger_ward,
        stranger_branch=make_unit("TT.P2.CD01", "Chi đoàn Bến Đò", "branch", stranger_ward, "residential"),
    )


def make_cast(tree):
    """Everybody, by the short names that tests use."""
    return SimpleNamespace(
        secretary=make_user("bithu", "Bùi Thị Thư", "secretary", tree.branch),
        deputy=make_user("phobithu", "Phạm Văn Phó", "deputy_secretary", tree.branch),
        committee_member=make_user("uyvien", "Ung Thị Viên", "committee_member", tree.branch),
        member=make_user("doanvien", "Đoàn Văn Viên"),
        sister_secretary=make_user("bithu2", "Trịnh Thị Sen", "secretary", tree.sister),
        ward_secretary=make_user("bithuphuong", "Võ Văn Phường", "secretary", tree.ward),
        ward_officer=make_user("canbo", "Cao Thị Bộ", "officer", tree.ward),
        province_officer=make_user("canbotinh", "Tạ Văn Tỉnh", "officer", tree.province),
        outsider=make_user("canbo2", "Ngô Văn Ngoài", "officer", tree.stranger_ward),
        administrator=make_user("quantri", "Quách Thị Trị", "administrator", tree.ward),
        system=User.objects.system(),
    )


@pytest.fixture
def tree(db):
    return made_again("tree", make_tree, [Unit, UnitPeriod])


@pytest.fixture
def cast(tree):
    cast = made_again("cast", partial(make_cast, tree), [User, Position])
    # Comes with the database, so it may have another key by now.
    cast.system = User.objects.system()
    return cast


# What the first test of a process has made, by name. Two thousand tests begin with the same rows: to write them as they
# were takes a tenth of the time that making them takes.
_made = {}


def made_again(name, make, models):
    """What `make()` gives, with its rows of `models`: the first time made, from then on written as they were then."""
    if name not in _made:
        before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in models}
        thing = make()
        rows = [list(model._base_manager.exclude(pk__in=before[model]).order_by("pk")) for model in models]
        _made[name] = copy.deepcopy((thing, rows))
        return thing
    thing, rows = copy.deepcopy(_made[name])
    for model, instances in zip(models, rows, strict=True):
        model._base_manager.bulk_create(instances)
    return thing


@pytest.fixture
def world(cast, tree):
    """The cast among something of everything, see worlds.py."""
    from tests.worlds import make_world

    return make_world(cast, tree, make_user)


@pytest.fixture(scope="module")
def _world_of_module(django_db_setup, django_db_blocker):
    from tests.worlds import make_world

    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=QUICK_HASHERS), transaction.atomic():
        tree = make_tree()
        yield make_world(make_cast(tree), tree, make_user)
        transaction.set_rollback(True)


@pytest.fixture
def shared_world(_world_of_module, db):
    """A world that is made once for the module; what a test writes into it is taken back, as with `db`."""
    return _world_of_module
