"""The best point of a study: who is clearly behind is asked no more."""

import numpy as np
import pytest

from salessim.experiment.executors import Stopped
from salessim.results.swept import Factor
from salessim.scenario import ScenarioError
from salessim.sweeps.choosing import MOST_POINTS, choose
from salessim.sweeps.design import Design
from salessim.sweeps.workbench import Workbench
from sweep.small import study

PEOPLE = Factor("teams.sellers.people", tuple(range(1, 13)), 1, 12)


def people(**parts):
    return study(Design("grid"), PEOPLE, **{"responses": ("profit", "gone_cold")} | parts)


def luck(future: int) -> float:
    """What hits all points alike."""
    return float(np.random.default_rng(future).normal(0, 50))


def toy(values, first, heartbeat):
    """Seven people are best: 1,000; every person more or less costs 15. All share most of their luck."""
    (number,) = values
    own = np.random.default_rng([int(number), first]).normal(0, 40, 2)
    return [[1_000 - 15 * abs(number - 7) + luck(first + r) + own[r], number + own[r]] for r in range(2)]


def test_the_best_point_is_found_and_the_others_are_asked_no_more():
    asked = []

    def counted(values, first, heartbeat):
        asked.append((values[0], first))
        return toy(values, first, heartbeat)

    choice = choose(people(), counted, workers=1)
    (best,) = choice.staying
    assert best.values == (7,)
    assert choice.matters == pytest.approx(10, rel=0.1)  # 1 % of 1,000
    # the first twenty futures of all twelve are ten calls of two; who is far behind is asked no more
    assert {values for values, first in asked if first == 18} == set(range(1, 13))
    assert {values for values, first in asked if first >= 20} < set(range(1, 13))
    assert [len(one.brought) for one in choice.candidates] == sorted(
        (len(one.brought) for one in choice.candidates), reverse=True
    )


def test_the_choice_does_not_depend_on_the_number_of_workers():
    one, other = (choose(people(), toy, workers=workers) for workers in (1, 3))
    assert [candidate.number for candidate in one.candidates] == [candidate.number for candidate in other.candidates]


def test_less_may_be_better():
    choice = choose(people(responses=("gone_cold", "attained")), toy_of_losses, workers=1)
    assert choice.staying[0].values == (12,)


def toy_of_losses(values, first, heartbeat):
    return [[100.0 - 3 * values[0] + luck(first + r), 1.0] for r in range(2)]


def test_equal_points_end_in_one_and_near_ones_stay_when_time_is_over():
    def equal(values, first, heartbeat):
        return [[luck(first + r), 0.0] for r in range(2)]

    assert len(choose(people(), equal, workers=1).staying) == 1

    def near(values, first, heartbeat):
        return [[1_000 + float(np.random.default_rng([values[0], first + r]).normal(0, 500)), 0.0] for r in range(2)]

    assert len(choose(people(), near, most=60, workers=1).staying) > 1


def test_an_impossible_point_is_left_out():
    def respond(values, first, heartbeat):
        if values == (7,):
            raise ScenarioError([])
        return toy(values, first, heartbeat)

    choice = choose(people(), respond, workers=1)
    assert choice.failed == 1
    assert {one.values[0] for one in choice.staying} <= {6, 8}


def test_ctrl_c_keeps_what_is_known():
    done = []

    def stop(finished, wanted):
        done.append(finished)
        if len(done) > 13:  # 0 to 12 of the first round, and the second begins
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as stopped:
        choose(people(), toy, workers=1, progress=stop)
    assert done[-1] == 12
    assert 1 < len(stopped.value.finished.staying) < 12


def test_a_study_without_a_mean_or_with_too_many_points_is_refused():
    with pytest.raises(ValueError, match="chances alone"):
        choose(people(responses=("attained",)), toy)
    many = Factor("teams.sellers.people", tuple(range(1, MOST_POINTS + 2)), 1, MOST_POINTS + 1)
    with pytest.raises(ValueError, match="500 points at most, and this study has 501"):
        choose(study(Design("grid"), many), toy)


def test_a_real_department_is_best_with_as_many_people_as_its_calls_need():
    # 5 calls a day of an hour each are 5 hours of 8: one person misses some, two take nearly all, a third costs 9,000
    few = Factor("teams.sellers.people", (1, 2, 3, 4, 5), 1, 5)
    real = study(Design("grid"), few, responses=("profit",), replications=4)
    choice = choose(real, Workbench(real).respond, most=100, workers=1)
    assert choice.staying[0].values[0] in (1, 2)
    assert all(one.values[0] <= 2 for one in choice.staying)
