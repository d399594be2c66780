"""Who works there and what they are paid a year, by hand."""

import pytest

from analysis.futures import runs, terms
from salessim.analysis.structures import differ, structure
from salessim.results.frames import columns
from salessim.results.terms import TeamTerms

ZERO = [column.name for column in columns("teams")[2:]]


def future(hunters, salary, commission=0.0):
    """Hunters and a head; pay in two months."""
    return {
        "teams": {"team": ["hunters", "head"], **{name: [0.0, 0.0] for name in ZERO}, "people_mean": [hunters, 1.0]},
        "pay": {
            "team": ["hunters", "hunters", "head", "head"], "month": ["2001-01", "2001-02"] * 2,
            "salary_currency": [salary, salary, 10.0, 10.0], "hourly_currency": [1.0, 2.0, 0.0, 0.0],
            "commission_currency": [commission, 0.0, 0.0, 0.0], "bonus_currency": [0.0, 0.0, 0.0, 4.0],
            "workplace_currency": [99.0, 99.0, 99.0, 99.0],
        },
    }  # fmt: skip


def test_people_by_team_and_the_pay_of_a_year():
    # two months: salaries 2 x 30 + 2 x 10 and hours 3 are 83, six times that a year; commission and bonus are 9
    made = structure(runs([future(3.0, 30.0, 5.0)], name="B"))
    assert (made.name, made.teams, made.people) == ("B", (("hunters", 3.0), ("head", 1.0)), 4.0)
    assert (made.fixed, made.payroll) == (6 * 83, 6 * 92)


def test_both_are_means_of_the_futures():
    made = structure(runs([future(3.0, 30.0), future(2.0, 20.0, 8.0)]))
    assert made.teams[0] == ("hunters", 2.5)
    # 87 and 75 in two months
    assert made.payroll == pytest.approx(6 * 81)


def test_workplaces_are_no_pay_and_nobody_may_be_paid():
    assert structure(runs([{}])).payroll == 0


def test_structures_differ_in_teams_in_people_or_in_what_they_do():
    here = terms(teams=(TeamTerms("hunters", ("deal",), (0, 1)),), skills={0: (0, 1)})
    more = terms(teams=(TeamTerms("hunters", ("deal",), (0, 1, 2)),), skills={0: (0, 1)})
    other = terms(teams=(TeamTerms("hunters", ("deal",), (0, 1)),), skills={0: (0,)})
    paid = terms(teams=(TeamTerms("hunters", ("deal",), (0, 1), salary_per_month=5.0),), skills={0: (0, 1)})
    assert [differ([here, one]) for one in (here, paid, more, other)] == [False, False, True, True]
