"""How many futures, and which engine plays them, when nobody says it in numbers and names."""

from pathlib import Path

import pytest

from salessim import engines
from salessim.experiment import choice
from salessim.experiment.choice import SIMPLE, chosen, visits
from salessim.experiment.defaults import AUTO, ENGINES, PRESETS, REPLICATIONS, number_of
from salessim.experiment.prepare import Prepared, prepare
from salessim.scenario import load

# 20 working days of 10 calls and 4 visits by appointment. Everybody may be at two stages and in one delay.
TEXT = """
name: Small
currency: RUB
period: {from: 2027-02-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: constant(100)
sources:
  calls: {rate: 10 per day, goes_to: talk}
  visits: {at: [0 h, 1 h, 2 h, 3 h], goes_to: talk}
process:
  talk: {takes: 1 h, then: {likes: 50% -> think, refuses: rest -> lost}}
  think: {delay: 1 d, then: {thought: rest -> buy}}
  buy: {takes: 1 h, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: 4_000 per month}
teams: {sellers: {people: 2, does_in_order: [buy, talk]}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Prepared:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    return prepare([load(tmp_path / "small.yaml")])[0]


def test_everybody_may_come_to_every_station(small):
    assert visits(small) == pytest.approx((20 * 10 + 4) * 3)


def test_what_ran_before_counts_too(small, tmp_path):
    later = TEXT.replace("name: Small", "name: Later\nstart: {history: small.yaml}")
    (tmp_path / "later.yaml").write_text(later, encoding="utf-8")
    (prepared,) = prepare([load(tmp_path / "later.yaml")])
    assert prepared.past is not None
    assert visits(prepared) == visits(small) + visits(prepared.past)
    assert visits(prepared.past) > 0


@pytest.fixture
def two_engines(monkeypatch):
    monkeypatch.setattr(choice, "ENGINES", ("fast", SIMPLE))
    monkeypatch.setattr(choice, "FEW_VISITS", 1_000)  # one of the small ones (612 visits), not two


def test_one_small_future_is_played_by_simpy(two_engines, small):
    assert chosen(AUTO, [small], 1) == SIMPLE


def test_more_than_one_future_and_more_than_small_ones_are_played_by_the_fastest(two_engines, small):
    assert chosen(AUTO, [small], 2) == "fast"
    assert chosen(AUTO, [small, small], 1) == "fast"


@pytest.mark.parametrize("name", ["fast", SIMPLE])
def test_whoever_names_an_engine_gets_it(two_engines, small, name):
    assert chosen(name, [small], 1) == name
    assert chosen(name, [small], 1_000) == name


def test_an_unknown_engine_is_refused_with_the_known_ones(two_engines, small):
    with pytest.raises(ValueError, match="no engine 'simpy'; there is auto, fast, reference"):
        chosen("simpy", [small], 1)


def test_the_engines_offered_are_the_engines_there_are():
    assert engines.ENGINES == ENGINES
    assert SIMPLE in ENGINES
    assert AUTO not in ENGINES


def test_a_number_of_futures_is_a_number_or_the_name_of_a_preset():
    assert number_of(7) == 7
    assert [number_of(name) for name in ("preview", "report")] == [PRESETS["preview"], PRESETS["report"]]
    assert PRESETS["preview"] < REPLICATIONS < PRESETS["report"] == 1_000


@pytest.mark.parametrize("wrong", [0, -1, "many", "7"])
def test_another_number_of_futures_is_refused_with_what_it_may_be(wrong):
    with pytest.raises(ValueError, match=r"a number from 1, or 'preview' \(\d+\) or 'report' \(1,000\), not "):
        number_of(wrong)
