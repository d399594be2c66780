"""Who comes and who leaves, and how strong people are by their tenure, by hand. The window is January and February."""

import pytest

from results.handmade import END, FOREVER, JANUARY, D, log, row, terms
from salessim.columns import from_rows
from salessim.results.log import CAME, Move
from salessim.results.measures import summarise
from salessim.results.terms import ChangeTerms

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


def changed(servers, second=20 * D, **change):
    words = terms(sellers=RAMP, changes=(ChangeTerms(second, "after", **change),))
    made = log(servers=servers)._replace(move=from_rows(Move, [(20 * D, 4, 1, CAME)]))
    return row(summarise(made, words)["turnover"], team="sellers")["strength_mean"] * 59


def test_whoever_comes_from_another_team_counts_by_the_relearning_and_not_while_retrained():
    # a caller (team 0) who became a seller on day 20, and a seller who was hired on that day
    caller, seller = (4, 0, 0, -900 * D, -900 * D, 20 * D), (4, 1, 1, 20 * D, 20 * D, FOREVER)
    # by the team's ramp 36.5 days for each
    assert changed([caller, seller, COMES]) == pytest.approx(36.5 + 36.5)
    # the mover by 20% to 100% over 20 days: 60% of 20 days, and 19; the first 5 days, from 20% to 40%, are no work
    known = changed([caller, seller, COMES], relearning=(0.2, 1.0, 20.0 * D), retraining_s=5.0 * D)
    assert known == pytest.approx(36.5 + 12 + 19 - 5 * 0.3)


def test_whoever_was_hired_on_the_day_of_a_change_relearns_nothing_later():
    # hired on day 20 into one row of the team, from day 30 on, when its pay changes, in another: by the team's ramp
    first, then = (3, 1, 2, 20 * D, 20 * D, 30 * D), (3, 1, 1, 20 * D, 30 * D, FOREVER)
    assert changed([first, then], relearning=(0.2, 1.0, 20.0 * D)) == pytest.approx(36.5)


def test_newcomers_learn_by_the_ramp_that_holds_at_the_time():
    # hired on day 20, so 50% to 75% until day 25; then 20% to 100% over 10 days holds: from 60% to 100% until day 30
    found = changed([(3, 1, 2, 20 * D, 20 * D, FOREVER)], second=25 * D, ramps=((1, (0.2, 1.0, 10.0 * D)),))
    assert found == pytest.approx(5 * 0.625 + 5 * 0.8 + 29)


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
