"""Single faults as they stand in offices' lists, each with what an import must say of it, and of nothing else.

A fault changes the cells of one row ({field: cell}, as tests.members.imports.conftest.sheet takes them) and names the
verdict and the codes that the row then has. `earlier` is a row above it, for those that are about two rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Fault:
    verdict: str
    codes: tuple[str, ...]
    change: Callable[[dict, dict], dict]
    needs: tuple[str, ...] = ()  # fields that the row has to have

    def expected(self, number_of_earlier: int) -> set[str]:
        return {code.format(earlier=number_of_earlier) for code in self.codes}


def _cells(**cells):
    return lambda row, earlier: cells


def error(*codes, needs=(), **cells):
    return Fault("error", codes, _cells(**cells), needs)


def review(*codes, needs=(), **cells):
    return Fault("review", codes, _cells(**cells), needs)


def mark(*codes, needs=(), **cells):
    return Fault("new", codes, _cells(**cells), needs)


def _spaced(row, earlier):
    return {"full_name": f"  {row['full_name'].upper()} "}


FAULTS = {
    # not taken as it stands
    "no name": error("missing:full_name", full_name=None),
    "a day that isn't": error("impossible_date:birth_date", birth_date="31/02/2003"),
    "a month that isn't": error("impossible_date:joined_on", joined_on="26/13/2019"),
    "no date at all": error("unreadable_date:birth_date", birth_date="không nhớ"),
    "a day to come": error("future_date:joined_on", joined_on="01/01/2031"),
    "joined before birth": error("date_order:joined_on", joined_on="26/03/1979"),
    "a number in scientific notation": error("bad_citizen_id:rounded", citizen_id="6.43E+10"),
    "a number that is too long": error("bad_citizen_id:length", citizen_id="0642030123456"),
    "a phone that is too short": error("bad_phone", phone="0912345"),
    "a branch that isn't": error("unknown_branch", branch="Chi đoàn Không Có"),
    "the ward as a branch": error("not_a_branch", branch="Đoàn phường Bình Minh"),
    "somebody else's branch": error("out_of_scope_branch", branch="XX.CD01"),
    "a name without end": error("too_long:full_name", full_name="Nguyễn " + "Thị " * 60 + "An"),
    "an address as a name": error("not_a_name:full_name", full_name="https://vi.du/an"),
    "a formula that failed": error("error_value:birth_date", birth_date="#N/A"),
    # a person decides
    "no date of birth": review("missing:birth_date", birth_date=None),
    "no sex": review("missing_gender", gender=None),
    "a sex of its own": review("unknown_gender", gender="LGBT"),
    "two digits of a year": review("two_digit_year:birth_date", birth_date="12/8/02"),
    "a bare number": review("bare_number_as_date:joined_on", joined_on=37480),
    "somebody of a hundred": review(
        "implausible_date:birth_date", birth_date="02/09/1921", joined_on=None, citizen_id=None
    ),
    "part of a branch's name": review("branch_by_part_of_name", branch="Thôn Bãi Sậy"),
    "a people that nobody knows": review("spelling_unknown:ethnicity", ethnicity="Xyz"),
    "one word as a name": review("one_word_name", full_name="Hương"),
    "a remark in the name": review("remark_in_name", full_name="Nguyễn Thị Thảo (đã chuyển đi)"),
    "letters of another script": review("mixed_scripts", full_name="Nguyễn Vаn Аn"),
    "letters lost": review("garbled_text", full_name="Nguy?n V?n B?o"),
    "a person twice": Fault("review", ("duplicate_in_file:row {earlier}",), lambda row, earlier: dict(earlier)),
    "a phone twice": Fault(
        "review", ("phone_taken_in_file:row {earlier}",), lambda row, earlier: {"phone": earlier["phone"]}
    ),
    "a formula that nobody worked out": review("formula_without_value:note", note="=1+1"),
    # taken, and said
    "a year alone": mark("date_precision_year:birth_date", birth_date="2003", joined_on=None, citizen_id=None),
    "a month and a year": mark("date_precision_month:joined_on", joined_on="9/2026"),
    "a lost zero": Fault(
        "new", ("repaired:citizen_id",), lambda row, earlier: {"citizen_id": int(row["citizen_id"])}, ("citizen_id",)
    ),
    "a phone with its country": Fault(
        "new", ("repaired:phone",), lambda row, earlier: {"phone": f"+84{row['phone'][1:]}"}, ("phone",)
    ),
    "capitals and spaces": Fault("new", (), _spaced),
    "attached only": mark("attached_member", attachment="Sinh hoạt ghép"),
    "something like a formula": mark("formula_like_text:note", note="-cmd|' /C calc'!A0"),
    "a smile": mark("emoji", note="giỏi 😊"),
    "a line break": mark("line_break_in_name", full_name="Trần Thị\nBích Hợp"),
}


def plant(random: Random, rows: list[dict], first_row: int) -> dict[int, tuple[str, Fault, set[str]]]:
    """Put every fault into a row of its own; gives {row number: (name, fault, codes that must be said)}.

    The first rows stay as they are: they are the earlier ones.
    """
    planted = {}
    free = list(range(len(FAULTS), len(rows)))
    random.shuffle(free)
    for place, (name, fault) in enumerate(FAULTS.items()):
        earlier = rows[place]
        chosen = next(index for index in free if all(rows[index].get(field) for field in fault.needs))
        free.remove(chosen)
        rows[chosen] = {**rows[chosen], **fault.change(rows[chosen], earlier)}
        planted[first_row + chosen] = (name, fault, fault.expected(first_row + place))
    return planted
