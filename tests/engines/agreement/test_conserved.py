"""Whatever happens in a house made by chance, its books add up."""

from collections import defaultdict
from itertools import pairwise

from engines.agreement.plays import Run, told_by_reference
from engines.agreement.test_agreement import AT_ONCE, blocks
from salessim.network.tables import FINISH
from salessim.results.log import INTERRUPTED, OPEN


def runs(first: int) -> list[Run]:
    """All runs of some houses."""
    return [run for seed in range(first, first + AT_ONCE) for run in told_by_reference(seed)]


@blocks
def test_everybody_is_somewhere_all_the_time(first: int) -> None:
    """A visit begins in the second in which the one before ended; the last is open, or ends in the exit's second."""
    for run in runs(first):
        visit, people = run.log.visit, run.log.entity
        visits = defaultdict(list)
        for who, *times in zip(visit.entity, visit.queued, visit.started, visit.ended, visit.outcome, strict=True):
            visits[who].append(times)
        for who, born, left in zip(people.key, people.born, people.left, strict=True):
            rows = visits[who]
            stays = sorted({queued for queued, _, _, _ in rows})
            ends = sorted(ended for _, _, ended, outcome in rows if outcome not in (INTERRUPTED, OPEN))
            assert stays[:1] == [born] or (not rows and left == born) or born < run.log.start
            assert all(queued in (born, *ends) or queued < run.log.start for queued in stays)
            assert all(started == -1 or queued <= started for queued, started, _, _ in rows)
            assert all(ended == -1 or max(queued, started) <= ended for queued, started, ended, _ in rows)
            assert (left == -1) == (sum(outcome == OPEN for *_, outcome in rows) == 1)
            assert not ends or left in (-1, ends[-1])


@blocks
def test_nobody_serves_two_at_once(first: int) -> None:
    for run in runs(first):
        spells, visit = defaultdict(list), run.log.visit
        for server, started, ended in zip(visit.server, visit.started, visit.ended, strict=True):
            if server != -1:
                spells[server].append((started, run.log.until if ended == -1 else ended))
        for of_one in spells.values():
            assert all(before[1] <= after[0] for before, after in pairwise(sorted(of_one)))


@blocks
def test_work_begins_on_duty_and_by_the_skilled(first: int) -> None:
    """Nothing is started off duty; nothing but overtime ends there."""
    for run in runs(first):
        station, skill, team, duty = run.network.station, run.network.skill, run.network.team, run.log.duty
        visit = run.log.visit
        for at, server, started, ended in zip(visit.station, visit.server, visit.started, visit.ended, strict=True):
            if server == -1 or started < run.log.start:  # before the run there may have been other rules
                continue
            crew = run.log.server.team[server]
            assert at in skill.station[team.skill_from[crew] : team.skill_to[crew]]
            of_server = duty.server == server
            assert ((duty.on <= started) & (started < duty.off) & of_server).any()
            if ended != -1 and station.at_shift_end[at] != FINISH:
                assert ((duty.on <= ended) & (ended <= duty.off) & of_server).any()
