"""Walking without waiting tells the same lives as an engine with people without end."""

import pytest

from compiler.small import rows, scenario
from compiler.test_order import PARTS
from compiler.test_words import TEAMS
from salessim import compiler, engines
from salessim.compiler import accounts_state
from salessim.compiler.loads import SEED, WORLDS, loads
from salessim.network.world import realise

AMPLE = {name: team | {"people": 300} for name, team in TEAMS.items()}
PLAN = {"counts": "paid", "revenue": "1_000 per month"}


def told(**changes):
    return scenario(**PARTS | {"teams": AMPLE, "working_time": "always", "deal_value": "exponential(100)",
                               "start": {"accounts": 30}, "plan": PLAN} | changes)  # fmt: skip


def played(department):
    """Visits to people and money in the plan's ledger, mean over the futures that `loads` walks through."""
    compiled = compiler.compile(department)
    network = compiled.network
    queues = [row for row, stage in enumerate(compiled.terms.stages) if stage.kind == "queue"]
    visits, money = 0, 0.0
    for replication in range(WORLDS):
        world = realise(network, SEED, replication)
        log, _ = engines.simulate(network, world, accounts_state(compiled, SEED, replication))
        visits += sum(station in queues for (station,) in rows(log, "visit", "station"))
        money += sum(
            amount
            for ledger, amount in rows(log, "booking", "ledger", "amount")
            if ledger == compiled.terms.plan.ledger
        )
    return visits / WORLDS, money / WORLDS


def test_the_potential_is_what_people_without_end_would_earn():
    visits, money = played(told())
    load = loads(told())
    assert sum(stage.visits for stage in load.stages) == pytest.approx(visits)
    assert visits > 400
    assert load.potential == pytest.approx(money, rel=1e-9)
    assert money > 1_000


def test_attempts_and_odds_are_walked_through_as_they_are_played():
    answer = PARTS["process"]["answer"] | {"reached": ["40%", "30%", "20%"], "try_again_after": "5 h"}
    weak = AMPLE | {"sellers": AMPLE["sellers"] | {"odds": "80%"}}
    department = told(process=PARTS["process"] | {"answer": answer}, teams=weak)
    visits, money = played(department)
    load = loads(department)
    assert sum(stage.visits for stage in load.stages) == pytest.approx(visits)
    assert load.potential == pytest.approx(money, rel=1e-9)
