"""Between which head counts a search goes on: what the work needs, what one person costs, where more earn nothing."""

from salessim.analysis.queues import with_little_waiting
from salessim.analysis.sizing import Candidate, Department, People
from salessim.compiler.loads import loads
from salessim.experiment.sizing.futures import Futures, people_of, with_people
from salessim.experiment.sizing.question import Question
from salessim.results.terms import TeamTerms, Terms

WAITING = 0.01  # of the work may wait where the most people are sought; an assumption, they are doubled where needed
PILOTS = 4  # futures in which it is found how many people are enough
ENOUGH = 0.002  # where twice as many people earn at most so much more, they need not be more


def departments(question: Question, futures: Futures) -> tuple[Department, ...]:
    """Every scenario as a department whose teams may grow and shrink."""
    return tuple(_department(question, futures, number) for number in range(len(futures.scenarios)))


def _department(question: Question, futures: Futures, number: int) -> Department:
    scenario, terms = futures.scenarios[number], futures.prepared[number].terms
    present = tuple(max(1, people) for people in people_of(scenario))  # whoever is alone shows what one can do
    found = loads(with_people(scenario, present)).teams
    need = tuple(team.load * people for team, people in zip(found, present, strict=True))
    hours = (team.capacity_h / people for team, people in zip(found, present, strict=True))
    limit = question.limit(scenario)
    as_is = people_of(scenario)
    fewest = question.fewest(scenario)
    waitless = (with_little_waiting(load, WAITING) for load in need)
    most = tuple(min(top, max(each)) for top, *each in zip(limit, as_is, fewest, waitless, strict=True))
    return Department(
        terms=terms,
        as_is=as_is,
        fewest=fewest,
        most=_doubled(futures, number, most, limit),
        load=need,
        person=tuple(_person(terms, team, each) for team, each in zip(terms.teams, hours, strict=True)),
    )


def _person(terms: Terms, team: TeamTerms, hours: float) -> float:
    """What one person costs a year: the salary, every hour on duty in the period, the workplace."""
    months = len(terms.month_starts) - 1
    return 12 * (team.salary_per_month + team.workplace_per_month + hours * team.hourly / months)


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
    return float(futures.earned(Candidate(number, people), range(PILOTS)).sum())
