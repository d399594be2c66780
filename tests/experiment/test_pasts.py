"""What pasts leave behind is played once, and kept as long as there is room."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from salessim.experiment import pasts
from salessim.experiment.pasts import PastStates
from salessim.network.state import State, nothing


def state(keys: int) -> State:
    """A state of so many shut gates: 8 bytes each."""
    empty = nothing()
    return empty._replace(shut=empty.shut._replace(key=np.arange(keys, dtype=np.uint64)))


def test_threads_that_ask_at_the_same_time_get_the_same_state_played_once():
    known, played, together = PastStates(), [], threading.Barrier(4)

    def play() -> State:
        played.append(1)
        return state(1)

    def ask(_: int) -> State:
        together.wait()
        return known.state((0, 0, "a"), play)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(4)))
    assert len(played) == 1
    assert all(one is found[0] for one in found)


def test_the_states_that_were_not_asked_for_of_late_are_forgotten_first(monkeypatch):
    monkeypatch.setattr(pasts, "MOST_BYTES", 30)  # three states of 8 bytes, but not four
    known, played = PastStates(), []

    def ask(name: str) -> None:
        def play() -> State:
            played.append(name)
            return state(1)

        known.state((name,), play)

    for name in "abcadab":
        ask(name)
    assert "".join(played) == "abcdb"  # with d there is no room for b


def test_one_state_is_kept_however_large_it_is(monkeypatch):
    monkeypatch.setattr(pasts, "MOST_BYTES", 30)
    known = PastStates()
    first = known.state(("a",), lambda: state(100))
    assert known.state(("a",), lambda: state(1)) is first


def test_what_ends_the_playing_leaves_nothing_behind():
    known = PastStates()

    def stop() -> State:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        known.state(("a",), stop)
    assert len(known.state(("a",), lambda: state(2)).shut.key) == 2
