"""How people come, learn and leave, as seats. The period begins on 2027-03-01; a month is 30.4375 days."""

from datetime import date

import pytest

from compiler.small import curve, rows, small
from salessim.compiler import Compiled
from salessim.compiler.time import second
from salessim.network import tables as t

DAY = 86_400
MONTH, YEAR = 30.4375 * DAY, 365.25 * DAY
BEGIN = second(date(2027, 3, 1))


def crew(**told: object) -> Compiled:
    return small(teams={"crew": {"people": 1, "does_in_order": ["talk"], **told}})


def seats(compiled: Compiled, *columns: str) -> list[tuple[int, ...]]:
    return rows(compiled.network, "seat", *columns)


def hazard(compiled: Compiled, row: int) -> tuple[list[float], float]:
    """The pairs (until, rate) of a law in one list, and the rate afterwards."""
    kind, a, _, _, first, after = rows(compiled.network, "law")[row]
    assert kind == t.HAZARD
    return [value for (value,) in rows(compiled.network, "item")[first:after]], a


def test_a_ramp_is_a_line_over_the_tenure():
    compiled = crew(ramp={"speed": "60% -> 100% over 5 months", "odds": "50% -> 110% over 2 w"})
    ((speed, odds),) = seats(compiled, "speed_ramp", "quality_ramp")
    assert curve(compiled, speed) == (t.LINEAR, 0, 0, [(0.0, 0.6), (5 * MONTH, 1.0)])
    assert curve(compiled, odds) == (t.LINEAR, 0, 0, [(0.0, 0.5), (14.0 * DAY, 1.1)])


def test_who_leaves_at_a_rate_is_there_on_the_first_day():
    people = {"Anna": {"since": "2026-03-01"}, "Boris": {"since": "2027-04-01"}, "others": 1}
    compiled = crew(people=people, leaves={"per_year": "100%"}, replaced={"after": "35 d"})
    (anna, boris, other) = seats(compiled, "tenure", "first_tenure")
    assert hazard(compiled, anna[0]) == ([], pytest.approx(1 / YEAR))
    assert boris == (anna[0], -1)  # who comes within the period may leave at any moment
    # Anna has been there for 365 days, the others for ten years
    assert hazard(compiled, anna[1]) == ([365.0 * DAY, 0.0], pytest.approx(1 / YEAR))
    assert hazard(compiled, other[1]) == ([3652.0 * DAY, 0.0], pytest.approx(1 / YEAR))


def test_the_early_peak_counts_from_the_hiring():
    # Anna was hired two weeks before the first day: the rest of her first month is still dangerous
    people = {"Anna": {"since": "2027-02-15"}, "others": 1}
    compiled = crew(people=people, leaves={"per_year": "60%", "in_first_month": "15%"}, replaced="never")
    (anna, other) = seats(compiled, "tenure", "first_tenure")
    at_first, later = pytest.approx(1.9502 / YEAR, rel=1e-4), pytest.approx(0.5347 / YEAR, rel=1e-4)
    assert hazard(compiled, anna[0]) == ([MONTH, at_first], later)
    assert hazard(compiled, anna[1]) == ([14.0 * DAY, 0.0, MONTH, at_first], later)
    assert hazard(compiled, other[1]) == ([3652.0 * DAY, 0.0], later)


def test_a_place_is_empty_for_a_lag_and_a_newcomer_is_an_intern_first():
    compiled = crew(leaves={"per_year": "60%"}, replaced={"after": "uniform(1 w, 2 w)", "internship": "4 d"})
    ((lag, internship),) = seats(compiled, "hire_lag", "internship")
    assert rows(compiled.network, "law", "kind", "a", "b")[lag] == (t.UNIFORM, 7.0 * DAY, 14.0 * DAY)
    assert internship == 4 * DAY


def test_working_days_of_a_vacancy_are_spread_over_a_usual_week():
    # 5 working days are a week
    compiled = crew(leaves={"per_year": "60%"}, replaced={"after": "5 wd", "internship": "10 wd"})
    ((lag, internship),) = seats(compiled, "hire_lag", "internship")
    assert rows(compiled.network, "law", "kind", "a")[lag] == (t.CONSTANT, 7.0 * DAY)
    assert internship == 14 * DAY


def test_a_place_that_is_never_filled_again():
    ((lag,),) = seats(crew(leaves={"per_year": "60%"}, replaced="never"), "hire_lag")
    assert rows(crew(leaves={"per_year": "60%"}, replaced="never").network, "law", "kind", "a")[lag] == (
        t.CONSTANT,
        t.FOREVER,
    )


def test_newcomers_are_looked_for_from_the_first_day():
    compiled = crew(people={"others": 1, "newcomers": 1}, replaced={"after": "35 d"})
    assert seats(compiled, "hired", "vacant")[1] == (BEGIN, 1)
    assert seats(compiled, "vacant")[0] == (0,)
    assert compiled.terms.people == ("crew 1", "crew +1")


def test_the_words_for_the_measures():
    compiled = crew(
        ramp={"speed": "60% -> 100% over 2 w"},
        leaves={"per_year": "60%"},
        replaced={"after": "35 d", "internship": "4 d", "interns": 2, "cost": "80_000"},
    )
    (team,) = compiled.terms.teams
    assert (team.ramp, team.per_hire, team.internship_s) == ((0.6, 1.0, 14.0 * DAY), 160_000.0, 4.0 * DAY)
    assert seats(compiled, "candidates") == [(2,)]


def test_without_any_of_it_nothing_is_written():
    columns = ("speed_ramp", "quality_ramp", "tenure", "first_tenure", "internship", "hire_lag", "vacant")
    assert seats(crew(), *columns) == [(-1, -1, -1, -1, 0, -1, 0)]
