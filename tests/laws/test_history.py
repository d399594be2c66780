"""A history is nothing but the same department earlier."""

import random

import pytest

from engines.tellings import assert_same_state
from laws.departments import Document, Kind, as_text, department
from laws.runs import BEGIN, DAY, DAYS, Named, Run, play, told
from salessim import compiler
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import compare
from salessim.network.state import State
from salessim.scenario import load, load_text

# items of `values` are taken in turn from the start of a run, so that they are others after a cut
PLAIN = Kind(without=frozenset({"values"}))
NOW = "based_on: past.yaml\nstart: {history: past.yaml}\n"


def lasting(document: Document) -> Document:
    """A department with a steady source."""
    phone = {"phone": {"rate": "2 per day", "goes_to": next(iter(document["process"]))}}
    return document | {"sources": phone | {name: s for name, s in document["sources"].items() if name != "phone"}}


def lived(tmp_path, document: Document) -> tuple[Prepared, Run, Run]:
    """A scenario after itself, its past, and the first days that follow."""
    (tmp_path / "past.yaml").write_text(as_text(document))
    (ready,) = prepare([load_text(NOW, tmp_path, "now.yaml")])
    past = play(ready.past)
    short = compiler.compile(load_text(NOW, tmp_path, "now.yaml"), until=BEGIN + DAYS * DAY)
    return ready, past, play(short, begin=past.left)


def since(rows: Named, moment: int) -> dict[str, set]:
    """What happened from a moment on."""
    places = {"Visit": 7, "Booking": 3, "GateChange": 1}
    return {name: {row for row in rows[name] if row[place] >= moment} for name, place in places.items()}


def uncounted(state: State) -> State:
    """Without the numbers of leads, which every run counts from its own beginning."""
    return state._replace(inside=state.inside._replace(ordinal=0 * state.inside.ordinal))


@pytest.mark.parametrize("seed", range(3))
def test_a_department_with_itself_for_history_goes_on_as_if_it_had_never_begun_anew(tmp_path, seed):
    ready, past, now = lived(tmp_path, lasting(department(random.Random(seed), PLAIN)))
    begin = int(ready.past.network.clock.start[0])
    long = play(compiler.compile(load(tmp_path / "past.yaml"), start=begin, until=BEGIN + DAYS * DAY))
    assert len(past.left.inside.key) > 0
    assert since(told(now), BEGIN) == since(told(long), BEGIN)
    assert_same_state(uncounted(now.left), uncounted(long.left), "the end")


@pytest.mark.parametrize("seed", [5, 6])
def test_the_past_ends_in_the_state_in_which_a_longer_run_stands_then(tmp_path, seed):
    ready, past, _ = lived(tmp_path, lasting(department(random.Random(seed), PLAIN)))
    begin = int(ready.past.network.clock.start[0])
    long = play(compiler.compile(load(tmp_path / "past.yaml"), start=begin, until=BEGIN + DAY))
    visit, key = long.log.visit, ready.past.network.station.key
    there = (visit.queued < BEGIN) & ((visit.ended < 0) | (visit.ended >= BEGIN))
    shown = set(zip(visit.entity[there].tolist(), key[visit.station[there]].tolist(), strict=True))
    assert set(zip(past.left.inside.key.tolist(), past.left.inside.station.tolist(), strict=True)) == shown
    assert shown


def test_two_structures_with_one_history_begin_with_the_same_leads_at_the_same_stages(tmp_path):
    document = lasting(department(random.Random(8), PLAIN))
    (tmp_path / "past.yaml").write_text(as_text(document))
    served = [stage for team in document["teams"].values() for stage in team["does_in_order"]]
    flat = list(dict.fromkeys(s for stage in served for s in (stage if isinstance(stage, list) else [stage])))
    removed = "".join(f"  {name}: null\n" for name in document["teams"])
    other = f"{NOW}teams:\n{removed}  others: {{people: 5, does_in_order: {flat}}}\n"
    scenarios = [load_text(NOW, tmp_path, "now.yaml"), load_text(other, tmp_path, "other.yaml")]
    ready = prepare(scenarios)
    assert ready[0].past.key == ready[1].past.key
    left = play(ready[0].past).left
    runs = [play(one, begin=left) for one in ready]
    before = []
    for one in runs:
        first = {row[0]: row[1] for row in sorted(told(one)["Visit"], key=lambda row: -row[5])}
        before.append({key: first[key] for key in left.inside.key.tolist()})
    assert before[0] == before[1] == dict(zip(left.inside.key.tolist(), left.inside.station.tolist(), strict=True))
    assert told(runs[0])["Visit"] != told(runs[1])["Visit"]
    frames = [found["flow"] for found in compare(scenarios, replications=1, workers=1)]
    assert [frame.came[frame.origin == "start"].tolist() for frame in frames] == [[len(left.inside.key)]] * 2
