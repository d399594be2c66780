"""Absences, meetings and unlike people as rows. A year is 365.25 days of 86,400 seconds."""

import math

import pytest

from compiler.small import law, rows, small
from salessim.compiler import Compiled
from salessim.network import tables as t
from salessim.network.draws import name_key
from salessim.scenario.absence import Meeting, without

DAY, H = 86_400, 3_600
YEAR = round(365.25 * DAY)


def crew(**told: object) -> Compiled:
    return small(teams={"crew": {"people": 1, "does_in_order": ["talk"], **told}})


def test_a_vacation_is_a_row_for_each_part():
    compiled = crew(absent={"vacation": {"per_year": "28 d"}})
    found = rows(compiled.network, "absence")
    assert [row[:3] for row in found] == [(name_key("absence", f"vacation {part}"), YEAR, 1.0) for part in (0, 1)]
    # 14 days in each half of the year, and each ends in its half
    half = YEAR / 2
    assert [law(compiled, row[3]) for row in found] == [
        (t.UNIFORM, 0.0, half - 14 * DAY, 0.0),
        (t.UNIFORM, half, 2 * half - 14 * DAY, 0.0),
    ]
    assert {law(compiled, row[4]) for row in found} == {(t.CONSTANT, 14.0 * DAY, 0.0, 0.0)}
    assert rows(compiled.network, "team", "absence_from", "absence_to") == [(0, 2)]


def test_sickness_comes_once_in_a_month_at_most():
    compiled = crew(absent={"sickness": {"per_year": "12 d", "each": "exponential(5 d)"}})
    ((_, cell, chance, begins, length),) = rows(compiled.network, "absence")
    month = round(YEAR / 12)
    assert (cell, chance) == (month, pytest.approx(0.2))  # one day in a month, five days each time
    assert law(compiled, begins) == (t.UNIFORM, 0.0, month - 1, 0.0)
    assert law(compiled, length) == (t.EXPONENTIAL, 5.0 * DAY, 0.0, 0.0)


def test_days_away_are_cells_of_a_day():
    compiled = crew(absent={"days_away": "23%"})
    ((_, cell, chance, begins, length),) = rows(compiled.network, "absence")
    assert (cell, chance) == (DAY, 0.23)
    assert (law(compiled, begins)[1], law(compiled, length)[1]) == (0, DAY)


def test_what_is_never_is_not_written():
    nothing = {"vacation": {"per_year": "0 d"}, "sickness": {"per_year": "0 d", "each": "5 d"}, "days_away": "0%"}
    assert rows(crew(absent=nothing).network, "absence") == []


def test_meetings_are_cut_out_of_the_hours():
    monday = 7 * DAY  # a Monday, since second 0 is one
    hours = [
        (monday + 9 * H, monday + 13 * H),
        (monday + 14 * H, monday + 18 * H),
        (monday + DAY + 9 * H, monday + DAY + 18 * H),
    ]
    daily, long = Meeting.parse("Mon-Fri 9:00-9:15"), Meeting.parse("Mon 12:30-15:00")
    assert list(without(hours, (long, daily))) == [
        (monday + 9 * H + 900, monday + 12 * H + 1_800),
        (monday + 15 * H, monday + 18 * H),
        (monday + DAY + 9 * H + 900, monday + DAY + 18 * H),
    ]
    assert list(without([(0, 3 * DAY)], (daily,)))[:2] == [(0, 9 * H), (9 * H + 900, DAY + 9 * H)]


def test_a_team_with_meetings_has_a_calendar_of_its_own_and_the_clock_of_the_department_stays():
    compiled = crew(meetings={"planning": "Mon-Fri 9:00-9:15"})
    assert rows(compiled.network, "seat", "calendar") == [(1,)]
    first = rows(compiled.network, "opening", "on", "off")
    assert {on % DAY for on, _ in first[: len(first) // 2]} == {9 * H}
    assert {on % DAY for on, _ in first[len(first) // 2 :]} == {9 * H + 900}


def test_people_differ_by_a_factor_that_is_one_on_average():
    compiled = crew(people_differ={"speed": "cv 0.2", "odds": "cv 0"})
    ((speed, quality),) = rows(compiled.network, "seat", "speed", "quality")
    variance = math.log(1.04)
    assert law(compiled, speed) == (t.LOGNORMAL, pytest.approx(-variance / 2), pytest.approx(math.sqrt(variance)), 0.0)
    assert quality == -1


def test_a_person_by_name_is_as_told_and_the_next_one_is_not():
    people = {"Anna": {"since": "2024-03-01", "speed": "120%", "odds": "x 1.1"}, "others": 1}
    compiled = crew(people=people, people_differ={"speed": "cv 0.2"})
    (anna, other) = rows(compiled.network, "seat", "first_speed", "first_quality", "speed")
    assert [law(compiled, row)[:2] for row in anna[:2]] == [(t.CONSTANT, 1.2), (t.CONSTANT, 1.1)]
    assert other == (-1, -1, anna[2])


def test_a_person_may_have_hours_of_his_or_her_own():
    people = {"Anna": {"since": "2024-03-01", "working_time": {"hours": "9:00-13:00"}}, "others": 1}
    assert rows(crew(people=people).network, "seat", "calendar") == [(1,), (0,)]
