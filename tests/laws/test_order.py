"""In which order, in how many parts and where a run is computed does not matter."""

import json
import os
import random
import subprocess
import sys
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np

from engines.tellings import assert_same_state, between, in_two_parts, shuffled
from laws.departments import Document, department
from laws.runs import BEGIN, DAY, compiled, for_departments, play, run, told
from salessim.engines import simulate

SIMULATE = partial(simulate, engine="reference")
ELSEWHERE = "import json, sys; from laws.test_order import digest; print(digest(json.load(sys.stdin)))"


@for_departments(10, exact=True)
def test_the_events_of_one_instant_may_happen_in_any_order_where_many_meet(document):
    whole = play(compiled(document, until=BEGIN + DAY))
    shuffled(SIMULATE, whole.compiled.network, whole.world, whole.begin)


@for_departments(8)
def test_the_events_of_one_instant_may_happen_in_any_order(document):
    whole = run(document)
    shuffled(SIMULATE, whole.compiled.network, whole.world, whole.begin)


@for_departments(8)
def test_a_run_in_two_parts_is_the_whole_run(document):
    whole = run(document)
    in_two_parts(SIMULATE, whole.compiled.network, whole.world, whole.begin)


@for_departments(8)
def test_the_state_at_a_moment_holds_those_whose_visits_the_whole_log_shows_then(document):
    whole = run(document)
    log, key = whole.log, whole.compiled.network.station.key
    for moment in (BEGIN + 2 * DAY + 10 * 3_600, BEGIN + 4 * DAY + 1):
        inside = play(compiled(document, until=moment)).left.inside
        there = np.maximum(log.visit.queued, BEGIN) < moment
        still = there & ((log.visit.ended < 0) | (log.visit.ended >= moment))
        shown = set(zip(log.visit.entity[still].tolist(), key[log.visit.station[still]].tolist(), strict=True))
        assert set(zip(inside.key.tolist(), inside.station.tolist(), strict=True)) == shown


def digest(documents: list[Document]) -> str:
    """The logs of several departments, every bit of them, in a few letters."""
    found = blake2b(digest_size=8)
    for document in documents:
        for table in run(document).log[2:]:
            for column in table:
                found.update(column.tobytes())
    return found.hexdigest()


def test_another_process_with_other_hashes_writes_the_same_log():
    documents = [department(random.Random(seed)) for seed in (1, 5, 23)]
    here = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(here), *sys.path]), "PYTHONHASHSEED": "12345"}
    command = [sys.executable, "-c", ELSEWHERE]
    answer = subprocess.run(
        command, input=json.dumps(documents), env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == digest(documents)


def test_a_run_in_two_parts_is_the_whole_run_where_work_is_restarted_every_day():
    # 5 h of work never fit into a morning: after each closing time they begin anew, on either side of a cut
    mornings = {"days": "Mon-Fri", "hours": "9:00-13:00"}
    document = {
        "period": {"from": "2027-03-22", "for": "1 month"},
        "working_time": mornings,
        "sources": {"list": {"contacts": 1, "goes_to": "greet"}},
        "process": {"greet": {"takes": "5 h", "at_closing_time": "restart", "then": {"sold": "rest -> won"}}},
        "teams": {"callers": {"people": 1, "does_in_order": ["greet"]}},
    }
    whole = run(document)
    network, world = whole.compiled.network, whole.world
    for cut in (BEGIN + 34 * 3_600, BEGIN + 206 * 3_600):  # Tuesday at 10:00; in the last night, as the end is
        _, middle = SIMULATE(*between(network, world, BEGIN, cut), whole.begin)
        _, last = SIMULATE(*between(network, world, cut, whole.log.until), middle)
        assert_same_state(last, whole.left, f"cut at {cut}")


@for_departments(4)
def test_one_replication_is_not_like_another(document):
    sources = {"phone": {"rate": "3 per day", "goes_to": next(iter(document["process"]))}}
    logs = [told(run(document | {"sources": sources}, replication))["Visit"] for replication in range(3)]
    assert logs[0] != logs[1] != logs[2] != logs[0]


@for_departments(4)
def test_a_replication_repeated_in_the_same_process_is_the_same(document):
    assert digest([document]) == digest([document])
