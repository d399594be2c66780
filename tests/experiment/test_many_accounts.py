"""A department with many accounts, each of which calls of itself: there is memory for all of them from the start."""

from salessim.compiler import accounts_state
from salessim.engines import compiled
from salessim.engines.compiled.playing import Interpreter
from salessim.experiment.prepare import prepare
from salessim.network.world import realise
from salessim.scenario import load_text

TEXT = """
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
sources: {calls: {at: [0 h], goes_to: talk}}
owners: {account: {from: care}}
process:
  talk: {takes: 10 min, then: {bought: rest -> care}}
  care: {delay: constant(900 d), then: {over: rest -> done}}
  question: {each_account: exponential(900 d), goes_to: talk, then: {helped: rest -> done}}
  order: {each_account: exponential(900 d), goes_to: talk, then: {helped: rest -> done}}
teams: {sellers: {people: 1, does_in_order: [talk]}}
start: {accounts: 1_500}
"""


def test_there_is_memory_for_all_streams_of_requests_that_are_handed_over():
    # 1,500 accounts and their 3,000 streams are more than the 1,024 spare places; the interpreter checks every index.
    (prepared,) = prepare([load_text(TEXT)])
    state = accounts_state(prepared, 0, 0)
    assert len(state.stream.parent) == 3_000
    _, after = compiled.simulate(prepared.network, realise(prepared.network, 0, 0), state, player=Interpreter)
    assert len(after.stream.parent) > 2_800  # an account of 900 days is over within this month in 1 of 29 cases
