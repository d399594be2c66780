"""The course of a future by day, by hand."""

import numpy as np
import pytest

from cli.tiny import TEXT
from salessim.experiment.prepare import prepare
from salessim.experiment.run import Chances
from salessim.results.course import course
from salessim.scenario import load_text

COSTS = "margin: 50%\ncosts: {office: 310 per month}\n"
CHANGE = "based_on: tiny.yaml\nchange: {on: 2027-03-11, to: tiny.yaml, costs: {once: 70}}\n"


def test_every_day_has_its_bookings_its_share_of_the_month_and_the_change_its_day(tmp_path):
    (tmp_path / "tiny.yaml").write_text(TEXT + COSTS, encoding="utf-8")
    (ready,) = prepare([load_text(CHANGE, tmp_path)])
    chances = Chances(0, 0, "reference")
    log, _ = chances.play(ready)
    found = course(log, ready.terms, chances.summary(ready, log))
    # three deals of 100 on the first of March; half of that is goods; 310 over 31 days are 10 a day; 70 on the 11th
    assert found.revenue.tolist() == [300] + [0] * 30
    assert found.profit == pytest.approx([140] + [-10] * 9 + [-80] + [-10] * 20)
    assert found.cash == pytest.approx(found.profit)
    assert np.sum(found.profit) == pytest.approx(300 - 150 - 310 - 70)
