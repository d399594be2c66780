"""A pool to which a second person comes on a given day, against the chain that tells how many are present when."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.linalg import expm

from salessim import compiler
from salessim.experiment.prepare import prepare
from salessim.experiment.run import Chances
from salessim.network.part import clock_of
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.runs import DAY, HEAD, again

POOL = """
sources: {{calls: {{rate: 48 per day, goes_to: talk}}}}
process: {{talk: {{takes: exponential(24 min), then: {{over: rest -> done}}}}}}
teams: {{crew: {{people: {people}, does_in_order: [talk]}}}}
"""
ARRIVALS, SERVICE = 48.0, 60.0  # a day: one person is busy 80% of the time
MOST = 120  # so many at once are never present
LOOKS = (1.0, 4.9, 5.2, 6.0, 9.0)  # days after the begin; the second person is there from day 5 on
COMES = 5


def chain(people: int) -> np.ndarray:
    """Rates of the chain of the number present."""
    rates = np.diag(np.full(MOST, ARRIVALS), 1)
    rates += np.diag(SERVICE * np.minimum(np.arange(1, MOST + 1), people), -1)
    return rates - np.diag(rates.sum(axis=1))


def expected(day: float) -> float:
    """The mean number present, from an empty house."""
    alone = expm(chain(1) * min(day, COMES))[0]
    law = alone @ expm(chain(2) * max(day - COMES, 0.0))
    return float(law @ np.arange(MOST + 1))


def present(replications: int) -> np.ndarray:
    """By replication and look how many are there."""
    scenario = load_text(HEAD + POOL.format(people="{others: 1, Anna: {since: 2027-01-06}}"))
    start = int(compiler.compile(scenario).network.clock.start[0])
    compiled = compiler.compile(scenario, start, start + 10 * DAY)
    found = []
    for replication in range(replications):
        stays = again(compiled, replication).stays("talk")
        found.append([((stays.joined <= 24 * look) & (stays.ended > 24 * look)).sum() for look in LOOKS])
    return np.array(found, float)


def present_at_a_change(folder: Path, replications: int) -> np.ndarray:
    """The same where the department changes on day 5: the one person moves to another team, and a second is hired."""
    (folder / "pair.yaml").write_text(HEAD + POOL.format(people="2").replace("crew", "pair"))
    change = "change: {on: 2027-01-06, to: pair.yaml, people: {crew: {pair: 1}}, hire: {pair: 1}}\n"
    (ready,) = prepare([load_text(HEAD + POOL.format(people="1") + change, folder)])
    first, last = ready.programme.phases
    last = replace(last, network=last.network._replace(clock=clock_of(last.begins, first.begins + 10 * DAY)))
    short = replace(ready, programme=replace(ready.programme, phases=(first, last)))
    looks = first.begins + (np.array(LOOKS) * DAY).astype(int)[:, None]
    found = []
    for replication in range(replications):
        entity = Chances(0, replication, "compiled").play(short)[0].entity
        found.append(((entity.born <= looks) & ((entity.left > looks) | (entity.left < 0))).sum(axis=1))
    return np.array(found, float)


def agree(found: np.ndarray, relative: float) -> None:
    for column, look in zip(found.T, LOOKS, strict=True):
        agrees(column, expected(look), relative)


def test_the_queue_melts_as_the_second_person_comes():
    agree(present(700), 0.08)


def test_the_queue_melts_as_the_department_changes(tmp_path):
    agree(present_at_a_change(tmp_path, 300), 0.15)


@pytest.mark.theory
def test_the_queue_melts_in_many_futures():
    agree(present(32_000), 0.01)


@pytest.mark.theory
def test_the_queue_melts_as_the_department_changes_in_many_futures(tmp_path):
    agree(present_at_a_change(tmp_path, 32_000), 0.01)
