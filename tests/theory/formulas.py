"""Exact results of queueing theory, each with its name and where it is found. Rates and times in any one unit.

Sources: [K] Kleinrock, Queueing Systems 1 and 2 (1975, 1976); [GKM] Garnett, Mandelbaum, Reiman, Designing a call
center with impatient customers (2002); [W] Wolff, Stochastic Modeling and the Theory of Queues (1989); [R] Ross,
Introduction to Probability Models.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from scipy.special import betainc


def birth_death(births: Sequence[float], deaths: Sequence[float]) -> list[float]:
    """Equilibrium of a birth-death chain on 0..n: births[k] leads from k to k+1, deaths[k] from k+1 to k. [K1 3.1]"""
    weights = [1.0]
    for birth, death in zip(births, deaths, strict=True):
        weights.append(weights[-1] * birth / death)
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def stationary(rates: dict[tuple[int, int], float]) -> list[float]:
    """Equilibrium of any finite Markov chain from its rates (from, to): the flow out of each state is the flow in."""
    size = 1 + max(max(pair) for pair in rates)
    flow = np.zeros((size, size))
    for (here, there), rate in rates.items():
        flow[here, there] += rate
        flow[here, here] -= rate
    balance = np.vstack([flow.T[1:], np.ones(size)])
    return [float(share) for share in np.linalg.solve(balance, np.eye(size)[-1])]


def head_count(time: float, leaving: float, lag: float) -> float:
    """The chance that a seat is filled at a time, if it is at 0, people leave at a rate and the next one comes a fixed
    lag later: n have left in the time less n lags, sum over n of Poisson(n; rate (time - n lag)). [R, renewals]"""
    found, n = 0.0, 0
    while n * lag <= time:
        mean = leaving * (time - n * lag)
        found += math.exp(-mean + n * math.log(mean) - math.lgamma(n + 1)) if mean > 0 else float(n == 0)
        n += 1
    return found


def erlang_b(servers: int, load: float) -> float:
    """Erlang's loss formula: the share turned away without a waiting room, whatever the law of work. [K1 3.6]"""
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> float:
    """Erlang's delay formula: the share that has to wait. [K1 3.5]"""
    blocked = erlang_b(servers, load)
    return blocked / (1 - load / servers * (1 - blocked))


def erlang_c_wait(servers: int, load: float) -> float:
    """Mean wait of everybody, in units of the mean work. [K1 3.5]"""
    return erlang_c(servers, load) / (servers - load)


def erlang_c_tail(servers: int, load: float, t: float) -> float:
    """Share that waits longer than t mean works. [W 5-6]"""
    return erlang_c(servers, load) * math.exp(-(servers - load) * t)


def finite_room(servers: int, load: float, room: int) -> list[float]:
    """Shares of time with 0, 1, ... present when at most `room` wait (M/M/c/K). Work has mean 1. [K1 3.7]"""
    places = servers + room
    return birth_death([load] * places, [min(n, servers) for n in range(1, places + 1)])


def impatient(servers: int, load: float, patience: float, places: int = 400) -> list[float]:
    """Shares of time with 0, 1, ... present when those who wait leave after an exponential patience (Erlang A). [GKM]

    `patience` is its mean in units of the mean work.
    """
    leave = [min(n, servers) + max(0, n - servers) / patience for n in range(1, places + 1)]
    return birth_death([load] * places, leave)


def erlang_a_lost(servers: int, load: float, patience: float) -> float:
    """Share that leaves unserved: who waits leaves at rate 1 / patience, so the flow is queue / patience. [GKM]"""
    shares = impatient(servers, load, patience)
    queue = math.fsum(max(0, n - servers) * share for n, share in enumerate(shares))
    return queue / patience / load


def erlang_a_served_within(servers: int, load: float, patience: float, t: float) -> float:
    """Share that is served after a wait of at most t mean works.

    Whoever finds k waiting is at the head after V with exp(-V / patience) ~ Beta(servers x patience, k + 1), a sum of
    exponential steps; being there in time and still patient has probability E[exp(-V / patience); V <= t].
    """
    shares, r = impatient(servers, load, patience), servers * patience
    served = math.fsum(shares[:servers])
    for k, share in enumerate(shares[servers:]):
        served += share * r / (r + k + 1) * (1 - betainc(r + 1, k + 1, math.exp(-t / patience)))
    return float(served)


def pollaczek_khinchine(rate: float, mean: float, cv: float) -> float:
    """Mean wait of M/G/1. [K1 5.6]"""
    return rate * mean**2 * (1 + cv**2) / 2 / (1 - rate * mean)


def cobham(classes: Sequence[tuple[float, float, float]]) -> list[float]:
    """Mean waits of classes (rate, mean, cv), most urgent first, when work in hand is finished. [K2 3.5]"""
    in_hand = sum(rate * mean**2 * (1 + cv**2) / 2 for rate, mean, cv in classes)
    waits, above = [], 0.0
    for rate, mean, _ in classes:
        up_to = above + rate * mean
        waits.append(in_hand / (1 - above) / (1 - up_to))
        above = up_to
    return waits


def preemptive_resume(classes: Sequence[tuple[float, float, float]]) -> list[float]:
    """Mean times from coming to going of classes (rate, mean, cv) when urgent work interrupts. [K2 3.5]"""
    times, above, in_hand = [], 0.0, 0.0
    for rate, mean, cv in classes:
        up_to = above + rate * mean
        in_hand += rate * mean**2 * (1 + cv**2) / 2
        times.append(mean / (1 - above) + in_hand / (1 - above) / (1 - up_to))
        above = up_to
    return times


def machine_repair(members: int, servers: int, away: float, work: float) -> list[float]:
    """Shares of time with 0, 1, ... of `members` present at the servers; each is away in between. [K1 3.8]"""
    births = [(members - n) / away for n in range(members)]
    return birth_death(births, [min(n, servers) / work for n in range(1, members + 1)])


def visits(begin: Sequence[float], ways: Sequence[Sequence[float]]) -> list[float]:
    """Traffic equations of a Jackson network: rates through each station from the rates of those who begin. [K1 4.8]"""
    matrix = np.eye(len(begin)) - np.array(ways).T
    return [float(rate) for rate in np.linalg.solve(matrix, np.array(begin))]


def hysteresis(on_rate: float, work: float, close_above: int, open_at: int) -> list[tuple[int, bool, float]]:
    """One server whose input stops when more than `close_above` wait and resumes at `open_at`: (present, on, share)."""
    states = [(n, True) for n in range(close_above + 2)]  # at most close_above wait, and one is served
    states += [(n, False) for n in range(open_at + 2, close_above + 3)]
    number = {state: row for row, state in enumerate(states)}
    rates = {}
    for n, on in states:
        if on:
            there = (n + 1, True) if n <= close_above else (n + 1, False)
            rates[number[n, on], number[there]] = on_rate
        if n > 0:
            rates[number[n, on], number[n - 1, on or n - 2 <= open_at]] = 1 / work
    return [(n, on, share) for (n, on), share in zip(states, stationary(rates), strict=True)]


def still_there(rate: Callable[[float], float], survival: Callable[[float], float], t: float, steps: int) -> float:
    """Mean number present at t from empty at 0 with people without end (M(t)/G/inf): a Poisson number. [R 5.4]"""
    width = t / steps
    middles = [(step + 0.5) * width for step in range(steps)]
    return math.fsum(rate(u) * survival(t - u) * width for u in middles)


def compound_poisson(number: float, mean: float, cv: float) -> tuple[float, float]:
    """Mean and variance of a Poisson number of independent amounts. [R 5.4]"""
    return number * mean, number * mean**2 * (1 + cv**2)


def at_least(least: int, mean: float) -> float:
    """Chance that a Poisson number is `least` or more."""
    return 1 - math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(least))


def plan_of_equal_deals(plan: float, number: float, value: float) -> float:
    """Chance that a Poisson number of equal deals makes the plan."""
    return at_least(math.ceil(plan / value), number)


def plan_of_erlang_deals(plan: float, number: float, phases: int, mean: float) -> float:
    """Chance that a Poisson number of Erlang deals makes the plan: n deals are n x phases exponential phases, and those
    stay below the plan if at least so many fall into it."""
    falling = plan / (mean / phases)
    chance = 0.0
    for n in range(1, math.ceil(number + 20 * math.sqrt(number) + 20)):
        weight = math.exp(n * math.log(number) - number - math.lgamma(n + 1))
        chance += weight * (1 - at_least(n * phases, falling))
    return chance
