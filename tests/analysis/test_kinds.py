"""What every kind of lead costs and leaves: by hand, then by law."""

import numpy as np
import pytest

from analysis.futures import runs
from analysis.money import MARGINS, MONTHS, PAY, RICH, SOURCES, YIELDS, both
from salessim.analysis.estimates import TOO_FEW, ratio
from salessim.analysis.key_figures import key_figures
from salessim.analysis.kinds import kinds
from salessim.analysis.profit import profit
from salessim.results.terms import SourceTerms


def test_what_a_source_costs_and_leaves():
    calls, ads, none = kinds(both()).by_source
    assert [kind.value for kind in (calls, ads, none)] == ["calls", "ads", ""]
    # calls: work 60 + 20, commission 20 + 4; goods 600 + 100, serving 20: 1200 - 700 - 104 - 20 = 376
    assert (calls.to_win[0], calls.left[0]) == (104, pytest.approx(376))
    # ads: 4 leads for 5 each, 60 beside that, work 40 + 10
    assert (ads.advertising[0], ads.to_win[0], ads.left[0]) == (80, 130, -130)
    # clients from the start: 400 - 240 - 50 - 8
    assert (none.to_win[0], none.to_serve[0], none.left[0]) == (0, 58, pytest.approx(102))


def test_what_a_region_costs_and_leaves():
    # of the ads' 60, three quarters for 3 of 4 leads: Moscow 15 + 45, Kazan 5 + 15
    moscow, kazan = kinds(both()).by_attribute["region"]
    assert (moscow.advertising[0], kazan.advertising[0]) == (60, 20)
    assert (moscow.to_win[0], kazan.to_win[0]) == (60 + 60 + 40 + 20, 20 + 20 + 10 + 4)
    assert (moscow.leads[0], moscow.clients[0], moscow.hours[0]) == (9, 2, 10)


def test_what_is_spent_apart():
    apart = kinds(both()).apart
    assert apart.idle.tolist() == [50, 50]
    assert apart.office.tolist() == [60, 60]
    assert apart.advertising.tolist() == [0, 0]


def test_advertising_that_brings_nobody_stands_with_its_source_and_apart_from_regions():
    nobody = {**YIELDS, "leads": [6, 2, 0, 0, 0, 0]}
    costs = {"month": MONTHS, "item": ["advertising: ads"] * 2, "amount_currency": [60.0, 0.0]}
    found = kinds(runs([{"yields": nobody, "pay": PAY, "costs": costs}], sources=SOURCES))
    assert found.by_source[1].advertising.tolist() == [60]
    assert [kind.advertising.tolist() for kind in found.by_attribute["region"]] == [[0], [0]]
    assert found.apart.advertising.tolist() == [60]


@pytest.mark.parametrize("margins", [(), MARGINS])
def test_all_adds_up_to_what_is_spent_and_to_what_is_left(margins):
    found = kinds(both(margins=margins))
    apart = found.apart.idle + found.apart.office
    for listed, more in ((found.by_source, 0.0), (found.by_attribute["region"], found.apart.advertising)):
        spent = sum(kind.to_win + kind.to_serve for kind in listed)
        assert np.allclose(spent + apart + more, found.spent)
        assert np.allclose(sum(kind.left for kind in listed) - apart - more, profit(both(margins=margins)))


def test_a_source_split_in_two_costs_and_leaves_the_same_in_sum():
    names = ("ads", "more ads")
    halves = (SOURCES[0], *(SourceTerms(name, 5.0, advertising=(30.0, 0.0)) for name in names))
    split = {**YIELDS, "source": ["calls", "calls", *names, "", ""]}
    items = ["office", *(f"{what}: {name}" for what in ("leads", "advertising") for name in names)]
    costs = {
        "month": MONTHS * 5,
        "item": [item for item in items for _ in MONTHS],
        "amount_currency": [30.0, 30.0, 15.0, 0.0, 0.0, 5.0, 30.0, 0.0, 30.0, 0.0],
    }
    found = kinds(runs([{**RICH, "yields": split, "costs": costs}], sources=halves, margins=MARGINS)).by_source
    whole = kinds(both()).by_source[1]
    for name in ("leads", "hours", "advertising", "to_win", "left"):
        assert getattr(found[1], name) + getattr(found[2], name) == getattr(whole, name)[0]


def test_a_ratio_is_sum_over_sum_with_its_accuracy():
    # 30 / 4 = 7.5; rests 10 - 7.5 and 20 - 22.5: sd sqrt(12.5), half = 12.7062 x sqrt(12.5) x sqrt(2) / 4
    found = ratio([10, 20], [1, 3])
    assert found.value == 7.5
    assert found.half == pytest.approx(12.7062 * 5 / 4, rel=1e-5)
    assert ratio([10, 20], [0, 0]).note == TOO_FEW
    assert ratio([10], [4]).value == 2.5


def test_the_key_figures():
    found = {each.name: each for each in key_figures(both(), kinds(both()))}
    # two futures: 3 clients of 24 leads; 4 deals for 1600; 1 of 20 accounts lost in each
    assert found["conversion"].estimate.value == pytest.approx(3 / 24)
    assert found["conversion"].values.tolist() == [0.25, 0]
    assert found["volume"].estimate.value == 800
    assert found["check"].estimate.value == 400
    assert np.isnan(found["check"].values[1])
    # 104 + 130 in future 0; in future 1 no commission: 210
    assert found["client_cost"].estimate.value == pytest.approx((234 + 210) / 3)
    assert found["retention"].estimate.value == 0.75
    assert found["churn"].estimate.value == pytest.approx(2 / 40)
    assert found["left"].values.tolist() == pytest.approx(profit(both()).tolist())


def test_what_there_is_not_is_no_figure():
    bare = runs([{}, {}])
    figures = {each.name: each.estimate.value for each in key_figures(bare, kinds(bare))}
    assert np.isnan([figures[name] for name in ("conversion", "check", "client_cost", "retention", "churn")]).all()
