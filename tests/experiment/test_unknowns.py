"""What is drawn anew in every replication: the same for all scenarios, engines and workers, and in the past."""

from pathlib import Path

import pytest

from experiment.test_run import same, small
from salessim.engines import ENGINES
from salessim.engines.compiled.lookup import look_up, renewed, structure
from salessim.experiment import run
from salessim.experiment.potential import potential
from salessim.experiment.prepare import prepare
from salessim.results.frames import FRAMES
from salessim.scenario import Scenario, load

RANGE = {"signed: 50% ->": "signed: 50% (20% to 80%) ->"}
RATE = {"rate: 4 per day": "rate: 4 per day (2 to 6)"}


def with_past(folder: Path, past: dict[str, str], **now: str) -> Scenario:
    """The small department after a past of its own."""
    small(folder, "before", **past)
    begin = {"name: now": "name: now\nstart: {history: before.yaml}"}
    return small(folder, "now", **begin | now)


def test_every_future_has_its_own_values_and_says_which(tmp_path):
    found = run.simulate(small(tmp_path, **RANGE, **RATE), 5)["unknowns"]
    assert found["unknown"].tolist() == ["sources/calls/rate", "process/talk/then/signed"] * 5
    shares = found["value"][1::2]
    assert len(set(shares)) == 5
    assert shares.between(0.2, 0.8).all()


def test_a_value_that_is_drawn_acts(tmp_path):
    runs = run.simulate(small(tmp_path, **{"signed: 50% ->": "signed: 50% (0% to 100%) ->"}), 40)
    drawn = runs["unknowns"]["value"].to_numpy()
    outcomes = runs["outcomes"]
    signed = outcomes[outcomes["outcome"] == "signed"]["taken"].to_numpy()
    done = runs["stages"]["done"].to_numpy()
    assert abs(signed.sum() - (drawn * done).sum()) < 5 * (drawn * (1 - drawn) * done).sum() ** 0.5


def test_scenarios_that_are_compared_share_their_draws_even_from_other_ranges(tmp_path):
    one = small(tmp_path, "one", **RANGE)
    other = small(tmp_path, "other", **RANGE, **RATE, **{"people: 2": "people: 3"})
    wide = small(tmp_path, "wide", **{"signed: 50% ->": "signed: 50% (0% to 100%) ->"})
    first, second, third = run.compare([one, other, wide], 4)
    second_shares = second["unknowns"].query("unknown == 'process/talk/then/signed'")["value"]
    assert first["unknowns"]["value"].tolist() == second_shares.tolist()
    # both ranges lie evenly around 50%, one is 60 points wide and one 100
    assert ((third["unknowns"]["value"] - 0.5) * 0.6 + 0.5).tolist() == pytest.approx(second_shares.tolist())


@pytest.mark.parametrize("engine", ENGINES)
def test_draws_hang_neither_on_the_engine_nor_on_the_workers(tmp_path, engine):
    scenario = with_past(tmp_path, RANGE, **RANGE, **RATE)
    here = run.simulate(scenario, 4, engine="compiled", workers=1)
    there = run.simulate(scenario, 4, engine=engine, workers=2)
    assert all(same(here[name], there[name]) for name in FRAMES)


def test_a_range_without_width_changes_nothing_bit_for_bit(tmp_path):
    sure = run.simulate(small(tmp_path, "sure"), 3)
    narrow = run.simulate(small(tmp_path, "narrow", **{"signed: 50% ->": "signed: 50% (50% to 50%) ->"}), 3)
    assert all(same(sure[name], narrow[name]) for name in FRAMES)


def test_the_past_is_lived_through_with_the_same_draws(tmp_path):
    scenario = with_past(tmp_path, RANGE, **RANGE)
    (ready,) = prepare([scenario])
    drawn, past = ready.drawn(0, 3), ready.past.drawn(0, 3)
    assert drawn.network.route.weight.tolist() == past.network.route.weight.tolist()
    assert drawn.network.route.weight.tolist() != ready.network.route.weight.tolist()


def test_what_only_the_past_does_not_know_is_drawn_and_told_too(tmp_path):
    runs = run.simulate(with_past(tmp_path, RATE), 3)
    assert set(runs["unknowns"]["unknown"]) == {"sources/calls/rate"}
    assert len(set(runs["unknowns"]["value"])) == 3


def test_a_single_future_is_the_one_of_the_run(tmp_path):
    scenario = small(tmp_path, **RANGE, **RATE)
    booked = run.play(scenario, 2).log.booking.amount.sum()
    bookings = run.simulate(scenario, 3)["bookings"].query("replication == 2")
    assert booked == pytest.approx(bookings["amount_currency"].sum())


def test_people_without_end_live_through_the_same_draws(tmp_path):
    found = potential(small(tmp_path, **RANGE, **RATE), 3)
    assert same(found.real["unknowns"], found.ideal["unknowns"])
    assert len(set(found.real["unknowns"]["value"])) == 6


def test_without_ranges_the_very_same_network_is_played(tmp_path):
    (ready,) = prepare([small(tmp_path)])
    assert ready.drawn(0, 1) is ready


def test_what_an_engine_looks_up_is_renewed_as_if_it_were_looked_up(tmp_path):
    (ready,) = prepare([small(tmp_path, **RANGE, **RATE)])
    (larger,) = prepare([small(tmp_path, "larger", **{"people: 2": "people: 3", "2 h": "3 h"})])
    for network in (ready.drawn(0, 1).network, larger.network):
        assert structure(ready.network) == structure(network)
        mine, theirs = renewed(look_up(ready.network), network), look_up(network)
        assert (mine.spot == theirs.spot).all()
        assert (mine.crew == theirs.crew).all()
        assert mine.machine.tables.keys() == theirs.machine.tables.keys()
        for name, table in theirs.machine.tables.items():
            found = mine.machine.tables[name]
            columns = zip(found, table, strict=True) if isinstance(table, tuple) else [(found, table)]
            assert all(len(one) == len(other) and (one == other).all() for one, other in columns), name


def test_networks_that_differ_in_more_than_numbers_have_another_structure(tmp_path):
    one, other = prepare([small(tmp_path, "one"), small(tmp_path, "other", **{"refused: rest": "lost: rest"})])
    bent = one.network.route._replace(wait_curve=one.network.route.wait_curve + 1)
    assert structure(one.network) != structure(one.network._replace(route=bent))
    assert structure(one.network) == structure(other.network)  # a name is no part of it


def test_a_past_that_several_begin_with_is_compiled_once(tmp_path):
    first = with_past(tmp_path, RANGE)
    text = (tmp_path / "now.yaml").read_text(encoding="utf-8").replace("people: 2", "people: 3")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    one, other = prepare([first, load(tmp_path / "later.yaml")])
    assert one.past is other.past


# ---- last year ----------------------------------------------------------------------------------------------------

KNOWN = {"name: now": "name: now\nlast_year: {revenue: 100, deals_in_work: 3}\nstart: {history: before.yaml}"}
YEAR = {"for: 1 month": "for: 12 months", "4_000 per month": "100 per month", "4 per day": "1 per day"}


def values(runs, figure: str) -> list[float]:
    return runs["last_year"].query("figure == @figure")["value"].tolist()


def test_last_years_figures_stand_beside_last_years_department(tmp_path):
    same_people = with_past(tmp_path, YEAR, **YEAR | KNOWN)
    more = small(tmp_path, "more", **YEAR | {"name: more": KNOWN["name: now"], "people: 2": "people: 5"})
    known, other = run.compare([same_people, more], 2)
    assert known.terms.last_year_of == ""  # it is that department
    assert other.terms.last_year_of == "before"
    assert values(known, "revenue") == values(other, "revenue")
    booked = known["bookings"].groupby("replication")["amount_currency"].sum()
    assert values(known, "revenue") == pytest.approx(booked.tolist())
    assert values(known, "deals_in_work") == known["funnel"]["in_work_mean"].tolist()


def test_without_a_history_the_department_itself_is_taken_for_last_years(tmp_path):
    runs = run.simulate(small(tmp_path, **YEAR | {"name: small": "name: small\nlast_year: {deals: 7}"}), 2)
    booked = runs["bookings"].groupby("replication")["deals"].sum()
    assert values(runs, "deals") == booked.tolist()


def test_a_period_of_a_month_is_not_compared_with_the_revenue_of_a_year(tmp_path):
    runs = run.simulate(small(tmp_path, **{"name: small": "name: small\nlast_year: {revenue: 7, deals_in_work: 1}"}), 2)
    assert set(runs["last_year"]["figure"]) == {"deals_in_work"}


def test_of_two_years_the_first_is_compared(tmp_path):
    text = {"for: 1 month": "for: 24 months", "4 per day": "1 per day", "name: small": "name: s\nlast_year: {deals: 7}"}
    runs = run.simulate(small(tmp_path, **text), 2)
    first = runs["bookings"][runs["bookings"]["month"] < "2028-03"]
    assert values(runs, "deals") == first.groupby("replication")["deals"].sum().tolist()
