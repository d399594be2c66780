"""The busiest team, for which deals wait longest, is not the place for one more person: an example known exactly.

Operators: 16 calls a day, 10 a day for each of 2, 20 a day hang up (Erlang A): 60.5 % busy, and 24.3 % of the calls
go cold; with a third 9.1 %. Of those answered 10 % are quoted, 1.211 a day by one who needs 0.62 d: 75.1 % busy, and a
deal waits 0.751 / (1 - 0.751) x 0.62 = 1.87 d. A third operator gives 16 x 0.152 x 10 % = 0.243 deals a day more, 89 a
year; a second processor only those once that wait no longer: 3.01 - 0.87 = 2.1 deals.
"""

from pathlib import Path

import pytest

import salessim
from salessim.analysis.bottlenecks import bottlenecks
from salessim.analysis.evidence import evidence, waiting_shares
from salessim.api import Bottlenecks

FILE = Path(__file__).parent / "busy_is_not_narrow.yaml"


@pytest.fixture(scope="module")
def answer() -> Bottlenecks:
    return salessim.bottlenecks(FILE, replications=16)


def test_utilisation_and_the_longest_wait_name_processing(answer):
    as_is = answer.results[0].runs
    operators, processing = evidence(as_is)
    assert operators.busy.high < processing.busy.low
    waits = waiting_shares(as_is)
    assert waits["waiting", "operators"].high < waits["waiting", "processing"].low
    assert max(evidence(as_is), key=lambda team: team.saturated.value).team == "processing"


def test_money_names_the_operators_and_is_sure_of_it(answer):
    # 89 deals of 100 less a pay of 1,200 a year, less what then waits for processing; and 210 less 1,200
    found = bottlenecks([results.runs for results in answer.results])
    assert [head.team for head in found.heads] == ["operators", "processing"]
    assert [head.team for head in found.narrow] == ["operators"]
    operators, processing = found.heads
    assert operators.worth.low > 5_000
    assert processing.worth.high < 0
    assert operators.contender.probability == 1
    assert operators.contender.share == 1


def test_the_page_says_so(answer):
    said = answer.page().answer
    assert said[0].startswith("The narrow place is operators: one more person there is worth ")
    assert any(one.startswith("Busy is not narrow: processing is busiest (7") for one in said)
    assert any(one.startswith("With one more in operators the queue moves on to quote: +") for one in said)
