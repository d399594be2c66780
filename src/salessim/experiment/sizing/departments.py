"""Between which head counts a search goes on: what the work needs, what one person costs, where more earn nothing."""

from collections.abc import Sequence

from salessim.analysis.queues import with_little_waiting
from salessim.analysis.sizing import Candidate, Department, People
from salessim.compiler.loads import TeamLoad, loads
from salessim.experiment.sizing.futures import Futures, people_of, with_people
from salessim.experiment.sizing.question import Question
from salessim.results.terms import TeamTerms, Terms
from salessim.scenario import Scenario

WAITING = 0.01  # of the work may wait where the most people are sought; an assumption, they are doubled where needed
PILOTS = 4  # futures in which it is found how many people are enough
ENOUGH = 0.002  # where twice as many people earn at most so much more, they need not be more


def departments(question: Question, futures: Futures) -> tuple[Department, ...]:
    """Every scenario as a department whose teams may grow and shrink."""
    return tuple(_department(question, futures, number) for number in range(len(futures.scenarios)))


def _department(question: Question, futures: Futures, number: int) -> Department:
    scenario, terms = futures.scenarios[number], futures.prepared[number].terms
    found = _loads(scenario)
    need = tuple(team.load * team.people for team in found)
    limit = question.limit(scenario)
    as_is = people_of(scenario)
    waitless = (with_little_waiting(load, WAITING) for load in need)
    most = tuple(min(most, max(now, few)) for most, now, few in zip(limit, as_is, waitless, strict=True))
    return Department(
        terms=terms,
        as_is=as_is,
        fewest=question.fewest(scenario),
        most=_doubled(futures, number, most, limit),
        load=need,
        person=tuple(_person(terms, team, one) for team, one in zip(terms.teams, found, strict=True)),
    )


def _loads(scenario: Scenario) -> Sequence[TeamLoad]:
    """The fluid load of every team; a team without anybody is asked what one person would have to do."""
    return loads(with_people(scenario, tuple(max(1, number) for number in people_of(scenario)))).teams


def _person(terms: Terms, team: TeamTerms, load: TeamLoad) -> float:
    """What one person costs a year: the salary, every hour on duty, the workplace."""
    months = len(terms.month_starts) - 1
    hours = load.capacity_h / load.people * 12 / months
    return 12 * (team.salary_per_month + team.workplace_per_month) + hours * team.hourly


def _doubled(futures: Futures, number: int, most: People, limit: People) -> People:
    """So many people that twice as many earn hardly more, or as many as may be."""
    earned = _earned(futures, number, most)
    while most != limit:
        more = tuple(min(2 * now, top) for now, top in zip(most, limit, strict=True))
        gained = _earned(futures, number, more)
        if gained - earned <= ENOUGH * gained:
            break
        most, earned = more, gained
    return most


def _earned(futures: Futures, number: int, people: People) -> float:
    return float(futures.earned(Candidate(number, people), PILOTS).sum())
