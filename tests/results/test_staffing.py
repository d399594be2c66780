"""How many people there are week by week, and how strong, by hand. Day 0 is a Monday."""

import numpy as np
import pytest

from results.handmade import FOREVER, D, log, terms
from salessim.columns import from_rows
from salessim.results.log import CAME, Move
from salessim.results.measures import summarise
from salessim.results.terms import ChangeTerms

COMES = (3, 1, 2, 7 * D, 7 * D, FOREVER)  # hired on the second Monday
WEEKS = ["2001-01-01", "2001-01-08", "2001-01-15", "2001-01-22"]


def weekly(servers, changes=(), moves=(), **sellers):
    made = log(servers=servers)._replace(move=from_rows(Move, list(moves)))
    frame = summarise(made, terms(sellers=sellers, changes=changes))["staffing"]
    return frame[frame["team"] == "sellers"]


def test_people_interns_and_strength_week_by_week():
    # in the first week nobody; then an intern for 2 of 7 days; the ramp goes from 50 % to 100 % in 14 days
    found = weekly([COMES], ramp=(0.5, 1.0, 14.0 * D), internship_s=2.0 * D)
    assert found["week"].tolist()[:4] == WEEKS
    assert found["people_mean"].tolist()[:3] == [0, 1, 1]
    assert found["learning_mean"].tolist()[:3] == pytest.approx([0, 2 / 7, 0])
    # after 2 days 57.1 %, after 7 days 75 %: 66.1 % of 5 days; then 87.5 % on average, then all
    expected = [0, 5 / 7 * (0.5 + 1 / 14 + 0.75) / 2, 0.875, 1]
    assert found["strength_mean"].tolist()[:4] == pytest.approx(expected)


def test_whoever_is_retrained_is_there_and_does_not_count():
    caller, seller = (4, 0, 0, -900 * D, -900 * D, 14 * D), (4, 1, 1, 14 * D, 14 * D, FOREVER)
    change = ChangeTerms(14 * D, "after", retraining_s=7.0 * D)
    found = weekly([caller, seller], (change,), [(14 * D, 4, 1, CAME)])
    # comes on the third Monday, learns for that week
    assert found["people_mean"].tolist()[:4] == [0, 0, 1, 1]
    assert found["learning_mean"].tolist()[:4] == [0, 0, 1, 0]
    assert found["strength_mean"].tolist()[:4] == [0, 0, 0, 1]


def test_the_weeks_add_up_to_the_window():
    made = summarise(log(servers=[COMES]), terms(sellers={"ramp": (0.5, 1.0, 14.0 * D)}))
    weeks, whole = made["staffing"], made["turnover"].set_index("team")
    days = np.array([*[7] * 8, 3])  # January and February have 59 days
    sellers = weeks[weeks["team"] == "sellers"]["strength_mean"].to_numpy()
    assert (sellers * days).sum() / 59 == pytest.approx(whole.loc["sellers", "strength_mean"])
