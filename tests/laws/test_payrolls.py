"""The shipped departments that are compared cost the same: only then is it the structure that earns more."""

import pytest

from house.repository import COMPARED, ROOT
from salessim.experiment.run import compare
from salessim.results.store import Runs
from salessim.results.wages import WAGES
from salessim.scenario import load

PARTS = [f"{part}_currency" for part in WAGES]
FUTURES = 4


def payroll(runs: Runs) -> float:
    """What all people are paid in a year, on average over the futures."""
    return float(runs["pay"][PARTS].sum(axis=1).sum()) / len(runs)


@pytest.mark.parametrize("departments", COMPARED, ids=lambda departments: departments[0])
def test_the_departments_that_are_compared_have_one_payroll(departments):
    loaded = [load(ROOT / "scenarios" / f"{department}.yaml") for department in departments]
    first, *others = [payroll(runs) for runs in compare(loaded, FUTURES, seed=0)]
    assert others == pytest.approx([first] * len(others), rel=0.015)
