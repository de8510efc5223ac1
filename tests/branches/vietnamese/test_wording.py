from datetime import date

from branches.vietnamese.wording import days_left


def test_a_deadline_is_told_in_days():
    today = date(2026, 11, 22)
    assert [days_left(day, today) for day in (date(2026, 11, 30), today, date(2026, 11, 20))] == [
        "còn 8 ngày",
        "hôm nay",
        "quá hạn 2 ngày",
    ]
