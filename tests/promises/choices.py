"""Which one is the best: the comparison with the best, and the selection from many."""

import numpy as np
from numpy.random import Generator, default_rng

from promises.kept import Case, Promise
from salessim.analysis.best import contenders
from salessim.analysis.selection import Selection


def on_the_same_luck(random: Generator, means: np.ndarray, replications: int, common: float) -> np.ndarray:
    """Values with sd 1 and a correlation of `common`."""
    luck = random.normal(size=(replications, 1)) * common**0.5
    return means + luck + random.normal(size=(replications, len(means))) * (1 - common) ** 0.5


def with_the_best(means: tuple[float, ...], replications: int = 100) -> Case:
    """All intervals together: how far each is ahead of the best other one, and the best one is not ruled out."""
    truth = np.array(means)
    ahead = [truth[i] - np.delete(truth, i).max() for i in range(len(truth))]

    def trial(number: int) -> list[bool]:
        values = on_the_same_luck(default_rng([6, len(means), number]), truth, replications, 0.8)
        found = contenders(values, [str(i) for i in range(len(means))])
        inside = all(one.ahead.low <= min(0, it) and max(0, it) <= one.ahead.high for one, it in _both(found, ahead))
        return [inside and all(one.may_be_best for one, it in _both(found, ahead) if it > 0)]

    return Case((Promise(f"best of {len(means)}, {replications} futures", "MCB"),), trial)


def _both(found, truths):
    return zip(found, truths, strict=True)


def selected(alternatives: int, common: float, ahead: float = 0.3) -> Case:
    """Where it is hardest: all others are just the difference that matters behind."""
    means = np.zeros(alternatives)
    means[alternatives // 2] = ahead

    def trial(number: int) -> list[bool]:
        random, choice = default_rng([7, alternatives, number]), Selection(alternatives, ahead)
        while not choice.decided:
            for row in on_the_same_luck(random, means, 50, common):
                if not choice.decided:
                    choice.add(row[list(choice.staying)])
        return [choice.staying == (alternatives // 2,)]

    told = f"the right one of {alternatives}, correlation {common}"
    return Case((Promise(told, "Kim and Nelson", 0.95),), trial)
