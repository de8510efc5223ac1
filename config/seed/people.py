"""Invented people, as the fields of a record. The same seed gives the same people on the same day."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from branches.vietnamese.citizen_ids import PROVINCES as PROVINCE_NUMBERS
from config.seed.names import PEOPLES, invent_name

PROVINCES = sorted(PROVINCE_NUMBERS)
TOWNS = ("xã Sông Trăng", "xã Đồi Chè", "phường Bến Lụa", "xã Hòa Lạc Mới", "xã Nà Mận", "phường An Đông", "xã Tả Khe")
OCCUPATIONS = {
    "residential": ("farmer", "worker", "freelance", "business", "unemployed", "student", "office"),
    "school": ("pupil",),
    "office": ("official", "official", "health", "office"),
    "enterprise": ("worker", "worker", "office"),
    "armed_forces": ("soldier", "police"),
}
MILE_STONES = ((3, 26), (5, 19), (9, 2), (10, 15), (12, 22))


def invent_people(random: Random, count: int, *, sector: str, today: date, first: int) -> Iterator[dict]:
    """Yield `count` records for a branch of `sector`. `first` numbers them, so that codes and numbers never repeat.

    Keys are field names of Person; partial dates are dates. Some records miss something, as real ones do.
    """
    for number in range(first, first + count):
        yield _invent(random, number, sector, today)


def _invent(random, number, sector, today):
    code, _, parts = random.choices(PEOPLES, weights=[share for _, share, _ in PEOPLES])[0]
    male = random.random() < 0.48
    age = random.triangular(16, 18.9, 17) if sector == "school" else random.triangular(17, 31.8, 23)
    birth = today - timedelta(days=int(age * 365.25))
    joined = _joining_day(random, birth, today)
    record = {
        "full_name": invent_name(random, parts, male),
        "gender": "male" if male else "female",
        "birth_date": birth,
        "ethnicity": code,
        "religion": random.choices(("none", "buddhism", "catholicism", "protestantism"), (82, 8, 7, 3))[0],
        "hometown": f"{random.choice(TOWNS)}, Tân Mỹ",
        "address": f"Tổ {random.randint(1, 14)}, phường An Đông, Tân Mỹ",
        "citizen_id": _citizen_id(number, birth, male),
        "citizen_id_date": date(2021, 1, 1) + timedelta(days=random.randint(0, 1700)),
        "citizen_id_place": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
        "phone": f"0{random.choice((35, 77, 89, 98))}{_scatter(number, 3_330_197, 10_000_000):07d}",
        "education": "upper_secondary" if random.random() < 0.8 else "lower_secondary",
        "qualification": random.choices(("none", "intermediate", "college", "bachelor", "master"), (55, 12, 13, 18, 2))[
            0
        ],
        "political_theory": "elementary" if random.random() < 0.12 else "none",
        "it_level": "basic" if random.random() < 0.5 else "none",
        "foreign_language": "none",
        "occupation": random.choice(OCCUPATIONS[sector]),
        "member_code": f"{40_000_000 + number}",
        "joined_on": joined,
        "association": "youth_federation" if random.random() < 0.5 else "none",
    }
    if age > 21 and random.random() < 0.09:
        record["party_joined_on"] = _after(random, date(birth.year + 20, 2, 3), today)
    for field, share in (("citizen_id", 0.04), ("phone", 0.06), ("joined_on", 0.03), ("hometown", 0.02)):
        if random.random() < share:
            del record[field]
    return record


def _scatter(number, step, size):
    """Spread running numbers over 0 to size - 1 without meeting twice: `step` shares no divisor with `size`."""
    return number * step % size


def _citizen_id(number, birth, male):
    serial = _scatter(number, 7919, 1_000_000)
    return f"{_province(number)}{_century_digit(birth, male)}{birth:%y}{serial:06d}"


def _province(number):
    """A number of a province; with the running number behind it, no two people share a citizen id."""
    return PROVINCES[number // 1_000_000 % len(PROVINCES)]


def _century_digit(birth, male):
    return (2 if birth.year >= 2000 else 0) + (0 if male else 1)


def _joining_day(random, birth, today):
    """A usual day of admission after the sixteenth birthday; that birthday itself where no such day has come yet."""
    sixteen = date(birth.year + 16, birth.month, min(birth.day, 28))
    days = [date(year, *stone) for year in range(sixteen.year, sixteen.year + 4) for stone in MILE_STONES]
    return random.choice([day for day in days if sixteen <= day <= today] or [sixteen])


def _after(random, earliest, today):
    return min(earliest + timedelta(days=random.randint(0, 900)), today)
