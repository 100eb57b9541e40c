"""
The bank holidays of England and Wales: as published, and as the rules foresee them.

Published years are the list on www.gov.uk/bank-holidays, days given in lieu included
and days that fall on a weekend left out. It names the one-off days (2012, 2022, 2023)
and the moved ones (2012, 2020, 2022) that no rule foresees, which is why a year that
is not yet published can only be foreseen.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_BY_YEAR = {
    # The spring holiday moved to June; the Diamond Jubilee, 5 June.
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    # The early May holiday moved to Friday 8 May, 75 years after VE Day.
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    # The spring holiday moved to 2 June; the Platinum Jubilee, 3 June; the State
    # Funeral of Queen Elizabeth II, 19 September.
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    # The coronation of King Charles III, 8 May.
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
FIRST_YEAR = min(_BY_YEAR)
LAST_YEAR = max(_BY_YEAR)
PUBLISHED = tuple(
    date.fromisoformat(f"{year}-{day}")
    for year, days in _BY_YEAR.items()
    for day in days.split()
)


@cache
def foreseen(year: int) -> frozenset[date]:
    """
    The bank holidays that a year has by rule, as the rules have been since 1978.
    """
    easter = _easter(year)
    return frozenset(
        {
            _new_year(year),
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _monday_from(date(year, 5, 1)),
            _monday_from(date(year, 5, 25)),
            _monday_from(date(year, 8, 25)),
            _in_lieu(date(year, 12, 25)),
            _in_lieu(date(year, 12, 26)),
        }
    )


_SATURDAY = 5


def _new_year(year: int) -> date:
    day = date(year, 1, 1)
    return day if day.weekday() < _SATURDAY else _monday_from(day)


def _in_lieu(day: date) -> date:
    # Christmas and Boxing Day stand together: each moves by two days off a weekend.
    return day if day.weekday() < _SATURDAY else day + timedelta(days=2)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> date:
    # The Gregorian computus in the form of Meeus, Jones and Butcher.
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    quarter, odd = divmod(rest, 4)
    sunday = (32 + 2 * skipped + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
