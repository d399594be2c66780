"""Pictures of people: how many, how strong, and what they earn."""

import dataclasses

import pandas as pd

from report.sample_runs import month_starts, runs
from report.test_pictures import EVIL, texts
from salessim.report.pictures.canvas import escaped
from salessim.report.pictures.heads_over_time import heads_over_time
from salessim.report.pictures.income import income, incomes
from salessim.results.terms import ChangeTerms

FEBRUARY = month_starts()[1]


def paid(name="Pair", amount=100.0):
    """Ten futures in which the caller earns that in both months and the hunter twice as much in February alone."""
    known = runs(name)
    listed = [("callers", "2027-01", amount), ("callers", "2027-02", amount),
              ("hunters", "2027-01", 0.0), ("hunters", "2027-02", 2 * amount)]  # fmt: skip
    frame = pd.DataFrame(listed, columns=["team", "month", "income_currency"]).assign(person="x")
    frame["employed_share"] = (frame["income_currency"] > 0).astype(float)
    known._joined["income"] = pd.concat([frame.assign(replication=number) for number in range(10)])
    return known


def test_people_have_a_panel_for_all_and_one_for_each_team():
    known = runs()
    known.terms = dataclasses.replace(known.terms, changes=(ChangeTerms(FEBRUARY, "after"),))
    picture = heads_over_time(known)
    assert [axes.get_title(loc="right") for axes in picture.axes] == ["all teams", "callers", "hunters"]
    employed = next(line for line in picture.axes[0].lines if line.get_label() == "employed")
    # two weeks, 28 December and 4 January; the first day of the period is a Friday, the last one of 59
    assert list(employed.get_ydata()) == [2, 2, 2]
    assert list(employed.get_xdata()) == [0, 3, 59]
    changes = [line.get_xdata()[0] for line in picture.axes[0].lines if line.get_linestyle() == "--"]
    assert changes == [31]


def test_names_of_teams_and_departments_are_no_mathematics():
    known = runs(EVIL)
    teams = [dataclasses.replace(team, name=EVIL) for team in known.terms.teams]
    known.terms = dataclasses.replace(known.terms, teams=tuple(teams), currency="$")
    assert any(escaped(EVIL) in text for text in texts(heads_over_time(known)))
    assert any(escaped(EVIL) in text for text in texts(incomes(paid(), paid(EVIL))))


def test_an_empty_place_earns_nothing_and_is_no_person():
    picture = income(paid())
    middle = next(line for line in picture.axes[1].lines if line.get_label() == "the middle one")
    assert pd.isna(middle.get_ydata()[0])
    assert middle.get_ydata()[1] == 200


def test_incomes_stand_beside_those_of_staying():
    picture = incomes(paid(amount=90.0), paid())
    assert [axes.get_title(loc="right") for axes in picture.axes] == ["all people", "callers", "hunters"]
    staying = next(line for line in picture.axes[1].lines if line.get_label() == "the middle one, staying")
    assert list(staying.get_ydata()) == [90, 90]
