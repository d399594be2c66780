"""The example of docs/guides/money.md, from a log of three callers to the profit."""

import pytest

from results.handmade import ANNA, ANSWER, BORIS, LOST, MEETING, SIGN, H, booking, entity, log, terms, visit
from salessim.analysis.kinds import kinds
from salessim.analysis.profit import profit
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs
from salessim.results.terms import CommissionTerms, SourceTerms

# Anna 8 an hour for 10 h; Boris 200 a month for two months and 20 h; 10 % of what is signed; 30 % are left of it.
CALLERS = {"hourly": 8.0}
SELLERS = {"salary_per_month": 150.0, "workplace_per_month": 50.0, "commission": (CommissionTerms(0, 0.1),)}
VISITS = [
    visit(1, ANSWER, 0, 0, H, server=ANNA),
    visit(2, ANSWER, 0, H, 3 * H, server=ANNA),
    visit(1, MEETING, H, H, 4 * H, server=BORIS),
    visit(1, SIGN, 4 * H, 4 * H, 6 * H, server=BORIS),
    visit(3, MEETING, 0, 6 * H, 11 * H, server=BORIS),
]
ENTITIES = [entity(1), entity(2, 0, 3 * H, LOST), entity(3)]


@pytest.fixture
def runs():
    servers = [(1, 0, 0, 0, 0, 2**62), (2, 1, 1, 0, 0, 2**62)]
    made = log(VISITS, [booking(1, 6 * H, 1000.0, BORIS)], ENTITIES, [(ANNA, 0, 10 * H), (BORIS, 0, 20 * H)],
               servers=servers)  # fmt: skip
    words = terms(callers=CALLERS, sellers=SELLERS, sources=(SourceTerms("calls"),), margins=(0.3, 0.3))
    found = Runs(words, Provenance("", 0, "", ""))
    found.add(0, summarise(made, words))
    return found


def test_what_a_client_costs_and_leaves(runs):
    found = kinds(runs)
    calls = found.by_source[0]
    assert calls.winning[0] == pytest.approx(3 * 8 + 10 * 20)
    assert calls.to_win[0] == pytest.approx(324)
    assert calls.clients.tolist() == [1]
    assert found.apart.idle[0] == pytest.approx(7 * 8 + 10 * 20)
    assert found.spent[0] == pytest.approx(80 + 400 + 100)
    assert calls.left[0] == pytest.approx(1000 - 700 - 324)


def test_the_profit(runs):
    assert profit(runs)[0] == pytest.approx(-280)
