"""Who comes and who leaves, and how strong people are by their tenure, by hand. The window is January and February."""

import pytest

from results.handmade import END, FOREVER, JANUARY, D, log, row, terms
from salessim.results.measures import summarise

# key, team, seat, hired, starts, ends: two sellers (team 1), the second of whom leaves on day 10 and is followed by
# one hired on day 20
STAY = (1, 1, 1, -900 * D, -900 * D, FOREVER)
GOES = (2, 1, 2, -900 * D, -900 * D, 10 * D)
COMES = (3, 1, 2, 20 * D, 20 * D, FOREVER)
RAMP = {"ramp": (0.5, 1.0, 10.0 * D)}


def made(servers, **sellers):
    return row(summarise(log(servers=servers), terms(sellers=sellers))["turnover"], team="sellers")


def test_hired_left_and_there_from_the_first():
    found = made([STAY, GOES, COMES])
    assert (found["hired"], found["left"], found["at_first"], found["first_left"]) == (1, 1, 2, 1)
    # 59 + 10 + 39 days of 59
    assert found["people_mean"] == pytest.approx((59 + 10 + 39) / 59)
    assert found["strength_mean"] == found["people_mean"]


def test_a_newcomer_counts_by_the_ramp():
    # 39 days, of which 10 at 75 % on average: 36.5
    assert made([STAY, GOES, COMES], **RAMP)["strength_mean"] == pytest.approx((59 + 10 + 36.5) / 59)


def test_an_intern_does_not_count_and_learns_meanwhile():
    # the first 4 days of the ramp are lost: from 70 % to 100 % over 6 days 5.1, then 29
    found = made([COMES], internship_s=4.0 * D, **RAMP)
    assert found["strength_mean"] == pytest.approx((5.1 + 29) / 59)
    assert found["people_mean"] == pytest.approx(39 / 59)


def test_who_comes_and_goes_within_the_window_was_not_there_at_first():
    # from day 20 to day 25: 50 % to 75 %, so 62.5 % of 5 days
    found = made([(3, 1, 2, 20 * D, 20 * D, 25 * D)], **RAMP)
    assert (found["hired"], found["left"], found["first_left"]) == (1, 1, 0)
    assert found["strength_mean"] == pytest.approx(5 * 0.625 / 59)


def test_who_leaves_when_the_window_ends_is_still_there():
    assert made([(3, 1, 2, -D, -D, END)])["left"] == 0


def test_hiring_is_paid_in_the_month_in_which_somebody_is_hired():
    later = (4, 1, 1, JANUARY + D, JANUARY + D, FOREVER)
    frame = summarise(log(servers=[GOES, COMES, later]), terms(sellers={"per_hire": 70.0}))["costs"]
    hiring = frame[frame["item"] == "hiring: sellers"]
    assert hiring["amount_currency"].tolist() == [70.0, 70.0]
    assert set(summarise(log(servers=[COMES]), terms())["costs"]["item"]) == set(frame["item"]) - {"hiring: sellers"}
