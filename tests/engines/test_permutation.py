"""Houses made by chance: no order of the events of a second and no cut changes the log, and nobody is lost."""

from collections import defaultdict
from itertools import pairwise

import pytest

from engines.build import House
from engines.played import Engine, Played
from engines.random_houses import random_house
from salessim.network.tables import FINISH


@pytest.mark.parametrize("seed", range(25))
def test_a_house_made_by_chance_is_told_alike_and_keeps_its_books(engine: Engine, seed: int) -> None:
    house = random_house(seed)
    played = house.play(engine)
    everybody_is_somewhere_all_the_time(played)
    nobody_serves_two_at_once(played)
    work_begins_on_duty_and_by_the_skilled(house, played)


@pytest.mark.theory
@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_houses_made_by_chance(engine: Engine, hundred: int) -> None:
    for seed in range(100 * (hundred + 1), 100 * (hundred + 2)):
        test_a_house_made_by_chance_is_told_alike_and_keeps_its_books(engine, seed)


def everybody_is_somewhere_all_the_time(played: Played) -> None:
    """A visit begins in the second in which the one before ended; the last is open, or the exit's second."""
    visits = defaultdict(list)
    for who, queued, started, ended, outcome in played.columns("entity queued started ended outcome"):
        visits[who].append((queued, started, ended, outcome))
    for who, born, left in played.entities("born left"):
        rows = visits[who]
        stays = sorted({queued for queued, _, _, _ in rows})
        ends = sorted(ended for _, _, ended, outcome in rows if outcome not in ("INTERRUPTED", "OPEN"))
        opens = [row for row in rows if row[3] == "OPEN"]
        assert stays[:1] == [born] or (not rows and left == born)
        assert all(queued in (born, *ends) for queued in stays)
        assert all(started == -1 or queued <= started for queued, started, _, _ in rows)
        assert all(ended == -1 or max(queued, started) <= ended for queued, started, ended, _ in rows)
        assert (left == -1) == (len(opens) == 1)
        assert not ends or left in (-1, ends[-1])


def nobody_serves_two_at_once(played: Played) -> None:
    """The spells of service of one server do not overlap."""
    spells = defaultdict(list)
    for server, started, ended in played.columns("server started ended"):
        if server is not None:
            spells[server].append((started, played.log.until if ended == -1 else ended))
    for of_one in spells.values():
        assert all(first[1] <= second[0] for first, second in pairwise(sorted(of_one)))


def work_begins_on_duty_and_by_the_skilled(house: House, played: Played) -> None:
    """Nothing is started off duty; nothing but overtime ends there."""
    network = house.network()
    skills = defaultdict(set)
    for team in range(len(network.team.key)):
        for row in range(network.team.skill_from[team], network.team.skill_to[team]):
            skills[team].add(int(network.skill.station[row]))
    visit, duty = played.log.visit, played.log.duty
    for station, server, started, ended in zip(visit.station, visit.server, visit.started, visit.ended, strict=True):
        if server == -1:
            continue
        assert station in skills[played.log.server.team[server]]
        of_server = duty.server == server
        assert ((duty.on <= started) & (started < duty.off) & of_server).any()
        if ended != -1 and network.station.at_shift_end[station] != FINISH:
            assert ((duty.on <= ended) & (ended <= duty.off) & of_server).any()
