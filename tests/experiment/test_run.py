"""Many replications of one scenario, and of several on the same chances."""

import weakref
from pathlib import Path

import pandas as pd
import pytest

from salessim import engines
from salessim.engines import ENGINES
from salessim.experiment import run
from salessim.experiment.choice import SIMPLE
from salessim.experiment.executors import Stopped
from salessim.experiment.market import differences
from salessim.experiment.prepare import prepare
from salessim.network.world import realise
from salessim.results.frames import FRAMES
from salessim.scenario import Scenario, ScenarioError, load

TEXT = """
name: Small
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: exponential(100)
sources: {calls: {rate: 4 per day, goes_to: talk}}
process:
  talk: {takes: exponential(2 h), counts_as: signed, then: {signed: 50% -> won, refused: rest -> lost}}
plan: {counts: signed, revenue: 4_000 per month}
teams: {sellers: {people: 2, does_in_order: [talk]}}
"""


def small(folder: Path, name: str = "small", **replaced: str) -> Scenario:
    """The scenario with some words replaced by others."""
    text = TEXT.replace("name: Small", f"name: {name}")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(folder / f"{name}.yaml")


def same(first: pd.DataFrame, second: pd.DataFrame) -> bool:
    return first.reset_index(drop=True).equals(second.reset_index(drop=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_results_do_not_depend_on_the_number_of_workers(tmp_path, engine):
    scenario = small(tmp_path)
    here, there = (run.simulate(scenario, 3, engine=engine, workers=workers) for workers in (1, 2))
    assert all(same(here[name], there[name]) for name in FRAMES)


def test_threads_live_through_the_same_as_one_after_the_other(tmp_path, monkeypatch):
    scenarios = [small(tmp_path, "two"), small(tmp_path, "three", **{"people: 2": "people: 3"})]
    monkeypatch.setattr(run, "IN_THREADS", {SIMPLE})
    here, there = (run.compare(scenarios, 6, workers=workers, engine=SIMPLE) for workers in (1, 3))
    assert all(same(a[name], b[name]) for a, b in zip(here, there, strict=True) for name in FRAMES)


def test_a_replication_is_the_same_however_many_there_are(tmp_path):
    scenario = small(tmp_path)
    few, many = run.simulate(scenario, 1, seed=5, workers=1), run.simulate(scenario, 3, seed=5, workers=1)
    assert all(same(few[name], many[name][many[name]["replication"] == 0]) for name in FRAMES)


def test_another_seed_is_another_market(tmp_path):
    scenario = small(tmp_path)
    assert not same(
        run.simulate(scenario, 1, seed=1, workers=1)["stages"], run.simulate(scenario, 1, workers=1)["stages"]
    )


def test_compared_scenarios_live_through_the_same_leads(tmp_path):
    scenarios = [small(tmp_path, "two"), small(tmp_path, "three", **{"people: 2": "people: 3"})]
    two, three = run.compare(scenarios, 2, workers=1)
    assert list(two["leads"]["leads"]) == list(three["leads"]["leads"])
    assert two["teams"]["on_duty_h"].sum() < three["teams"]["on_duty_h"].sum()


def test_a_scenario_is_the_same_alone_and_in_a_comparison(tmp_path):
    scenarios = [small(tmp_path, "two"), small(tmp_path, "three", **{"people: 2": "people: 3"})]
    compared = run.compare(scenarios, 2, workers=1)[1]
    alone = run.simulate(scenarios[1], 2, workers=1)
    assert all(same(compared[name], alone[name]) for name in FRAMES)


def test_scenarios_with_the_same_past_live_through_it_once(tmp_path, monkeypatch):
    more = {"4 per day": "40 per day"}  # 80 h of work a day for 18 h of people: whoever comes, many wait
    start = {**more, "plan:": "start: {history: past.yaml}\nplan:"}
    small(tmp_path, "past", **more)
    scenarios = [small(tmp_path, "two", **start), small(tmp_path, "three", **start, **{"people: 2": "people: 3"})]
    played = []
    simulate = engines.simulate

    def counted(network, *rest):
        played.append((int(network.clock.start[0]), int(network.clock.until[0])))
        return simulate(network, *rest)

    monkeypatch.setattr(engines, "simulate", counted)
    two, three = run.compare(scenarios, 1, workers=1)
    past, first, second = played
    assert first == second
    assert past[1] == first[0]
    assert past[0] < past[1]
    waiting = [frame[frame["stage"] == "talk"]["inside_at_start"].item() for frame in (two["stages"], three["stages"])]
    assert waiting[0] == waiting[1] > 0


def test_a_scenario_without_past_begins_empty(tmp_path):
    assert run.simulate(small(tmp_path), 1, workers=1)["stages"]["inside_at_start"].sum() == 0


def test_one_replication_can_be_played_with_all_its_visits(tmp_path):
    scenario = small(tmp_path)
    log, terms, _ = run.play(scenario, replication=2, seed=3)
    done = run.simulate(scenario, 3, seed=3, workers=1)["stages"]["done"]
    assert terms.name == "small"
    assert int((log.visit.ended >= 0).sum()) >= list(done)[2] > 0


@pytest.mark.parametrize(("engine", "beats"), [("reference", 1), ("compiled", 1), ("compiled", 4)])
def test_a_heartbeat_that_raises_ends_the_run_and_the_next_one_is_as_always(tmp_path, monkeypatch, engine, beats):
    monkeypatch.setattr("salessim.engines.compiled.SLICE", 10)  # events between two heartbeats
    (prepared,) = prepare([small(tmp_path)])
    world = realise(prepared.network, 0, 0)
    heard = []

    def enough():
        heard.append(1)
        if len(heard) == beats:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        engines.simulate(prepared.network, world, engine=engine, heartbeat=enough)
    assert len(heard) == beats
    log, _ = engines.simulate(prepared.network, world, engine=engine)
    alone, _ = engines.simulate(prepared.network, world, engine="reference")
    assert len(log.visit.entity) > 40
    assert all((mine == other).all() for mine, other in zip(log.visit, alone.visit, strict=True))


def test_ctrl_c_hands_over_the_runs_that_are_finished(tmp_path, monkeypatch):
    calls = []
    simulate = engines.simulate

    def pressed(*arguments):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return simulate(*arguments)

    monkeypatch.setattr(engines, "simulate", pressed)
    with pytest.raises(Stopped) as stopped:
        run.simulate(small(tmp_path), 5, workers=1)
    assert stopped.value.finished.replications == (0, 1)
    assert stopped.value.wanted == 5


def test_ctrl_c_before_the_first_future_leaves_nothing(tmp_path, monkeypatch):
    def pressed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(engines, "simulate", pressed)
    with pytest.raises(Stopped) as stopped:
        run.simulate(small(tmp_path), 5, workers=1)
    assert stopped.value.finished is None


def test_scenarios_in_one_market_are_not_told_apart(tmp_path):
    stricter = small(tmp_path, "strict", **{"exponential(2 h)": "exponential(1 h)"})
    assert differences([small(tmp_path, "two"), stricter]) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("4 per day", "5 per day", "the sources of leads differ"),
        ("exponential(100)", "exponential(90)", "the value of deals differ"),
        ("2027-03-01", "2027-04-01", "the period differ"),
        ("9:00-18:00", "9:00-17:00", "the working time differ"),
    ],
)
def test_another_market_is_told(tmp_path, old, new, told):
    (sentence,) = differences([small(tmp_path, "here"), small(tmp_path, "there", **{old: new})])
    assert sentence.startswith("there and here are not in the same market: ")
    assert told in sentence


def test_another_beginning_is_told(tmp_path):
    small(tmp_path, "past")
    late = small(tmp_path, "late", **{"plan:": "start: {history: past.yaml}\nplan:"})
    (sentence,) = differences([small(tmp_path, "empty"), late])
    assert "do not begin with the same deals and accounts" in sentence


def test_no_replication_at_all_is_refused(tmp_path):
    with pytest.raises(ValueError, match="a number from 1"):
        run.simulate(small(tmp_path), 0)


def test_the_log_of_a_replication_is_dropped_as_soon_as_it_is_read(tmp_path, monkeypatch):
    simulate = engines.simulate
    logs, alive = [], []

    def watched(*arguments):
        alive.append(sum(log() is not None for log in logs))
        log, state = simulate(*arguments)
        logs.append(weakref.ref(log.visit.entity))
        return log, state

    monkeypatch.setattr(engines, "simulate", watched)
    small(tmp_path, "past")
    start = {"plan:": "start: {history: past.yaml}\nplan:"}
    run.compare([small(tmp_path, name, **start) for name in ("one", "two")], 3, workers=1)
    assert alive == [0] * 9  # in each of three futures the past, then one and two


def test_a_past_that_leaves_somebody_without_a_place_is_refused_kindly(tmp_path):
    small(tmp_path, "past", **{"talk:": "speak:", "goes_to: talk": "goes_to: speak", "[talk]": "[speak]"})
    later = small(tmp_path, "now", **{"plan:": "start: {history: past.yaml}\nplan:"})
    with pytest.raises(ScenarioError) as refused:
        run.simulate(later, 1, workers=1)
    # line 10 of the text is `start: {history: past.yaml}`; the value stands in column 18
    assert str(refused.value).splitlines()[0] == (
        f"{tmp_path}/now.yaml:10:18: whoever is in `speak` when past ends has no place in now"
    )


def test_a_past_may_have_a_past(tmp_path):
    small(tmp_path, "first")
    small(tmp_path, "second", **{"plan:": "start: {history: first.yaml}\nplan:"})
    third = small(tmp_path, "third", **{"plan:": "start: {history: second.yaml}\nplan:"})
    (prepared,) = prepare([third])
    assert prepared.past is not None
    assert prepared.past.past is not None
    ends = [int(part.network.clock.until[0]) for part in (prepared.past, prepared.past.past)]
    starts = [int(part.network.clock.start[0]) for part in (prepared, prepared.past)]
    assert ends == starts


def test_all_pasts_are_as_long_as_the_longest_needs_to_be(tmp_path):
    slow = {"exponential(2 h)": "exponential(400 h)"}  # 50 working days of work for a deal on average
    small(tmp_path, "quick")
    small(tmp_path, "slow", **slow)
    after_quick = small(tmp_path, "one", **{"plan:": "start: {history: quick.yaml}\nplan:"} | slow)
    after_slow = small(tmp_path, "two", **{"plan:": "start: {history: slow.yaml}\nplan:"} | slow)
    begins = [prepared.past.network.clock.start[0] for prepared in prepare([after_quick, after_slow])]
    assert begins[0] == begins[1] < prepare([after_quick])[0].past.network.clock.start[0]
