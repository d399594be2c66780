"""The department that is written signs, in simulated years, what its owner said, and is as busy as its owner said."""

import math
from datetime import date

import numpy as np
import pytest

from interview.firms import FOLDER, answers, nothing_known
from salessim.experiment.run import simulate
from salessim.interview import fitting
from salessim.interview.answers import Interview
from salessim.interview.files import write_department
from salessim.interview.fit import Fit
from salessim.interview.questions import QUESTIONS
from salessim.scenario import check, load

TODAY = date(2026, 11, 22)


LARGER = [pytest.param(firm, marks=pytest.mark.theory) for firm in ("trade", "service")]  # half a minute each


@pytest.mark.parametrize("firm", ["windows", *LARGER])
def test_a_typical_firm_signs_what_it_signed_and_is_as_busy_as_it_is(tmp_path, firm):
    interview = Interview(QUESTIONS, FOLDER / f"{firm}.yaml")
    assert interview.next() is None
    found = fitting.fitted(interview.given, TODAY)
    written = write_department(interview.given, found, tmp_path / "firm.yaml", TODAY)
    scenario = load(written[0].path)
    assert check(scenario) == []
    runs = simulate(scenario, 20)
    deals = runs["bookings"].query("ledger == 'signed'").groupby("replication")["deals"].sum()
    low, high = np.quantile(deals, [0.1, 0.9])
    assert low <= interview.given["deals"].value.value <= high
    teams = runs["teams"].groupby("team")[["busy_h", "on_duty_h"]].sum()
    assert (teams["busy_h"] / teams["on_duty_h"]).max() < 0.97


def test_a_firm_of_which_nothing_is_known_runs_too(tmp_path):
    given = nothing_known()
    found = fitting.fitted(given, TODAY)
    written = write_department(given, found, tmp_path / "firm.yaml", TODAY)
    for one in (written[0], written[-1]):
        scenario = load(one.path)
        assert check(scenario) == []
        assert len(simulate(scenario, 1)) == 1


def lived(new: float, repeated: float, busy: float) -> fitting.Fitted:
    """A year as it was lived with the first fit."""
    return fitting.Fitted(Fit(), 4, new, repeated, {"managers": busy}, {}, 1.0)


def test_twice_the_work_of_what_is_missing():
    # Busy is 82% of the hours; at 41% work takes twice as long next time.
    nearer = fitting._nearer(answers(), lived(247, 0, 0.41))
    assert nearer.work == pytest.approx({"contact": 2.0, "deal": 2.0, "paper": 2.0, "account": 1.0})  # no clients


def test_odds_rise_by_what_is_missing_over_their_leverage():
    # Signed is 25% of the quotes, so the log of deals grows by 0.75 for each 1 of the log odds.
    nearer = fitting._nearer(answers(quotes="40%"), lived(200, 0, 0.82))
    assert nearer.odds == pytest.approx(math.log(247 / 200) / 0.75, rel=1e-6)


def test_clients_order_more_often_when_orders_are_missing():
    # 30% of 247 deals are 74.1.
    given = answers(clients="50", repeat="30%")
    assert fitting._nearer(given, lived(172.9, 50.0, 0.82)).orders == pytest.approx(74.1 / 50)


def test_times_of_work_stay_within_reason():
    # Somebody who is hardly ever at work does not get a call of three hours.
    nearer = fitting._nearer(answers(), lived(247, 0, 0.001))
    assert nearer.work["deal"] == fitting.MOST_WORK
