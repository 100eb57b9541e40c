"""
Working days held against a second implementation that shares nothing with the first.

Its list was written down apart from the library's, by holiday and with each weekday,
and it counts in another way: by weeks and a bisected list in place of a table.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from earlyhelp_core.dates import (
    ENGLAND,
    add_working_days,
    last_working_day,
    working_days_between,
)

ONE = timedelta(days=1)
REACH = 120

#: Easter Monday of each year from 2012; Good Friday is three days before it.
EASTER_MONDAYS = (
    "9 Apr, 1 Apr, 21 Apr, 6 Apr, 28 Mar, 17 Apr, 2 Apr, 22 Apr, 13 Apr, 5 Apr, "
    "18 Apr, 10 Apr, 1 Apr, 21 Apr, 6 Apr, 29 Mar, 17 Apr"
)
#: The other days as people have them in mind, from 2012, each with its weekday.
OTHER_DAYS = """
2012 Mon 2 Jan, Mon 7 May, Mon 4 Jun, Tue 5 Jun, Mon 27 Aug, Tue 25 Dec, Wed 26 Dec
2013 Tue 1 Jan, Mon 6 May, Mon 27 May, Mon 26 Aug, Wed 25 Dec, Thu 26 Dec
2014 Wed 1 Jan, Mon 5 May, Mon 26 May, Mon 25 Aug, Thu 25 Dec, Fri 26 Dec
2015 Thu 1 Jan, Mon 4 May, Mon 25 May, Mon 31 Aug, Fri 25 Dec, Mon 28 Dec
2016 Fri 1 Jan, Mon 2 May, Mon 30 May, Mon 29 Aug, Mon 26 Dec, Tue 27 Dec
2017 Mon 2 Jan, Mon 1 May, Mon 29 May, Mon 28 Aug, Mon 25 Dec, Tue 26 Dec
2018 Mon 1 Jan, Mon 7 May, Mon 28 May, Mon 27 Aug, Tue 25 Dec, Wed 26 Dec
2019 Tue 1 Jan, Mon 6 May, Mon 27 May, Mon 26 Aug, Wed 25 Dec, Thu 26 Dec
2020 Wed 1 Jan, Fri 8 May, Mon 25 May, Mon 31 Aug, Fri 25 Dec, Mon 28 Dec
2021 Fri 1 Jan, Mon 3 May, Mon 31 May, Mon 30 Aug, Mon 27 Dec, Tue 28 Dec
2022 Mon 3 Jan, Mon 2 May, Thu 2 Jun, Fri 3 Jun, Mon 29 Aug, Mon 19 Sep, \
Mon 26 Dec, Tue 27 Dec
2023 Mon 2 Jan, Mon 1 May, Mon 8 May, Mon 29 May, Mon 28 Aug, Mon 25 Dec, Tue 26 Dec
2024 Mon 1 Jan, Mon 6 May, Mon 27 May, Mon 26 Aug, Wed 25 Dec, Thu 26 Dec
2025 Wed 1 Jan, Mon 5 May, Mon 26 May, Mon 25 Aug, Thu 25 Dec, Fri 26 Dec
2026 Thu 1 Jan, Mon 4 May, Mon 25 May, Mon 31 Aug, Fri 25 Dec, Mon 28 Dec
2027 Fri 1 Jan, Mon 3 May, Mon 31 May, Mon 30 Aug, Mon 27 Dec, Tue 28 Dec
2028 Mon 3 Jan, Mon 1 May, Mon 29 May, Mon 28 Aug, Mon 25 Dec, Tue 26 Dec
"""
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]
MONTHS += ["Oct", "Nov", "Dec"]


def the_day(year: int, day: str) -> date:
    """The day written as "6 Apr"."""
    number, month = day.split()
    return date(year, MONTHS.index(month) + 1, int(number))


def second_list() -> list[date]:
    """The bank holidays, in order, as written down here."""
    off: list[date] = []
    for line in OTHER_DAYS.split("\n")[1:-1]:
        for entry in line[5:].split(", "):
            weekday, _, day = entry.partition(" ")
            found = the_day(int(line[:4]), day)
            assert WEEKDAYS[found.weekday()] == weekday
            off.append(found)
    for year, day in enumerate(EASTER_MONDAYS.split(", "), 2012):
        monday = the_day(year, day)
        assert monday.weekday() == 0
        off += [monday - 3 * ONE, monday]
    return sorted(off)


OFF = second_list()


def reached(day: date) -> int:
    """Working days since the beginning of the calendar, by weeks."""
    # 1 January of the year 1 was a Monday.
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5) - bisect_right(OFF, day)


DAYS = [
    date(2012, 1, 1) + n * ONE
    for n in range((date(2028, 12, 31) - date(2012, 1, 1)).days + 1)
]
REACHED = [reached(day) for day in DAYS]


def test_every_pair_of_published_days_is_counted_alike() -> None:
    """Of each day with every day up to 120 later: more than 700,000 pairs."""
    wrong = [
        start
        for place, start in enumerate(DAYS)
        if [working_days_between(start, end) for end in DAYS[place : place + REACH + 1]]
        != [count - REACHED[place] for count in REACHED[place : place + REACH + 1]]
    ]

    assert wrong == []


def test_every_limit_ends_on_the_same_day() -> None:
    """From each day, the working days of the next 120, one after the other."""
    worked = [
        day
        for day, count, before in zip(DAYS[1:], REACHED[1:], REACHED, strict=False)
        if count > before
    ]
    # 1 January 2012 was a Sunday, so nothing is worked before the first of them.
    first = REACHED[0]
    wrong = [
        start
        for start, count in zip(DAYS[:-REACH], REACHED, strict=False)
        if [add_working_days(start, n) for n in range(1, 83)]
        != worked[count - first : count - first + 82]
    ]

    assert wrong == []


def test_the_last_working_day_is_the_last_that_counts() -> None:
    """The day itself, or the one before it on which the count last rose."""
    last, wrong = DAYS[0], []
    for place, day in enumerate(DAYS[1:], 1):
        last = day if REACHED[place] > REACHED[place - 1] else last
        if place > 1 and last_working_day(day) != last:
            wrong.append(day)

    assert wrong == []


def test_what_lies_beyond_both_lists_is_provisional() -> None:
    """No day of the lists is, and every day around them is."""
    outside = [DAYS[0] - n * ONE for n in range(1, REACH)]
    outside += [DAYS[-1] + n * ONE for n in range(1, REACH)]

    assert not any(ENGLAND.is_provisional(day) for day in DAYS)
    assert all(ENGLAND.is_provisional(day) for day in outside)
