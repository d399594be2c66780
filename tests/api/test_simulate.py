"""The three verbs: load, simulate, compare."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import salessim
from cli.tiny import NAME, tiny
from salessim import api, engines
from salessim.experiment import run

__all__ = ["tiny"]


def test_a_scenario_is_loaded_simulated_and_told(tiny):
    scenario = salessim.load(tiny)
    results = salessim.simulate(scenario, replications=2, seed=3)
    assert scenario.name == NAME
    assert len(results) == 2
    assert results.plan().loc[0, "middle_currency"] == 300.0
    assert list(results.people["person"]) == ["Анна", "Анна"]
    assert results.page().provenance["seed"] == 3


def test_a_file_may_be_named_instead_of_a_scenario(tiny):
    by_name = salessim.simulate(str(tiny), replications=1)
    assert by_name.page().next_commands[0][0] == f"salessim run {tiny} -n 4"
    assert by_name.stages.equals(salessim.simulate(salessim.load(tiny), replications=1).stages)


def test_scenarios_are_compared(tiny):
    comparison = salessim.compare([tiny, salessim.load(tiny)], replications=2)
    assert comparison.names == (NAME, f"{NAME} (2)")
    assert comparison.warnings == ()


@pytest.mark.parametrize("alone", [list, str])
def test_a_comparison_of_one_is_refused(tiny, alone):
    with pytest.raises(ValueError, match="at least two scenarios"):
        salessim.compare([tiny] if alone is list else str(tiny))


def test_progress_is_told_to_whoever_asks(tiny):
    seen = []
    salessim.simulate(tiny, replications=2, progress=lambda finished, wanted: seen.append((finished, wanted)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_a_broken_file_is_a_scenario_error(tmp_path):
    (tmp_path / "broken.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(salessim.ScenarioError):
        salessim.load(tmp_path / "broken.yaml")


def test_the_shipped_scenarios_are_found_by_name():
    files = salessim.demo_scenarios()
    assert "conveyor" in files
    assert "market" not in files  # a part that others are based on, not a department
    assert all(path.is_file() for path in files.values())


def test_a_script_needs_no_guard_around_its_work(tiny, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(f"import salessim\nprint(len(salessim.simulate({str(tiny)!r}, replications=3)))\n")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("3\n", "")


@pytest.fixture
def ctrl_c():
    """Press Ctrl-C when the event is set; pytest itself may have been started deaf to it."""
    pressed = threading.Event()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    thread = threading.Thread(target=lambda: pressed.wait(20) and os.kill(os.getpid(), signal.SIGINT))
    thread.start()
    yield pressed
    pressed.set()
    thread.join()
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_hands_over_the_results_that_are_finished_and_all_threads_end(tiny, monkeypatch, ctrl_c):
    simulate = engines.simulate
    played = []

    def slow(network, world, state, engine, heartbeat):
        played.append(world.run)
        while len(played) > 3:  # the first three futures are quick; during the fourth Ctrl-C is pressed
            ctrl_c.set()
            time.sleep(0.01)
            heartbeat()
        return simulate(network, world, state, engine, heartbeat)

    monkeypatch.setattr(engines, "simulate", slow)
    monkeypatch.setattr(run, "IN_THREADS", {"reference"})
    threads = threading.active_count()
    with pytest.raises(KeyboardInterrupt) as stopped:
        salessim.simulate(tiny, replications=400, engine="reference", workers=2)
    assert 1 <= len(stopped.value.finished) <= 3
    assert stopped.value.finished.plan().loc[0, "middle_currency"] == 300.0
    deadline = time.monotonic() + 5
    while threading.active_count() > threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= threads


@pytest.mark.parametrize("engine", ["auto", "compiled", "reference"])
def test_a_trace_names_the_engine_that_played_and_is_the_same_by_any(tiny, engine):
    visits = api.trace(tiny, engine=engine)
    assert visits.attrs["engine"] == ("reference" if engine == "auto" else engine)
    assert visits.equals(api.trace(tiny, engine="reference"))


def test_an_unknown_engine_is_refused_with_the_known_ones(tiny):
    with pytest.raises(ValueError, match="no engine 'simpy'; there is auto, compiled, reference"):
        salessim.simulate(tiny, engine="simpy")
