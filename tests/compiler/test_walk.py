"""Walking without waiting tells the same lives as an engine with people without end."""

import pytest

from compiler.small import rows, scenario
from compiler.test_order import PARTS, SOURCES
from compiler.test_words import TEAMS
from salessim import compiler, engines
from salessim.compiler import accounts_state
from salessim.compiler.loads import SEED, loads
from salessim.network.world import realise

EVEN = SOURCES | {"calls": {"rate": "6 per day", "goes_to": "answer"}}
AMPLE = {name: team | {"people": 60} for name, team in TEAMS.items()}
PLAN = {"counts": "paid", "revenue": "1_000 per month"}


@pytest.fixture(autouse=True)
def two_futures(monkeypatch):
    monkeypatch.setattr("salessim.compiler.loads.MOST_FUTURES", 2)


def told(**changes):
    return scenario(**PARTS | {"sources": EVEN, "teams": AMPLE, "working_time": "always", "plan": PLAN,
                               "deal_value": "exponential(100)", "start": {"accounts": 30}} | changes)  # fmt: skip


def played(department, futures):
    """Visits to people and money in the plan's ledger, mean over the first futures, told by the engine."""
    compiled = compiler.compile(department)
    network, plan = compiled.network, compiled.terms.plan.ledger
    queues = [row for row, stage in enumerate(compiled.terms.stages) if stage.kind == "queue"]
    visits, money = 0, 0.0
    for replication in range(futures):
        world = realise(network, SEED, replication)
        log, _ = engines.simulate(network, world, accounts_state(compiled, SEED, replication))
        visits += sum(station in queues for (station,) in rows(log, "visit", "station"))
        money += sum(amount for ledger, amount in rows(log, "booking", "ledger", "amount") if ledger == plan)
    return visits / futures, money / futures


def agree(department):
    load = loads(department)
    visits, money = played(department, load.futures)
    assert sum(stage.visits for stage in load.stages) == pytest.approx(visits)
    assert load.potential == pytest.approx(money)
    assert visits > 300
    assert money > 1_000


def test_the_potential_is_what_people_without_end_would_earn():
    agree(told())


def test_attempts_and_odds_are_walked_through_as_they_are_played():
    answer = PARTS["process"]["answer"] | {"reached": ["40%", "30%", "20%"], "try_again_after": "5 h"}
    weak = AMPLE | {"sellers": AMPLE["sellers"] | {"odds": "80%"}}
    agree(told(process=PARTS["process"] | {"answer": answer}, teams=weak))


def test_who_comes_later_again_is_walked_through_as_it_is_played():
    then = {"interested": "30% -> meeting", "later": "40% -> answer after 3 d", "no": "rest -> lost"}
    answer = {"takes": "1 min", "reached": ["80%", "30%"], "try_again_after": "5 h", "then": then}
    agree(told(process=PARTS["process"] | {"answer": answer}))


def test_busy_and_quiet_days_change_no_mean():
    assert loads(told(sources=SOURCES)) == loads(told())
