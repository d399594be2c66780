"""One more person in each team: who comes, who stays the same, and from which past all of them begin."""

from datetime import date

import numpy as np
import pytest

from salessim import compiler
from salessim.experiment import run
from salessim.experiment.heads import with_one_fewer, with_one_more, with_one_more_each
from salessim.experiment.prepare import prepare
from salessim.network.world import realise
from salessim.scenario import Scenario, load
from salessim.scenario.schema import Person

TEXT = """
name: Small
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
deal_value: exponential(100)
sources: {calls: {rate: 6 per day, goes_to: talk}}
process:
  talk: {takes: 1 h, then: {wants: 50% -> sign, refused: rest -> lost}}
  sign: {takes: exponential(3 h), counts_as: signed, then: {signed: 50% -> won, refused: rest -> lost}}
teams:
  callers: {people: {Anna: {since: 2024-03-01}, others: 1}, does_in_order: [talk], pay: {hourly: 5 per hour}}
  closers: {people: 1, does_in_order: [sign], pay: {salary: 1_000 per month}}
  nobody: {people: 0, does_in_order: [sign]}
"""


@pytest.fixture
def scenario(tmp_path) -> Scenario:
    """With a past of the same department."""
    (tmp_path / "last.yaml").write_text(TEXT.replace("name: Small", "name: Last"), encoding="utf-8")
    (tmp_path / "small.yaml").write_text(f"{TEXT}start: {{history: last.yaml}}\n", encoding="utf-8")
    return load(tmp_path / "small.yaml")


def test_each_team_gets_one_more_by_turns(scenario):
    as_is, *more = with_one_more_each(scenario)
    assert as_is is scenario
    assert [[team.people.count for team in one.teams.values()] for one in more] == [[3, 1, 0], [2, 2, 0], [2, 1, 1]]
    assert [one.name for one in more] == [
        "Small, one more in callers", "Small, one more in closers", "Small, one more in nobody",
    ]  # fmt: skip


def test_one_fewer_is_the_last_without_a_name_else_whoever_came_last(scenario):
    fewer = with_one_fewer(scenario, "callers").teams["callers"].people
    assert (list(fewer.named), fewer.others) == (["Anna"], 0)
    alone = with_one_fewer(with_one_fewer(scenario, "callers"), "callers").teams["callers"].people
    assert (alone.named, alone.others) == ({}, 0)
    two = {"Anna": scenario.teams["callers"].people.named["Anna"], "Boris": Person(since=date(2026, 1, 1))}
    people = scenario.teams["callers"].people.model_copy(update={"named": two, "others": 0})
    team = scenario.teams["callers"].model_copy(update={"people": people})
    changed = with_one_fewer(scenario.changed("two", teams={"callers": team}), "callers")
    assert list(changed.teams["callers"].people.named) == ["Anna"]


def test_one_more_in_two_teams_at_once(scenario):
    both = with_one_more(scenario, "callers", "nobody")
    assert [team.people.count for team in both.teams.values()] == [3, 1, 1]
    assert both.name == "Small, one more in callers and nobody"
    assert both.origin.digest != with_one_more(scenario, "callers").origin.digest


def test_a_past_gets_nobody_and_is_lived_through_once(scenario, monkeypatch):
    played = []
    simulate = run.engines.simulate
    monkeypatch.setattr(run.engines, "simulate", lambda *given: played.append(given[0]) or simulate(*given))
    runs = run.compare(with_one_more_each(scenario), 2, workers=1, engine="reference")
    assert [len(one) for one in runs] == [2] * 4
    assert len(played) == 2 * (4 + 1)  # by future: four departments and the past that they have in common
    assert {len(one.past.network.seat.key) for one in prepare(with_one_more_each(scenario))} == {3}


def test_the_others_keep_their_places_and_their_chances(scenario):
    before, *after = (compiler.compile(one).network for one in with_one_more_each(scenario))
    for more in after:
        seats = [set(zip(one.seat.team.tolist(), one.seat.key.tolist(), strict=True)) for one in (before, more)]
        assert seats[0] < seats[1]
        worlds = [realise(network, 0, 3) for network in (before, more)]
        known, grown = (set(world.server.key.tolist()) for world in worlds)
        assert known < grown
        assert len(grown - known) == 1
        for mine, theirs in zip(worlds[0].arrival, worlds[1].arrival, strict=True):
            assert np.array_equal(mine, theirs)


def test_what_was_changed_is_in_the_fingerprint(scenario):
    assert len({one.origin.digest for one in with_one_more_each(scenario)}) == 4
    assert with_one_more_each(scenario)[1].origin.digest == with_one_more_each(scenario)[1].origin.digest


def test_one_more_where_nobody_has_work_changes_only_the_pay(tmp_path):
    # the call centre calls nobody: an idle person takes no work, so what is booked is the same to the last digit
    text = TEXT.replace("  nobody: {people: 0, does_in_order: [sign]}", "  idle: {people: 1, does_in_order: [never]}")
    text = text.replace("  sign:", "  never: {takes: 1 h, then: {sent: rest -> sign}}\n  sign:")
    (tmp_path / "idle.yaml").write_text(text, encoding="utf-8")
    as_is, _, _, more = run.compare(with_one_more_each(load(tmp_path / "idle.yaml")), 2, workers=1, engine="reference")
    assert as_is["bookings"].equals(more["bookings"])
    assert (more["teams"]["on_duty_h"].sum() - as_is["teams"]["on_duty_h"].sum()) > 0
