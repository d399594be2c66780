"""As many futures as a precision needs: the same ones as ever, and no more."""

import pytest

import salessim
from salessim.analysis.precision import half_width, known
from salessim.experiment import run
from salessim.experiment.executors import Stopped
from salessim.experiment.precision import STEP, Precision
from salessim.results.frames import FRAMES
from salessim.scenario import load

TEXT = """
name: Orders by post
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {post: {rate: 1 per day, goes_to: answered}}
process:
  answered: {takes: 1 min, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: 2_600 per month}
teams: {clerks: {people: 2, does_in_order: [answered]}}
"""


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    path = tmp_path_factory.mktemp("precision") / "post.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path)


def until(scenario, wanted, **said):
    """The runs, and the half-width at every look."""
    heard = []
    runs = run.simulate(scenario, precision=Precision(wanted, heard.append), **said)
    return runs, heard


def test_it_ends_at_the_first_look_that_is_exact_enough(scenario):
    runs, heard = until(scenario, 0.05)
    assert len(runs) == STEP * len(heard)
    assert heard[-1] <= 0.05 < min(heard[:-1])
    assert half_width([known(runs)]) == heard[-1]


def test_its_futures_are_those_of_a_run_of_that_number_wherever_they_are_lived_through(scenario):
    runs, _ = until(scenario, 0.08, workers=2)
    again = run.simulate(scenario, len(runs))
    assert all(runs[name].equals(again[name]) for name in FRAMES)
    assert runs.provenance == again.provenance
    assert len(until(scenario, 0.08, workers=1)[0]) == len(runs)


def test_a_number_of_replications_is_the_most(scenario):
    results = salessim.simulate(scenario, 150, precision=0.01)
    assert len(results) == 150
    (sentence,) = results.page().warnings
    assert "150 futures know the answer to ±" in sentence


def test_nothing_is_said_where_the_precision_is_met(scenario):
    results = salessim.simulate(scenario, precision=0.1)
    assert len(results) == STEP
    assert results.page().warnings == ()


def test_a_comparison_asks_for_its_differences_too(scenario):
    found = salessim.compare([scenario, scenario], precision=0.08)
    both = [results.runs for results in found.results]
    assert half_width([known(one) for one in both]) <= 0.08
    assert len(found) % STEP == 0


def test_progress_tells_how_many_it_will_take_and_ctrl_c_keeps_what_is_there(scenario):
    seen = []

    def stop(finished, wanted):
        seen.append(wanted)
        if finished == STEP + 30:
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as stopped:
        salessim.simulate(scenario, precision=0.05, workers=1, progress=stop)
    # before the first look nobody knows; near 85 %, +-5 points take some 200
    assert seen[0] == STEP
    assert STEP < seen[-1] <= 500
    assert len(stopped.value.finished) == STEP + 30
    assert stopped.value.wanted == seen[-1]


@pytest.mark.parametrize("wrong", [0, -0.1, 1, 2])
def test_a_precision_without_sense_is_refused(scenario, wrong):
    with pytest.raises(ValueError, match=r"between 0 and 1, such as 0\.02"):
        run.simulate(scenario, precision=wrong)
