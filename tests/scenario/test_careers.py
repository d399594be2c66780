"""How people come, learn and leave: what is read, what is refused, what is told. Shares by hand."""

import math

import pytest

from salessim.scenario import check, explain, load_text
from salessim.scenario.careers import Leaves
from salessim.scenario.errors import ScenarioError
from salessim.scenario.paths import paths, varied
from salessim.scenario.quantity import Duration
from salessim.scenario.ramp import Ramp
from scenario.small import SMALL, read

CREW = "people: 2,"


def told(more: str) -> list[str]:
    """What is explained of the callers."""
    lines = explain(load_text(SMALL.replace(CREW, more)))
    first = next(i for i, line in enumerate(lines) if line.startswith("`callers`"))
    return lines[first : lines.index("", first)]


def problems(more: str) -> list[str]:
    text = SMALL.replace(CREW, more)
    try:
        found = check(load_text(text))
    except ScenarioError as error:
        found = list(error.problems)
    return [f"{one.severity}: {one.message}" for one in found]


def test_without_an_early_peak_the_rate_is_the_same_always():
    leaves = Leaves.model_validate({"per_year": "100%"})
    assert (leaves.at_first, leaves.later) == (1.0, 1.0)


def test_with_an_early_peak_the_mean_stay_is_still_one_by_the_rate():
    leaves = Leaves.model_validate({"per_year": "60%", "in_first_month": "15%"})
    # 15 % in a month: 12 x -ln 0.85 = 1.950 a year. The first month holds 0.15 / 1.950 = 0.0769 years of a stay of
    # 1 / 0.6 = 1.6667; who stays on (85 %) has the other 1.5898: 0.85 / 1.5898 = 0.5347 a year
    assert leaves.at_first == pytest.approx(1.9502, abs=1e-4)
    assert leaves.later == pytest.approx(0.5347, abs=1e-4)
    stay = 0.15 / leaves.at_first + 0.85 / leaves.later
    assert stay == pytest.approx(1 / 0.6)


def test_a_first_month_in_which_nobody_leaves():
    leaves = Leaves.model_validate({"per_year": "120%", "in_first_month": "0%"})
    # the mean stay is 10 months, of which the first is sure: then one leaves in 9 months, 12/9 a year
    assert leaves.at_first == 0
    assert leaves.later == pytest.approx(12 / 9)


@pytest.mark.parametrize(
    ("leaves", "message"),
    [
        ("{per_year: 60%, in_first_month: 100%}", "nobody is left after the first month"),
        ("{per_year: 0%, in_first_month: 5%}", "some leave in their first month, and in a year nobody"),
        ("{per_year: 1100%}", "`1100%` a year is beyond all measure"),
    ],
)
def test_impossible_ways_to_leave_are_refused(leaves, message):
    assert problems(f"people: 2, replaced: never, leaves: {leaves},") == [f"error: {message}"]


def test_who_leaves_must_be_replaced_or_never():
    assert problems("people: 2, leaves: {per_year: 60%},") == [
        "error: people leave `callers`, and nothing says who comes for them"
    ]
    assert problems("people: 2, leaves: {per_year: 60%}, replaced: never,") == []
    assert problems("people: 2, replaced: {after: 35 d},") == [
        "warning: nobody ever leaves `callers` or is hired there"
    ]
    assert problems("people: {others: 1, newcomers: 1}, replaced: {after: 35 d},") == []


def test_careers_are_told_with_both_numbers():
    more = (
        "people: {others: 1, newcomers: 1}, ramp: {speed: 60% -> 100% over 5 months, odds: 50% -> 100% over 1 month},"
        " leaves: {per_year: 100%}, replaced: {after: 35 d, internship: 4 d, cost: 80_000},"
    )
    assert told(more)[0] == "`callers`: 2 people: 1 more and 1 to be hired."
    assert told(more)[2:-1] == [
        "  A newcomer begins at 60 % of the usual speed and is at 100 % after 5 months.",
        "  A newcomer's odds of a good outcome begin at 50 % of the usual and are at 100 % after 1 month.",
        "  In a year 100 leave for every 100 who are there on average, in the long run.",
        f"  Of those who have long been there {100 * (1 - math.exp(-1)):.0f} % are gone after a year.",
        "  A place is empty until somebody is hired: 35 days.",
        "  Whoever is hired begins to work 4 days later.",
        "  Every person who begins costs 80,000.",
    ]


def test_never_is_told():
    assert told("people: 2, leaves: {per_year: 60%, in_first_month: 15%}, replaced: never,")[2:-1] == [
        "  In a year 60 leave for every 100 who are there on average, in the long run.",
        "  Of newcomers 15 % leave within their first month.",
        # 1 - e^-0.5347
        "  Of those who have long been there 41 % are gone after a year.",
        "  Nobody comes for those who leave.",
    ]


def test_several_interns_for_one_place():
    more = (
        "people: {others: 1, newcomers: 1}, replaced: {after: 35 d, interns: 2, cost: 80_000},"
        " people_differ: {odds: cv 0.1},"
    )
    assert told(more)[4:-1] == [
        "  2 begin for one place, and the best of them stays.",
        "  Every person who begins costs 80,000.",
    ]
    assert problems(more) == []
    assert problems(more.replace("people_differ: {odds: cv 0.1},", "")) == [
        "warning: the best of several stays in `callers`, but nothing says that people differ"
    ]
    assert problems(more.replace("interns: 2", "interns: 0")) == ["error: 0 interns for one place"]


def test_the_smallest_department_has_nobody_who_leaves():
    (team,) = read().teams.values()
    assert (team.leaves, team.replaced, team.ramp.speed, team.ramp.odds) == (None, None, None, None)


def test_careers_have_paths() -> None:
    more = (
        "people: {others: 2, newcomers: 1}, ramp: {speed: 60% -> 100% over 5 months},"
        " leaves: {per_year: 120%, in_first_month: 15%}, replaced: {after: 35 d, internship: 4 d, cost: 80_000},"
    )
    text = SMALL.replace(CREW, more)
    found = {path: one.told for path, one in paths(load_text(text)).items() if path.startswith("teams.callers")}
    assert found == {
        "teams.callers.people.others": "2",
        "teams.callers.people.newcomers": "1",
        "teams.callers.ramp.speed.first": "60%",
        "teams.callers.ramp.speed.last": "100%",
        "teams.callers.ramp.speed.for": "5 months",
        "teams.callers.leaves.per_year": "120%",
        "teams.callers.leaves.in_first_month": "15%",
        "teams.callers.replaced.after": "35 d",
        "teams.callers.replaced.internship": "4 d",
        "teams.callers.replaced.cost": "80_000",
        "teams.callers.speed": "100%",
        "teams.callers.odds": "100%",
    }
    other = varied(load_text(text), {"teams.callers.leaves.per_year": 0.5, "teams.callers.ramp.speed.for": "2 months"})
    (team,) = other.teams.values()
    assert team.leaves == Leaves(per_year=0.5, in_first_month=0.15)
    assert team.ramp.speed == Ramp(0.6, 1.0, Duration(2, "month"))
