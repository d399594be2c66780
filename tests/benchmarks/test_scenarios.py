"""The workloads as our language says them are those that the other engines play."""

import math

import pytest
from benchmarks.peers import workload as peers
from benchmarks.workloads import DAY, FILES, prepared, workload

from salessim import compiler
from salessim.compiler import Compiled
from salessim.network.tables import EXPONENTIAL, LOGNORMAL, QUEUE

HOUR = 3_600


@pytest.fixture(scope="module")
def conveyor() -> Compiled:
    return compiler.compile(workload("W2").read())


def names(compiled: Compiled) -> list[str]:
    return [stage.name for stage in compiled.terms.stages]


def law(compiled: Compiled, stage: str) -> tuple[int, float, float]:
    """(kind, a, b) of the work of a stage."""
    network = compiled.network
    row = network.work.law[network.station.work_from[names(compiled).index(stage)]]
    return network.law.kind[row], network.law.a[row], network.law.b[row]


@pytest.mark.parametrize("name", [*FILES, "people-10", "stages-3"])
def test_every_workload_is_a_network(name):
    task = workload(name)
    assert len(prepared(task.read(), task.per_day, 100).network.station.key) > 0


@pytest.mark.parametrize(
    ("stage", "theirs"),
    [("call", peers.CALL), ("hunt", peers.HUNT), ("hunt_again", peers.HUNT), ("processing", peers.PROC),
     ("cycle", peers.CYCLE), ("farm", peers.FARM)],
)  # fmt: skip
def test_work_takes_as_long_as_for_the_others(conveyor, stage, theirs):
    kind, log_mean, log_sd = law(conveyor, stage)
    assert kind == LOGNORMAL
    assert log_mean - math.log(DAY) == pytest.approx(theirs[0], abs=1e-12)
    assert log_sd == pytest.approx(theirs[1], abs=1e-12)


def test_clients_think_and_lose_patience_as_for_the_others(conveyor):
    network = conveyor.network
    assert law(conveyor, "think") == (EXPONENTIAL, 2 * DAY, 0)
    patience = network.station.patience[names(conveyor).index("call")]
    assert (network.law.kind[patience], network.law.a[patience]) == (EXPONENTIAL, 2_592)  # 0.03 x 86,400


@pytest.mark.parametrize(
    ("stage", "shares"),
    [("call", {"think": 0.45}), ("hunt", {"processing": 0.35}), ("hunt_again", {"processing": 0.35}),
     ("processing", {"hunt_again": 0.2, "cycle": 0.4}), ("farm", {"lost": 0.05})],
)  # fmt: skip
def test_ways_have_the_shares_of_the_others(conveyor, stage, shares):
    station, route = conveyor.network.station, conveyor.network.route
    row = names(conveyor).index(stage)
    rows = range(station.route_from[row], station.route_to[row] - 1)  # the last one has the rest
    assert {names(conveyor)[route.next[i]]: route.weight[i] for i in rows} == shares


@pytest.mark.parametrize(("name", "hunters"), [("W2", 8), ("overload", 6)])
def test_people_are_as_many_as_for_the_others(name, hunters):
    scenario = workload(name).read()
    assert [team.people.others for team in scenario.teams.values()] == [5, hunters, 3, 6]


def test_rework_goes_before_what_is_fresh(conveyor):
    skill = conveyor.network.skill
    ranks = {names(conveyor)[skill.station[row]]: skill.rank[row] for row in range(len(skill.station))}
    assert ranks["hunt_again"] < ranks["hunt"]


def test_300_leads_come_a_day_and_a_year_is_109_500(conveyor):
    assert set(conveyor.network.day.mean.tolist()) == {300.0}
    clock = conveyor.network.clock
    assert (clock.until[0] - clock.start[0]) / DAY * 300 == 109_500


def test_one_queue_has_eight_people_an_hour_of_work_and_7_2_customers_an_hour():
    compiled = compiler.compile(workload("W1").read())
    assert compiled.network.day.mean.tolist()[:7] == 7 * [pytest.approx(24 * 7.2)]
    assert law(compiled, "counter") == (EXPONENTIAL, HOUR, 0)
    assert len(compiled.network.seat.key) == 8


def test_a_run_is_as_long_as_so_many_customers_need():
    task = workload("W2")
    clock = prepared(task.read(), task.per_day, 9_000).network.clock
    assert clock.until[0] - clock.start[0] == 30 * DAY


def test_a_chain_leads_from_stage_to_stage_with_four_people_at_each():
    task = workload("stages-3")
    compiled = compiler.compile(task.read())
    kinds = dict(zip(names(compiled), compiled.network.station.kind.tolist(), strict=True))
    assert [stage for stage, kind in kinds.items() if kind == QUEUE] == ["stage_1", "stage_2", "stage_3"]
    assert len(compiled.network.seat.key) == 12
    assert task.per_day == pytest.approx(86.4)  # 90% of 4 x 24
