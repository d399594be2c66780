"""Ranges as cells that hang on them: what a draw changes, and that nothing else changes."""

import math

import numpy as np
import pytest

from compiler.small import rows, scenario, small
from salessim import compiler
from salessim.compiler.redraw import drawn
from salessim.results.terms import UnknownTerms
from salessim.scenario import load_text

TALK = ("process", "talk", "then", "yes")
RATE = ("sources", "calls", "rate")


def talk(**changes):
    stage = {"takes": "10 min", "then": {"yes": "25% (20% to 40%) -> done", "no": "rest -> lost"}}
    return {"talk": stage | changes}


def redrawn(compiled, **values):
    """The network with these values, by the last word of their path; the others have their first ones."""
    chosen = {unknown.path: values.get(unknown.path[-1], unknown.value) for unknown in compiled.terms.unknowns}
    return compiled.redraw.network(compiled.network, chosen)


def test_a_share_goes_to_its_outcome_and_the_rest_takes_what_is_left():
    compiled = small(process=talk())
    assert [row[0] for row in rows(compiled.network, "route", "weight")] == [0.25, 0.75]
    assert [row[0] for row in rows(redrawn(compiled, yes=0.4), "route", "weight")] == pytest.approx([0.4, 0.6])


def test_a_rate_changes_the_mean_of_every_day_and_keeps_its_uneven_days():
    # 4 above the mean of 1: (5 - 1) / 8 a day = 0.5, and (5 - 1) / 16 = 0.25
    uneven = {"variance_to_mean": "5", "day_to_day": "0"}
    source = {"rate": "8 per day (4 to 16)", "busy_and_quiet_days": uneven, "goes_to": "talk"}
    compiled = small(sources={"calls": source})
    network = redrawn(compiled, rate=16.0)
    assert rows(compiled.network, "source", "dispersion") == [(0.5,)]
    assert rows(network, "source", "dispersion") == [(0.25,)]
    assert np.array_equal(network.day.mean, 2 * compiled.network.day.mean)


def test_a_rate_per_month_is_shared_out_over_the_same_days():
    told = small(sources={"calls": {"rate": "230 per month (115 to 230)", "goes_to": "talk"}})
    # March 2027 has 23 working days: 10 a day, at the lower end 5
    assert set(told.network.day.mean.round(9)) == {10.0}
    assert set(redrawn(told, rate=115.0).day.mean.round(9)) == {5.0}


def test_shares_of_attributes_tries_that_reach_speed_and_odds_are_drawn():
    compiled = small(
        attributes={"size": {"small": "60% (50% to 70%)", "large": "rest"}},
        process=talk(reached=["10% (5% to 20%)", "9%"], then={"yes": "25% -> done", "no": "rest -> lost"}),
        teams={"crew": {"people": 2, "does_in_order": ["talk"], "speed": "80% (50% to 100%)",
                        "odds": {"talk": "90% (80% to 120%)"}}},
    )  # fmt: skip
    assert [unknown.name for unknown in compiled.terms.unknowns] == [
        "attributes/size/small", "process/talk/reached/1", "teams/crew/speed", "teams/crew/odds/talk",
    ]  # fmt: skip
    network = redrawn(compiled, small=0.5, speed=1.0, talk=1.2, **{"1": 0.2})
    assert rows(network, "share", "share") == [(0.5,), (0.5,)]
    assert rows(network, "skill", "speed", "quality") == [(1.0, 1.2)]
    reach = network.curve.knot_from[network.station.reach[0]]
    assert network.knot.y[reach : reach + 2].tolist() == [0.2, 0.09]


def test_a_stage_that_repeats_another_one_is_drawn_with_it():
    stages = talk() | {"again": {"same_as": "talk"}}
    compiled = small(process=stages, teams={"crew": {"people": 2, "does_in_order": ["talk", "again"]}})
    assert [unknown.path for unknown in compiled.terms.unknowns] == [TALK]
    assert [row[0] for row in rows(redrawn(compiled, yes=0.3), "route", "weight")] == pytest.approx([0.3, 0.7] * 2)


def test_stages_with_equal_first_values_do_not_share_a_doubt():
    stages = talk(reached=["10% (5% to 20%)"]) | {"other": talk(reached=["10%"])["talk"]}
    compiled = small(process=stages, teams={"crew": {"people": 2, "does_in_order": ["talk", "other"]}})
    network = redrawn(compiled, **{"1": 0.2})
    reach = network.curve.knot_from[network.station.reach[:2]]
    assert network.knot.y[reach].tolist() == [0.2, 0.1]


def test_the_redrawn_network_is_the_one_of_a_scenario_with_these_values():
    sources = {"calls": {"rate": "8 per day (4 to 16)", "season": {"Mar": "1.3", "rest": "1"}, "goes_to": "talk"}}
    network = redrawn(small(process=talk(), sources=sources), yes=0.375, rate=10.5)
    sources["calls"]["rate"] = "10.5 per day"
    known = small(process=talk(then={"yes": "37.5% -> done", "no": "rest -> lost"}), sources=sources).network
    for mine, theirs in zip(network, known, strict=True):
        for column, other in zip(mine, theirs, strict=True):
            assert np.allclose(column, other, rtol=1e-12, atol=0)


def test_columns_without_a_doubt_are_the_very_same_and_so_is_a_network_without_ranges():
    compiled = small(process=talk())
    network = redrawn(compiled, yes=0.3)
    assert network.station is compiled.network.station
    assert network.route.key is compiled.network.route.key
    sure = small()
    assert sure.redraw.network(sure.network, {}) is sure.network


def test_a_range_without_width_is_no_range():
    compiled = small(process=talk(then={"yes": "25% (25% to 25%) -> done", "no": "rest -> lost"}))
    assert compiled.terms.unknowns == ()
    assert compiled.redraw.columns == ()


def test_nobody_comes_at_a_rate_of_zero_and_that_is_no_trouble():
    uneven = {"variance_to_mean": "5", "day_to_day": "0.5"}
    for rate in ("0 per day", "0 per day (0 to 3)"):
        compiled = small(sources={"calls": {"rate": rate, "busy_and_quiet_days": uneven, "goes_to": "talk"}})
        assert compiled.network.source.dispersion.tolist() == [0.0]


# ---- draws --------------------------------------------------------------------------------------------------------


def values(unknown: UnknownTerms, count: int) -> np.ndarray:
    return np.array([drawn([unknown], 7, replication)[unknown.path] for replication in range(count)])


def test_a_value_is_most_likely_near_the_first_one_and_never_beyond_the_ends():
    # triangular of 2, 5, 9: mean 16/3, variance (4 + 25 + 81 - 10 - 18 - 45) / 18 = 37/18, below 5: (5-2)/(9-2) = 3/7
    found = values(UnknownTerms(("a",), 5.0, 2.0, 9.0), 4_000)
    assert found.min() > 2
    assert found.max() < 9
    error = math.sqrt(37 / 18 / 4_000)
    assert abs(found.mean() - 16 / 3) < 5 * error
    assert found.var() == pytest.approx(37 / 18, rel=0.05)
    assert (found < 5).mean() == pytest.approx(3 / 7, abs=5 * math.sqrt(12 / 49 / 4_000))


def test_a_draw_hangs_on_seed_replication_and_path_alone():
    one, other = UnknownTerms(TALK, 5.0, 2.0, 9.0), UnknownTerms(RATE, 5.0, 2.0, 9.0)
    assert drawn([one, other], 1, 2) == drawn([other, one], 1, 2)
    assert drawn([one], 1, 2)[TALK] == drawn([one, other], 1, 2)[TALK]
    several = {drawn([one], seed, replication)[TALK] for seed in range(5) for replication in range(5)}
    assert len(several | {drawn([other], 1, 2)[RATE]}) == 26


def test_another_range_at_the_same_place_gets_the_same_draw():
    # half of each range: from 0 to 1 the draw itself, from 0 to 10 ten times as much
    small_, large = UnknownTerms(TALK, 0.5, 0.0, 1.0), UnknownTerms(TALK, 5.0, 0.0, 10.0)
    assert drawn([large], 0, 0)[TALK] == pytest.approx(10 * drawn([small_], 0, 0)[TALK])


def test_a_new_name_keeps_the_draw_if_the_old_one_is_the_id():
    text = """
period: {from: 2027-01-01, for: 1 month}
working_time: always
sources: {calls: {rate: 10 per day, goes_to: NAME}}
process: {NAME: {takes: 5 min, ID then: {sold: 40% (30% to 50%) -> done, refused: rest -> lost}}}
teams: {callers: {people: 2, does_in_order: [NAME]}}
"""
    old = text.replace("NAME", "answer").replace("ID", "")
    new = text.replace("NAME", "talk").replace("ID", "id: answer,")
    paths = [compiler.compile(load_text(one)).terms.unknowns[0].path for one in (old, new)]
    assert paths == [("process", "answer", "then", "sold")] * 2


def test_the_order_of_the_file_changes_no_draw():
    stages = talk() | {"other": talk()["talk"]}
    team = {"crew": {"people": 2, "does_in_order": ["talk", "other"]}}
    one = compiler.compile(scenario(process=stages, teams=team)).terms.unknowns
    other = compiler.compile(scenario(process=dict(reversed(stages.items())), teams=team)).terms.unknowns
    assert one != other
    assert drawn(one, 0, 1) == drawn(other, 0, 1)
