"""The generator reaches what the laws are about; a law that never meets a feature says nothing about it."""

import random
import re
from functools import cache
from itertools import combinations

import pytest

from laws.departments import Document, Kind, as_text, department
from laws.runs import compiled, run
from salessim.results.log import BALKED, DELAYED, INTERRUPTED, OPEN, RENEGED, SERVED
from salessim.scenario import check, load_text

SEEDS = range(1200)
FAMILIES = ("lognormal", "exponential", "uniform", "triangular", "erlang", "normal", "values")
EXPECTED = {
    "always", "office", "attributes", "deal_value", "deal_value by value", "accounts at the start", "plan", "costs",
    "sources.rate", "sources.contacts", "sources.at", "sources.season", "sources.weekdays", "sources.hours",
    "sources.busy_and_quiet_days", "sources.cost", "sources.attributes",
    "owners.taken_at", "owners.from", "owners.until", "owners.if_gone: hand_over", "owners.if_gone: keep",
    "owners.chosen: fewest_open", "owners.chosen: longest_idle", "owners.chosen: round_robin", "owners.chosen: random",
    "process.takes", "process.takes by value", "process.delay", "process.by", "process.patience", "process.room",
    "process.interrupts: resume", "process.interrupts: restart", "process.newest_first", "process.reached",
    "process.delay_costs", "process.late_after", "process.good", "process.counts_as", "process.grows",
    "process.each_account", "process.same_as", "process.colleague_steps_in_after",
    "process.at_closing_time: continue_next_day", "process.at_closing_time: finish", "process.at_closing_time: restart",
    "teams.only", "teams.at_most", "teams.switching", "teams.pause", "teams.pay", "teams.speed", "teams.odds",
    "teams.working_time", "named people", "equal rank", "a child", "a way that takes a while", "working days",
    *FAMILIES,
}  # fmt: skip
SAME_STAGE = (
    "by", "patience", "room", "interrupts", "newest_first", "reached", "delay_costs", "late_after", "good", "counts_as",
    "grows", "at_closing_time",
)  # fmt: skip
NEVER_TOGETHER = {
    frozenset({"always", "office"}), frozenset({"always", "teams.working_time"}),
    frozenset({"plan", "costs"}),  # always together
}  # fmt: skip


def features(document: Document) -> set[str]:
    """What occurs in a department."""
    text = as_text(document)
    found = {"always" if document["working_time"] == "always" else "office"} | {
        family for family in FAMILIES if family + "(" in text
    }
    found |= {part for part in ("attributes", "deal_value", "plan", "costs") if part in document}
    signs = {
        "a child": " with ", "a way that takes a while": " after ", "working days": " wd", "equal rank": '": [["',
        "named people": '"Ann"', "accounts at the start": 'start: {"accounts"',
    }  # fmt: skip
    found |= {name for name, sign in signs.items() if sign in re.sub("(odds|doubling) after", "", text)}
    for part in ("sources", "owners", "process", "teams"):
        for member in document.get(part, {}).values():
            found |= {f"{part}.{key}" for key in member}
            found |= {
                f"{part}.{key}: {member[key]}" for key in ("at_closing_time", "chosen", "if_gone") if key in member
            }
            found |= {f"{part}.interrupts: {mode}" for mode in member.get("interrupts", {}).values()}
            found |= {f"{part}.takes by value"} if isinstance(member.get("takes"), dict) else set()
    return found | ({"deal_value by value"} if isinstance(document.get("deal_value"), dict) else set())


@cache
def population() -> list[Document]:
    return [department(random.Random(seed)) for seed in SEEDS]


def test_every_feature_occurs_in_many_departments():
    reached = [features(document) for document in population()]
    seldom = {feature for feature in EXPECTED if sum(feature in found for found in reached) < 20}
    assert seldom == set()


def test_every_pair_of_features_meets_in_a_department():
    met = {
        frozenset(pair) for document in population() for pair in combinations(sorted(features(document) & EXPECTED), 2)
    }
    wanted = {frozenset(pair) for pair in combinations(EXPECTED, 2)} - NEVER_TOGETHER
    assert sorted(sorted(pair) for pair in wanted - met) == []


def test_every_pair_of_settings_meets_at_one_stage():
    stages = [stage for document in population() for stage in document["process"].values()]
    met = {frozenset(pair) for stage in stages for pair in combinations([key for key in SAME_STAGE if key in stage], 2)}
    wanted = {frozenset(pair) for pair in combinations(SAME_STAGE, 2)}
    assert sorted(sorted(pair) for pair in wanted - met) == []


@pytest.mark.parametrize("exact", [False, True])
def test_every_department_is_a_scenario_without_an_error(exact):
    for seed in range(8):
        scenario = load_text(as_text(department(random.Random(seed), Kind(exact))))
        assert {problem.severity for problem in check(scenario)} <= {"warning"}


def test_departments_have_two_to_eight_stages_and_one_to_three_teams():
    assert {len(document["process"]) for document in population()} <= set(range(2, 9))
    assert {len(document["teams"]) for document in population()} == {1, 2, 3}


def test_what_is_left_out_does_not_occur():
    kind = Kind(without=frozenset({"patience", "values", "contacts", "accounts"}))
    found = set().union(*(features(department(random.Random(seed), kind)) for seed in range(200)))
    assert not found & {"process.patience", "values", "sources.contacts", "process.each_account"}


def test_everything_happens_in_some_run():
    outcomes, missed, children, gates = set(), 0, 0, 0
    for seed in range(16):
        log = run(population()[seed]).log
        outcomes |= set(log.visit.outcome.tolist())
        missed += int(log.visit.missed.sum())
        children += int((log.entity.parent != 0).sum())
        gates += len(log.gate.gate)
    assert outcomes == {SERVED, RENEGED, BALKED, INTERRUPTED, DELAYED, OPEN}
    assert min(missed, children, gates) > 10


def test_the_same_seed_makes_the_same_department():
    assert as_text(department(random.Random(5))) == as_text(department(random.Random(5)))
    assert compiled(population()[0]).terms.stages
