"""What becomes of each transfer of the demo: from where to where, when it begins, which act follows, how many days on.

Acts are methods of the stage in `transfers`; days count from the first act.
"""

from dataclasses import dataclass, field

from config.seed import texts


@dataclass(frozen=True)
class Course:
    """`days_ago` before the day of seeding it begins; no act of it may fall on that day itself.

    `origin` or `target` is empty where it lies outside the system.
    """

    origin: str
    target: str
    days_ago: int
    acts: list[tuple[int, str, dict]] = field(default_factory=list)
    reason: str = "work"
    # The branch in which the person is on the ledger at the end; empty where nobody has moved yet.
    arrives: str = ""
    # Of a member of the committee.
    officer: bool = False


def _acts(*lines):
    """(days, "act", value=…) as they are read below."""
    return [(days, act, values[0] if values else {}) for days, act, *values in lines]


SLIP, INTRODUCTION, NOTICE = ({"slot": slot} for slot in ("slip", "introduction", "notice"))
WRITTEN = [(0, "draft"), (1, "paper", SLIP), (1, "send")]
LEFT = [*WRITTEN, (3, "paper", INTRODUCTION), (3, "confirm")]
NAMED = [*LEFT, (6, "accept")]
LEAVES = [(1, "send"), (3, "confirm")]
# Nobody has written the papers yet.
SENT = [(0, "draft"), (1, "send")]
CONFIRMED = [*SENT, (3, "confirm")]
ACCEPTED = [*CONFIRMED, (6, "accept")]
ARRIVED = [*NAMED, (10, "take_in"), (11, "paper", NOTICE)]
INSIDE = [(0, "draft"), (1, "paper", SLIP), (1, "send"), (3, "confirm"), (10, "take_in")]
SLOW = [*WRITTEN, (11, "paper", INTRODUCTION), (11, "confirm"), (14, "accept"), (23, "take_in"), (23, "paper", NOTICE)]


def _done(origin, target, days_ago, acts=ARRIVED, reason="work", arrives=""):
    return Course(origin, target, days_ago, _acts(*acts), reason, arrives or target)


# Done by now; some in time, some not, one the long way round.
FINISHED = [
    _done("TM.AD.CD02", "TM.BL.CD01", 690, reason="home"),
    _done("TM.BL.CD01", "TM.AD.CD04", 631),
    _done("TM.AD.CD15", "TM.BL.CD03", 517, SLOW, "study"),
    _done("TM.AD.CD06", "TM.AD.CD09", 452, INSIDE, "home"),
    _done("TM.BL.CD04", "TM.AD.CD23", 301),
    _done("TM.AD.CD08", "TM.BL.CD02", 233, SLOW, "other"),
    _done("TM.AD.CD14", "TM.AD.CD01", 158, INSIDE, "finished"),
    Course(
        "TM.AD.CD04",
        "TM.BL",
        88,
        _acts(
            (0, "draft", {"remark": texts.SHORT_REMARK}),
            (1, "send"),
            (2, "give_back"),
            (4, "mend"),
            (4, "paper", SLIP),
            (4, "send"),
            (5, "paper", INTRODUCTION),
            (5, "confirm"),
            (8, "accept", {"branch": "TM.BL.CD01"}),
            (9, "redirect", {"to": "TM.BL.CD02"}),
            (10, "accept"),
            (12, "take_in"),
            (13, "paper", NOTICE),
        ),
        "home",
        "TM.BL.CD02",
    ),
    _done("TM.BL.CD02", "TM.AD.CD01", 61, reason="home"),
    Course(
        "TM.AD.CD01",
        "TM.BL.CD04",
        40,
        _acts(*NAMED, (8, "take_in", {"ahead": 9}), (17, "settle")),
        arrives="TM.BL.CD04",
    ),
    # Into the system.
    Course(
        "",
        "TM.AD.CD09",
        70,
        _acts((0, "draft_newcomer", {"outside_unit": texts.GARRISON}), (1, "send"), (4, "accept"), (11, "take_in")),
        "home",
    ),
    # Out of the system, and guests next door; who leaves stays counted until the answer has come.
    Course(
        "TM.AD.CD04",
        "",
        145,
        _acts((0, "draft_out", {"outside_unit": texts.GARRISON}), *LEAVES, (24, "reply")),
        "service",
    ),
    Course(
        "TM.AD.CD23",
        "TM.BL.CD04",
        82,
        _acts((0, "draft_guest", {"kind": "temporary", "days": 90}), *ACCEPTED[1:], (8, "take_in")),
    ),
    Course(
        "TM.AD.CD17",
        "TM.BL.CD01",
        50,
        _acts((0, "draft_guest", {"kind": "residential", "lived": 200}), *ACCEPTED[1:], (8, "take_in")),
        "home",
    ),
]

# One or more in every state.
UNDER_WAY = [
    # Drafts.
    Course("TM.AD.CD01", "TM.BL.CD01", 1, _acts((0, "draft"), (0, "attach"))),
    Course("TM.AD.CD05", "TM.AD.CD02", 3, _acts((0, "draft")), "home"),
    # At the sending cơ sở: in time, given more time, late, of an officer.
    Course(
        "TM.AD.CD01",
        "TM.BL.CD02",
        4,
        _acts(*WRITTEN, (2, "comment", {"text": texts.COMMENT_ASKED}), (3, "attach", {"format": "png"}))
        + _acts((3, "comment", {"text": texts.COMMENT_ANSWERED, "by": "origin"})),
    ),
    Course("TM.AD.CD11", "TM.BL.CD02", 13, _acts(*SENT, (6, "extend", {"days": 12})), "home"),
    Course("TM.AD.CD02", "TM.BL.CD03", 16, _acts(*WRITTEN, (8, "comment", {"text": texts.COMMENT_WAITING})), "study"),
    Course("TM.AD.CD03", "TM.AD.CD02", 6, _acts(*SENT), "home"),
    Course(
        "TM.AD.CD06",
        "TM.BL.CD01",
        5,
        _acts((0, "draft", {"remark": texts.OFFICER_REMARK}), (0, "attach"), (1, "send")),
        officer=True,
    ),
    # Back at the branch, back at the sending cơ sở.
    Course(
        "TM.AD.CD04",
        "TM.BL.CD01",
        9,
        _acts((0, "draft", {"remark": texts.SHORT_REMARK}), (1, "send"), (3, "give_back")),
        "home",
    ),
    Course("TM.AD.CD09", "TM.BL.CD04", 14, _acts(*CONFIRMED, (8, "send_back"))),
    # At the receiving cơ sở, on either side; one of them late.
    Course("TM.AD.CD15", "TM.BL", 7, _acts(*CONFIRMED), "study"),
    Course("TM.BL.CD02", "TM.AD", 17, _acts(*LEFT, (5, "comment", {"text": texts.COMMENT_BOOK})), "home"),
    Course("TM.BL.CD04", "TM.AD.CD23", 5, _acts(*CONFIRMED)),
    # At the receiving branch, on either side.
    Course("TM.BL.CD01", "TM.AD.CD01", 8, _acts(*NAMED), "home"),
    Course("TM.AD.CD10", "TM.BL.CD01", 12, _acts(*ACCEPTED), "home"),
    # Waiting for an answer from outside: in time, and long past it; a guest for some months to come.
    Course("TM.AD.CD02", "", 11, _acts((0, "draft_out", {"outside_unit": texts.SHIPYARD}), *LEAVES)),
    Course(
        "TM.AD.CD01",
        "",
        46,
        _acts((0, "draft_out", {"outside_unit": texts.ABROAD}), *LEAVES),
        "abroad",
    ),
    Course("TM.AD.CD14", "TM.BL.CD03", 6, _acts((0, "draft_guest", {"kind": "temporary", "days": 120}), *LEAVES)),
    # Written down by the branch to which somebody comes from outside.
    Course("", "TM.AD.CD01", 3, _acts((0, "draft_newcomer", {"outside_unit": texts.SHIPYARD}), (1, "send"))),
    # Taken in for a day to come.
    Course("TM.AD.CD01", "TM.AD.CD02", 12, _acts(*CONFIRMED, (6, "take_in", {"ahead": 21})), "home"),
    Course("TM.AD.CD23", "TM.BL.CD04", 11, _acts(*NAMED, (9, "take_in", {"ahead": 16}), (9, "paper", NOTICE))),
    # Taken back by who sent, cancelled before its day.
    Course("TM.AD.CD07", "TM.BL.CD04", 30, _acts(*SENT, (3, "recall"))),
    Course("TM.BL.CD03", "TM.AD.CD13", 26, _acts(*ACCEPTED, (8, "take_in", {"ahead": 20}), (14, "cancel")), "study"),
]
