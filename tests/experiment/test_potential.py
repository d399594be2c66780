"""The same futures with people without end, in departments so small that every loss can be named."""

import numpy as np
import pytest

from salessim.analysis.revenue import by_month
from salessim.experiment.potential import potential, without_limits
from salessim.scenario import load

TEXT = """
name: Small
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: constant(100)
sources: {calls: {at: [10 h, 10 h, 12 h], goes_to: talk}}
process:
  talk: {takes: constant(30 min), patience: constant(10 min), counts_as: signed, then: {signed: rest -> won}}
teams: {sellers: {people: 1, does_in_order: [talk]}}
"""

BUSY = """
name: Busy
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: exponential(100)
sources: {calls: {rate: 30 per day, goes_to: talk}}
process:
  talk:
    takes: exponential(20 min)
    patience: exponential(30 min)
    then: {good: 50% -> offer, bad: rest -> lost}
  offer:
    takes: exponential(40 min)
    delay_costs: 0.8 of odds per doubling after 1 h
    counts_as: signed
    then: {signed: 40% -> won, again: 20% -> offer after exponential(5 d), refused: rest -> lost}
teams: {sellers: {people: 2, does_in_order: [talk, offer]}}
"""


def small(folder, **replaced):
    text = TEXT
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    return load(folder / "small.yaml")


def earned(runs):
    return by_month(runs, "signed").sum(axis=1).tolist()


def causes(found):
    return [tuple(row) for row in found.losses[["cause", "stage", "amount_currency"]].itertuples(index=False)]


def test_who_gives_up_because_the_only_seller_talks_is_missing(tmp_path):
    # two call at 10:00 on the first day, one at 12:00; one seller needs half an hour for each
    made = potential(small(tmp_path), 2)
    assert earned(made.ideal) == [300.0, 300.0]
    assert earned(made.real) == [200.0, 200.0]
    assert causes(made) == 2 * [("gave up", "talk", 100.0)]


def test_with_ample_people_nothing_is_missing(tmp_path):
    made = potential(small(tmp_path, **{"people: 1": "people: 2"}), 2)
    assert earned(made.ideal) == earned(made.real)
    assert len(made.losses) == 0


def test_nights_are_not_lifted(tmp_path):
    # at 20:00 nobody works, and nobody waits until 9:00
    made = potential(small(tmp_path, **{"[10 h, 10 h, 12 h]": "[10 h, 20 h]"}), 1)
    assert earned(made.ideal) == [100.0]


def test_limits_of_one_person_and_pauses_are_lifted(tmp_path):
    scenario = small(tmp_path, **{
        "people: 1, does": "people: {Anna: {since: 2026-01-01}, others: 1}, at_most: 3 deals each, "
        "pause: {talk: {while_waiting_at: talk, more_than: 2, resume_at: 1}}, does",
        "process:": "owners: {deal: {taken_at: talk, until: talk}}\nprocess:",
    })  # fmt: skip
    team = without_limits(scenario, 3).teams["sellers"]
    assert (team.people.count, list(team.people.named), team.at_most, team.pause) == (6, ["Anna"], {}, {})
    assert scenario.teams["sellers"].people.count == 2


def test_the_causes_add_up_to_what_is_missing_in_every_future(tmp_path):
    (tmp_path / "busy.yaml").write_text(BUSY, encoding="utf-8")
    scenario = load(tmp_path / "busy.yaml")
    made = potential(scenario, 6)
    missing = np.array(earned(made.ideal)) - np.array(earned(made.real))
    sums = made.losses.groupby("replication")["amount_currency"].sum()
    assert sums.to_numpy() == pytest.approx(missing)
    assert {"gave up", "cooled"} <= set(made.losses["cause"])
    assert (missing > 0).all()


def test_a_future_is_the_same_however_many_there_are_and_whoever_plays(tmp_path):
    scenario = small(tmp_path)
    few, many = potential(scenario, 1, engine="reference"), potential(scenario, 3, workers=2)
    assert few.losses.equals(many.losses[many.losses["replication"] == 0])
