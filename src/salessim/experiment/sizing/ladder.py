"""Which head counts go on to fresh futures: the cheapest for the probability wanted, and for some more and less of it.

The search knows a chance from few futures, and whoever is cheapest there had some luck. So the fresh futures get a
ladder to choose from: the lowest rung may just miss, the highest is nearly sure to be enough.
"""

import math

from salessim.analysis.sizing import People
from salessim.experiment.sizing.cheapest import at_the_load, cheapest, grown, many_teams
from salessim.experiment.sizing.steps import by_steps
from salessim.experiment.sizing.trial import Trials

RUNGS = (-1, 0, 1, 2, 3)  # standard errors of a chance in the search, above the probability wanted


def ladder(trials: Trials, level: float) -> tuple[list[People], bool]:
    """The cheapest for each rung, the lowest first, and whether the search went by steps.

    Everybody at the most stands alone, or on top, where no rung from the probability wanted on can be reached.
    """
    department, steps = trials.department, many_teams(trials.department)
    found: list[People] = []
    for wanted in rungs(level, trials.count):
        enough = grown(trials, wanted, found[-1] if found else at_the_load(department))
        if enough is None:
            break
        people = None if steps else cheapest(trials, wanted, enough)
        steps = people is None
        found.append(by_steps(trials, wanted, enough) if people is None else people)
    if len(found) <= RUNGS.index(0):
        found.append(department.most)
    return found, steps


def rungs(level: float, count: int) -> list[int]:
    """In how many of the futures each rung is to meet the plan; at least in one, at most in all of them."""
    error = math.sqrt(level * (1 - level) / count)
    wanted = (math.ceil(count * (level + rung * error) - 1e-9) for rung in RUNGS)
    return [max(1, number) for number in wanted if number <= count]
