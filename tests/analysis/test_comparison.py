"""Two structures on the same futures, by hand."""

import math

import pytest

from analysis.futures import booked, carded, runs, signed
from salessim.analysis.averages import averages, card, estimates, funnel, table
from salessim.analysis.comparison import compare
from salessim.analysis.estimates import paired_share
from salessim.results.frames import columns


def test_b_is_compared_with_a_future_by_future():
    # A signs 300, 250, 400; B 310, 250, 390: +10, 0, -10
    (made,) = compare([signed((100, 200), (50, 200), (150, 250)), signed((110, 200), (50, 200), (140, 250), name="B")])
    assert made.sentence == "B does better in 1 of 3 futures"
    assert (made.better, made.same) == (1, 1)
    assert made.revenue["signed"].value == 0
    # sd 10, t(.975, 2) = 4.302653
    assert made.revenue["signed"].half == pytest.approx(4.302653 * 10 / math.sqrt(3), rel=1e-6)
    assert made.p_value == pytest.approx(1)
    assert (made.gains, made.losses) == (0, 0)
    assert made.probability == paired_share(0, 0, 3)


def test_gains_and_losses_of_the_plan():
    # the plan is 300: B alone reaches it twice, A alone once
    a = signed((0, 300), (0, 0), (0, 0), (0, 400))
    b = signed((0, 0), (0, 300), (0, 300), (0, 300), name="B")
    (made,) = compare([a, b])
    assert (made.gains, made.losses) == (2, 1)
    assert made.probability == paired_share(2, 1, 4)


def test_the_margin_takes_off_what_is_spent():
    # both sign 100; A spends 10, B 40
    def one(cost, name):
        office = {"month": ["2001-01"], "item": ["office"], "amount_currency": [cost]}
        return runs([{"bookings": booked((0, "signed", 0, 100.0)), "costs": office}] * 2, name=name)

    (made,) = compare([one(10.0, "A"), one(40.0, "B")])
    assert (made.spent.value, made.left.value) == (30, -30)


def test_several_are_compared_with_the_first_and_the_p_values_raised():
    a = signed((0, 1), (0, 2), (0, 4))
    b = signed((0, 2), (0, 4), (0, 8), name="B")
    c = signed((0, 1), (0, 2), (0, 5), name="C")
    alone = compare([a, b])[0].p_value
    made = compare([a, b, c])
    assert [each.b for each in made] == ["B", "C"]
    assert made[0].p_value == pytest.approx(2 * alone)


@pytest.mark.parametrize("other", [signed((1, 2)), signed((1, 2), (3, 4), seed=2)])
def test_only_the_same_futures_are_compared(other):
    with pytest.raises(ValueError, match="same seed and the same replications"):
        compare([signed((1, 2), (3, 4)), other])


def test_one_alone_is_no_comparison():
    with pytest.raises(ValueError, match="at least two"):
        compare([signed((1, 2))])


def test_a_structure_without_a_plan_has_no_chance_to_compare():
    (made,) = compare([signed((1, 2), (3, 4)), signed((1, 2), (3, 4), plan=None, name="B")])
    assert made.probability is None


def test_the_station_card_is_averaged_and_compared():
    a = runs(carded([{"answered": 10.0}, {"answered": 20.0}, {"answered": math.nan}]))
    b = runs(carded([{"answered": 13.0}, {"answered": 25.0}, {"answered": 7.0}]), name="B")
    (figure, answered) = card(a)[0]
    assert (figure.name, answered.value) == ("answered", 15)
    (made,) = compare([a, b])
    assert made.card[0][1].value == 4  # the third future has nothing to compare


def teams(*rows):
    """Futures of one team: (on duty, busy, load)."""
    zero = ("people_mean", "employed_h", "off_h", "overtime_h", "blocked_h", "starved_h", "open_h", "saturated_h")
    return runs([
        {"teams": {"team": ["hunters"], "on_duty_h": [on], "busy_h": [busy], "load_h": [load], "idle_h": [on - busy],
                   **{name: [0.0] for name in zero}, "wins": [1], "revenue_currency": [0.0]}}
        for on, busy, load in rows
    ])  # fmt: skip


def test_utilisation_is_the_mean_of_the_shares_of_the_futures():
    # 8 of 10 h and 2 of 8 h: (.8 + .25) / 2; nobody was on duty in the third
    made = averages(teams((10.0, 8.0, 12.0), (8.0, 2.0, 2.0), (0.0, 0.0, 0.0)), "teams")
    assert made["team"].tolist() == ["hunters"]
    assert made["utilisation_share"].tolist() == pytest.approx([0.525])
    assert made["load_share"].tolist() == pytest.approx([(1.2 + 0.25) / 2])
    assert made["on_duty_h"].tolist() == [6]


def test_a_number_of_a_frame_has_an_accuracy():
    made = estimates(teams((10.0, 8.0, 12.0), (10.0, 6.0, 2.0)), "teams", "busy_h")
    assert made[("hunters",)].value == 7
    assert made[("hunters",)].low < 7 < made[("hunters",)].high


def test_conversion_is_good_of_done():
    outcomes = {
        "stage": ["talk"] * 3, "outcome": ["yes", "yes too", "no"], "good": [1, 1, 0], "lost": [0, 0, 1],
        "taken": [2, 1, 9], "without_wait": [2, 1, 9], "by_waiting": [0, 0, 0],
    }  # fmt: skip
    stages = {column.name: [12, 5] for column in columns("stages")[1:]}
    stages |= {"stage": ["talk", "think"], "role": ["deal", "client"]}
    made = table(runs([{"outcomes": outcomes, "stages": stages}]), "stages")
    assert made["good"].tolist() == [3, 0]
    assert made["conversion_share"].tolist() == [0.25, 0]


def test_the_funnel_is_averaged():
    one = {column.name: [4.0] for column in columns("funnel")[1:]}
    two = {**one, "close_mean_s": [math.nan], "opened": [8]}
    made = runs([{"funnel": one}, {"funnel": two}])
    assert funnel(made)["opened"].value == 6
    assert funnel(made)["close_mean_s"].value == 4
    assert averages(made, "funnel")["opened"].tolist() == [6]


def test_more_revenue_that_costs_more_than_it_brings_does_not_win():
    # B signs 120 instead of 100 and spends 40 instead of 10: 10 less are left
    def one(amount, cost, name):
        office = {"month": ["2001-01"], "item": ["office"], "amount_currency": [cost]}
        return runs([{"bookings": booked((0, "signed", 0, amount)), "costs": office}] * 2, name=name)

    (made,) = compare([one(100.0, 10.0, "A"), one(120.0, 40.0, "B")])
    assert (made.revenue["signed"].value, made.left.value, made.better, made.measure) == (20, -10, 0, "contribution")
