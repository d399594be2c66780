"""What a log of ours says, counted by hand."""

import pytest
from benchmarks.answers import answers, digest, events
from benchmarks.workloads import prepared, workload

from salessim.columns import empty, from_rows
from salessim.experiment.prepare import Prepared
from salessim.results.log import (
    DELAYED,
    OPEN,
    RENEGED,
    SERVED,
    Booking,
    Duty,
    Entity,
    GateChange,
    Log,
    Server,
    Visit,
)

DAY = 86_400


@pytest.fixture(scope="module")
def ready() -> Prepared:
    task = workload("W2")
    return prepared(task.read(), task.per_day, 300)


def log_of(ready: Prepared, *visits: tuple[int, str, int, int, int, int, str]) -> Log:
    """A log of these (entity, stage, queued, started, ended, outcome, way on)."""
    stages = [stage.name for stage in ready.terms.stages]
    ways = [(outcome.stage, outcome.name) for outcome in ready.terms.outcomes]
    rows = []
    for who, stage, queued, started, ended, outcome, way in visits:
        route = ways.index((stages.index(stage), way)) if way else -1
        rows.append((who, stages.index(stage), 1, 0, 0, queued, started, ended, outcome, 0, route, route))
    people = sorted({visit[0] for visit in visits})
    entities = from_rows(Entity, [(who, 0, 0, 0, 0, 1.0, -1, -1) for who in people])
    tables = empty(Booking), empty(GateChange), entities, empty(Server), empty(Duty)
    return Log(0, DAY, from_rows(Visit, rows), *tables)


@pytest.fixture
def log(ready) -> Log:
    return log_of(
        ready,
        (1, "call", 0, 864, 1_000, SERVED, "interested"),
        (1, "think", 1_000, 1_000, 5_000, DELAYED, "thought_over"),
        (1, "hunt", 5_000, 5_000, 9_000, SERVED, "agreed"),
        (1, "processing", 9_000, 9_000, 9_900, SERVED, "rework"),
        (1, "hunt_again", 9_900, 11_628, 20_000, SERVED, "agreed"),
        (1, "processing", 20_000, 20_000, 30_000, SERVED, "won"),
        (1, "cycle", 30_000, 30_000, -1, OPEN, ""),
        (2, "call", 10, -1, 500, RENEGED, ""),
        (3, "call", 20, 20, -1, OPEN, ""),
        (4, "call", 30, -1, -1, OPEN, ""),
    )


def test_events_are_arrivals_ends_and_those_who_gave_up(log):
    assert events(log) == 4 + 7  # four came; six ends of work and delay, one gave up; the open ones did not end


def test_waits_are_of_those_who_were_served_fresh_and_rework_together(log, ready):
    found = answers(log, ready.terms)
    assert found["call"] == pytest.approx((0.01 + 0) / 2)  # 864 s are a hundredth of a day
    assert found["hunt"] == pytest.approx((0 + 0.02) / 2)  # 1,728 s
    assert found["proc"] == 0
    assert found["farm"] == 0  # nobody yet


def test_one_of_four_gave_up_and_one_was_won(log, ready):
    found = answers(log, ready.terms)
    assert (found["abandoned"], found["wins"]) == (0.25, 1)


def test_another_department_has_no_answers_here(log):
    task = workload("stages-2")
    assert answers(log, prepared(task.read(), task.per_day, 10).terms) == {}


def test_logs_that_differ_in_one_second_have_other_digests(log):
    later = log.visit.ended.copy()
    later[0] += 1
    assert digest(log) == digest(log._replace(visit=log.visit._replace(ended=log.visit.ended.copy())))
    assert digest(log) != digest(log._replace(visit=log.visit._replace(ended=later)))
