"""One source of chance at a time: where only one is left, it has to be the whole of luck."""

import numpy as np
import pytest

from salessim.analysis.estimates import mean
from salessim.analysis.shortfall import FATES, FIRST_DAY, LEADS, MARKET, NUMBERS, VALUES, WAITING, shortfall
from salessim.experiment import luck
from salessim.experiment.levers import levers
from salessim.experiment.luck import with_usual_values
from salessim.experiment.prepare import prepare
from salessim.experiment.run import Chances
from salessim.scenario import load, load_text

STEADY = """
name: Steady
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {calls: {at: [0 h, 3 h, 6 h, 9 h], goes_to: talk}}
process:
  talk: {takes: 30 min, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: 400 per month}
teams: {sellers: {people: 40, does_in_order: [talk]}}
"""
BY_CHANCE = {
    LEADS: {"at: [0 h, 3 h, 6 h, 9 h]": "rate: 2 per day", "revenue: 400": "revenue: 6_200"},
    FATES: {"{signed: rest -> won}": "{signed: 50% -> won, refused: rest -> lost}", "revenue: 400": "revenue: 200"},
    VALUES: {"constant(100)": "exponential(100)"},
}


def text_of(*causes):
    text = STEADY
    for cause in causes:
        for old, new in BY_CHANCE[cause].items():
            text = text.replace(old, new)
    return text


def split(scenario, futures=24):
    """What is missing of the plan, and for which cause."""
    found = levers(scenario, futures, workers=1)
    made = shortfall(found.luck, found.as_is.terms.plan.total)
    assert made.missed > 5
    return made, {one.cause: one.amount for one in made.causes}


@pytest.fixture(autouse=True)
def no_levers(monkeypatch):
    """Luck alone."""
    monkeypatch.setattr("salessim.experiment.levers.changes", lambda scenario: ())


@pytest.mark.parametrize("cause", BY_CHANCE)
def test_where_one_thing_alone_is_chance_it_is_all_luck(cause):
    made, causes = split(load_text(text_of(cause)))
    others = {WAITING, FATES, VALUES} - {cause}
    assert {other: causes[other].value for other in others} == dict.fromkeys(others, 0)
    assert causes[cause].value + causes[LEADS].value * (cause != LEADS) + causes[MARKET].value == pytest.approx(
        made.amount.value
    )
    assert causes[cause].low > 0


def test_fates_by_hand():
    # Each of four signs with 50 %, the plan is two. 1 in 16 futures miss it by 200, 4 in 16 by 100: by 120 on average.
    # Two are usual, so all of that is a matter of fates, and nothing a matter of who came.
    made, causes = split(load_text(text_of(FATES)), 100)
    assert made.missed / 100 == pytest.approx(5 / 16, abs=3 * (5 / 16 * 11 / 16 / 100) ** 0.5)
    for cause, value in ((FATES, 120), (LEADS, 0), (MARKET, 0)):
        assert causes[cause].low <= value <= causes[cause].high, cause


def test_deal_values_by_hand():
    # four deals of 100 on average, of which the plan asks for all: what is missing is what they are smaller
    made, causes = split(load_text(text_of(VALUES)))
    assert causes[VALUES].value == pytest.approx(made.amount.value)
    assert causes[MARKET].value == causes[LEADS].value == 0


def test_waiting_is_what_too_few_people_lose():
    # all four call at once, and leave before the only seller is done with the first: 300 are missing in every future
    text = STEADY.replace("[0 h, 3 h, 6 h, 9 h]", "[0 h, 0 h, 0 h, 0 h]").replace("people: 40", "people: 1")
    _, causes = split(load_text(text.replace("takes: 30 min", "takes: 30 min, patience: constant(10 min)")), 6)
    assert {cause: amount.value for cause, amount in causes.items()} == {
        WAITING: 300, LEADS: 0, FATES: 0, VALUES: 0, MARKET: 0,
    }  # fmt: skip


def test_all_of_them_add_up_and_over_all_futures_luck_is_nothing():
    scenario = load_text(text_of(*BY_CHANCE).replace("revenue: 200", "revenue: 3_000"))
    found = levers(scenario, 40, workers=1).luck
    made = shortfall(found, 3_000)
    assert sum(one.amount.value for one in made.causes) == pytest.approx(made.amount.value)
    fates = found["leads_currency"] + found["first_day_currency"]
    values = found["usual_values_currency"]
    for luck_of_all in (mean(values - found["unlimited_currency"]), mean(fates - values)):
        assert luck_of_all.low < 0 < luck_of_all.high


def test_who_was_there_on_the_first_day_is_told_apart(tmp_path):
    # the past leaves deals that are signed a week later; now nobody comes any more
    slow = STEADY.replace("rest -> won", "rest -> won after 7 d").replace("at: [0 h, 3 h, 6 h, 9 h]", "rate: 6 per day")
    slow = slow.replace("counts_as: signed, ", "").replace(
        "rest -> won after 7 d}}", "rest -> sign after 7 d}}\n  sign: {takes: 1 min, counts_as: signed, then: "
        "{signed: rest -> won}}").replace("[talk]", "[talk, sign]")  # fmt: skip
    (tmp_path / "last.yaml").write_text(slow, encoding="utf-8")
    now = slow.replace("rate: 6 per day", "at: [1 h]").replace("revenue: 400", "revenue: 4_200")
    (tmp_path / "now.yaml").write_text(f"{now}start: {{history: last.yaml}}\n", encoding="utf-8")
    made, causes = split(load(tmp_path / "now.yaml"), 24)
    assert causes[FIRST_DAY].value + causes[MARKET].value == pytest.approx(made.amount.value)
    assert causes[FIRST_DAY].low > 0
    assert causes[LEADS].value == causes[FATES].value == 0


def test_numbers_with_ranges_are_a_cause_of_their_own():
    # nothing is chance but the share of those who sign, of very many
    text = text_of(FATES).replace("50% -> won", "50% (10% to 90%) -> won").replace("at: [0 h, 3 h, 6 h, 9 h]",
                                                                                     "contacts: 400")  # fmt: skip
    text = text.replace("people: 40", "people: 400").replace("revenue: 200", "revenue: 20_000")
    made, causes = split(load_text(text), 24)
    # the fates of 400 who sign with about one half: sd 1,000 in a future, and 450 in the mean of five
    assert causes[NUMBERS].value + causes[MARKET].value == pytest.approx(made.amount.value, abs=3 * 450)
    assert causes[NUMBERS].low > 0
    assert sum(amount.value for amount in causes.values()) == pytest.approx(made.amount.value)


def test_usual_values_are_the_means_of_present_and_past(tmp_path):
    (tmp_path / "last.yaml").write_text(text_of(VALUES), encoding="utf-8")
    (tmp_path / "now.yaml").write_text(f"{STEADY}start: {{history: last.yaml}}\n", encoding="utf-8")
    usual = with_usual_values(load(tmp_path / "now.yaml"))
    assert str(usual.past.deal_value) == "constant(100.0,)"
    assert usual.past.origin.digest != load(tmp_path / "last.yaml").origin.digest
    kinds = "attributes: {kind: {a: 50%, b: 50%}}\ndeal_value: {a: values(1, 2), b: uniform(10, 30)}"
    usual = with_usual_values(load_text(STEADY.replace("deal_value: constant(100)", kinds)))
    assert usual.deal_value["a"].family == "values"
    assert usual.deal_value["b"].mean == 20


def test_other_fates_are_those_of_no_future_that_is_told():
    scenario = load_text(text_of(FATES))
    (ready,) = prepare([scenario])
    made = luck.luck(scenario, ready, 4, 0, "reference")
    amounts = np.array([made.amounts(Chances(0, number, "reference")) for number in range(30)])
    # means of four futures, so that they lie between the multiples of 100; on average half of the four sign
    assert set((amounts[:, 2] * 4 / 100 % 1).tolist()) == {0}
    assert len(set(amounts[:, 2].tolist())) > 5
    assert amounts[:, 2].mean() == pytest.approx(200, abs=3 * 100 / 4**0.5 / 30**0.5 * 1)
