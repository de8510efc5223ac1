"""Of a branch: whose birthday is this month, and who completes the age of leaving soon."""

from branches.pillars.contract import Place, Tile
from branches.templatetags.ui import vdate
from members.people.models import Person
from members.people.queries import ages, roster
from members.people.queries.areas import Shown
from members.people.tiles import texts
from members.people.tiles.board import Board

MOST_NAMES = 8


def birthdays(board: Board) -> Tile:
    people = _members(board).filter(ages.born_in_month(board.on.month)).order_by("birth_date__day", "sort_key")
    entries = [
        _entry(person, texts.MONTH_ONLY if person.birth_date_precision == "month" else texts.TURNS, board.on.year)
        for person in people
    ]
    return _tile("birthdays", board, entries, birthday=board.on.month)


def turning(board: Board) -> Tile:
    age = board.rules.come_of_age
    people = _members(board).filter(ages.turning(age, board.on, board.rules.turning_notice)).order_by("birth_date")
    entries = [_entry(person, texts.TURNS, person.birth_date.year + age, full=True) for person in people]
    return _tile("turning", board, entries, turning="yes")


def _members(board):
    people = roster.people_of(Shown(board.unit, below=True))
    return people.only("full_name", "birth_date", "birth_date_precision")


def _entry(person: Person, words, year, full=False):
    born = person.partial("birth_date").last_day
    age = year - born.year
    day = ages.birthday(born, age)
    small = words.format(day=vdate(day) if full else f"{day:%d/%m}", age=age)
    return {"name": person.full_name, "url": person.get_absolute_url(), "small": small}


def _tile(what, board, entries, **filters):
    return Tile(
        Place.SIDE,
        "members/people/tiles/occasions.html",
        {
            "what": what,
            "month": board.on.month,
            "age": board.rules.come_of_age,
            "days": board.rules.turning_notice,
            "count": len(entries),
            "people": entries[:MOST_NAMES],
            "url": board.roster(**filters) if entries else "",
            "opens": board.opens,
        },
    )
