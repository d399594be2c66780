"""Places that are filled from candidates, against exact results: Markov chains, and the normal distribution."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from salessim import compiler
from salessim.network.recruits import Candidate
from salessim.network.tables import FOREVER, Server
from salessim.network.world import realise
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.formulas import stationary
from theory.runs import DAY

MONTH, YEAR = 30.4375, 365.25  # days
NORMAL = NormalDist()


def worlds(replaced: str, count: int, people: str = "1", months: int = 12, **team: str) -> list[tuple]:
    """Candidates and people of a team, with times in days since the first day."""
    more = "\n    ".join(f"{name}: {told}" for name, told in team.items())
    network = compiler.compile(
        load_text(f"""
period: {{from: 2027-01-01, for: {months} months}}
working_time: always
sources: {{calls: {{rate: 2 per year, goes_to: answer}}}}
process: {{answer: {{takes: 1 min, then: {{sold: rest -> won}}}}}}
teams:
  crew:
    people: {people}
    does_in_order: [answer]
    replaced: {{{replaced}}}
    {more}
""")
    ).network
    begin = int(network.clock.start[0])
    found = [realise(network, 1, number) for number in range(count)]
    return [(_in_days(world.candidate, begin), _in_days(world.server, begin)) for world in found]


def _in_days(table, begin: int):
    """Moments in days; what never happens is infinite."""
    moments = {name for name in table._fields if name in MOMENTS[type(table)]}
    return table._replace(
        **{
            name: np.where(getattr(table, name) >= FOREVER, np.inf, (getattr(table, name) - begin) / DAY)
            for name in moments
        }
    )


MOMENTS = {
    Candidate: {"came", "passed", "began", "placed", "empty", "off", "leaves"},
    Server: {"hired", "starts", "ends"},
}


def test_a_place_is_empty_until_somebody_passes_and_for_the_days_of_the_selection():
    # 30 a month of whom a fifth passes: on average 30.4375/6 days until one comes who does, then 5 days
    replaced = "channels: {ads: {candidates: 30 per month}}, selection: {a: {passes: 40%, takes: 2 d}, b: {passes: 50%, takes: 3 d}}"  # noqa: E501
    lags = [server.starts[0] for _, server in worlds(replaced, 1_200, people="{newcomers: 1}", months=6)]
    agrees(lags, MONTH / 6 + 5, 0.03)
    agrees(np.array(lags) > 5 + MONTH / 6, math.exp(-1), 0.05)


def test_places_that_share_their_candidates():
    # a place empties at the rate 4 a year; of 2 candidates a month all pass; empty places are filled one by one
    people = 4
    rates = {(k, k + 1): 4 / YEAR * (people - k) for k in range(people)} | {
        (k + 1, k): 2 / MONTH for k in range(people)
    }
    shares = stationary(rates)
    found = worlds("channels: {ads: {candidates: 2 per month}}", 60, str(people), 120, leaves="{per_year: 400%}")
    begin, end = 2 * YEAR, 9.9 * YEAR
    sat = [np.clip(server.ends, begin, end) - np.clip(server.starts, begin, end) for _, server in found]
    agrees(
        [people - each.sum() / (end - begin) for each in sat], sum(k * share for k, share in enumerate(shares)), 0.03
    )


def test_a_reserve_shortens_a_vacancy_and_decays():
    # one place (there or not) and up to two in reserve, each lost after 20 days on average: a chain of five states
    leaving, coming, lost = 4 / YEAR, 3 / MONTH, 1 / 20
    states = [(0, 0), (1, 0), (1, 1), (1, 2)]  # (people there, people in reserve)
    rates = {}
    for here, (there, reserve) in enumerate(states):
        if not there:
            rates[here, states.index((1, 0))] = coming
        elif reserve < 2:
            rates[here, states.index((1, reserve + 1))] = coming
        if reserve:
            rates[here, states.index((1, reserve - 1))] = lost * reserve + leaving
        elif there:
            rates[here, states.index((0, 0))] = leaving
    empty = stationary(rates)[0]
    replaced = "channels: {ads: {candidates: 3 per month}}, reserve: {up_to: 2, wait: exponential(20 d)}"
    found = worlds(replaced, 150, "1", 120, leaves="{per_year: 400%}")
    begin, end = 2 * YEAR, 9.9 * YEAR
    sat = [np.clip(server.ends, begin, end) - np.clip(server.starts, begin, end) for _, server in found]
    agrees([1 - each.sum() / (end - begin) for each in sat], empty, 0.05)


@pytest.mark.parametrize("tells", [0.0, 0.5, 1.0])
def test_how_good_those_are_who_pass(tells):
    # the mean of the best p of standard normals is phi(z) / p; of a score that tells r of it, r times that
    share, cv = 0.3, 0.4
    sigma = math.sqrt(math.log(1 + cv * cv))
    replaced = f"channels: {{ads: {{candidates: 900 per month}}}}, selection: {{a: {{passes: {share}, tells: {tells}}}}}, reserve: {{up_to: 1_000_000}}"  # noqa: E501
    # everybody who passes waits in the reserve; a thousand empty places let as many sit down
    ((known, server),) = worlds(replaced, 1, "{newcomers: 1_000}", 5, people_differ=f"{{speed: cv {cv}}}")
    agrees(known.passed < np.inf, share, 0.03)
    skill = (np.log(server.speed) + sigma**2 / 2) / sigma
    agrees(1 + skill, 1 + tells * NORMAL.pdf(NORMAL.inv_cdf(1 - share)) / share, 0.04)


def test_of_those_who_enter_a_later_step_as_many_pass_as_are_told():
    replaced = "channels: {ads: {candidates: 900 per month}}, selection: {a: {passes: 30%, tells: 0.8}, b: {passes: 50%, tells: 0.7}}"  # noqa: E501
    found = worlds(replaced, 1, "{newcomers: 5_000}", 10, people_differ="{speed: cv 0.4, odds: cv 0.3}")
    ((known, _),) = found
    agrees(known.trials == 2, 0.3, 0.02)
    agrees(known.passed[known.trials == 2] < np.inf, 0.5, 0.03)


def test_who_comes_by_a_channel_leaves_more_readily_and_is_better():
    replaced = "channels: {poached: {candidates: 300 per month, speed: 110%, leaves: 150%}}"
    ((_, server),) = worlds(
        replaced, 1, "{newcomers: 2_000}", 12, leaves="{per_year: 100%}", people_differ="{speed: cv 0.3}"
    )  # noqa: E501
    agrees(server.ends - server.hired, YEAR / 1.5, 0.02)
    agrees(server.speed, 1.1)
