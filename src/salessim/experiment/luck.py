"""What was luck in a future: the same one with usual deal values, and with other fates of the same leads.

People are without end in all of them, so that nobody waits. What a future earns less than its leads usually give was a
matter of their fates; what they give less than leads usually do was a matter of who came.
"""

from dataclasses import dataclass, replace

import numpy as np

from salessim.compiler.redraw import Redraw
from salessim.experiment.potential import earned, lifted, unlimited
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.run import Chances
from salessim.network.draws import run_key
from salessim.network.state import State
from salessim.network.tables import World
from salessim.network.world import realise
from salessim.results.luck import by_origin
from salessim.scenario import Scenario
from salessim.scenario.distribution import Dist

OTHERS = 4  # other fates of the same leads: their mean is known twice as well as from one
FRESH = 1 << 32  # the number of a replication and a multiple of this: a future with which it shares nothing


@dataclass(frozen=True)
class Luck:
    """A department with people without end, as it is and with usual deal values."""

    ideal: Prepared
    usual: Prepared

    def amounts(self, chances: Chances) -> list[float]:
        """What is earned in one future, in the order of `results.luck.Luck` from `unlimited_currency` on."""
        seed, number = chances.seed, chances.replication
        usual = _settled(self.usual, seed, number)
        world, first_day = realise(usual.network, seed, number), chances.begin(usual)
        others = [Chances(seed, number + k * FRESH, chances.engine, chances.heartbeat) for k in range(1, OTHERS + 1)]
        runs = [run_key(seed, other.replication) for other in others]
        fates = [_given(chances, usual, world._replace(run=run), first_day) for run in runs]
        anew = [(np.nan, np.nan)]
        if self.usual.terms.unknowns:
            worlds = [realise(usual.network, seed, other.replication) for other in others]
            anew = [_given(other, usual, one, other.begin(usual)) for other, one in zip(others, worlds, strict=True)]
        return [
            earned(chances.play(self.ideal)[0], usual.terms),
            sum(_given(chances, usual, world, first_day)),
            *np.mean(fates, axis=0).tolist(),
            *np.mean(anew, axis=0).tolist(),
        ]


def luck(scenario: Scenario, real: Prepared, count: int, seed: int, engine: str) -> Luck:
    """What is needed to tell luck in `count` futures of a scenario. Raises as `run.simulate` does."""
    ideal, factor = unlimited(scenario, real, count, seed, engine)
    usual = with_usual_values(scenario)
    (ready,) = prepare([usual])
    return Luck(ideal, lifted(usual, ready, factor))


def with_usual_values(scenario: Scenario) -> Scenario:
    """The scenario, its past too, in which every deal is worth what is usual for its kind; listed values stay."""
    values = scenario.deal_value
    if isinstance(values, dict):
        told: Dist | dict[str, Dist] | None = {kind: _usual(one) for kind, one in values.items()}
    else:
        told = None if values is None else _usual(values)
    usual = scenario.changed("usual deal values", deal_value=told)
    if scenario.past is not None:
        usual.origin.past = with_usual_values(scenario.past)
    return usual


def _usual(value: Dist) -> Dist:
    """Its mean; values that are taken in turn are no chance."""
    return value if value.family == "values" else Dist("constant", (value.mean,), value.kind)


def _settled(scenario: Prepared, seed: int, replication: int) -> Prepared:
    """The scenario and its past, in which the numbers with ranges are those of one replication for good."""
    drawn = scenario.drawn(seed, replication)
    past = None if drawn.past is None else _settled(drawn.past, seed, replication)
    return replace(drawn, redraw=Redraw((), ()), past=past)


def _given(chances: Chances, scenario: Prepared, world: World, first_day: State) -> tuple[float, float]:
    """What leads give, and what those give who were there on the first day."""
    log, _ = chances.live(scenario.network, world, first_day, scenario.terms)
    return by_origin(log, scenario.terms.headline, first_day.inside.key)
