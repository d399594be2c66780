"""What people can do in another team, how long they stay there, and what they need not do: by hand and by law."""

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from salessim import compiler
from salessim.compiler.moving import known_of
from salessim.engines import ENGINES
from salessim.experiment import run
from salessim.experiment.prepare import prepare
from salessim.experiment.run import Future
from salessim.network import draws, rules
from salessim.network.abilities import Abilities, Known
from salessim.network.world import realise
from salessim.results.frames import FRAMES
from salessim.scenario import Scenario, load, load_text

# 2027-03-01 is a Monday. Everybody works day and night; the clients of a day are talked to one after the other.
DAY = 86_400
MARCH = 9_555 * DAY
TALK = 36_000  # ten hours at the usual speed
BEFORE = """
name: Before
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: always
sources: {list: {contacts: 500, goes_to: talk}}
process: {talk: {takes: 10 h, counts_as: signed, then: {sold: rest -> won}}}
deal_value: 1000
teams: {sellers: {people: 2, does_in_order: [talk]}}
"""
AFTER = """
based_on: before.yaml
name: After
teams:
  sellers: null
  hunters: {people: 2, does_in_order: [talk]}
"""


def changing(folder: Path, told: str, after: str = AFTER, before: str = BEFORE) -> Scenario:
    (folder / "before.yaml").write_text(before)
    (folder / "after.yaml").write_text(after)
    return load_text(f"based_on: before.yaml\nname: Changing\nchange: {told}\n", folder, "changing.yaml")


def lengths(future: Future) -> dict[tuple[str, str], set[int]]:
    """The seconds of all talks that a person began and ended in a team."""
    log, terms, found = future.log, future.terms, dict[tuple[str, str], set[int]]()
    visit, server = log.visit, log.server
    again = set(visit.entity[visit.part > 0].tolist())
    for row in np.flatnonzero((visit.ended >= 0) & (visit.part == 0)):
        of = int(visit.server[row])
        if int(visit.entity[row]) not in again and visit.started[row] >= server.starts[of]:
            name = terms.teams[int(server.team[of])].name, terms.people[int(server.seat[of])]
            found.setdefault(name, set()).add(int(visit.ended[row] - visit.started[row]))
    return found


# ---- no newcomers --------------------------------------------------------------------------------------------------


def test_whoever_comes_from_another_team_is_no_intern(tmp_path):
    internship = "replaced: {after: 2 d, internship: 5 d}"
    after = AFTER.replace("hunters: {people: 2,", f"hunters: {{people: 3, leaves: {{per_year: 60%}}, {internship},")
    told = "{on: 2027-03-11, to: after.yaml, people: {sellers: {hunters: 2}}, hire: {hunters: 1}}"
    log = run.play(changing(tmp_path, told, after)).log
    begins = {int(who): int(log.duty.on[log.duty.server == who].min()) for who in np.unique(log.duty.server)}
    day = {
        int(log.server.seat[who]): (on - MARCH) / DAY for who, on in begins.items() if log.server.starts[who] > MARCH
    }
    # the day of the change is day 10: two begin to work, and the one who is hired from outside is an intern for 5 days
    assert sorted(day.values())[:3] == [10, 10, 15]


def test_a_mover_stays_as_one_who_is_no_newcomer(tmp_path):
    # 85% of newcomers leave in their first month; the others at a rate that makes 600% a year of all
    after = AFTER.replace("people: 2,", "people: 300, leaves: {per_year: 600%, in_first_month: 30%}, replaced: never,")
    scenario = changing(tmp_path, "{on: 2027-03-02, to: after.yaml}", after, BEFORE.replace("people: 2", "people: 300"))
    team = scenario.targets[0].teams["hunters"]
    assert team.leaves is not None
    chance = 1 - math.exp(-team.leaves.later * 30 / 365.25)
    left = run.simulate(scenario, 4)["turnover"]["left"].sum()
    assert abs(left / 1200 - chance) < 5 * math.sqrt(chance * (1 - chance) / 1200)
    assert abs(chance - 0.30) > 5 * math.sqrt(chance * (1 - chance) / 1200)  # they could be told apart


# ---- people without names ------------------------------------------------------------------------------------------

DIFFER = "people_differ: {speed: cv 0.3},"


def test_without_a_word_the_new_role_is_drawn_at_an_address_of_person_and_role(tmp_path):
    before, after = (text.replace("people: 2,", f"people: 2, {DIFFER}") for text in (BEFORE, AFTER))
    change = changing(tmp_path, "{on: 2027-03-11, to: after.yaml}", after, before)
    network = compiler.compile(change.targets[0]).network
    sellers, hunters = draws.name_key("team", "sellers"), draws.name_key("team", "hunters")
    found = lengths(run.play(change, 3))
    for number in (1, 2):
        person = draws.join(draws.join(sellers, draws.name_key("seat", number)), 0)
        word = draws.own_draw(draws.run_key(0, 3), draws.join(person, hunters), 0, draws.SPEED)
        speed = rules.sample(network.law, network.item, int(network.seat.speed[0]), word, 0)
        assert found["hunters", f"hunters {number}"] == {rules.whole(TALK / speed)}


def test_with_all_of_it_whoever_is_quick_stays_as_quick(tmp_path):
    before, after = (text.replace("people: 2,", f"people: 2, {DIFFER}") for text in (BEFORE, AFTER))
    found = lengths(run.play(changing(tmp_path, "{on: 2027-03-11, to: after.yaml, transfer: 100%}", after, before)))
    for number in (1, 2):
        assert found["hunters", f"hunters {number}"] == found["sellers", f"sellers {number}"]
    assert len(set.union(*found.values())) == 2


def people(folder: Path, transfer: float, count: int = 3000) -> np.ndarray:
    """Log speeds of people in their first team and in two others, in units of each team."""
    teams = "hunters: {people: 1, does_in_order: [talk], people_differ: {speed: cv 0.1}}, "
    teams += "farmers: {people: 1, does_in_order: [talk], people_differ: {speed: cv 0.5}}"
    text = BEFORE.replace("people: 2,", f"people: {count}, {DIFFER}").replace("teams: {", f"teams: {{{teams}, ")
    network = compiler.compile(load_text(text, folder)).network
    world = realise(network, 0, 0)
    abilities = Abilities(Known({}, transfer), world.run, [(world, network)])
    first = world.server.team == 2
    rows = [(abilities.of(int(key), network, 0), abilities.of(int(key), network, 1)) for key in world.server.key[first]]
    speeds = np.log(
        [(own, *(each["speed"] for each in row)) for own, row in zip(world.server.speed[first], rows, strict=True)]
    )
    deviations = np.sqrt(np.log1p(np.array([0.3, 0.1, 0.5]) ** 2))
    return speeds / deviations + deviations / 2


@pytest.mark.parametrize("transfer", [0.0, 0.5, 0.9])
def test_any_two_roles_of_a_person_are_as_alike_as_told(tmp_path, transfer):
    numbers = people(tmp_path, transfer)
    error = (1 - transfer**2) / math.sqrt(len(numbers))
    correlation = np.corrcoef(numbers.T)
    assert np.abs(correlation[np.triu_indices(3, 1)] - transfer).max() < 5 * error
    assert np.abs(numbers.mean(axis=0)).max() < 5 / math.sqrt(len(numbers))  # in each team as its people differ
    assert np.abs(numbers.std(axis=0) - 1).max() < 5 / math.sqrt(2 * len(numbers))


def test_who_can_do_nothing_in_one_role_can_be_carried_into_another(tmp_path):
    before = BEFORE.replace("people: 2,", "people: {Anna: {since: 2020-01-01, odds: 0%}, others: 1},")
    after = AFTER.replace("people: 2,", "people: 2, people_differ: {odds: cv 0.3},")
    change = changing(tmp_path, "{on: 2027-03-11, to: after.yaml, transfer: 50%}", after, before)
    assert ("hunters", "hunters 1") in lengths(run.play(change))


def test_somebody_who_comes_back_is_the_same_and_so_is_who_comes_again(tmp_path):
    before, after = (text.replace("people: 2,", f"people: 2, {DIFFER}") for text in (BEFORE, AFTER))
    changes = (
        "[{on: 2027-03-08, to: after.yaml, transfer: 50%}, {on: 2027-03-15, to: before.yaml}, "
        "{on: 2027-03-22, to: after.yaml}]"
    )
    found = lengths(run.play(changing(tmp_path, changes, after, before)))
    assert len(found) == 4
    assert all(len(each) == 1 for each in found.values())
    assert len(set.union(*found.values())) == 4


@pytest.mark.parametrize("engine", ENGINES)
def test_where_people_are_alike_nothing_can_be_carried_over(tmp_path, engine):
    before = BEFORE.replace("people: 2,", f"people: 2, {DIFFER}")
    told, untold = (
        changing(tmp_path, f"{{on: 2027-03-11, to: after.yaml{more}}}", before=before)
        for more in (", transfer: 50%", "")
    )
    one, other = run.compare([told, untold], 2, 0, engine)
    assert all(one[name].equals(other[name]) for name in FRAMES)


def test_those_who_stay_are_what_they_were_whatever_is_carried_over(tmp_path):
    before = BEFORE.replace("people: 2,", f"people: 4, {DIFFER}")
    after = AFTER.replace("sellers: null", "sellers: {people: 2}").replace(
        "people: 2, does", f"people: 2, {DIFFER} does"
    )
    told = "people: {sellers: {sellers: 2, hunters: 2}}"
    for transfer in ("0%", "70%"):
        change = changing(tmp_path, f"{{on: 2027-03-11, to: after.yaml, {told}, transfer: {transfer}}}", after, before)
        found = lengths(run.play(change))
        assert all(len(found["sellers", f"sellers {number}"]) == 1 for number in (1, 2))


# ---- people by name ------------------------------------------------------------------------------------------------

NAMED = BEFORE.replace(
    "people: 2,", "people: {Anna: {since: 2020-01-01, odds: 90%, in: {hunters: {speed: 125%}}}, others: 1},"
)
HER_PLACE = AFTER.replace("people: 2,", "people: {Anna: {since: 2020-01-01}, others: 1},")


@pytest.mark.parametrize("after", [AFTER, HER_PLACE])
def test_what_is_told_of_somebody_in_a_role_holds_there(tmp_path, after):
    # ten hours at 125% are eight hours; the other one works at the usual speed
    found = lengths(run.play(changing(tmp_path, "{on: 2027-03-11, to: after.yaml}", after, NAMED)))
    assert found["sellers", "Anna"] == {36_000}
    assert sorted(each for (team, _), seconds in found.items() if team == "hunters" for each in seconds) == [
        28_800,
        36_000,
    ]


def test_what_the_new_structure_says_of_her_wins(tmp_path):
    after = HER_PLACE.replace("2020-01-01}", "2020-01-01, speed: 200%}")
    before = NAMED.replace("speed: 125%", "odds: 125%")
    found = lengths(run.play(changing(tmp_path, "{on: 2027-03-11, to: after.yaml}", after, before)))
    assert found["hunters", "Anna"] == {18_000}


def test_whoever_sits_in_her_place_is_not_she(tmp_path):
    # Anna stays a seller: a colleague takes the place that bears her name
    after = HER_PLACE.replace("2020-01-01}, others: 1}", "2020-01-01, speed: 200%}}")
    after = after.replace("sellers: null", "sellers: {people: {others: 0}}")
    before = NAMED.replace("in: {hunters: {speed: 125%}}", "speed: 80%")
    told = "{on: 2027-03-11, to: after.yaml, people: {sellers: {sellers: 1, hunters: 1}}}"
    found = lengths(run.play(changing(tmp_path, told, after, before)))
    assert found["hunters", "Anna"] == {36_000}


def test_whoever_is_hired_for_her_place_is_not_she(tmp_path):
    # Anna refuses, so that her place among the hunters is filled later
    after = HER_PLACE.replace("Anna: {since: 2020-01-01}, others: 1", "Anna: {since: 2020-01-01, speed: 200%}")
    told = "people: {sellers: {hunters: 1, rest: leave, refuse_and_leave: 99%}}, refilled_after: 2 d"
    before = NAMED.replace("speed: 125%", "odds: 125%")
    found = lengths(run.play(changing(tmp_path, f"{{on: 2027-03-11, to: after.yaml, {told}}}", after, before)))
    assert found["hunters", "Anna"] == {36_000}


def test_whoever_is_hired_for_a_place_is_not_who_left_it_for_another_team(tmp_path):
    hires = "replaced: {after: 2 d, cost: 100},"
    after = AFTER.replace("sellers: null", f"sellers: {{people: 2, {hires}}}").replace(
        "people: 2, does", "people: 1, does"
    )
    told = "people: {sellers: {sellers: 1, hunters: 1}}, hire: {sellers: 1}"
    change = changing(tmp_path, f"{{on: 2027-03-11, to: after.yaml, {told}}}", after)
    runs = run.simulate(change, 1)
    assert runs["turnover"][["hired", "came"]].sum().tolist() == [1, 1]
    assert runs["costs"]["amount_currency"].sum() == 100
    assert len(set(run.play(change).log.server.key.tolist())) == 3


@pytest.mark.parametrize("replication", [1, 4])
def test_a_candidate_who_was_hired_and_moved_is_not_hired_again(tmp_path, replication):
    hires = "leaves: {per_year: 1000%}, replaced: {channels: {market: {candidates: 20 per month}}},"
    before = BEFORE.replace("people: 2,", f"people: 4, {hires}").replace("1 month", "3 months")
    told = "people: {sellers: {sellers: 2, hunters: 2}}, hire: {sellers: 2}"
    after = AFTER.replace("sellers: null", "sellers: {people: 4}")
    change = changing(tmp_path, f"{{on: 2027-04-15, to: after.yaml, {told}}}", after, before)
    server = run.play(change, replication).log.server
    spells = sorted(zip(server.key.tolist(), server.starts.tolist(), server.ends.tolist(), strict=True))
    assert all(one[0] != other[0] or one[2] <= other[1] for one, other in pairwise(spells))


def test_in_whatever_order_people_are_told_each_does_the_same(tmp_path):
    anna = "Anna: {since: 2020-01-01, in: {hunters: {speed: 125%}}}"
    boris = "Boris: {since: 2021-01-01, in: {hunters: {odds: 80%}}}"
    found = []
    for number, told in enumerate(((anna, boris), (boris, anna))):
        before = BEFORE.replace("people: 2,", f"people: {{{', '.join(told)}, others: 1}}, {DIFFER}")
        names = ", ".join(one.split(", in")[0] + "}" for one in told)
        after = AFTER.replace("people: 2,", f"people: {{{names}, others: 1}}, {DIFFER}")
        folder = tmp_path / str(number)
        folder.mkdir()
        change = changing(folder, "{on: 2027-03-11, to: after.yaml, transfer: 50%}", after, before)
        frame = run.simulate(change, 2)["people"]
        found.append(frame.sort_values(["replication", "team", "person"]).reset_index(drop=True))
    assert found[0].equals(found[1])


def test_what_is_told_later_of_a_person_holds(tmp_path):
    after = HER_PLACE.replace("2020-01-01}", "2020-01-01, in: {farmers: {odds: 120%}}}")
    before = NAMED.replace("{speed: 125%}", "{speed: 125%}, farmers: {odds: 80%, speed: 90%}")
    more = AFTER.replace("name: After", "name: Later").replace("hunters:", "farmers:")
    (tmp_path / "later.yaml").write_text(more)
    changes = "[{on: 2027-03-11, to: after.yaml}, {on: 2027-03-15, to: later.yaml}]"
    known = known_of(changing(tmp_path, changes, after, before))
    anna, keys = (
        draws.name_key("seat", "person", "Anna"),
        [draws.name_key("team", name) for name in ("hunters", "farmers")],
    )
    assert known.told == {(anna, keys[0]): {"speed": 1.25}, (anna, keys[1]): {"speed": 0.9, "quality": 1.2}}


# ---- those who did not want to -------------------------------------------------------------------------------------

MANY = BEFORE.replace("people: 2,", "people: 200,")
LEAVING = AFTER.replace("people: 2,", "people: 200, leaves: {per_year: 300%}, replaced: never,")


def test_the_unwilling_leave_as_much_more_often_as_told(tmp_path):
    told = "{on: 2027-03-02, to: after.yaml, unwilling: {hunters: 40%, leave: 300%}}"
    frame = run.simulate(changing(tmp_path, told, LEAVING, MANY), 10)["turnover"]
    found = frame[frame["team"] == "hunters"].sum()
    assert found["came"] == 2000
    assert abs(found["unwilling"] / 2000 - 0.4) < 5 * math.sqrt(0.24 / 2000)
    # the willing at 300% a year, the others at 900%, for 30 days
    for number, left, rate in (
        (found["unwilling"], found["unwilling_left"], 9),
        (found["came"] - found["unwilling"], found["left"] - found["unwilling_left"], 3),
    ):
        chance = 1 - math.exp(-rate * 30 / 365.25)
        assert abs(left / number - chance) < 5 * math.sqrt(chance * (1 - chance) / number)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("nothing", ["{hunters: 0%, leave: 300%}", "{hunters: 40%, leave: 100%}"])
def test_nobody_unwilling_and_nobody_who_leaves_more_often_is_as_if_nothing_were_said(tmp_path, nothing, engine):
    before, after = MANY.replace("200", "5"), LEAVING.replace("200", "5")
    told, untold = (
        changing(tmp_path, f"{{on: 2027-03-02, to: after.yaml{more}}}", after, before)
        for more in (f", unwilling: {nothing}", "")
    )
    one, other = run.compare([told, untold], 2, 0, engine)
    assert all(one[name].equals(other[name]) for name in FRAMES)


def test_who_refuses_is_counted_where_he_was(tmp_path):
    told = "{on: 2027-03-02, to: after.yaml, people: {sellers: {hunters: 200, refuse_and_leave: 20%}}}"
    frame = run.simulate(changing(tmp_path, told, LEAVING.replace("200, leaves: {per_year: 300%},", "200,"), MANY), 5)[
        "turnover"
    ]
    sellers, hunters = (frame[frame["team"] == team].sum() for team in ("sellers", "hunters"))
    assert sellers["refused"] == sellers["left"] > 0
    assert sellers["refused"] + hunters["came"] == 1000
    assert abs(sellers["refused"] / 1000 - 0.2) < 5 * math.sqrt(0.16 / 1000)
    assert hunters["refused"] == sellers["came"] == hunters["unwilling"] == 0


# ---- training ------------------------------------------------------------------------------------------------------


def test_those_who_stay_learn_for_so_long_and_are_better_then(tmp_path):
    after = "based_on: before.yaml\nname: After\nteams: {sellers: {speed: 125%}}\n"
    told = "{on: 2027-03-11, to: after.yaml, retraining: {for: 2 d, teams: [sellers]}}"
    visit = run.play(changing(tmp_path, told, after)).log.visit
    begins = (visit.started - MARCH) / DAY
    assert not ((begins > 10) & (begins < 12)).any()  # day 10 is the eleventh of March
    new = visit.started >= MARCH + 12 * DAY
    whole = (visit.part == 0) & (visit.ended >= 0) & ~np.isin(visit.entity, visit.entity[visit.part > 0])
    assert set((visit.ended - visit.started)[new & whole].tolist()) == {28_800}
    assert new.any()


def test_prepared_once_or_again_people_are_the_same(tmp_path):
    before, after = (text.replace("people: 2,", f"people: 2, {DIFFER}") for text in (BEFORE, AFTER))
    change = changing(tmp_path, "{on: 2027-03-11, to: after.yaml, transfer: 50%}", after, before)
    (ready,) = prepare([change])
    one, other = (run.Chances(0, 1, engine).play(ready)[0] for engine in ENGINES)
    assert lengths(Future(one, ready.terms, "")) == lengths(Future(other, ready.terms, ""))
    assert load(tmp_path / "before.yaml").teams["sellers"].people.others == 2
