"""The loops over a log: the same compiled and interpreted, and never beyond the end of a table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.handmade import ANSWER, BORIS, CARE, END, MEETING, QUOTE, SIGN, D, H, booking, entity, log, terms, visit
from salessim.results.log import DELAYED, INTERRUPTED, RENEGED
from salessim.results.loops import machine
from salessim.results.loops.rows import look_up
from salessim.results.measures import summarise


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), unique=True, max_size=8), st.lists(st.integers(0, 9), max_size=8))
def test_a_key_is_found_in_its_row_however_many_share_a_place(keys, wanted):
    keys, wanted = ([number << 60 for number in numbers] for numbers in (keys, wanted))  # all begin at the same place
    found = np.empty(len(wanted), np.int64)
    look_up(np.array(keys, np.uint64), np.array(wanted, np.uint64), np.full(16, -1), found)
    assert found.tolist() == [keys.index(key) if key in keys else -1 for key in wanted]


def eventful():
    """A log with something for each loop."""
    visits = [
        visit(1, ANSWER, 0, H, 2 * H, route=0), visit(2, ANSWER, 0, -1, 3 * H, outcome=RENEGED, route=1, prompt=0),
        visit(3, QUOTE, 0, 17 * H, 20 * H, server=BORIS, outcome=INTERRUPTED),
        visit(4, MEETING, D, D, D + 20 * H, server=BORIS), visit(5, CARE, 0, 0, 2 * D, outcome=DELAYED, route=8),
        visit(3, QUOTE, 0, D + 20 * H, 2 * D, server=BORIS, part=1, route=4), visit(1, SIGN, 2 * H),
    ]  # fmt: skip
    entities = [entity(key) for key in range(1, 6)] + [entity(6, D, parent=5)]
    duty = [(BORIS, 9 * H, 18 * H), (BORIS, D + 9 * H, D + 18 * H)]
    gates = [(0, H, 0), (0, 2 * H, 1)]
    return log(visits, [booking(1, D, 10.0, BORIS), booking(6, 2 * D, 20.0)], entities, duty=duty, gates=gates)


def test_machine_code_finds_the_same_as_the_plain_loops(monkeypatch):
    made, words = eventful(), terms()
    monkeypatch.setattr(machine, "FEW_VISITS", -1)
    fast = summarise(made, words)
    monkeypatch.setattr(machine, "_compiled", {loop: loop for loop in machine._compiled})
    plain = summarise(made, words)
    for name in plain:
        assert fast[name].equals(plain[name]), name


@pytest.mark.parametrize("change", [
    {"station": 8}, {"route": 11}, {"prompt": 11}, {"server": 3}, {"station": -2},
])  # fmt: skip
def test_a_log_of_another_scenario_is_refused(change):
    with pytest.raises(ValueError, match="different scenarios"):
        summarise(log([{**visit(1, QUOTE, 0, 0, H, server=BORIS), **change}]), terms())


@pytest.mark.parametrize("change", [{"source": 2}, {"exit": 8, "left": H}])
def test_entities_of_another_scenario_are_refused(change):
    with pytest.raises(ValueError, match="different scenarios"):
        summarise(log([visit(1, QUOTE, 0, 0, H)], entities=[entity(1, **change)]), terms())


def test_a_log_that_names_somebody_unknown_is_refused():
    with pytest.raises(ValueError, match="not among its entities"):
        summarise(log([visit(1, QUOTE, 0, 0, H)], entities=[entity(2)]), terms())


def test_another_window_of_the_same_scenario_has_its_own_weeks():
    words, made = terms(), log([visit(1, QUOTE, 30 * D)])
    assert summarise(made, words)["queues"]["week"].min() == "2001-01-01"
    later = log([visit(1, QUOTE, 30 * D)], start=28 * D, until=END - D)
    assert summarise(later, words)["queues"]["week"].min() == "2001-01-29"
    assert summarise(made, words)["queues"]["week"].min() == "2001-01-01"
