"""Nothing gets lost, in departments made by chance and in those that are shipped."""

from functools import cache
from pathlib import Path

import pytest

from house.repository import LARGE
from laws import conserved
from laws.runs import Run, for_departments, play, run
from salessim import compiler
from salessim.api import demo_scenarios
from salessim.experiment.prepare import prepare
from salessim.network.state import State
from salessim.results.measures import summarise
from salessim.scenario import load_text
from salessim.scenario.start import History

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@for_departments(9)
def test_every_life_is_a_chain_of_visits_and_every_visit_a_chain_of_parts(document):
    conserved.assert_chains(run(document).log)


@for_departments(9)
def test_the_number_present_times_time_is_the_sum_of_the_times_spent(document):
    conserved.assert_little(run(document).log)


@for_departments(5)
def test_the_mean_queue_of_the_tables_is_the_sum_of_all_waits(document):
    one = run(document)
    stages = summarise(one.log, one.compiled.terms)["stages"].set_index("stage")
    waited = dict.fromkeys(stages.index, 0)
    for row in conserved.rows(one.log.visit):
        terms = one.compiled.terms.stages[row.station]
        if terms.kind == "queue" and row.part == 0:  # the wait before the first start
            until = row.started if row.started != -1 else one.log.until if row.ended == -1 else row.ended
            waited[terms.name] += until - max(row.queued, one.log.start)
    for name in stages.index[stages.interrupted == 0]:  # whoever is interrupted waits more than once
        assert stages.waiting_mean[name] * (one.log.until - one.log.start) == pytest.approx(waited[name])


@for_departments(5)
def test_leads_people_and_money_add_up(document):
    one = run(document)
    conserved.assert_nobody_is_lost(one.log, one.compiled.terms)
    conserved.assert_money_is_what_was_booked(one.log, one.compiled.terms)
    conserved.assert_hours_add_up(one.log, one.compiled.terms)


@cache
def left_behind(history: str) -> State:
    """What a department leaves behind on the first day, for all that begin with it as their history."""
    after = load_text(f"based_on: {history}\nstart: {{history: {history}}}\n", SCENARIOS, "after.yaml")
    return play(prepare([after])[0].past).left


def shipped(name: str) -> Run:
    """The first month of a shipped scenario, after the whole of its history."""
    text = f"based_on: {name}.yaml\nperiod: {{from: 2027-01-01, for: 1 month}}\n"
    scenario = load_text(text, SCENARIOS, "first month.yaml")
    begin = left_behind(scenario.start.history) if isinstance(scenario.start, History) else None
    return play(compiler.compile(scenario), begin=begin)


def one_structure() -> list[str]:
    """The shipped scenarios that stay what they are for their first month."""
    small = ((name, path) for name, path in demo_scenarios().items() if name not in LARGE)
    return [name for name, path in small if "\nchange:" not in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", one_structure())
def test_in_a_shipped_scenario_leads_money_and_hours_add_up(name):
    one = shipped(name)
    log, terms = one.log, one.compiled.terms
    assert len(log.visit.entity) > 100
    conserved.assert_nobody_is_lost(log, terms)
    conserved.assert_money_is_what_was_booked(log, terms)
    conserved.assert_hours_add_up(log, terms)
    conserved.assert_chains(log)
    conserved.assert_little(log)
